"""Published figures, and the shares by which figures of old territories go to new ones."""

from django.db import models

from produktschau.region.models.source import Source
from produktschau.region.models.territory import Territory

TOTAL = "TOTAL"
"""The group that holds the published total over all sectors."""


class Basis(models.TextChoices):
    """What a crosswalk share was measured by."""

    POPULATION = "population", "Einwohner"
    AREA = "area", "Fläche"
    EMPLOYEES = "employees", "Beschäftigte"


class Statistic(models.Model):
    """One published value. ``value`` is null when it is unknown, which a secret value always is: never zero."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="+", verbose_name="Quelle")
    table = models.CharField("Tabelle", max_length=80)
    territory = models.ForeignKey(Territory, models.PROTECT, related_name="statistics", verbose_name="Gebiet")
    sector_group = models.CharField("Wirtschaftsbereich", max_length=20)
    year = models.PositiveSmallIntegerField("Jahr")
    value = models.DecimalField("Wert", max_digits=18, decimal_places=3, null=True, blank=True)
    is_secret = models.BooleanField("geheim gehalten", default=False)
    unit = models.CharField("Einheit", max_length=40)

    class Meta:
        verbose_name = "Kennzahl"
        verbose_name_plural = "Kennzahlen"
        ordering = ["table", "territory", "year", "sector_group"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "table", "territory", "sector_group", "year"], name="statistic_once"
            ),
            models.CheckConstraint(
                condition=models.Q(is_secret=False) | models.Q(value__isnull=True), name="statistic_secret_is_unknown"
            ),
            models.CheckConstraint(condition=models.Q(year__range=(1800, 2200)), name="statistic_year_is_plausible"),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.sector_group} {self.year}"


class CrosswalkShare(models.Model):
    """The share, from 0 to 1, of an old territory of ``year`` that lies in a new one, measured by ``basis``.

    Keys instead of territories: the old ones reach back to 1990 and need no entry of their own.
    """

    Basis = Basis

    year = models.PositiveSmallIntegerField("Gebietsstand")
    old_ags = models.CharField("bisheriger Schlüssel", max_length=8)
    new_ags = models.CharField("neuer Schlüssel", max_length=8)
    basis = models.CharField("gemessen an", max_length=12, choices=Basis.choices)
    share = models.FloatField("Anteil")
    source = models.ForeignKey(Source, models.PROTECT, related_name="+", verbose_name="Quelle")

    class Meta:
        verbose_name = "Umrechnungsanteil"
        verbose_name_plural = "Umrechnungsanteile"
        ordering = ["year", "old_ags", "new_ags", "basis"]
        constraints = [
            models.UniqueConstraint(fields=["year", "old_ags", "new_ags", "basis"], name="crosswalk_share_once"),
            models.CheckConstraint(condition=models.Q(share__range=(0, 1)), name="crosswalk_share_is_a_share"),
            models.CheckConstraint(condition=models.Q(basis__in=Basis.values), name="crosswalk_basis_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.old_ags} → {self.new_ags} ({self.year})"
