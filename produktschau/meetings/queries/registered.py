"""The registrations of a meeting at the desk."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from produktschau.lib.dates import day_of
from produktschau.lib.lists import Cell, ListTable
from produktschau.lib.text import sort_key
from produktschau.meetings.models import Meeting, Registration, Seat
from produktschau.meetings.rules import may_read_people
from produktschau.showcase.models import Company

STANDINGS = {
    "angemeldet": ("angemeldet", Q(seat=Seat.TAKEN)),
    "wartet": ("Warteliste", Q(seat=Seat.WAITING)),
    "abgemeldet": ("abgemeldet", Q(seat=Seat.CANCELLED)),
}
MOST_FOUND = 12


@dataclass(frozen=True)
class FoundFirm:
    """One firm that was searched for, with its registration where it has one."""

    company: Company
    registration: Registration | None


def registrations(meeting: Meeting, standing: str) -> QuerySet[Registration]:
    """Registrations of one standing: who waits by rank, all others by name."""
    rows = meeting.registrations.filter(STANDINGS[standing][1]).select_related("company").prefetch_related("attendees")
    return rows.order_by("ranked_at", "pk") if standing == "wartet" else rows.order_by("company__sort_key", "pk")


def counts(meeting: Meeting) -> dict[str, int]:
    """Firms of each standing."""
    return {name: meeting.registrations.filter(fits).count() for name, (_, fits) in STANDINGS.items()}


def firms_called(meeting: Meeting, words: str) -> list[FoundFirm]:
    """Firms whose name holds the words, or has people registered under them; withdrawn ones are left out."""
    wanted = sort_key(words)
    if not wanted:
        return []
    people = meeting.registrations.filter(attendees__name__icontains=words.strip()).values("company")
    rows = Company.objects.filter(Q(sort_key__contains=wanted) | Q(pk__in=people)).order_by("sort_key", "pk")
    companies = [one for one in rows[: 2 * MOST_FOUND] if not one.is_withdrawn][:MOST_FOUND]
    mine = {one.company_id: one for one in meeting.registrations.filter(company__in=companies)}
    return [FoundFirm(one, mine.get(one.pk)) for one in companies]


def _rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    """One row for each person."""
    found = Meeting.objects.filter(key=params.get("treffen", "")).first()
    if found is None:
        return
    rows = found.registrations.select_related("company").prefetch_related("attendees")
    for one in rows.order_by("company__sort_key", "pk"):
        for person in one.attendees.all():
            yield (
                one.company.key,
                one.company.name,
                person.name,
                person.email,
                str(one.get_seat_display()),
                str(one.get_channel_display()),
                one.told_on,
                _day(one.confirmed_at),
                one.note,
            )


def _day(moment: datetime | None) -> Cell:
    return day_of(moment) if moment else None


REGISTRATIONS = ListTable(
    label="Anmeldungen zu einem Treffen",
    columns=(
        "Kurzschlüssel",
        "Betrieb",
        "Name",
        "E-Mail",
        "Stand",
        "Weg",
        "gemeldet am",
        "vom Betrieb bestätigt",
        "Nachricht",
    ),
    rows=_rows,
    permitted=may_read_people,
    has_people=True,
)
