"""A message to all firms of a list, and what became of it at each of them."""

from django.db import models
from django.db.models import Q


class Stage(models.TextChoices):
    """How far a circular is."""

    DRAFT = "draft", "Entwurf"
    SENDING = "sending", "wird versandt"
    STOPPED = "stopped", "angehalten"
    DONE = "done", "versandt"


class Way(models.TextChoices):
    """How a firm is reached."""

    MAIL = "mail", "E-Mail"
    LETTER = "letter", "Brief"
    NONE = "none", "kein Weg"


class Circular(models.Model):
    """One message to the firms of a list. ``subject`` and ``text`` may hold merge fields („{betrieb}“).

    Whom it reaches is fixed when it is released: from then on ``deliveries`` say it, not the list.
    """

    key = models.CharField("Kurzschlüssel", max_length=6, unique=True, editable=False)
    list = models.ForeignKey(
        "mailings.DistributionList",
        verbose_name="Verteiler",
        on_delete=models.PROTECT,
        related_name="circulars",
    )
    subject = models.CharField("Betreff", max_length=150)
    text = models.TextField("Text")
    stage = models.CharField("Stand", max_length=10, choices=Stage.choices, default=Stage.DRAFT)
    made_by = models.CharField("angelegt von", max_length=80)
    made_at = models.DateTimeField("angelegt")
    changed_at = models.DateTimeField("geändert")
    released_by = models.CharField("versandt von", max_length=80, blank=True)
    released_at = models.DateTimeField("Versand begonnen", null=True, blank=True)

    class Meta:
        verbose_name = "Rundschreiben"
        verbose_name_plural = "Rundschreiben"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="circular_stage_is_known"),
            models.CheckConstraint(condition=~Q(subject="") & ~Q(text="") & ~Q(key=""), name="circular_is_whole"),
            models.CheckConstraint(
                condition=Q(stage="draft", released_at__isnull=True, released_by="")
                | (~Q(stage="draft") & Q(released_at__isnull=False) & ~Q(released_by="")),
                name="circular_released_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def matter(self) -> str:
        """How the record of changes and the keys of mails name it."""
        return f"circular:{self.key}"


class Delivery(models.Model):
    """What one firm gets of a circular: a mail to one address, a letter, or nothing and why.

    ``name`` and ``email`` are there only until the mail is handed over; ``address`` is a keyed digest that stays, so that one
    address never gets a circular twice.
    """

    circular = models.ForeignKey(Circular, on_delete=models.CASCADE, related_name="deliveries")
    company = models.ForeignKey("showcase.Company", verbose_name="Betrieb", on_delete=models.CASCADE, related_name="+")
    way = models.CharField("Weg", max_length=8, choices=Way.choices)
    why = models.CharField("Grund", max_length=200, blank=True)
    name = models.CharField("Name", max_length=150, blank=True)
    email = models.EmailField("E-Mail", blank=True)
    address = models.CharField("Kennzeichen der Adresse", max_length=64, blank=True, editable=False)
    mail = models.ForeignKey(
        "work.Mail", verbose_name="Mail", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    handed_at = models.DateTimeField("übergeben", null=True, blank=True)

    class Meta:
        verbose_name = "Zustellung"
        verbose_name_plural = "Zustellungen"
        ordering = ["pk"]
        indexes = [models.Index(fields=["circular", "handed_at"], name="delivery_waiting")]
        constraints = [
            models.CheckConstraint(condition=Q(way__in=Way.values), name="delivery_way_is_known"),
            models.CheckConstraint(condition=Q(way="none") | Q(why=""), name="delivery_reason_only_without_way"),
            models.CheckConstraint(
                condition=Q(handed_at__isnull=True) | Q(name="", email=""), name="delivery_handed_over_names_nobody"
            ),
            models.UniqueConstraint(
                fields=["circular", "address"], condition=~Q(address=""), name="delivery_once_per_address"
            ),
            models.UniqueConstraint(
                fields=["circular", "company"], condition=Q(address=""), name="delivery_once_per_firm"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.circular}: {self.company}"
