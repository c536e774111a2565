"""The waiting list at the desk, and the mail that carries the date: what waits, what is said, what goes out."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.utils import timezone

from produktschau.accounts.models import User
from produktschau.meetings.actions.changing import cancel_meeting
from produktschau.meetings.actions.registering import cancel_registration
from produktschau.meetings.models import Meeting
from produktschau.meetings.queries.desk_items import STUCK, TO_ANNOUNCE
from produktschau.networks.models import Network
from produktschau.showcase.models import Company
from produktschau.work.delivery import _message
from produktschau.work.models import Mail
from tests.cast import client_of
from tests.factories.meetings import draft_meeting, meeting, registration
from tests.factories.networks import coordinates, network
from tests.factories.showcase import BY


@pytest.fixture
def full(net: Network, firms: list[Company]) -> Meeting:
    """Three places, two taken; two groups of two wait, then one of three."""
    there = meeting(net, capacity=3)
    at = timezone.now() - timedelta(hours=1)
    for place, (company, names) in enumerate(zip(firms, ("AB", "CD", "EF", "GHI"), strict=False)):
        registration(there, company, *names, at=at + timedelta(minutes=place))
    return there


class TestTheDesk:
    def test_shows_who_waits_by_rank_with_the_rule(self, manager: User, full: Meeting) -> None:
        page = client_of(manager).get(f"/leitstand/treffen/{full.key}/anmeldung/?stand=wartet").content.decode()
        assert page.index("Werkstatt 2") < page.index("Werkstatt 3") < page.index("Werkstatt 4")
        assert "Gruppen rücken ganz nach." in page

    def test_takes_a_firm_out_and_lets_the_next_move_up(
        self, manager: User, full: Meeting, firms: list[Company]
    ) -> None:
        first = full.registrations.get(company=firms[0])
        client_of(manager).post(f"/leitstand/treffen/{full.key}/anmeldung/{first.pk}/abmelden/")
        assert full.registrations.get(company=firms[1]).seat == "taken"

    def test_counts_meetings_where_a_group_waits_although_places_are_free(
        self, manager: User, coordinator: User, officer: User, full: Meeting
    ) -> None:
        coordinates(coordinator, network("Lieblingsstücke"))
        draft_meeting(full.networks.get(), title="Noch ein Entwurf")
        assert (STUCK.count(manager), STUCK.count(coordinator), STUCK.count(officer)) == (1, 0, None)
        assert (TO_ANNOUNCE.count(manager), TO_ANNOUNCE.count(coordinator)) == (1, 0)

    def test_what_waits_opens_those_meetings_and_no_other(
        self, manager: User, coordinator: User, full: Meeting
    ) -> None:
        own = network("Lieblingsstücke")
        coordinates(coordinator, own)
        draft_meeting(full.networks.get(), title="Fremder Entwurf")
        draft_meeting(own, title="Eigener Entwurf")
        meeting(own, days=-3, title="Längst vorbei")
        opened = {
            (person, item): [
                one.title for one in client_of(person).get(f"/leitstand/treffen/{item.query}").context["coming"]
            ]
            for person in (manager, coordinator)
            for item in (STUCK, TO_ANNOUNCE)
        }
        assert opened == {
            (manager, STUCK): [full.title],
            (manager, TO_ANNOUNCE): ["Fremder Entwurf", "Eigener Entwurf"],
            (coordinator, STUCK): [],
            (coordinator, TO_ANNOUNCE): ["Eigener Entwurf"],
        }


class TestTheMail:
    def test_carries_the_date_as_a_file_with_its_method(self, full: Meeting, firms: list[Company]) -> None:
        cancel_registration(by=BY, at=timezone.now(), registration=full.registrations.get(company=firms[0]))
        sent = _message(Mail.objects.get(to=firms[1].email))
        mail = message_from_bytes(sent.message().as_bytes(), policy=policy.default)
        [part] = [one for one in mail.walk() if one.get_content_type() == "text/calendar"]
        assert (part.get_param("method"), part.get_filename()) == ("PUBLISH", "termin.ics")
        assert "BEGIN:VEVENT" in part.get_content()

    def test_takes_the_date_back_when_the_meeting_is_off(self, full: Meeting, firms: list[Company]) -> None:
        cancel_meeting(by=BY, at=timezone.now(), meeting=full, reason="Sturm")
        sent = _message(Mail.objects.get(to=firms[0].email))
        mail = message_from_bytes(sent.message().as_bytes(), policy=policy.default)
        [part] = [one for one in mail.walk() if one.get_content_type() == "text/calendar"]
        assert part.get_param("method") == "CANCEL"

    def test_of_a_waiting_firm_carries_none(self, net: Network, firms: list[Company]) -> None:
        there = meeting(net, capacity=1)
        registration(there, firms[0], "A")
        registration(there, firms[1], "B", is_told=True)
        assert Mail.objects.get(to=firms[1].email).calendar == ""
