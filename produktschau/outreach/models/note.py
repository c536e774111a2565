"""What was said between the office and a firm."""

from django.db import models
from django.db.models import Q


class Channel(models.TextChoices):
    """How the two spoke."""

    CALL = "call", "Anruf"
    VISIT = "visit", "Besuch"
    MAIL = "mail", "E-Mail"
    LETTER = "letter", "Brief"
    MEETING = "meeting", "Treffen"


class ContactNote(models.Model):
    """One contact with a firm, so that knowledge does not leave with the person who had it.

    ``message_id`` is that of a filed mail, so that the same mail is not filed twice.
    """

    company = models.ForeignKey("showcase.Company", verbose_name="Betrieb", on_delete=models.CASCADE, related_name="+")
    contact = models.ForeignKey(
        "showcase.Contact",
        verbose_name="Ansprechperson",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    channel = models.CharField("Weg", max_length=10, choices=Channel.choices)
    is_from_firm = models.BooleanField("kam vom Betrieb", default=False)
    happened_at = models.DateTimeField("wann", db_index=True)
    subject = models.CharField("Worum es ging", max_length=200)
    text = models.TextField("Notiz", blank=True)
    follow_up_on = models.DateField("Wiedervorlage", null=True, blank=True, db_index=True)
    followed_up_at = models.DateTimeField("erledigt", null=True, blank=True)
    message_id = models.CharField("Message-ID", max_length=250, blank=True, editable=False)
    noted_by = models.CharField("notiert von", max_length=80)
    noted_at = models.DateTimeField("notiert")

    class Meta:
        verbose_name = "Kontakt mit einem Betrieb"
        verbose_name_plural = "Kontakte mit Betrieben"
        ordering = ["-happened_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="note_channel_is_known"),
            models.CheckConstraint(condition=~Q(subject=""), name="note_says_what_about"),
            models.UniqueConstraint(
                fields=["company", "message_id"], condition=~Q(message_id=""), name="mail_filed_once_per_company"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company}: {self.subject}"
