"""Territories with validity dates, and their boundaries."""

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from produktschau.region.models.source import Source


class Kind(models.TextChoices):
    """What a territory is. A country carries its ISO code instead of an AGS."""

    COUNTRY = "country", "Staat"
    STATE = "state", "Land"
    DISTRICT = "district", "Landkreis oder kreisfreie Stadt"
    FORMER_DISTRICT = "former_district", "Altkreis"
    MUNICIPALITY = "municipality", "Gemeinde"


AGS_LENGTH = {Kind.COUNTRY: 2, Kind.STATE: 2, Kind.DISTRICT: 5, Kind.FORMER_DISTRICT: 5, Kind.MUNICIPALITY: 8}
"""Digits of the official key (Amtlicher Gemeindeschlüssel) by kind; a country has two letters."""


def _ags_fits_kind() -> models.Q:
    fits = models.Q()
    for kind, length in AGS_LENGTH.items():
        fits |= models.Q(kind=kind.value) & models.Q(Exact(Length("ags"), length))
    return fits


class Territory(models.Model):
    """An area with an official key. Without ``valid_from`` it has been so as long as our data reach.

    ``name`` is how people say it („Frankenberg/Sa.“), ``official_name`` how the register has it
    („Frankenberg/Sa., Stadt“). ``lon`` and ``lat`` are a point inside, WGS 84 degrees.
    """

    Kind = Kind

    kind = models.CharField("Art", max_length=20, choices=Kind.choices)
    ags = models.CharField("Amtlicher Gemeindeschlüssel", max_length=8, db_index=True)
    name = models.CharField("Name", max_length=120)
    official_name = models.CharField("amtlicher Name", max_length=200)
    slug = models.SlugField("Adresse", max_length=100)
    sort_key = models.CharField("Sortierschlüssel", max_length=160, db_index=True, editable=False)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="liegt in"
    )
    former_district = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="municipalities", verbose_name="Altkreis"
    )
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name="aufgegangen in"
    )
    valid_from = models.DateField("gültig ab", null=True, blank=True)
    valid_until = models.DateField("gültig bis", null=True, blank=True)
    area_km2 = models.DecimalField("Fläche in km²", max_digits=10, decimal_places=2, null=True, blank=True)
    population = models.PositiveIntegerField("Einwohnerzahl", null=True, blank=True)
    population_on = models.DateField("Stand der Einwohnerzahl", null=True, blank=True)
    postcode = models.CharField("Postleitzahl", max_length=5, blank=True, db_index=True)
    lon = models.FloatField("geografische Länge", null=True, blank=True)
    lat = models.FloatField("geografische Breite", null=True, blank=True)
    source = models.ForeignKey(Source, models.PROTECT, related_name="+", verbose_name="Quelle")

    class Meta:
        verbose_name = "Gebiet"
        verbose_name_plural = "Gebiete"
        ordering = ["sort_key", "ags"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "ags", "valid_from"],
                condition=models.Q(valid_from__isnull=False),
                name="territory_once_per_start",
            ),
            models.UniqueConstraint(
                fields=["kind", "ags"], condition=models.Q(valid_from__isnull=True), name="territory_once_without_start"
            ),
            models.UniqueConstraint(fields=["kind", "slug"], name="territory_slug_once_per_kind"),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="territory_kind_is_known"),
            models.CheckConstraint(condition=_ags_fits_kind(), name="territory_ags_fits_kind"),
            models.CheckConstraint(
                condition=models.Q(area_km2__isnull=True) | models.Q(area_km2__gt=0), name="territory_area_is_positive"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_until__isnull=True)
                | models.Q(valid_until__gte=models.F("valid_from")),
                name="territory_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(lon__isnull=True, lat__isnull=True)
                | models.Q(lon__isnull=False, lat__isnull=False, lon__range=(-180, 180), lat__range=(-90, 90)),
                name="territory_point_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Boundary(models.Model):
    """The border of a territory: a GeoJSON ``Polygon`` or ``MultiPolygon`` in WGS 84, with its bounding box."""

    territory = models.OneToOneField(Territory, models.CASCADE, related_name="boundary", verbose_name="Gebiet")
    geometry = models.JSONField("Grenze")
    west = models.FloatField("westlichste Länge")
    south = models.FloatField("südlichste Breite")
    east = models.FloatField("östlichste Länge")
    north = models.FloatField("nördlichste Breite")
    source = models.ForeignKey(Source, models.PROTECT, related_name="+", verbose_name="Quelle")

    class Meta:
        verbose_name = "Grenze"
        verbose_name_plural = "Grenzen"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(west__lt=models.F("east"), south__lt=models.F("north")), name="boundary_box_is_a_box"
            )
        ]

    def __str__(self) -> str:
        return f"Grenze von {self.territory_id}"
