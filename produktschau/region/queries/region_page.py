"""Everything on the page about the region."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.db.models.expressions import OrderBy
from django.utils.translation import gettext as _

from produktschau.region.models import Region, Source, Territory
from produktschau.region.queries.economy import QuotientTable, quotient_table
from produktschau.region.queries.map_shapes import MapShapes, map_shapes
from produktschau.region.queries.places import home_municipalities
from produktschau.region.queries.profile import region

ORDERS = {
    "name": ("sort_key",),
    "altkreis": ("former_district__sort_key", "sort_key"),
    "flaeche": ("area_km2", "sort_key"),
    "einwohner": ("population", "sort_key"),
}
"""What the table can be sorted by: the word in the address, and the fields."""


@dataclass(frozen=True)
class Column:
    """A head of the table: its label, the address that sorts by it, and ``aria-sort``."""

    label: str
    query: str
    aria_sort: str
    is_number: bool


@dataclass(frozen=True)
class FormerDistrict:
    """A former district as it lives on: number and inhabitants of its municipalities (``None``: unknown)."""

    name: str
    count: int
    population: int | None


@dataclass(frozen=True)
class RegionPage:
    """The page's parts; ``shapes`` and ``quotients`` are ``None`` while their data are missing."""

    region: Region
    municipalities: Sequence[Territory]
    columns: Sequence[Column]
    sources: Sequence[Source]
    shapes: MapShapes | None
    quotients: QuotientTable | None

    @property
    def former_districts(self) -> list[FormerDistrict]:
        """The former districts by name."""
        groups: dict[str, list[Territory]] = {}
        for place in self.municipalities:
            if place.former_district:
                groups.setdefault(place.former_district.name, []).append(place)
        return [_former(name, places) for name, places in sorted(groups.items())]

    @property
    def former_until(self) -> int | None:
        """The year in which the former districts ended, where they ended together."""
        years = {
            place.former_district.valid_until.year
            for place in self.municipalities
            if place.former_district and place.former_district.valid_until
        }
        return years.pop() if len(years) == 1 else None

    @property
    def former_names(self) -> str:
        """„Döbeln, Freiberg und Mittweida“, in the language of the page."""
        names = [former.name for former in self.former_districts]
        if len(names) < 2:
            return "".join(names)
        return _("%(first)s und %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _former(name: str, places: Sequence[Territory]) -> FormerDistrict:
    known = [place.population for place in places if place.population is not None]
    return FormerDistrict(name, len(places), sum(known) if len(known) == len(places) else None)


def region_page(order: str = "name") -> RegionPage:
    """The page, its table sorted by ``order``: a word of ``ORDERS``, with „-“ before it from high to low.

    An unknown word sorts by name.
    """
    word, falling = _sorting(order)
    municipalities = list(ordered_municipalities(order))
    return RegionPage(
        region=region(),
        municipalities=municipalities,
        columns=_columns(word, falling),
        sources=list({row.source_id: row.source for row in municipalities}.values()),
        shapes=map_shapes(),
        quotients=quotient_table(),
    )


def ordered_municipalities(order: str) -> QuerySet[Territory]:
    """The home municipalities in the order of the table."""
    return home_municipalities().order_by(*_fields(*_sorting(order)))


def _sorting(order: str) -> tuple[str, bool]:
    word = order.removeprefix("-")
    return (word, order.startswith("-")) if word in ORDERS else ("name", False)


def _fields(word: str, falling: bool) -> list[str | OrderBy]:
    first, *rest = ORDERS[word]
    ordered = F(first).desc(nulls_last=True) if falling else F(first).asc(nulls_last=True)
    return [ordered, *rest, "ags"]


def _columns(word: str, falling: bool) -> list[Column]:
    labels = {
        "name": _("Gemeinde"),
        "altkreis": _("Altkreis"),
        "flaeche": _("Fläche in km²"),
        "einwohner": _("Einwohner"),
    }
    columns = []
    for key, label in labels.items():
        is_number = key in ("flaeche", "einwohner")
        is_current = key == word
        turned = not falling if is_current else is_number
        state = ("descending" if falling else "ascending") if is_current else ""
        columns.append(Column(label, f"{'-' if turned else ''}{key}", state, is_number))
    return columns
