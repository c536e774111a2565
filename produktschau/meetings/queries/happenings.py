"""What meetings tell the networks: which firm was there, and which two were there together."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from django.urls import reverse

from produktschau.lib.dates import begin_of, day_of
from produktschau.meetings.models import Attendance, Meeting, Stage
from produktschau.networks.engine.events import Act, ActKind, Tie, TieKind


def acts(first: date, last: date) -> Iterator[Act]:
    """One act for each firm and meeting, however many lines it has on the paper; in three queries.

    It is confirmed when the firm confirmed all that is recorded of it.
    """
    for meeting, firms in _there(first, last):
        for firm, (persons, is_confirmed) in firms.items():
            yield Act(
                company=firm,
                on=day_of(meeting.starts_at),
                kind=ActKind.ATTENDED,
                networks=_networks(meeting),
                record=meeting.matter,
                label=meeting.title,
                url=reverse("meetings_house:attendance", args=[meeting.key]),
                persons=persons,
                is_confirmed=is_confirmed,
            )


def ties(first: date, last: date) -> Iterator[Tie]:
    """One tie for every two firms at a meeting, the smaller primary key first; in three queries. Seventy firms give 2,415 ties."""
    for meeting, firms in _there(first, last):
        networks, on = _networks(meeting), day_of(meeting.starts_at)
        url = reverse("meetings_house:attendance", args=[meeting.key])
        for one, other in combinations(sorted(firms), 2):
            yield Tie(one, other, on, on, TieKind.MEETING, networks, meeting.matter, meeting.title, url)


def _there(first: date, last: date) -> Iterator[tuple[Meeting, dict[int, tuple[int, bool]]]]:
    """Meetings of these days with firm (primary key) → people, and whether it confirmed all of them."""
    begin, end = begin_of(first), begin_of(last + timedelta(days=1))
    meetings = Meeting.objects.filter(stage=Stage.ANNOUNCED, starts_at__gte=begin, starts_at__lt=end)
    found = {meeting.pk: meeting for meeting in meetings.prefetch_related("networks").order_by("starts_at", "pk")}
    there: dict[int, dict[int, tuple[int, bool]]] = {pk: {} for pk in found}
    rows = Attendance.objects.filter(meeting__in=found, company__isnull=False).order_by("pk")
    for pk, firm, persons, confirmed in rows.values_list("meeting_id", "company_id", "persons", "confirmed_at"):
        if firm is not None:
            before, was_confirmed = there[pk].get(firm, (0, True))
            there[pk][firm] = before + persons, was_confirmed and confirmed is not None
    for pk, meeting in found.items():
        yield meeting, there[pk]


def _networks(meeting: Meeting) -> tuple[int, ...]:
    return tuple(sorted(network.pk for network in meeting.networks.all()))
