"""Sites in a circle, worked out by the database."""

from typing import Any

from django.db.models import Case, F, FloatField, QuerySet, When
from django.db.models.functions import ASin, Cos, Greatest, Least, Power, Radians, Sin, Sqrt

from produktschau.lib.geo import EARTH_RADIUS_KM
from produktschau.search.engine.kinds import Circle
from produktschau.showcase.models import Site


def sites_within(circle: Circle) -> QuerySet[Site]:
    """The sites in a circle by great-circle distance; one that nobody located lies where its municipality of today does."""
    lon, lat = circle.point
    sites = Site.objects.annotate(at_lon=_degrees("lon"), at_lat=_degrees("lat"))
    sites = sites.filter(at_lon__isnull=False, at_lat__isnull=False)
    return sites.annotate(km=_km(lon, lat)).filter(km__lte=circle.km)


def _degrees(name: str) -> Case:
    """The site's own, else those of its municipality's successor, else of the municipality."""
    town = "municipality"
    return Case(
        When(lon__isnull=False, lat__isnull=False, then=F(name)),
        When(**{f"{town}__successor__isnull": False}, then=F(f"{town}__successor__{name}")),
        default=F(f"{town}__{name}"),
        output_field=FloatField(),
    )


def _km(lon: float, lat: float) -> Any:
    """The haversine formula, as in ``lib.geo``."""
    north = Power(Sin(Radians(F("at_lat") - lat) / 2.0), 2)
    east = Power(Sin(Radians(F("at_lon") - lon) / 2.0), 2)
    share = north + Cos(Radians(F("at_lat"))) * Cos(Radians(lat)) * east
    return 2 * EARTH_RADIUS_KM * ASin(Sqrt(Least(1.0, Greatest(0.0, share))))
