"""Photos of a meeting."""

from django.db import models
from django.db.models import Q

from produktschau.meetings.models.meeting import Meeting
from produktschau.meetings.models.registration import Attendee


class MeetingPhoto(models.Model):
    """A photo of a meeting. It is public only when everyone who can be recognised agreed (Art. 6 (1) (a) GDPR, §§ 22, 23 KunstUrhG).

    ``shows`` are the registered people on it. ``others`` says about everyone else who can be recognised that, and when, they agreed.
    The original lies under its SHA-256 and is never served; ``renditions`` lists the widths that are ready, in pixels.
    """

    meeting = models.ForeignKey(Meeting, verbose_name="Treffen", on_delete=models.CASCADE, related_name="photos")
    key = models.CharField("Kurzschlüssel", max_length=6, unique=True, editable=False)
    sha256 = models.CharField("Prüfsumme", max_length=64, editable=False)
    width = models.PositiveIntegerField("Breite", editable=False)
    height = models.PositiveIntegerField("Höhe", editable=False)
    alt = models.CharField("Bildbeschreibung", max_length=300)
    credit = models.CharField("Bildnachweis", max_length=150)
    shows = models.ManyToManyField(Attendee, verbose_name="zu sehen", blank=True, related_name="photos")
    others = models.CharField("weitere erkennbare Personen", max_length=300, blank=True)
    renditions = models.JSONField("fertige Breiten", default=list, editable=False)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)
    added_by = models.CharField("hinzugefügt von", max_length=80)
    added_at = models.DateTimeField("hinzugefügt")
    published_at = models.DateTimeField("veröffentlicht", null=True, blank=True)

    class Meta:
        verbose_name = "Foto eines Treffens"
        verbose_name_plural = "Fotos von Treffen"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(alt="") & ~Q(credit=""), name="photo_with_alt_and_credit"),
        ]

    def __str__(self) -> str:
        return self.alt
