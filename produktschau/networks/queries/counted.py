"""What the figures of networks count, each from a book: members, activity, attendance."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from produktschau.lib.dates import day_of
from produktschau.lib.figures import Breakdown, Counted
from produktschau.networks.calculations.activity import active_members, firms_there, first_timers
from produktschau.networks.calculations.retention import still_there
from produktschau.networks.calculations.spells import (
    Moved,
    lost_members,
    members_on,
    new_members,
    returned_members,
)
from produktschau.networks.models import ContinuationTask
from produktschau.networks.queries.period import Book


def members(book: Book, first: date, last: date) -> list[Counted]:
    """Members on the last day."""
    return book.of_firms(_members(book, last))


def new(book: Book, first: date, last: date) -> list[Counted]:
    """Who became a member of a network for the first time."""
    return book.of_firms(new_members(book.stays, first, last))


def returned(book: Book, first: date, last: date) -> list[Counted]:
    """Who came back."""
    return book.of_firms(returned_members(book.stays, first, last))


def lost(book: Book, first: date, last: date) -> list[Counted]:
    """Who left."""
    return book.of_firms(lost_members(book.stays, first, last))


def active(book: Book, first: date, last: date) -> list[Counted]:
    """Members of the last day that did something in the period."""
    return book.of_firms(active_members(_members(book, last), book.acts, first, last))


def eve(book: Book, first: date, last: date) -> list[Counted]:
    """Members on the eve of the period."""
    return book.of_firms(_stayed(book, first, last)[0])


def stayed(book: Book, first: date, last: date) -> list[Counted]:
    """Members on the eve of the period who are members on its last day."""
    return book.of_firms(_stayed(book, first, last)[1])


def firm_attendances(book: Book, first: date, last: date) -> list[Counted]:
    """Firms at meetings, each once for each meeting."""
    return [
        Counted(
            f"{one.record}:{firm.key}",
            f"{firm.name}, {one.label}",
            one.url,
            one.on,
            {**firm.values, Breakdown.NETWORK: book.names(one.networks)},
            1,
            one.is_confirmed,
        )
        for one in book.there
        if first <= one.on <= last and (firm := book.firms.get(one.company)) is not None
    ]


def distinct_firms(book: Book, first: date, last: date) -> list[Counted]:
    """Firms that were at a meeting, each once."""
    return book.of_firms(firms_there(book.there, first, last))


def first_time(book: Book, first: date, last: date) -> list[Counted]:
    """Firms whose first meeting ever lies in the period."""
    return book.of_firms(first_timers(book.there, first, last))


def carried(book: Book, first: date, last: date) -> list[Counted]:
    """Hours a year of tasks that somebody had agreed to carry by the last day."""
    return [one for one, on in _tasks(book, last) if on is not None and on <= last]


def uncarried(book: Book, first: date, last: date) -> list[Counted]:
    """Hours a year of tasks that nobody had agreed to carry by the last day."""
    return [one for one, on in _tasks(book, last) if on is None or on > last]


def all_hours(book: Book, first: date, last: date) -> list[Counted]:
    """Hours a year of all tasks there were on the last day."""
    return [one for one, _ in _tasks(book, last)]


def _members(book: Book, on: date) -> Mapping[int, Moved]:
    return book.once(("members", on), lambda: members_on(book.stays, on))


def _stayed(book: Book, first: date, last: date) -> tuple[dict[int, Moved], dict[int, Moved]]:
    return book.once(("stayed", first, last), lambda: still_there(book.stays, first, last))


def _tasks(book: Book, last: date) -> Sequence[tuple[Counted, date | None]]:
    """Tasks with hours that stood in a plan on the day, and since when each is carried."""
    return [row for row in book.once("tasks", lambda: _all_tasks(book)) if row[0].on <= last]


def _all_tasks(book: Book) -> list[tuple[Counted, date | None]]:
    rows = ContinuationTask.objects.filter(hours_per_year__isnull=False).select_related("network", "carrier")
    found = []
    for row in rows.order_by("network__position", "network__name", "position", "pk"):
        carrier = book.firms.get(row.carrier_id) if row.carrier_id else None
        found.append(
            (
                Counted(
                    f"task:{row.pk}",
                    row.title,
                    _page(row),
                    day_of(row.created_at),
                    {**(carrier.values if carrier else {}), Breakdown.NETWORK: (row.network.short_name,)},
                    float(row.hours_per_year or 0),
                    row.confirmed_at is not None,
                ),
                row.agreed_on,
            )
        )
    return found


def _page(task: ContinuationTask) -> str:
    return reverse("networks_house:plan", args=[task.network.key])
