"""How the region chose its sectors, and what its neighbours do: delimitation is more than a number."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models

from produktschau.region.models.territory import Territory

THE_CHOICE = 1
"""The only primary key of ``SectorChoice``: one installation is one region."""


class Neighbour(models.Model):
    """A territory the region is compared with and set apart from."""

    territory = models.OneToOneField(Territory, models.PROTECT, related_name="+", verbose_name="Gebiet")

    class Meta:
        verbose_name = "Nachbar"
        verbose_name_plural = "Nachbarn"
        ordering = ["territory__sort_key", "pk"]

    def __str__(self) -> str:
        return f"Nachbar {self.territory_id}"


class SectorChoice(models.Model):
    """The thresholds from which a sector is proposed for a network, each with its reason."""

    min_quotient = models.DecimalField(
        "Quotient ab", max_digits=5, decimal_places=2, default=Decimal("1.25"), validators=[MinValueValidator(0)]
    )
    min_quotient_reason = models.CharField("warum dieser Quotient", max_length=300)
    min_share = models.DecimalField(
        "Anteil an den Erwerbstätigen ab, in Prozent", max_digits=5, decimal_places=2, default=Decimal(5)
    )
    min_share_reason = models.CharField("warum dieser Anteil", max_length=300)

    class Meta:
        verbose_name = "Schwellen der Branchenwahl"
        verbose_name_plural = "Schwellen der Branchenwahl"
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=THE_CHOICE), name="sector_choice_is_the_only_one"),
            models.CheckConstraint(condition=models.Q(min_quotient__gt=0), name="sector_choice_quotient_is_positive"),
            models.CheckConstraint(
                condition=models.Q(min_share__range=(0, 100)), name="sector_choice_share_is_a_percentage"
            ),
        ]

    def __str__(self) -> str:
        return f"Quotient ab {self.min_quotient}, Anteil ab {self.min_share} %"


class SectorDecision(models.Model):
    """What the programme decided about a group of sectors, whatever the thresholds propose, and why."""

    sector_group = models.CharField("Wirtschaftsbereich", max_length=20, unique=True)
    is_chosen = models.BooleanField("gewählt")
    network = models.CharField("Netzwerk", max_length=120, blank=True)
    reason = models.CharField("Begründung", max_length=500)
    decided_on = models.DateField("beschlossen am", null=True, blank=True)

    class Meta:
        verbose_name = "Entscheidung zu einem Wirtschaftsbereich"
        verbose_name_plural = "Entscheidungen zu Wirtschaftsbereichen"
        ordering = ["sector_group"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="sector_decision_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.sector_group}: {'gewählt' if self.is_chosen else 'nicht gewählt'}"


class Effort(models.TextChoices):
    """What a neighbour does."""

    BRAND = "brand", "Marke"
    PROGRAMME = "programme", "Programm"
    NETWORK = "network", "Netzwerk"


class Overlap(models.TextChoices):
    """How near it comes to what we do."""

    UNJUDGED = "unjudged", "nicht beurteilt"
    NONE = "none", "keine Überschneidung"
    SOME = "some", "teilweise"
    CLOSE = "close", "sehr nah"


class NeighbourEffort(models.Model):
    """A neighbour's brand, programme or network as a short record, with its source and what it shares with ours."""

    Effort = Effort
    Overlap = Overlap

    territory = models.ForeignKey(Territory, models.PROTECT, related_name="efforts", verbose_name="Nachbar")
    kind = models.CharField("Art", max_length=10, choices=Effort.choices)
    name = models.CharField("Name", max_length=200)
    name_en = models.CharField("Name, englisch", max_length=200, blank=True)
    carrier = models.CharField("Träger", max_length=200, blank=True)
    summary = models.TextField("Worum es geht")
    summary_en = models.TextField("Worum es geht, englisch", blank=True)
    since = models.PositiveSmallIntegerField("seit", null=True, blank=True)
    until = models.PositiveSmallIntegerField("bis", null=True, blank=True)
    sector_groups = models.CharField("Wirtschaftsbereiche", max_length=60, blank=True)
    overlap = models.CharField(
        "Überschneidung mit uns", max_length=10, choices=Overlap.choices, default=Overlap.UNJUDGED
    )
    overlap_note = models.CharField("worin", max_length=300, blank=True)
    overlap_note_en = models.CharField("worin, englisch", max_length=300, blank=True)
    source_name = models.CharField("Quelle", max_length=200)
    source_url = models.URLField("Adresse der Quelle", max_length=500, blank=True)
    checked_on = models.DateField("nachgesehen am")
    is_published = models.BooleanField("öffentlich", default=False)

    class Meta:
        verbose_name = "Vorhaben eines Nachbarn"
        verbose_name_plural = "Vorhaben der Nachbarn"
        ordering = ["territory__sort_key", "kind", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["territory", "kind", "name"], name="neighbour_effort_once"),
            models.CheckConstraint(condition=models.Q(kind__in=Effort.values), name="neighbour_effort_kind_is_known"),
            models.CheckConstraint(
                condition=models.Q(overlap__in=Overlap.values), name="neighbour_effort_overlap_is_known"
            ),
            models.CheckConstraint(condition=~models.Q(source_name=""), name="neighbour_effort_has_a_source"),
            models.CheckConstraint(
                condition=models.Q(since__isnull=True)
                | models.Q(until__isnull=True)
                | models.Q(until__gte=models.F("since")),
                name="neighbour_effort_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name
