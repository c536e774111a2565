"""Numbers that open: the address of the records behind a number, and what stands there."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from produktschau.lib.figures import FIGURES, Breakdown, CountedFigure, Record
from produktschau.region.calculations.sector_groups import divisions_of
from produktschau.region.models import Territory, Trade
from produktschau.region.queries.employment import group_titles
from produktschau.region.queries.places import former_districts, home_municipalities
from produktschau.region.queries.sectors import division_titles

PARAMETERS = {
    "altkreis": Breakdown.FORMER_DISTRICT,
    "gemeinde": Breakdown.MUNICIPALITY,
    "branche": Breakdown.DIVISION,
    "handwerk": Breakdown.TRADE,
    "netzwerk": Breakdown.NETWORK,
}
"""What a number can be narrowed by: the word in the address, and the breakdown."""


@dataclass(frozen=True)
class Narrowed:
    """One narrowing of a number: „Altkreis“, „Döbeln“, and the values of the breakdown it stands for."""

    word: str
    label: str
    breakdown: Breakdown
    values: Collection[str]


@dataclass(frozen=True)
class OpenedNumber:
    """The records behind a number; ``possible`` are those that may lie elsewhere, so the number is a range."""

    key: str
    label: str
    narrowed: Sequence[Narrowed]
    certain: Sequence[Record]
    possible: Sequence[Record]

    @property
    def low(self) -> int:
        """At least so many."""
        return len(self.certain)

    @property
    def high(self) -> int:
        """At most so many."""
        return len(self.certain) + len(self.possible)

    @property
    def records(self) -> list[Record]:
        """All of them, the certain ones first."""
        return [*self.certain, *self.possible]


def number_address(figure: str, **narrowed: str) -> str:
    """The page with the records behind a number: ``number_address("betriebe", altkreis="14375")``."""
    address = reverse("region:number", args=[figure])
    return f"{address}?{urlencode(narrowed)}" if narrowed else address


def opened_number(key: str, asked: Mapping[str, str]) -> OpenedNumber | None:
    """The records of a figure that lie in everything asked for; ``None`` where the figure or a value does not exist.

    Other parameters of the address are left alone.
    """
    if key not in FIGURES:
        return None
    figure = FIGURES[key]
    narrowed = [_narrowed(word, asked[word], figure) for word in PARAMETERS if word in asked]
    known = [one for one in narrowed if one is not None]
    if len(known) != len(narrowed):
        return None
    records = _records(figure, known)
    return OpenedNumber(
        key=key,
        label=str(figure.label),
        narrowed=known,
        certain=[record for record in records if record.is_certain],
        possible=[record for record in records if not record.is_certain],
    )


def _records(figure: CountedFigure, narrowed: Sequence[Narrowed]) -> list[Record]:
    """Those in all narrowings, in the order of the figure; certain where it is in each of them."""
    if not narrowed:
        return list(figure.records(None, ()))
    first, *others = [list(figure.records(one.breakdown, one.values)) for one in narrowed]
    for other in others:
        certain = {record.key: record.is_certain for record in other}
        first = [
            Record(record.key, record.label, record.url, record.is_certain and certain[record.key])
            for record in first
            if record.key in certain
        ]
    return first


def _narrowed(word: str, value: str, figure: CountedFigure) -> Narrowed | None:
    breakdown = PARAMETERS[word]
    if breakdown not in figure.breakdowns:
        return None
    return _READ[breakdown](value, figure)


def _former_district(value: str, figure: CountedFigure) -> Narrowed | None:
    place = former_districts().filter(ags=value).first()
    return _place(place, _("Altkreis"), Breakdown.FORMER_DISTRICT)


def _municipality(value: str, figure: CountedFigure) -> Narrowed | None:
    return _place(home_municipalities().filter(ags=value).first(), _("Gemeinde"), Breakdown.MUNICIPALITY)


def _place(place: Territory | None, word: str, breakdown: Breakdown) -> Narrowed | None:
    return None if place is None else Narrowed(word, place.name, breakdown, (place.ags,))


def _sector(value: str, figure: CountedFigure) -> Narrowed | None:
    title = group_titles().get(value) or (division_titles().get(value) if value.isdecimal() else None)
    if title is None:
        return None
    return Narrowed(_("Wirtschaftsbereich"), f"{title} ({value})", Breakdown.DIVISION, divisions_of(value))


def _trade(value: str, figure: CountedFigure) -> Narrowed | None:
    annex, _dash, number = value.partition("-")
    if not (number.isascii() and number.isdecimal() and len(number) <= 4):
        return None
    trade = Trade.objects.filter(annex=annex, number=int(number)).first()
    if trade is None or f"{trade.annex}-{trade.number}" != value:
        return None
    return Narrowed(_("Handwerk"), trade.title, Breakdown.TRADE, (value,))


def _network(value: str, figure: CountedFigure) -> Narrowed | None:
    known = any(value in values for values in figure.tally(Breakdown.NETWORK))
    return Narrowed(_("Netzwerk"), value, Breakdown.NETWORK, (value,)) if known else None


_READ: Mapping[Breakdown, Callable[[str, CountedFigure], Narrowed | None]] = {
    Breakdown.FORMER_DISTRICT: _former_district,
    Breakdown.MUNICIPALITY: _municipality,
    Breakdown.DIVISION: _sector,
    Breakdown.TRADE: _trade,
    Breakdown.NETWORK: _network,
}
