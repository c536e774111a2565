"""One figure opened: its value, how it is counted, by what it is taken apart, and the records behind it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator

from produktschau.lib.dates import today
from produktschau.lib.figures import PERIOD_FIGURES, Breakdown, Counted, PeriodFigure, by_value, value, within
from produktschau.lib.lists import Cell, ListTable
from produktschau.networks.queries.numbers import Asked, asked_of, ledger, network_names, printed, read_figure
from produktschau.networks.queries.period import read_book
from produktschau.networks.queries.places import district_names
from produktschau.networks.rules import may_see_networks
from produktschau.region.queries import division_titles, home_municipalities
from produktschau.showcase.models import SizeClass

SIZE = 100
WITHOUT = "ohne Angabe"
WAYS = {
    "netz": (Breakdown.NETWORK, "Netzwerk"),
    "altkreis": (Breakdown.FORMER_DISTRICT, "Altkreis"),
    "gemeinde": (Breakdown.MUNICIPALITY, "Gemeinde"),
    "branche": (Breakdown.DIVISION, "Branche"),
    "groesse": (Breakdown.SIZE, "Größe"),
}
"""What an address calls a breakdown."""


@dataclass(frozen=True)
class Part:
    """A line of the breakdown: what lies in one value, with the length of its bar in per cent."""

    value: str
    label: str
    number: str
    share: str
    bar: int
    url: str


@dataclass(frozen=True)
class Opened:
    """Everything the page of a figure shows. ``records`` is ``None`` for whoever may not see them."""

    key: str
    figure: PeriodFigure
    asked: Asked
    number: str
    share: str
    unknown: str
    ways: Sequence[tuple[str, str, str, bool]]
    way: str
    parts: Sequence[Part]
    exceeds: bool
    wanted: str
    records: Page[Counted] | None
    unconfirmed: int
    is_weighed: bool


def opened(key: str, params: Mapping[str, str], user: Any) -> Opened | None:
    """The figure of the key, or ``None``."""
    if key not in PERIOD_FIGURES:
        return None
    figure, asked = PERIOD_FIGURES[key], asked_of(params, today())
    book = read_book(asked.shown.last)
    counted = _of_network(read_figure(figure, book, asked.shown) or (), asked)
    of = read_figure(figure, book, asked.shown, "of")
    unknown = read_figure(figure, book, asked.shown, "unknown")
    ways = {name: told for name, told in WAYS.items() if told[0] in figure.breakdowns}
    way = params.get("nach", "") if params.get("nach", "") in ways else next(iter(ways), "")
    whole = None if of is None else _of_network(of, asked)
    parts = _parts(figure, counted, whole, way, asked) if way else []
    wanted = params.get("wert") if way and "wert" in params else None
    listed = counted if wanted is None else within(counted, WAYS[way][0], wanted)
    told = printed(figure, value(counted), None if whole is None else value(whole))
    return Opened(
        key=key,
        figure=figure,
        asked=asked,
        number=told[0],
        share=told[1],
        unknown="" if unknown is None else printed(figure, value(_of_network(unknown, asked)), None)[0],
        ways=[(name, label, asked.address(nach=name), name == way) for name, (_, label) in ways.items()],
        way=way,
        parts=parts,
        exceeds=sum(by_value(counted, WAYS[way][0]).values()) > value(counted) if way else False,
        wanted="" if wanted is None else next((part.label for part in parts if part.value == wanted), WITHOUT),
        records=Paginator(_sorted(listed), SIZE).get_page(params.get("seite")) if may_open(figure, user) else None,
        unconfirmed=sum(not one.is_confirmed for one in listed),
        is_weighed=any(one.weight != 1 for one in listed),
    )


def may_open(figure: PeriodFigure, user: Any) -> bool:
    """Whether this person may see the records behind the figure."""
    return figure.opens is None or figure.opens(user)


def labels_of(breakdown: Breakdown) -> Mapping[str, str]:
    """Value → words, in the order of a table."""
    if breakdown == Breakdown.NETWORK:
        return {name: name for name in network_names()}
    if breakdown == Breakdown.FORMER_DISTRICT:
        return district_names()
    if breakdown == Breakdown.MUNICIPALITY:
        return {place.ags: place.name for place in home_municipalities()}
    if breakdown == Breakdown.DIVISION:
        return {code: f"{code} {title}" for code, title in division_titles().items()}
    return {str(size): str(label) for size, label in SizeClass.choices}


def _of_network(counted: Sequence[Counted], asked: Asked) -> Sequence[Counted]:
    return within(counted, Breakdown.NETWORK, asked.network) if asked.network else counted


def _sorted(counted: Sequence[Counted]) -> list[Counted]:
    return sorted(counted, key=lambda one: (one.label.casefold(), one.on))


def _parts(
    figure: PeriodFigure, counted: Sequence[Counted], of: Sequence[Counted] | None, way: str, asked: Asked
) -> list[Part]:
    breakdown = WAYS[way][0]
    found, wholes = by_value(counted, breakdown), None if of is None else by_value(of, breakdown)
    if asked.network and breakdown == Breakdown.NETWORK:
        found = {name: amount for name, amount in found.items() if name == asked.network}
    known = labels_of(breakdown)
    most = max([*found.values(), 1])
    values = [
        *(place for place in known if place in found),
        *sorted(place for place in found if place and place not in known),
    ]
    return [
        Part(
            place,
            known.get(place, place) or WITHOUT,
            *printed(figure, found[place], None if wholes is None else wholes.get(place, 0)),
            round(100 * found[place] / most),
            f"{asked.address(nach=way)}&{urlencode({'wert': place})}#dahinter",
        )
        for place in [*values, *([""] if "" in found else [])]
    ]


def _rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    """The records behind one figure („zahl“), or behind one of its parts as its page shows them („nach“, „wert“)."""
    key, asked = params.get("zahl", ""), asked_of(params, today())
    if key not in PERIOD_FIGURES or not may_open(PERIOD_FIGURES[key], user):
        return
    figure, book = PERIOD_FIGURES[key], read_book(asked.shown.last)
    known = {way: labels_of(way) for way, _ in WAYS.values()}
    counted = _of_network(read_figure(figure, book, asked.shown) or (), asked)
    way = WAYS.get(params.get("nach", ""))
    if way is not None and "wert" in params:
        counted = within(counted, way[0], params["wert"])
    for one in _sorted(counted):
        places = [
            ", ".join(known[way].get(place, place) for place in one.values.get(way, ())) for way, _ in WAYS.values()
        ]
        yield one.key, one.label, one.on, one.weight, "ja" if one.is_confirmed else "nein", *places


def _ledger_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    """Every figure: of the period, of the one before and by network, a row each."""
    found = ledger(asked_of(params, today()))
    periods = found.asked.shown, found.asked.earlier
    for group in found.groups:
        for row in group.rows:
            about = group.title, row.figure.label, row.figure.unit
            place = found.asked.network or "alle"
            for period, cell in zip(periods, (row.whole, row.earlier), strict=True):
                yield *about, period.first, period.last, place, cell.amount, cell.share, row.figure.explanation
            for name, part in zip(found.networks, row.parts, strict=True):
                if part is not None:
                    yield *about, *periods[0][:2], name, part.amount, part.share, row.figure.explanation


RECORDS = ListTable(
    label="Was hinter einer Zahl der Netzwerke steht",
    columns=("Schlüssel", "was", "Tag", "zählt", "vom Betrieb bestätigt", *(label for _, label in WAYS.values())),
    rows=_rows,
    permitted=may_see_networks,
)
LEDGER = ListTable(
    label="Zahlen der Netzwerke",
    columns=("Teil", "Zahl", "Einheit", "von", "bis", "Netzwerk", "Wert", "Anteil", "wie gezählt"),
    rows=_ledger_rows,
    permitted=may_see_networks,
)
