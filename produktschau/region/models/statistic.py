"""Published figures, and the shares by which figures of old territories go to new ones."""

from django.db import models

from produktschau.region.models.classification import Edition
from produktschau.region.models.source import Source
from produktschau.region.models.territory import Territory

TOTAL = "TOTAL"
"""The group that holds the published total over all sectors."""


class Basis(models.TextChoices):
    """What a crosswalk share was measured by."""

    POPULATION = "population", "Einwohner"
    AREA = "area", "Fläche"
    EMPLOYEES = "employees", "Beschäftigte"


class Measure(models.TextChoices):
    """What a table counts."""

    EMPLOYED = "employed", "Erwerbstätige"
    EMPLOYEES = "employees", "sozialversicherungspflichtig Beschäftigte"
    ESTABLISHMENTS = "establishments", "Betriebe"
    POPULATION = "population", "Einwohner"
    VALUE_ADDED = "value_added", "Bruttowertschöpfung"
    OTHER = "other", "anderes"


class Unknown(models.TextChoices):
    """Why a value is not known. Unknown is never zero."""

    SECRET = "secret", "geheim gehalten"
    MISSING = "missing", "nicht veröffentlicht"
    LATER = "later", "liegt noch nicht vor"
    SENSELESS = "senseless", "nicht sinnvoll"
    UNCERTAIN = "uncertain", "zu unsicher"


class Dataset(models.Model):
    """A published table: what it counts, in which unit, by which edition of the classification, and when it was fetched."""

    Measure = Measure
    Edition = Edition

    source = models.ForeignKey(Source, models.PROTECT, related_name="+", verbose_name="Quelle")
    code = models.CharField("Tabelle", max_length=80)
    title = models.CharField("Bezeichnung", max_length=300, blank=True)
    measure = models.CharField("Merkmal", max_length=20, choices=Measure.choices, default=Measure.EMPLOYED)
    unit = models.CharField("Einheit", max_length=40)
    edition = models.CharField("Klassifikation", max_length=10, choices=Edition.choices, default=Edition.WZ2008)
    retrieved_on = models.DateField("abgerufen am", null=True, blank=True)

    class Meta:
        verbose_name = "Statistiktabelle"
        verbose_name_plural = "Statistiktabellen"
        ordering = ["code", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "code"], name="dataset_once_per_source"),
            models.CheckConstraint(condition=~models.Q(code=""), name="dataset_has_a_code"),
            models.CheckConstraint(condition=models.Q(measure__in=Measure.values), name="dataset_measure_is_known"),
            models.CheckConstraint(condition=models.Q(edition__in=Edition.values), name="dataset_edition_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}".strip()


class Statistic(models.Model):
    """One published value. ``value`` is null exactly when there is a reason why it is unknown: never zero instead."""

    Unknown = Unknown

    dataset = models.ForeignKey(Dataset, models.PROTECT, related_name="values", verbose_name="Tabelle")
    territory = models.ForeignKey(Territory, models.PROTECT, related_name="statistics", verbose_name="Gebiet")
    sector_group = models.CharField("Wirtschaftsbereich", max_length=20)
    year = models.PositiveSmallIntegerField("Jahr")
    value = models.DecimalField("Wert", max_digits=18, decimal_places=3, null=True, blank=True)
    unknown_because = models.CharField("unbekannt, weil", max_length=10, choices=Unknown.choices, blank=True)
    is_provisional = models.BooleanField("vorläufig", default=False)

    class Meta:
        verbose_name = "Kennzahl"
        verbose_name_plural = "Kennzahlen"
        ordering = ["dataset", "territory", "year", "sector_group"]
        constraints = [
            models.UniqueConstraint(fields=["dataset", "territory", "sector_group", "year"], name="statistic_once"),
            models.CheckConstraint(
                condition=models.Q(value__isnull=False, unknown_because="")
                | models.Q(value__isnull=True, unknown_because__in=Unknown.values),
                name="statistic_is_known_or_says_why_not",
            ),
            models.CheckConstraint(condition=models.Q(year__range=(1800, 2200)), name="statistic_year_is_plausible"),
        ]

    def __str__(self) -> str:
        return f"{self.dataset_id} {self.sector_group} {self.year}"


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
