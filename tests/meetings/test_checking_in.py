"""At the door: a list with large buttons, and the code on a badge; strangers see nothing of the person."""

from datetime import timedelta

import pytest
from django.utils import timezone

from produktschau.accounts.models import User
from produktschau.meetings.models import Attendance, Attendee, Meeting
from produktschau.networks.models import Network
from produktschau.showcase.models import Company
from tests.cast import client_of
from tests.factories.meetings import meeting, registration
from tests.factories.networks import coordinates, network

NOW = timezone.now


@pytest.fixture
def tonight(net: Network) -> Meeting:
    return meeting(net, days=0, starts_at=NOW() - timedelta(minutes=20), ends_at=NOW() + timedelta(hours=2))


@pytest.fixture
def anna(tonight: Meeting, firms: list[Company]) -> Attendee:
    return registration(tonight, firms[0], "Anna Beispiel").attendees.get()


def badge(of: Attendee) -> str:
    return f"/leitstand/treffen/einlass/{of.code}/"


def test_the_code_opens_name_firm_and_one_button(anna: Attendee, manager: User) -> None:
    page = client_of(manager).get(badge(anna)).content.decode()
    assert all(word in page for word in ("Anna Beispiel", "Werkstatt 1", "ist da</button>"))
    assert client_of(manager).post(badge(anna)).status_code == 302
    assert (Attendance.objects.get().source, Attendance.objects.get().attendee) == ("qr", anna)


def test_the_second_one_reads_who_was_faster(anna: Attendee, manager: User) -> None:
    desk = client_of(manager)
    desk.post(badge(anna))
    clock = timezone.localtime(Attendance.objects.get().noted_at)
    again = desk.post(badge(anna))
    assert (again.status_code, Attendance.objects.count()) == (409, 1)
    assert f"schon erfasst um {clock:%H:%M} von Martha Fiedler" in again.content.decode()


def test_strangers_and_other_coordinators_see_nothing_of_the_person(
    anna: Attendee, stranger: User, coordinator: User, officer: User
) -> None:
    coordinates(coordinator, network("Fremdes Netzwerk", short_name="Fremdes"))
    for person, status in ((None, 302), (stranger, 403), (coordinator, 403), (officer, 403)):
        answer = client_of(person).get(badge(anna))
        assert (answer.status_code, "Anna" in answer.content.decode()) == (status, False)
        assert client_of(person).post(badge(anna)).status_code == status
    assert Attendance.objects.count() == 0


def test_an_unknown_code_is_not_found(district: None, manager: User) -> None:
    assert client_of(manager).get("/leitstand/treffen/einlass/GIBTESNICHT2/").status_code == 404


def test_the_list_ticks_one_person_and_takes_the_tick_back(tonight: Meeting, anna: Attendee, manager: User) -> None:
    desk, way = client_of(manager), f"/leitstand/treffen/{tonight.key}/einlass/"
    assert "0 von 1 da" in desk.get(way).content.decode()
    desk.post(way, {"person": anna.pk, "was": "da"})
    assert "1 von 1 da" in desk.get(way).content.decode()
    desk.post(way, {"person": anna.pk, "was": "da"})
    assert Attendance.objects.count() == 1
    desk.post(way, {"person": anna.pk, "was": "zurueck"})
    assert Attendance.objects.count() == 0


def test_the_list_is_searched_by_person_and_firm(
    tonight: Meeting, anna: Attendee, firms: list[Company], manager: User
) -> None:
    registration(tonight, firms[1], "Jörg Weiß")
    way = f"/leitstand/treffen/{tonight.key}/einlass/?wer="
    shown = [
        [
            name
            for name in ("Anna Beispiel", "Jörg Weiß")
            if name in client_of(manager).get(way + typed).content.decode()
        ]
        for typed in ("joerg", "werkstatt 1", "niemand")
    ]
    assert shown == [["Jörg Weiß"], ["Anna Beispiel"], []]


def test_nobody_is_ticked_whose_meeting_is_another(
    tonight: Meeting, net: Network, firms: list[Company], manager: User
) -> None:
    other = registration(meeting(net, days=-3), firms[2], "Carl Fremd").attendees.get()
    answer = client_of(manager).post(f"/leitstand/treffen/{tonight.key}/einlass/", {"person": other.pk})
    assert (answer.status_code, Attendance.objects.count()) == (404, 0)


def test_nobody_is_checked_in_the_day_before(net: Network, firms: list[Company], manager: User) -> None:
    early = registration(meeting(net, days=2), firms[0], "Anna Beispiel").attendees.get()
    answer = client_of(manager).post(badge(early))
    assert (answer.status_code, "Anwesend sein kann erst am" in answer.content.decode()) == (409, True)
