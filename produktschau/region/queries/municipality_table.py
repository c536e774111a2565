"""The municipalities by any measure: as a map in classes and as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from produktschau.design.formats import number
from produktschau.region.calculations.classes import ValueClass, class_of, quantile_classes, shade_of
from produktschau.region.models import Source, Territory
from produktschau.region.queries.addresses import municipality_address
from produktschau.region.queries.kept_shapes import kept_shapes
from produktschau.region.queries.map_shapes import MapShapes
from produktschau.region.queries.measures import DEFAULT, Measure, measures
from produktschau.region.queries.numbers import number_address
from produktschau.region.queries.places import home_municipalities

NAME, FORMER = "name", "altkreis"
SORTING, MEASURE = "sortieren", "groesse"
"""Words of the address."""


@dataclass(frozen=True)
class Column:
    """A head of the table: its label, the address that sorts by it, ``aria-sort``, and whether the map shows it."""

    label: str
    query: str
    aria_sort: str
    is_number: bool
    is_chosen: bool = False


@dataclass(frozen=True)
class Value:
    """A cell: the value (``None`` is unknown), its decimals, and the address of the records behind it."""

    value: float | None
    places: int
    url: str


@dataclass(frozen=True)
class Row:
    """A municipality with its page and its values in the order of the columns."""

    place: Territory
    url: str
    values: Sequence[Value]


@dataclass(frozen=True)
class Shade:
    """A class of the map: its shade, from 1 (lightest), with its range in words and how many municipalities lie in it."""

    number: int
    words: str
    count: int


@dataclass(frozen=True)
class MunicipalityTable:
    """The page's parts; ``shapes`` is ``None`` while borders are missing. ``unknown`` counts municipalities without a value."""

    order: str
    chosen: Measure
    choices: Sequence[Measure]
    columns: Sequence[Column]
    rows: Sequence[Row]
    shades: Sequence[Shade]
    unknown: int
    shapes: MapShapes | None
    sources: Sequence[Source]


def municipality_table(order: str = NAME, measure: str = DEFAULT) -> MunicipalityTable:
    """Map and table; an unknown word sorts by name, an unknown measure shows inhabitants.

    ``order`` is „name“, „altkreis“ or a measure, with „-“ before it from high to low.
    """
    places = list(home_municipalities())
    choices = measures(places)
    chosen = next((one for one in choices if one.key == measure), choices[0])
    shown = [one for one in choices if not one.is_derived or one.key in ("dichte", chosen.key)]
    order = order if _word(order) in {NAME, FORMER, *(one.key for one in choices)} else NAME
    known = [value for value in chosen.values.values() if value is not None]
    classes = quantile_classes(known)
    return MunicipalityTable(
        order=order,
        chosen=chosen,
        choices=choices,
        columns=_columns(shown, order, chosen),
        rows=[_row(place, shown) for place in _sorted(places, order, choices)],
        shades=[
            Shade(shade_of(number, len(classes)), _range(one, chosen.places), one.count)
            for number, one in enumerate(classes, start=1)
        ],
        unknown=len(chosen.values) - len(known),
        shapes=_shaded(chosen, classes),
        sources=list({place.source_id: place.source for place in places}.values()),
    )


def _word(order: str) -> str:
    return order.removeprefix("-")


def _sorted(places: Sequence[Territory], order: str, choices: Sequence[Measure]) -> list[Territory]:
    """By name within the order; what is unknown or lies in no former district comes last, whichever way."""
    word, falling = _word(order), order.startswith("-")
    by_name = sorted(places, key=lambda place: (place.sort_key, place.ags), reverse=word == NAME and falling)
    if word == NAME:
        return by_name
    keys = _keys(places, word, choices)
    known = sorted((place for place in by_name if keys[place.ags] is not None), key=lambda place: keys[place.ags])
    if falling:
        known = sorted(known, key=lambda place: keys[place.ags], reverse=True)
    return [*known, *(place for place in by_name if keys[place.ags] is None)]


def _keys(places: Sequence[Territory], word: str, choices: Sequence[Measure]) -> Mapping[str, Any]:
    if word == FORMER:
        return {place.ags: place.former_district.sort_key if place.former_district else None for place in places}
    return next(one for one in choices if one.key == word).values


def _columns(shown: Sequence[Measure], order: str, chosen: Measure) -> list[Column]:
    heads = [(NAME, _("Gemeinde"), False), (FORMER, _("Altkreis"), False)]
    heads += [(one.key, one.label, True) for one in shown]
    columns = []
    for key, label, is_number in heads:
        is_current, falling = key == _word(order), order.startswith("-")
        turned = not falling if is_current else is_number
        state = ("descending" if falling else "ascending") if is_current else ""
        query = urlencode({MEASURE: chosen.key, SORTING: f"{'-' if turned else ''}{key}"})
        columns.append(Column(label, query, state, is_number, key == chosen.key))
    return columns


def _row(place: Territory, shown: Sequence[Measure]) -> Row:
    values = [
        Value(
            one.values[place.ags],
            one.places,
            number_address(one.figure, gemeinde=place.ags) if one.figure and one.values[place.ags] else "",
        )
        for one in shown
    ]
    return Row(place, municipality_address(place), values)


def _range(one: ValueClass, places: int) -> str:
    low, high = number(one.low, places), number(one.high, places)
    return low if low == high else _("%(low)s bis %(high)s") % {"low": low, "high": high}


def _shaded(chosen: Measure, classes: Sequence[ValueClass]) -> MapShapes | None:
    kept = kept_shapes()
    if kept is None:
        return None
    shapes = kept[1]
    places = []
    for place in shapes.places:
        value = chosen.values.get(place.ags)
        said = _("unbekannt") if value is None else number(value, chosen.places)
        places.append(
            replace(
                place, note=f"{said} ({chosen.label})", shade=f"k{shade_of(class_of(value, classes), len(classes))}"
            )
        )
    return replace(shapes, places=places)
