"""What a submission said at each of its turns."""

from django.db import models
from django.db.models import Q

from produktschau.intake.models.submission import Submission


class Via(models.TextChoices):
    """How a word of the firm reached the office. Only what it said itself counts as confirmed."""

    OWN = "own", "selbst"
    OFFICE = "office", "Redaktion"
    CALL = "call", "am Telefon"
    MAIL = "mail", "per E-Mail"
    LETTER = "letter", "per Brief"
    VISIT = "visit", "vor Ort"


ON_BEHALF = (Via.CALL, Via.MAIL, Via.LETTER, Via.VISIT)
"""Staff wrote it down for the firm; the day stands beside it."""


def said_condition() -> Q:
    """What was said on somebody's behalf has the day on which it was said."""
    return Q(via__in=["own", "office"], said_on__isnull=True) | Q(
        via__in=["call", "mail", "letter", "visit"], said_on__isnull=False
    )


class Version(models.Model):
    """One state of a submission's words; earlier ones stay.

    ``content`` maps the fields of ``intake.calculations.contents`` to plain JSON values. ``print_text`` is the text for
    catalogue and label, kept apart from the web text because it is approved apart.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField("Nummer")
    content = models.JSONField("Angaben", default=dict)
    print_text = models.TextField("Drucktext", blank=True)
    by = models.CharField("von", max_length=80)
    via = models.CharField("Weg", max_length=10, choices=Via.choices)
    said_on = models.DateField("gesagt am", null=True, blank=True)
    at = models.DateTimeField("wann")

    class Meta:
        verbose_name = "Fassung"
        verbose_name_plural = "Fassungen"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "number"], name="version_number_once"),
            models.CheckConstraint(condition=Q(via__in=Via.values), name="version_via_is_known"),
            models.CheckConstraint(condition=said_condition(), name="version_on_behalf_has_day"),
        ]

    def __str__(self) -> str:
        return f"{self.submission.key}/{self.number}"
