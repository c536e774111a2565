"""Invitations, registrations and attendance as happenings of a firm."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from produktschau.meetings.models import Attendance, MeetingInvitation, Registration, Seat, Stage
from produktschau.networks.rules import may_see_networks
from produktschau.outreach.engine.history import Happening, Happenings
from produktschau.showcase.models import Company


def meetings_of(company: Company, most: int) -> Iterator[Happening]:
    """What it was invited to, said to, and came to; three queries."""
    for asked in _latest(MeetingInvitation.objects.filter(company=company), "-invited_at", most):
        url, title = _page(asked.meeting.key), asked.meeting.title
        yield Happening(asked.invited_at, f"eingeladen: {title}", url)
        if asked.declined_at is not None:
            yield Happening(asked.declined_at, f"kommt nicht: {title}", url)
    for seat in _latest(Registration.objects.filter(company=company), "-registered_at", most):
        url, title, said = _page(seat.meeting.key), seat.meeting.title, seat.confirmed_at is not None
        word = "auf der Warteliste" if seat.seat == Seat.WAITING else "angemeldet"
        yield Happening(seat.registered_at, f"{word}: {title}", url, seat.source, said)
        if seat.cancelled_at is not None:
            yield Happening(seat.cancelled_at, f"abgemeldet: {title}", url, seat.source, said)
    yield from _attended(company, most)


def attended_number(company: Company) -> int:
    """At how many meetings the firm was."""
    held = Attendance.objects.filter(company=company, meeting__stage=Stage.ANNOUNCED)
    return held.order_by().values("meeting").distinct().count()


def _attended(company: Company, most: int) -> Iterator[Happening]:
    """One line for each meeting, however many rows of the list the firm takes."""
    told: dict[int, tuple[Attendance, int, bool]] = {}
    for one in _latest(Attendance.objects.filter(company=company), "-meeting__starts_at", most):
        known, people, said = told.get(one.meeting_id, (one, 0, False))
        told[one.meeting_id] = (known, people + one.persons, said or one.confirmed_at is not None)
    for one, people, said in told.values():
        who = "1 Person" if people == 1 else f"{people} Personen"
        text = f"dabei mit {who}: {one.meeting.title}"
        yield Happening(one.meeting.starts_at, text, _page(one.meeting.key), one.get_source_display(), said)


def _latest(rows: Any, order: str, most: int) -> Any:
    return rows.select_related("meeting").order_by(order, "-pk")[:most]


def _page(key: str) -> str:
    return reverse("meetings_house:meeting", args=[key])


MEETINGS = Happenings("Treffen", meetings_of, may_see_networks)
