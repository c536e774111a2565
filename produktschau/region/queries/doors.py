"""The places of the home district that have a page of their own: municipalities and former districts, by their address."""

from collections.abc import Iterable, Sequence

from produktschau.lib.geo import distance_km
from produktschau.region.models import Territory
from produktschau.region.models.territory import Kind
from produktschau.region.queries.places import former_districts, home_municipalities


def municipality_at_address(slug: str) -> Territory | None:
    """The home municipality with this address; for one that was merged, the one it is part of today."""
    today = home_municipalities()
    here = today.filter(slug=slug).first()
    if here is not None:
        return here
    heirs = Territory.objects.filter(kind=Kind.MUNICIPALITY, slug=slug, successor__isnull=False).values("successor")
    return today.filter(pk__in=heirs).first()


def former_district_at_address(slug: str) -> Territory | None:
    """The former district with this address, if municipalities of the home district lay in it."""
    return former_districts().filter(slug=slug).first()


def merged_into(place: Territory) -> Sequence[Territory]:
    """The municipalities that are part of this one today, by name."""
    return list(Territory.objects.filter(kind=Kind.MUNICIPALITY, successor=place).order_by("sort_key"))


def nearest(place: Territory, others: Iterable[Territory], number: int) -> list[tuple[float, Territory]]:
    """The ``number`` nearest of the others with their distance in kilometres, from point to point; none without a point."""
    if place.lon is None or place.lat is None:
        return []
    far = [
        (distance_km(place.lon, place.lat, other.lon, other.lat), other)
        for other in others
        if other.pk != place.pk and other.lon is not None and other.lat is not None
    ]
    return sorted(far, key=lambda pair: (pair[0], pair[1].sort_key))[:number]
