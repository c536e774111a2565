"""Somebody says that an entry is their firm's."""

from django.db import models
from django.db.models import Q


class Standing(models.TextChoices):
    """What became of a claim."""

    PROVING = "proving", "wartet auf den Nachweis"
    DECIDING = "deciding", "wartet auf die Entscheidung"
    ACCEPTED = "accepted", "angenommen"
    REFUSED = "refused", "abgelehnt"
    WITHDRAWN = "withdrawn", "zurückgezogen"
    EXPIRED = "expired", "verfallen"


OPEN = (Standing.PROVING, Standing.DECIDING)


class Way(models.TextChoices):
    """How the person shows that they belong to the firm."""

    MAIL = "mail", "Mail an eine Adresse des Betriebs"
    LETTER = "letter", "Brief mit Code an die Anschrift des Betriebs"
    OFFICE = "office", "Nachfrage des Regionalmanagements"
    STEWARD = "steward", "Vorschlag einer zuständigen Person"


class Claim(models.Model):
    """A person wants to speak for a firm, or is proposed by somebody who does. The office decides.

    ``sender`` is a keyed digest of the person's address, so that repeats are known without it; ``nonce`` makes the code of the
    letter, which is worked out and not stored. ``evidence`` says what was shown, without naming the person. ``expires_at`` is
    when the proof ends; a letter that was not printed yet does not expire. Name, address and words are emptied after a while.
    """

    key = models.CharField("Kurzschlüssel", max_length=6, unique=True, editable=False)
    company = models.ForeignKey("showcase.Company", verbose_name="Betrieb", on_delete=models.CASCADE, related_name="+")
    name = models.CharField("Name", max_length=120, blank=True)
    role = models.CharField("Aufgabe im Betrieb", max_length=120, blank=True)
    email = models.EmailField("E-Mail", blank=True)
    text = models.TextField("Nachricht", blank=True)
    language = models.CharField("Sprache", max_length=2, default="de")
    sender = models.CharField("Kennzeichen der Person", max_length=64, db_index=True, editable=False)
    proposed_by = models.CharField("vorgeschlagen von", max_length=80, blank=True, editable=False)
    way = models.CharField("Nachweis", max_length=10, choices=Way.choices)
    standing = models.CharField("Stand", max_length=10, choices=Standing.choices, default=Standing.PROVING)
    nonce = models.CharField("Zufallswert", max_length=32, editable=False)
    tries = models.PositiveSmallIntegerField("falsche Codes", default=0)
    claimed_at = models.DateTimeField("eingegangen", db_index=True)
    letter_at = models.DateTimeField("Brief gedruckt", null=True, blank=True)
    expires_at = models.DateTimeField("Nachweis bis", null=True, blank=True)
    proven_at = models.DateTimeField("nachgewiesen", null=True, blank=True)
    evidence = models.CharField("Beleg", max_length=300, blank=True)
    ended_at = models.DateTimeField("beendet", null=True, blank=True)
    ended_by = models.CharField("beendet von", max_length=80, blank=True, editable=False)
    reason = models.CharField("Grund", max_length=500, blank=True)
    emptied_at = models.DateTimeField("geleert", null=True, blank=True)

    class Meta:
        verbose_name = "Anspruch auf einen Eintrag"
        verbose_name_plural = "Ansprüche auf Einträge"
        ordering = ["-claimed_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(standing__in=Standing.values), name="claim_standing_is_known"),
            models.CheckConstraint(condition=Q(way__in=Way.values), name="claim_way_is_known"),
            models.CheckConstraint(
                condition=Q(standing__in=OPEN, ended_at__isnull=True)
                | (~Q(standing__in=OPEN) & Q(ended_at__isnull=False)),
                name="claim_ended_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(emptied_at__isnull=False) | (~Q(email="") & ~Q(name="")),
                name="claim_is_whole_until_emptied",
            ),
            models.CheckConstraint(
                condition=Q(emptied_at__isnull=True) | Q(email="", name="", role="", text="", ended_at__isnull=False),
                name="claim_emptied_says_nothing",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def subject(self) -> str:
        """How the record of changes names it."""
        return f"claim:{self.key}"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.standing in OPEN
