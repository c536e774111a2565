"""Inviting: who fits, by which way, once each; reminders and letters; what is forgotten."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from produktschau.accounts.models import User
from produktschau.mailings.actions.lists import make_list
from produktschau.meetings.actions.forgetting import NAMES_KEPT, forget_names, forget_person
from produktschau.meetings.actions.inviting import (
    choose_audience,
    invite_firm,
    send_invitations,
    send_reminders,
    start_inviting,
    start_reminding,
    take_letters,
)
from produktschau.meetings.calculations.links import MOST, link_days
from produktschau.meetings.models import Attendee, Meeting
from produktschau.meetings.print.letters import meeting_letters
from produktschau.meetings.queries.audience import PAUSE, answers_of, reach, to_print
from produktschau.meetings.queries.people import data_of
from produktschau.networks.models import Network
from produktschau.outreach.actions.links import MOST_DAYS
from produktschau.showcase.actions import NotReady
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests.factories import showcase
from tests.factories.meetings import draft_meeting, invited, meeting, registration
from tests.factories.networks import member
from tests.factories.showcase import BY


def invite(of: Meeting) -> int:
    return send_invitations(by=BY, at=timezone.now(), meeting=of)


class TestWhoIsInvited:
    def test_members_and_a_list_each_once(self, net: Network, firms: list[Company]) -> None:
        there = meeting(net)
        member(net, firms[0])
        assert [one.company for one in reach(there).asked] == [firms[0]]
        everybody = make_list(by=BY, at=timezone.now(), name="Alle")
        there = choose_audience(by=BY, at=timezone.now(), meeting=there, found=everybody, asks_members=True)
        assert (reach(there).total, invite(there), invite(there)) == (6, 6, 0)
        assert (reach(there).total, Mail.objects.count()) == (0, 6)

    def test_by_mail_with_the_date_else_by_letter_else_not_at_all(self, net: Network, district: None) -> None:
        for name, told in (("Post", {}), ("Mail", {"email": "m@example.org"}), ("Nichts", {"sites": []})):
            member(net, showcase.company(name, published=name != "Nichts", **told))
        there = meeting(net)
        assert {one.company.name: one.way for one in reach(there).asked} == {
            "Mail": "mail",
            "Nichts": "",
            "Post": "letter",
        }
        assert invite(there) == 2
        mail = Mail.objects.get()
        assert ("METHOD:PUBLISH" in mail.calendar, mail.kind, "Stadthalle Rochlitz" in mail.text) == (
            True,
            "newsletter",
            True,
        )

    def test_nobody_before_it_is_announced(self, net: Network, firms: list[Company]) -> None:
        member(net, firms[0])
        draft = draft_meeting(net)
        with pytest.raises(NotReady, match="Kündigen Sie das Treffen zuerst an"):
            start_inviting(by=BY, at=timezone.now(), meeting=draft)
        assert invite(draft) == 0

    def test_nobody_where_there_is_nobody(self, net: Network) -> None:
        with pytest.raises(NotReady, match="niemand mehr einzuladen"):
            start_inviting(by=BY, at=timezone.now(), meeting=meeting(net))

    def test_no_invented_meeting_writes_to_anybody(self, net: Network, firms: list[Company]) -> None:
        member(net, firms[0])
        there = meeting(net, is_invented=True)
        assert (invite(there), Mail.objects.count()) == (0, 0)

    def test_costs_as_many_statements_with_six_as_with_one(self, net: Network, firms: list[Company]) -> None:
        there, counted = meeting(net), []
        for group in (firms[:1], firms[1:]):
            for one in group:
                member(net, one)
            with CaptureQueriesContext(connection) as seen:
                reach(there)
            counted.append(len(seen))
        assert counted[0] == counted[1]


class TestReminding:
    def test_only_the_silent_and_each_once(self, net: Network, firms: list[Company]) -> None:
        there = meeting(net)
        for one in firms[:3]:
            invited(there, one)
        there.invitations.update(invited_at=timezone.now() - PAUSE - timedelta(hours=1))
        registration(there, firms[0], "A")
        there.invitations.filter(company=firms[1]).update(declined_at=timezone.now())
        assert start_reminding(by=BY, at=timezone.now(), meeting=there) == 1
        assert (
            send_reminders(by=BY, at=timezone.now(), meeting=there),
            send_reminders(by=BY, at=timezone.now(), meeting=there),
        ) == (1, 0)
        assert [mail.to for mail in Mail.objects.all()] == [firms[2].email]
        answers = answers_of(there)
        assert (answers.invited, answers.coming, answers.declined, answers.silent) == (3, 1, 1, 1)

    def test_leaves_who_was_just_asked_alone(self, net: Network, firms: list[Company]) -> None:
        there = meeting(net)
        invite_firm(by=BY, at=timezone.now(), meeting=there, company=firms[0])
        with pytest.raises(NotReady, match="niemand zu erinnern"):
            start_reminding(by=BY, at=timezone.now(), meeting=there)


def test_letters_carry_the_programme_and_the_link(net: Network, district: None) -> None:
    company, there = showcase.company("Ohne Mail"), meeting(net)
    invite_firm(by=BY, at=timezone.now(), meeting=there, company=company)
    rows = list(to_print(there))
    links = take_letters(by=BY, at=timezone.now(), meeting=there, letters=rows)
    told = meeting_letters(there, rows, links, on=timezone.localdate(), made_at=timezone.now())
    assert ("Stadthalle Rochlitz" in told.text, "/m/" in told.letters[0].address) == (True, True)
    assert take_letters(by=BY, at=timezone.now(), meeting=there, letters=rows) == links


class TestForgetting:
    def test_names_go_after_years_and_the_count_stays(self, net: Network, firms: list[Company]) -> None:
        old, young = meeting(net, title="Alt", days=-NAMES_KEPT.days - 2), meeting(net, title="Neu", days=-5)
        registration(old, firms[0], "Anna Beispiel")
        registration(young, firms[0], "Bert Beispiel")
        assert forget_names(by=BY, at=timezone.now()) == 1
        assert list(Attendee.objects.order_by("pk").values_list("name", flat=True)) == ["gelöscht", "Bert Beispiel"]

    def test_a_person_is_told_and_forgotten_by_their_address(
        self, net: Network, firms: list[Company], stranger: User
    ) -> None:
        there = meeting(net)
        registration(there, firms[0], "Bert Beispiel")
        Attendee.objects.update(email=stranger.email.upper(), diet="ohne Nüsse")
        told = data_of(stranger)["Anmeldungen zu Treffen"]
        assert [(one["Name"], one["Essen"]) for one in told] == [("Bert Beispiel", "ohne Nüsse")]
        assert forget_person(by=BY, at=timezone.now(), user=stranger) == 1
        gone = Attendee.objects.get()
        assert (gone.name, gone.email, gone.diet) == ("gelöscht", "", "")


def test_a_link_to_a_meeting_holds_no_longer_than_any_of_the_house() -> None:
    assert MOST == MOST_DAYS
    at = timezone.now()
    assert [link_days(at + timedelta(days=days), at) for days in (-100, 0, 1000)] == [1, 61, MOST_DAYS]
