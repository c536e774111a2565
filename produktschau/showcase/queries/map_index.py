"""The list beside the map: every municipality with its numbers, by former district."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from produktschau.region.models import Territory
from produktschau.showcase.queries.map_view import MapView

BAR = 100
"""Length of the longest bar, in units of its drawing."""


@dataclass(frozen=True)
class Stretch:
    """A part of a bar in the colour of a world."""

    world: str
    start: float
    length: float


@dataclass(frozen=True)
class Row:
    """A municipality; without ``url`` there is nothing to see."""

    name: str
    url: str
    products: int
    companies: int
    bar: Sequence[Stretch]
    is_on: bool


@dataclass(frozen=True)
class Group:
    """The municipalities of a former district, with its numbers: a record with sites in several of them counts once.

    ``url`` shows it larger. Where another district is in view there are no rows.
    """

    name: str
    url: str
    products: int
    companies: int
    rows: Sequence[Row]
    is_on: bool


def map_index(view: MapView, towns: Sequence[Territory]) -> list[Group]:
    """The municipalities in their order, by former district; those that lay in none come last."""
    longest = max((view.number(view.kind, town) for town in towns), default=0)
    names = view.listing.known.words.get("former_district", {})
    of_group: dict[str, list[Territory]] = {slug: [] for slug in names}
    for town in towns:
        of_group.setdefault(town.former_district.slug if town.former_district else "", []).append(town)
    return [_group(view, slug, names.get(slug, ""), its, longest) for slug, its in of_group.items() if its]


def _group(view: MapView, slug: str, name: str, towns: Sequence[Territory], longest: int) -> Group:
    rows = [_row(view, town, longest) for town in towns if view.holds(town)]
    numbers = view.counts.districts
    return Group(
        name=name,
        url=view.asked.address(chosen=_within(view, slug)) if slug else "",
        products=numbers["product"].get(slug, 0) if slug else sum(row.products for row in rows),
        companies=numbers["company"].get(slug, 0) if slug else sum(row.companies for row in rows),
        rows=rows,
        is_on=slug in view.districts,
    )


def _within(view: MapView, slug: str) -> Mapping[str, Sequence[str]]:
    return {**view.asked.chosen, "former_district": [slug], "municipality": []}


def _row(view: MapView, town: Territory, longest: int) -> Row:
    return Row(
        name=town.name,
        url=view.url(town),
        products=view.number("product", town),
        companies=view.number("company", town),
        bar=_bar(view.colours(town), longest),
        is_on=town.ags in view.places,
    )


def _bar(colours: Mapping[str, int], longest: int) -> list[Stretch]:
    stretches, start = [], 0.0
    for world, count in colours.items():
        length = count * BAR / longest
        stretches.append(Stretch(world, round(start, 1), round(length, 1)))
        start += length
    return stretches
