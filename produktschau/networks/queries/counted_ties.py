"""What the figures of ties count: pairs of firms, and which of them reach across sectors, networks and former districts."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from produktschau.lib.figures import Breakdown, Counted
from produktschau.networks.calculations.ties import Pair, is_across, is_across_for_certain, pairs
from produktschau.networks.engine.events import TieKind
from produktschau.networks.queries.firms import Values
from produktschau.networks.queries.period import Book, Reading

MOMENTS = frozenset({TieKind.MEETING.value})
"""Kinds of ties that count on their day only."""
_SHARED = (Breakdown.FORMER_DISTRICT, Breakdown.MUNICIPALITY, Breakdown.DIVISION, Breakdown.SIZE)
Judging = Callable[[Book, Pair], bool | None]


def ties(book: Book, first: date, last: date) -> list[Counted]:
    """All pairs joined in the period."""
    return [one for one, _ in _pairs(book, first, last)]


def working_ties(book: Book, first: date, last: date) -> list[Counted]:
    """Those joined by more than a meeting."""
    return [one for one, pair in _pairs(book, first, last) if pair.kinds - MOMENTS]


def across_sectors(book: Book, pair: Pair) -> bool | None:
    """Whether the main sectors of the two lie in different divisions of the WZ 2008."""
    return is_across_for_certain(*_both(book, pair, Breakdown.DIVISION))


def across_districts(book: Book, pair: Pair) -> bool | None:
    """Whether the main sites of the two lie in different former districts."""
    return is_across(*_both(book, pair, Breakdown.FORMER_DISTRICT))


def across_networks(book: Book, pair: Pair) -> bool | None:
    """Whether the two had no network in common on the day they were joined; unknown where one was in none."""
    memberships = book.once("memberships", lambda: _memberships(book))
    one, other = (
        {network for network, since, until in memberships.get(firm, ()) if since <= pair.on <= (until or date.max)}
        for firm in (pair.first, pair.second)
    )
    return is_across(one, other)


def judged(judge: Judging, *answers: bool | None) -> Reading:
    """A reading of the pairs of which ``judge`` says one of these."""

    def read(book: Book, first: date, last: date) -> Sequence[Counted]:
        verdicts = book.once((judge, first, last), lambda: [judge(book, pair) for _, pair in _pairs(book, first, last)])
        return [
            one for (one, _), verdict in zip(_pairs(book, first, last), verdicts, strict=True) if verdict in answers
        ]

    return read


def _pairs(book: Book, first: date, last: date) -> Sequence[tuple[Counted, Pair]]:
    return book.once(("pairs", first, last), lambda: _counted(book, first, last))


def _counted(book: Book, first: date, last: date) -> list[tuple[Counted, Pair]]:
    found = []
    names: dict[frozenset[int], tuple[str, ...]] = {}
    for pair in pairs(book.ties, first, last, moments=MOMENTS):
        one, other = book.firms.get(pair.first), book.firms.get(pair.second)
        if one is None or other is None:
            continue
        if pair.networks not in names:
            names[pair.networks] = book.names(pair.networks)
        values = {**_together(one.values, other.values), Breakdown.NETWORK: names[pair.networks]}
        label = f"{one.name} – {other.name}"
        found.append((Counted(f"pair:{one.key}:{other.key}", label, pair.url, pair.on, values), pair))
    return found


def _together(one: Values, other: Values) -> dict[Breakdown, tuple[str, ...]]:
    """The places of both: a pair counts in each of them."""
    return {
        name: first if first == second else tuple(sorted({*first, *second}))
        for name in _SHARED
        if (first := one.get(name, ())) or other.get(name)
        for second in (other.get(name, ()),)
    }


def _both(book: Book, pair: Pair, breakdown: Breakdown) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (
        book.firms[pair.first].values.get(breakdown, ()),
        book.firms[pair.second].values.get(breakdown, ()),
    )


def _memberships(book: Book) -> Mapping[int, Sequence[tuple[int, date, date | None]]]:
    found: dict[int, list[tuple[int, date, date | None]]] = defaultdict(list)
    for (company, network), own in book.stays.items():
        found[company] += [(network, stay.since, stay.until) for stay in own]
    return found
