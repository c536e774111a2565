"""A firm is asked whether its entry still holds, and how often the office wants that."""

from django.db import models
from django.db.models import Q


class Outcome(models.TextChoices):
    """What came of asking."""

    CONFIRMED = "confirmed", "stimmt noch"
    CHANGES = "changes", "Änderungen gemeldet"
    CLOSED = "closed", "Betrieb aufgegeben"
    SILENT = "silent", "ohne Antwort"


class Via(models.TextChoices):
    """Who entered the answer; only what the firm itself said counts as confirmed by the firm."""

    FIRM = "firm", "vom Betrieb selbst"
    OFFICE = "office", "vom Regionalmanagement eingetragen"


class Asking(models.Model):
    """One question to one firm, from the mail until the answer; a firm has at most one that is open.

    ``asked_at`` is empty where a firm confirmed without being asked. ``said_on`` is the day on which the firm said it,
    ``source`` how the office learned it („Anruf von Frau Muster“). ``settled_at`` is when the office had done what the answer asks for. ``shown`` is a digest of what the firm had before its
    eyes, so that a confirmation can be held against what is public today.
    """

    company = models.ForeignKey("showcase.Company", verbose_name="Betrieb", on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField("gefragt", null=True, blank=True)
    reminded_at = models.DateTimeField("erinnert", null=True, blank=True)
    has_mail = models.BooleanField("per Mail gefragt", default=False)
    outcome = models.CharField("Ergebnis", max_length=10, choices=Outcome.choices, blank=True)
    via = models.CharField("Weg", max_length=10, choices=Via.choices, blank=True)
    said_on = models.DateField("gesagt am", null=True, blank=True)
    source = models.CharField("woher", max_length=200, blank=True)
    text = models.TextField("was sich geändert hat", blank=True)
    shown = models.CharField("Kennzeichen des Gezeigten", max_length=64, blank=True, editable=False)
    ended_by = models.CharField("eingetragen von", max_length=80, blank=True)
    ended_at = models.DateTimeField("beendet", null=True, blank=True, db_index=True)
    settled_by = models.CharField("erledigt von", max_length=80, blank=True)
    settled_at = models.DateTimeField("erledigt", null=True, blank=True)

    class Meta:
        verbose_name = "Nachfrage zum Eintrag"
        verbose_name_plural = "Nachfragen zum Eintrag"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["company"], condition=Q(ended_at__isnull=True), name="one_open_asking_per_company"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", ended_at__isnull=True, asked_at__isnull=False)
                | (Q(outcome__in=Outcome.values) & Q(ended_at__isnull=False)),
                name="asking_ended_has_outcome",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", Outcome.SILENT]) | (Q(via__in=Via.values) & Q(said_on__isnull=False)),
                name="asking_answer_says_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company}: {self.get_outcome_display() or 'offen'}"


class Rhythm(models.Model):
    """How often firms are asked; one row. Nothing goes out by itself until somebody switched it on."""

    is_on = models.BooleanField("von selbst fragen", default=False)
    months = models.PositiveSmallIntegerField("Monate zwischen zwei Nachfragen", default=12)
    reminder_days = models.PositiveSmallIntegerField("Tage bis zur Erinnerung", default=21)
    changed_by = models.CharField("geändert von", max_length=80, blank=True)
    changed_at = models.DateTimeField("geändert", null=True, blank=True)

    class Meta:
        verbose_name = "Rhythmus der Nachfragen"
        verbose_name_plural = "Rhythmus der Nachfragen"
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="one_rhythm"),
            models.CheckConstraint(condition=Q(months__gte=1, months__lte=60), name="rhythm_months_in_range"),
            models.CheckConstraint(
                condition=Q(reminder_days__gte=7, reminder_days__lte=90), name="rhythm_reminder_in_range"
            ),
        ]

    def __str__(self) -> str:
        return f"alle {self.months} Monate"
