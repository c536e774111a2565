"""What people eat and need is deleted a week after the meeting."""

from datetime import timedelta

from django.utils import timezone

from produktschau.audit.models import Entry
from produktschau.meetings.actions.needs import NEEDS_KEPT, delete_needs
from produktschau.meetings.models import Attendee
from produktschau.networks.models import Network
from produktschau.showcase.models import Company
from tests.factories.meetings import meeting, registration
from tests.factories.showcase import BY


def test_needs_are_deleted_a_week_after_and_the_people_stay(net: Network, firms: list[Company]) -> None:
    past, coming = meeting(net, days=-6), meeting(net, days=6)
    for one in (past, coming):
        registration(one, firms[0], "Anna Beispiel", "Bert Beispiel")
    Attendee.objects.filter(name="Anna Beispiel").update(diet="vegan", access="Rampe")
    at = past.ends_at + NEEDS_KEPT
    assert [delete_needs(by=BY, at=moment) for moment in (at, at + timedelta(seconds=1), at + timedelta(days=1))] == [
        0,
        1,
        0,
    ]
    rows = Attendee.objects.order_by("registration__meeting__starts_at", "pk")
    assert [(one.name, one.diet, one.access, one.needs_deleted_at is not None) for one in rows] == [
        ("Anna Beispiel", "", "", True),
        ("Bert Beispiel", "", "", False),
        ("Anna Beispiel", "vegan", "Rampe", False),
        ("Bert Beispiel", "", "", False),
    ]
    assert Entry.objects.get(verb="meeting.needs_deleted").after == {"people": 1}


def test_nobody_eats_for_ever(net: Network) -> None:
    assert delete_needs(by=BY, at=timezone.now() + timedelta(days=4000)) == 0
