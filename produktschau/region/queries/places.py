"""Finds municipalities: by key, by point, by the name or postcode people write."""

import re
from collections.abc import Sequence
from datetime import date

from django.db.models import F, Q, QuerySet

from produktschau.lib.geo import in_geometry
from produktschau.lib.text import sort_key
from produktschau.region.models import Boundary, Region, Territory
from produktschau.region.models.profile import THE_REGION
from produktschau.region.models.territory import Kind

_POSTCODE = re.compile(r"(?<!\d)(\d{5})(?!\d)")
_PART = re.compile(r"[\s,/(]*\b(?:OT|Ortsteil|Gemeindeteil)\b.*$", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:große kreisstadt|kreisstadt|stadt|bergstadt|gemeinde|universitätsstadt|hochschulstadt|garnisonsstadt)\b",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s*[/(].*$|\s+(?:i\.?\s?Sa\.?|in Sachsen|Sa\.|Sachsen|Erzgeb\.?|im Erzgebirge)$", re.IGNORECASE)


def valid_territories(on: date | None = None) -> QuerySet[Territory]:
    """Territories valid on a day; without a day those that have not ended."""
    if on is None:
        return Territory.objects.filter(valid_until__isnull=True)
    return Territory.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=on), Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    )


def home_municipalities() -> QuerySet[Territory]:
    """The municipalities of the home district today, by name, with former district."""
    home = Region.objects.filter(pk=THE_REGION).values("home")
    return (
        valid_territories()
        .filter(kind=Kind.MUNICIPALITY, parent__in=home)
        .select_related("former_district", "source")
        .order_by("sort_key")
    )


def former_districts() -> QuerySet[Territory]:
    """The former districts that municipalities of the home district once lay in, by name."""
    return Territory.objects.filter(
        kind=Kind.FORMER_DISTRICT, pk__in=home_municipalities().order_by().values("former_district")
    ).order_by("sort_key")


def municipality_by_ags(ags: str) -> Territory | None:
    """The municipality with this key that has not ended, else the last one that had it."""
    return (
        Territory.objects.filter(kind=Kind.MUNICIPALITY, ags=ags)
        .select_related("former_district")
        .order_by(F("valid_until").desc(nulls_first=True))
        .first()
    )


def municipality_at(lon: float, lat: float) -> Territory | None:
    """The municipality of today whose boundary holds the point (WGS 84 degrees), or ``None`` outside."""
    near = (
        Boundary.objects.filter(
            territory__kind=Kind.MUNICIPALITY,
            territory__valid_until__isnull=True,
            west__lte=lon,
            east__gte=lon,
            south__lte=lat,
            north__gte=lat,
        )
        .select_related("territory__former_district")
        .order_by("territory__ags")
    )
    return next((row.territory for row in near if in_geometry(lon, lat, row.geometry)), None)


def municipality_by_place(text: str) -> Territory | None:
    """The one municipality of today meant by a name or postcode; ``None`` when none or several fit."""
    found = municipality_candidates(text)
    return found[0] if len(found) == 1 else None


def municipality_candidates(text: str) -> Sequence[Territory]:
    """All municipalities of today that a name, a postcode or „09599 Freiberg“ can mean, by name.

    A name counts more than a postcode: a postcode is asked only where no name fits, or to choose
    between municipalities of the same name. The register keeps one postcode per municipality, so a
    postcode alone is never more than a hint, and an ambiguous one gives several.
    """
    postcode = _POSTCODE.search(text)
    name = _POSTCODE.sub(" ", text).strip(" ,-")
    places = list(
        valid_territories().filter(kind=Kind.MUNICIPALITY).select_related("former_district").order_by("sort_key", "ags")
    )
    named = _named(places, name) if name else []
    if len(named) > 1 and postcode:
        named = [place for place in named if place.postcode == postcode.group(1)] or named
    if named or name or not postcode:
        return named
    return [place for place in places if place.postcode == postcode.group(1)]


def plain_name(text: str) -> str:
    """A place name without title, part and land: „Stadt Frankenberg/Sa., OT Sachsenburg“ → „Frankenberg“."""
    return _SUFFIX.sub("", _TITLE.sub(" ", _PART.sub("", text)).strip(" ,-"))


def plain_place(text: str) -> str:
    """The same as a key to compare: ``frankenberg``."""
    return sort_key(plain_name(text))


def _named(places: Sequence[Territory], name: str) -> list[Territory]:
    exact = sort_key(name)
    hits = [place for place in places if exact in (sort_key(place.name), sort_key(place.official_name))]
    if hits:
        return hits
    plain = plain_place(name)
    return [place for place in places if plain and plain_place(place.name) == plain]
