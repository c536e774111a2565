"""The ledger of networks: every figure of a period, of the one before and by network, worked out from one book."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from django.urls import reverse

from produktschau.design.formats import number, percent
from produktschau.lib.figures import PERIOD_FIGURES, Breakdown, Counted, PeriodFigure, by_value, value
from produktschau.networks.calculations.periods import Period, before, chosen, quarter_of, quarters_until, years_until
from produktschau.networks.calculations.retention import share_after, survival, watched
from produktschau.networks.models import Network
from produktschau.networks.queries.period import Book, BookFigure, Reading, read_book

QUARTERS, YEARS = 6, 3
"""How many of each can be chosen in one step."""
AFTER = ((183, "6 Monaten"), (365, "12 Monaten"), (730, "24 Monaten"))
"""Days after which survival is told."""
FEW = 5
"""From fewer memberships no survival is estimated."""


@dataclass(frozen=True)
class Asked:
    """What the address asks for. ``network`` is a short name of ``choices``, empty for all; ``typed`` keeps days that are no period."""

    period: Period
    network: str
    offered: Sequence[Period]
    choices: Sequence[str]
    on: date
    typed: tuple[str, str] = ("", "")
    problem: str = ""

    @property
    def shown(self) -> Period:
        """The period without the days that lie ahead."""
        return self.period.until(self.on)

    @property
    def earlier(self) -> Period:
        """The period before."""
        return before(self.period, self.on)

    def address(self, **changes: str) -> str:
        """The choice as the end of an address."""
        told = {
            "von": self.period.first.isoformat(),
            "bis": self.period.last.isoformat(),
            "netz": self.network,
            **changes,
        }
        return f"?{urlencode({name: text for name, text in told.items() if text})}"


@dataclass(frozen=True)
class Cell:
    """A number, as it is printed too, with its share beneath, and where it opens; ``None`` where it is not taken apart so."""

    amount: float
    number: str
    share: str
    url: str


@dataclass(frozen=True)
class Row:
    """One figure: of the period, of the one before, by network."""

    figure: PeriodFigure
    whole: Cell
    earlier: Cell
    parts: Sequence[Cell | None]


@dataclass(frozen=True)
class Group:
    """Figures under one heading."""

    title: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class Survival:
    """How long memberships last: of one network, or of all. ``shares`` belong to ``AFTER``; ``?`` where too few were watched."""

    label: str
    watched: int
    ended: int
    shares: Sequence[str]


@dataclass(frozen=True)
class Ledger:
    """Everything the page shows."""

    asked: Asked
    networks: Sequence[str]
    groups: Sequence[Group]
    survival: Sequence[Survival]
    has_any: bool


def asked_of(params: Mapping[str, str], on: date) -> Asked:
    """The choice an address makes; without one the quarter of the day."""
    offered = [*quarters_until(on, QUARTERS)[::-1], *years_until(on, YEARS)[::-1]]
    typed = params.get("von", "").strip(), params.get("bis", "").strip()
    names = network_names()
    network = params.get("netz", "")
    found = chosen(*typed, on)
    problem = "" if found or not any(typed) else _PROBLEM
    period = found or quarter_of(on)
    return Asked(period, network if network in names else "", offered, names, on, ("", "") if found else typed, problem)


_PROBLEM = "Das ist kein Zeitraum. Nennen Sie den ersten und den letzten Tag, den ersten vor dem letzten; gezeigt ist das laufende Quartal."


def network_names() -> list[str]:
    """Short names of all networks, in their order."""
    return list(Network.objects.values_list("short_name", flat=True))


def ledger(asked: Asked, book: Book | None = None) -> Ledger:
    """Every figure at the point, by its group."""
    book = book or read_book(asked.shown.last)
    networks = [asked.network] if asked.network else asked.choices
    rows = [(key, figure, _row(key, figure, asked, book, networks)) for key, figure in PERIOD_FIGURES.items()]
    groups = [
        Group(title, [row for _, _, row in own]) for title, own in groupby(rows, key=lambda triple: triple[1].group)
    ]
    return Ledger(
        asked,
        networks if not asked.network else [],
        groups,
        survivals(book, asked.shown.last, networks),
        bool(networks),
    )


def reading(figure: PeriodFigure, book: Book, what: str = "") -> Reading | None:
    """How the figure („of“: its whole, „unknown“: what cannot be judged) is read from a book; ``None`` where it has none."""
    if isinstance(figure, BookFigure):
        return {"": figure.read, "of": figure.read_of, "unknown": figure.read_unknown}[what]
    counting = {"": figure.counted, "of": figure.of, "unknown": figure.unknown}[what]
    return None if counting is None else lambda _, first, last: counting(first, last)


def read_figure(figure: PeriodFigure, book: Book, period: Period, what: str = "") -> Sequence[Counted] | None:
    """The records of a figure in a period, from a book."""
    read = reading(figure, book, what)
    return None if read is None else read(book, period.first, period.last)


def printed(figure: PeriodFigure, amount: float, whole: float | None) -> tuple[str, str]:
    """A value and its share as they are printed."""
    text = number(amount, 0 if float(amount).is_integer() else 1)
    if whole is None:
        return text, ""
    return (
        text,
        f"{percent(amount / whole)} von {number(whole, 0 if float(whole).is_integer() else 1)}" if whole else "",
    )


def survivals(book: Book, on: date, networks: Sequence[str]) -> list[Survival]:
    """Kaplan and Meier's estimate for all memberships and for those of each network."""
    keys = {name: pk for pk, name in book.networks.items()}
    found = [] if len(networks) == 1 else [_survival("alle Netzwerke", watched(book.stays, on))]
    return found + [_survival(name, watched(book.stays, on, [keys[name]])) for name in networks if name in keys]


def _survival(label: str, seen: Sequence[tuple[float, bool]]) -> Survival:
    steps = survival(seen)
    shares = [share_after(steps, seen, days) if len(seen) >= FEW else None for days, _ in AFTER]
    return Survival(
        label,
        len(seen),
        sum(ended for _, ended in seen),
        ["?" if share is None else percent(share) for share in shares],
    )


def _row(key: str, figure: PeriodFigure, asked: Asked, book: Book, networks: Sequence[str]) -> Row:
    counted = read_figure(figure, book, asked.shown) or ()
    of = read_figure(figure, book, asked.shown, "of")
    parts, wholes = _by_network(counted), None if of is None else _by_network(of)
    page = reverse("networks_house:number", args=[key])
    has_parts = Breakdown.NETWORK in figure.breakdowns

    def cell(name: str) -> Cell:
        amount = parts.get(name, 0)
        text = printed(figure, amount, None if wholes is None else wholes.get(name, 0))
        return Cell(amount, *text, f"{page}{asked.address(netz=name)}")

    earlier = replace(asked, period=asked.earlier)
    return Row(
        figure,
        cell(asked.network),
        _earlier(figure, asked, book, f"{page}{earlier.address()}"),
        [cell(name) if has_parts else None for name in networks] if not asked.network else [],
    )


def _earlier(figure: PeriodFigure, asked: Asked, book: Book, url: str) -> Cell:
    counted = _by_network(read_figure(figure, book, asked.earlier) or ())
    of = read_figure(figure, book, asked.earlier, "of")
    whole = None if of is None else _by_network(of).get(asked.network, 0)
    amount = counted.get(asked.network, 0)
    return Cell(amount, *printed(figure, amount, whole), url)


def _by_network(counted: Sequence[Counted]) -> dict[str, float]:
    """The whole under ``""``, and by network."""
    return {**by_value(counted, Breakdown.NETWORK), "": value(counted)}
