"""Who was there."""

from django.db import models
from django.db.models import Q

from produktschau.meetings.models.meeting import Meeting
from produktschau.meetings.models.registration import Attendee


class Source(models.TextChoices):
    """How the house knows."""

    PAPER = "paper", "Papierliste"
    PHONE = "phone", "Telefon"
    SITE = "site", "vor Ort"
    QR = "qr", "QR-Code"
    IMPORT = "import", "eingelesen"


class Attendance(models.Model):
    """People of one firm who were at a meeting: one tick, with the number of people it stands for.

    Without ``company`` they are guests who belong to no firm, or to one deleted since; they count as people and never as a firm. ``attendee`` is the registered
    person where it is known; nobody is checked in twice. ``sheet`` and ``line`` are the place on the paper. Several rows of one firm
    count as one firm. ``confirmed_at``: the firm itself says so.
    """

    meeting = models.ForeignKey(Meeting, verbose_name="Treffen", on_delete=models.CASCADE, related_name="attendances")
    company = models.ForeignKey(
        "showcase.Company", verbose_name="Betrieb", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    attendee = models.OneToOneField(
        Attendee,
        verbose_name="angemeldete Person",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="attendance",
    )
    persons = models.PositiveSmallIntegerField("Personen", default=1)
    source = models.CharField("Quelle", max_length=10, choices=Source.choices)
    sheet = models.PositiveSmallIntegerField("Blatt", null=True, blank=True)
    line = models.PositiveSmallIntegerField("Zeile", null=True, blank=True)
    noted_by = models.CharField("erfasst von", max_length=80)
    noted_at = models.DateTimeField("erfasst")
    confirmed_at = models.DateTimeField("vom Betrieb bestätigt", null=True, blank=True)

    class Meta:
        verbose_name = "Anwesenheit"
        verbose_name_plural = "Anwesenheiten"
        ordering = ["-noted_at", "-pk"]
        indexes = [models.Index(fields=["company", "meeting"], name="attendance_of_company")]
        constraints = [
            models.CheckConstraint(condition=Q(source__in=Source.values), name="attendance_source_is_known"),
            models.CheckConstraint(condition=Q(persons__gte=1), name="attendance_of_somebody"),
            models.CheckConstraint(
                condition=Q(sheet__isnull=True, line__isnull=True) | Q(sheet__isnull=False, line__isnull=False),
                name="attendance_place_is_whole",
            ),
            models.UniqueConstraint(
                fields=["meeting", "sheet", "line"], condition=Q(line__isnull=False), name="attendance_line_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.company or 'Gäste'}"
