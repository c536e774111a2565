"""Fields of action: what the region can do something about, so that needs, sectors and measures meet in one word."""

from django.db import models
from django.db.models import Q


class Pillar(models.TextChoices):
    """The four pillars the work of the programme is cut into."""

    CONCEPT = "concept", "Konzeption und Monitoring"
    COMMUNICATION = "communication", "Kommunikation"
    INSTRUMENTS = "instruments", "Instrumente"
    COOPERATION = "cooperation", "Kooperation"


class FieldOfAction(models.Model):
    """A field of action („Fachkräfte und Nachwuchs“), to which needs from surveys are grouped.

    ``groups`` are the groups of sectors it concerns most (``region.calculations.sector_groups.GROUPS``); none means all.
    """

    name = models.CharField("Name", max_length=80, unique=True)
    description = models.CharField("Worum es geht", max_length=300, blank=True)
    position = models.PositiveSmallIntegerField("Platz", default=0)
    pillar = models.CharField("Säule", max_length=15, choices=Pillar.choices, blank=True)
    groups = models.JSONField("Wirtschaftsbereiche", default=list, blank=True)
    changed_at = models.DateTimeField("geändert")

    class Meta:
        verbose_name = "Handlungsfeld"
        verbose_name_plural = "Handlungsfelder"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="field_of_action_is_named"),
            models.CheckConstraint(condition=Q(pillar__in=["", *Pillar.values]), name="field_of_action_pillar_known"),
        ]

    def __str__(self) -> str:
        return self.name
