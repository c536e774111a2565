"""Links with which a firm acts without an account."""

from django.db import models
from django.db.models import F, Q


class PersonalLink(models.Model):
    """A link that lets whoever holds it speak for one company in one matter until a day.

    The token in the address is worked out from the secret of the house, the number of the row and ``nonce``: a copy of the
    database opens nothing, and a reminder can carry the same address. ``purpose`` is a key of
    ``outreach.engine.purposes.PURPOSES``; ``subject`` names the matter as the record of changes does.
    """

    company = models.ForeignKey("showcase.Company", verbose_name="Betrieb", on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField("Zweck", max_length=40)
    subject = models.CharField("Sache", max_length=120, help_text="zum Beispiel „submission:K7M2QX“")
    name = models.CharField("Name", max_length=150, blank=True)
    email = models.EmailField("E-Mail", blank=True)
    nonce = models.CharField("Zufallswert", max_length=32, editable=False)
    made_by = models.CharField("ausgestellt von", max_length=80)
    made_at = models.DateTimeField("ausgestellt")
    expires_at = models.DateTimeField("gültig bis")
    opened_at = models.DateTimeField("zuerst geöffnet", null=True, blank=True)
    used_at = models.DateTimeField("zuletzt gehandelt", null=True, blank=True)
    ended_at = models.DateTimeField("beendet", null=True, blank=True)

    class Meta:
        verbose_name = "persönlicher Link"
        verbose_name_plural = "persönliche Links"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["subject"], name="link_subject")]
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="link_ends_after_it_began"),
            models.CheckConstraint(condition=~Q(purpose="") & ~Q(subject="") & ~Q(nonce=""), name="link_is_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.company}: {self.subject}"

    @property
    def actor_key(self) -> str:
        """The key that stands in the record of changes."""
        return f"link:{self.pk}"
