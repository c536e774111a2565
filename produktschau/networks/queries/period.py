"""The book of a day: memberships, acts and ties up to it, read once, from which every figure of any period before is worked out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

from produktschau.lib.figures import Breakdown, Counted, Counting, PeriodFigure
from produktschau.networks.calculations.activity import Presence, presences
from produktschau.networks.calculations.spells import Moved, Spell, Stays, stays_of
from produktschau.networks.engine.events import ACTS, TIES, Act, ActKind, Tie
from produktschau.networks.models import Membership, Network, Standing
from produktschau.networks.queries.firms import OF_FIRMS, Firm, firms

BEGINNING = date(1990, 1, 1)
"""Nothing in the house happened before."""
BREAKDOWNS = OF_FIRMS | {Breakdown.NETWORK}
T = TypeVar("T")


@dataclass(frozen=True)
class Book:
    """All that happened up to ``last``. ``networks`` are short names by primary key, in their order."""

    last: date
    firms: Mapping[int, Firm]
    networks: Mapping[int, str]
    stays: Stays
    acts: Sequence[Act]
    ties: Sequence[Tie]
    _kept: dict[object, Any] = field(default_factory=dict)

    @cached_property
    def there(self) -> Sequence[Presence]:
        """Firms at meetings, once for each meeting."""
        return presences(act for act in self.acts if act.kind == ActKind.ATTENDED)

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What ``make`` gives, made at most once for this book: rows of a domain above, steps several figures share."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast("T", self._kept[key])

    def names(self, networks: Iterable[int]) -> tuple[str, ...]:
        """Short names of networks; those that are gone are left out."""
        return tuple(sorted(self.networks[pk] for pk in networks if pk in self.networks))

    def of_firms(self, moved: Mapping[int, Moved]) -> list[Counted]:
        """One record for each firm."""
        return [
            Counted(
                f"company:{firm.key}",
                firm.name,
                firm.url,
                one.on,
                {**firm.values, Breakdown.NETWORK: self.names(one.networks)},
                1,
                one.is_confirmed,
            )
            for pk, one in moved.items()
            if (firm := self.firms.get(pk)) is not None
        ]


Reading = Callable[[Book, date, date], Sequence[Counted]]
"""Counts from a book that reaches to the last day or further."""


@dataclass(frozen=True, kw_only=True)
class BookFigure(PeriodFigure):
    """A figure of a period worked out from a book, so that many figures and periods share one."""

    read: Reading
    read_of: Reading | None = None
    read_unknown: Reading | None = None


def book_figure(
    *,
    read: Reading,
    read_of: Reading | None = None,
    read_unknown: Reading | None = None,
    **told: Any,
) -> BookFigure:
    """A figure that everybody can ask for a period, and the pages of networks from a book they have."""
    return BookFigure(
        read=read,
        read_of=read_of,
        read_unknown=read_unknown,
        counted=_alone(read),
        of=_alone(read_of) if read_of else None,
        unknown=_alone(read_unknown) if read_unknown else None,
        **{"breakdowns": BREAKDOWNS, **told},
    )


def read_book(last: date) -> Book:
    """The book of a day; a fixed number of queries, whatever is in it."""
    networks = dict(Network.objects.values_list("pk", "short_name"))
    rows = Membership.objects.filter(standing__in=(Standing.ACTIVE, Standing.ENDED), since__lte=last).order_by("pk")
    fields = ("company_id", "network_id", "since", "until", "confirmed_at")
    spells = [
        Spell(company, network, since, until, confirmed_at is not None)
        for company, network, since, until, confirmed_at in rows.values_list(*fields)
        if since is not None
    ]
    return Book(
        last=last,
        firms=firms(),
        networks=networks,
        stays=stays_of(spells),
        acts=[act for acts in ACTS for act in acts(BEGINNING, last)],
        ties=[tie for ties in TIES for tie in ties(BEGINNING, last)],
    )


def _alone(read: Reading) -> Counting:
    def counted(first: date, last: date) -> Sequence[Counted]:
        return read(read_book(last), first, last)

    return counted
