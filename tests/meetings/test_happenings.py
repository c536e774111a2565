"""What meetings tell the networks: acts and ties."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from produktschau.meetings.actions.attending import confirm_attendance
from produktschau.meetings.models import Attendance
from produktschau.meetings.queries.happenings import acts, ties
from produktschau.networks.models import Network
from produktschau.showcase.models import Company
from tests.factories.attendance import sheet_of
from tests.factories.meetings import meeting
from tests.factories.networks import network
from tests.factories.showcase import BY

TODAY = timezone.localdate
LONG = timedelta(days=30)


def test_a_firm_has_one_act_however_many_lines_it_has(net: Network, firms: list[Company]) -> None:
    past = meeting(net, network("Zweites Netzwerk", short_name="Zweites"), days=-3)
    sheet_of(past, [(firms[0], 2), (firms[0], 1), (firms[1], 1), (None, 4)])
    confirm_attendance(by=BY, at=timezone.now(), meeting=past, company=firms[1])
    found = list(acts(TODAY() - LONG, TODAY()))
    assert [(one.company, one.persons, one.is_confirmed, one.kind) for one in found] == [
        (firms[0].pk, 3, False, "attended"),
        (firms[1].pk, 1, True, "attended"),
    ]
    assert {(one.record, one.networks, one.on) for one in found} == {
        (past.matter, tuple(sorted(past.networks.values_list("pk", flat=True))), TODAY() - timedelta(days=3))
    }


def test_every_two_firms_at_a_meeting_are_tied_once(net: Network, firms: list[Company]) -> None:
    past = meeting(net, days=-3)
    sheet_of(past, [(firms[2], 1), (firms[0], 1), (firms[0], 1), (firms[1], 1)])
    assert [(one.first, one.second) for one in ties(TODAY() - LONG, TODAY())] == [
        (firms[0].pk, firms[1].pk),
        (firms[0].pk, firms[2].pk),
        (firms[1].pk, firms[2].pk),
    ]


def test_only_the_days_asked_for_count(net: Network, firms: list[Company]) -> None:
    sheet_of(meeting(net, days=-3), [(firms[0], 1), (firms[1], 1)])
    day = TODAY() - timedelta(days=3)
    assert [
        len(list(acts(first, last)))
        for first, last in ((day, day), (day + timedelta(1), TODAY()), (day - LONG, day - timedelta(1)))
    ] == [2, 0, 0]


def test_seventy_firms_give_2415_ties_in_as_many_queries_as_two(net: Network, firms: list[Company]) -> None:
    past, counts = meeting(net, days=-3), []
    sheet_of(past, [(firms[0], 1), (firms[1], 1)])
    many = Company.objects.bulk_create(
        Company(
            key=f"MANY{n:02}",
            slug=f"many-{n}",
            name=f"Betrieb {n}",
            sort_key=f"betrieb {n}",
            created_at=timezone.now(),
            changed_at=timezone.now(),
        )
        for n in range(68)
    )
    for rows in (0, 68):
        Attendance.objects.bulk_create(
            Attendance(
                meeting=past, company=one, persons=1, source="phone", noted_by="system:test", noted_at=timezone.now()
            )
            for one in many[:rows]
        )
        with CaptureQueriesContext(connection) as asked:
            found = list(ties(TODAY() - LONG, TODAY()))
        counts.append((len(found), len(asked)))
    assert counts == [(1, 3), (2415, 3)]
