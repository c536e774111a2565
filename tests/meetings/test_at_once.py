"""The last place and the same person at the door, by two at the same moment; tried with processes of their own, on both databases."""

from tests.at_once import at_once
from tests.conftest import House

KNOWN = """
from produktschau.meetings.actions.attending import check_in
from produktschau.meetings.models import Attendance, Attendee, Meeting, Registration
from tests.factories import meetings, networks
"""
ONE_PLACE = """
def make():
    meetings.meeting(networks.network(), capacity=1)
"""
AT_THE_DOOR = """
def make():
    held = meetings.meeting(networks.network(), days=-1)
    meetings.registration(held, firm(1), "Anna Beispiel")
def tick():
    check_in(by=BY, at=timezone.now(), attendee=Attendee.objects.get())
"""


def test_the_last_place_is_given_once(house: House) -> None:
    _, seats = at_once(
        house,
        before=KNOWN + ONE_PLACE,
        first="meetings.registration(Meeting.objects.get(), firm(1))",
        second="meetings.registration(Meeting.objects.get(), firm(2))",
        after="list(Registration.objects.order_by('company__name').values_list('seat', flat=True))",
    )
    assert seats == "['taken', 'waiting']"


def test_of_two_at_the_door_one_is_told(house: House) -> None:
    told = at_once(
        house, before=KNOWN + AT_THE_DOOR, first="tick()", second="tick()", after="Attendance.objects.count()"
    )
    assert told == ("AlreadyIn", "1")
