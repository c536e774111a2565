"""Who answered a need or an offer."""

from django.db import models
from django.db.models import Q

from produktschau.exchange.models.notice import CameOf, Notice


class Reply(models.Model):
    """An answer to a notice, by a firm of the region or by somebody else; it is forwarded, and its words are deleted after a while.

    ``company`` is the answering firm where there is one. ``came_of`` is what the firm of the notice said came of it. ``sender`` is a keyed
    digest of a visitor's address, so that repeats and abuse are known without it. ``source`` says how the house knows of a firm's answer.
    """

    key = models.CharField("Kurzschlüssel", max_length=6, unique=True, editable=False)
    notice = models.ForeignKey(Notice, verbose_name="Aushang", on_delete=models.CASCADE, related_name="replies")
    company = models.ForeignKey(
        "showcase.Company", verbose_name="Betrieb", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField("Name", max_length=120, blank=True)
    email = models.EmailField("E-Mail", blank=True)
    phone = models.CharField("Telefon", max_length=40, blank=True)
    text = models.TextField("Nachricht", blank=True)
    language = models.CharField("Sprache", max_length=2, default="de")
    sender = models.CharField("Kennzeichen des Absenders", max_length=64, blank=True, db_index=True, editable=False)
    source = models.CharField("Quelle", max_length=120)
    sent_at = models.DateTimeField("gesendet")
    came_of = models.CharField("daraus wurde", max_length=8, choices=CameOf.choices, blank=True)
    answered_at = models.DateTimeField("Ergebnis gemeldet", null=True, blank=True)
    reported_at = models.DateTimeField("als unerwünscht gemeldet", null=True, blank=True)
    reported_why = models.CharField("Grund der Meldung", max_length=300, blank=True)
    settled_at = models.DateTimeField("Meldung entschieden", null=True, blank=True)
    is_abuse = models.BooleanField("als Missbrauch bestätigt", default=False)
    emptied_at = models.DateTimeField("geleert", null=True, blank=True)

    class Meta:
        verbose_name = "Antwort auf einen Aushang"
        verbose_name_plural = "Antworten auf Aushänge"
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(came_of="") | Q(came_of__in=CameOf.values), name="reply_came_of_is_known"
            ),
            models.CheckConstraint(
                condition=Q(emptied_at__isnull=True) | Q(name="", email="", phone="", text="", reported_why=""),
                name="emptied_reply_names_nobody",
            ),
            models.CheckConstraint(
                condition=Q(emptied_at__isnull=False) | ~Q(text=""), name="reply_has_words_until_emptied"
            ),
            models.CheckConstraint(condition=Q(company__isnull=False) | ~Q(sender=""), name="reply_knows_its_sender"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True) | Q(reported_at__isnull=False), name="settled_reply_was_reported"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice}: {self.company or self.key}"

    @property
    def matter(self) -> str:
        """The key that stands in the record of changes."""
        return f"reply:{self.key}"
