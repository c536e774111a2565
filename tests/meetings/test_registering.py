"""Registering: places under a lock, a waiting list by rank, groups that move up whole, and who is told."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from produktschau.meetings.actions.registering import cancel_registration, decline, register
from produktschau.meetings.calculations.moving_up import moving_up
from produktschau.meetings.calculations.people import PHOTO_CONSENT, Person
from produktschau.meetings.models import Channel, Meeting, Registration
from produktschau.networks.models import Network
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests.factories.meetings import draft_meeting, invited, meeting, registration
from tests.factories.showcase import BY


@pytest.fixture
def small(net: Network) -> Meeting:
    """A meeting with room for three."""
    return meeting(net, capacity=3)


def seat(of: Registration) -> str:
    return Registration.objects.get(pk=of.pk).seat


def mails(company: Company) -> list[str]:
    """Subjects of what the firm was written, in order."""
    return list(Mail.objects.filter(to=company.email).order_by("pk").values_list("subject", flat=True))


class TestWhoMovesUp:
    def test_the_first_group_that_fits_then_the_next_into_what_is_left(self) -> None:
        assert moving_up(3, [("vier", 4), ("zwei", 2), ("noch zwei", 2), ("eins", 1)]) == ["zwei", "eins"]

    def test_nobody_without_a_place_and_everybody_without_a_limit(self) -> None:
        assert (moving_up(0, [("eins", 1)]), moving_up(None, [("vier", 4), ("eins", 1)])) == ([], ["vier", "eins"])


class TestAFirm:
    def test_registers_two_people_and_gets_the_date_for_its_calendar(
        self, small: Meeting, firms: list[Company]
    ) -> None:
        found = register(
            by=BY,
            at=timezone.now(),
            meeting=small,
            company=firms[0],
            people=[Person("Anna Beispiel", diet="vegetarisch"), Person("Bert Beispiel", email="bert@example.org")],
            channel=Channel.LINK,
        )
        assert (found.seat, [one.name for one in found.attendees.all()]) == (
            "taken",
            ["Anna Beispiel", "Bert Beispiel"],
        )
        sent = {mail.to: mail for mail in Mail.objects.all()}
        assert set(sent) == {firms[0].email, "bert@example.org"}
        assert "METHOD:PUBLISH" in sent["bert@example.org"].calendar
        assert ("/m/" in sent[firms[0].email].text, "/m/" in sent["bert@example.org"].text) == (True, False)
        assert "Anna" not in sent["bert@example.org"].text

    def test_waits_as_a_whole_where_it_finds_no_room(self, small: Meeting, firms: list[Company]) -> None:
        registration(small, firms[0], "A", "B")
        waiting = registration(small, firms[1], "C", "D", is_told=True)
        assert (waiting.seat, mails(firms[1])) == ("waiting", [f"Auf der Warteliste: {small.title}"])

    def test_passes_a_group_that_does_not_fit(self, small: Meeting, firms: list[Company]) -> None:
        registration(small, firms[0], "A", "B")
        registration(small, firms[1], "C", "D")
        assert registration(small, firms[2], "E").seat == "taken"

    def test_moves_up_in_the_moment_a_place_is_given_back(self, small: Meeting, firms: list[Company]) -> None:
        first = registration(small, firms[0], "A", "B", "C")
        second, third = registration(small, firms[1], "D", "E"), registration(small, firms[2], "F", "G")
        cancel_registration(by=BY, at=timezone.now(), registration=first)
        assert (seat(first), seat(second), seat(third)) == ("cancelled", "taken", "waiting")
        assert mails(firms[1]) == [f"Sie sind dabei: {small.title}"]
        assert "BEGIN:VEVENT" in Mail.objects.get(to=firms[1].email).calendar

    def test_gives_a_place_back_by_bringing_fewer(self, small: Meeting, firms: list[Company]) -> None:
        registration(small, firms[0], "A", "B", "C")
        waiting = registration(small, firms[1], "D")
        registration(small, firms[0], "A", "B")
        assert (seat(waiting), small.registrations.count()) == ("taken", 2)

    def test_keeps_its_places_when_it_asks_for_more_than_are_left(self, small: Meeting, firms: list[Company]) -> None:
        kept = registration(small, firms[0], "A", "B")
        with pytest.raises(NotAcceptable) as refused:
            registration(small, firms[0], "A", "B", "C", "D")
        assert refused.value.problems == {
            "people": "Es ist noch 1 Platz frei. Ihre Anmeldung bleibt deshalb bei 2 Personen."
        }
        assert (seat(kept), kept.attendees.count()) == ("taken", 2)

    def test_keeps_its_rank_while_it_waits_with_fewer_and_loses_it_with_more(
        self, small: Meeting, firms: list[Company]
    ) -> None:
        registration(small, firms[0], "A", "B", "C")
        early = registration(small, firms[1], "D", "E")
        assert registration(small, firms[1], "D").ranked_at == early.ranked_at
        assert registration(small, firms[1], "D", "E", "F").ranked_at > early.ranked_at

    def test_brings_no_more_than_the_meeting_allows(self, net: Network, firms: list[Company]) -> None:
        one_each = meeting(net, most_per_firm=1)
        with pytest.raises(NotAcceptable) as refused:
            registration(one_each, firms[0], "A", "B")
        said = "Je Betrieb ist höchstens 1 Person möglich. Sie haben 2 eingetragen."
        assert refused.value.problems == {"people": said}

    def test_is_registered_once_however_often_it_sends(self, small: Meeting, firms: list[Company]) -> None:
        first, second = registration(small, firms[0], "A"), registration(small, firms[0], "A")
        assert (first.pk, small.registrations.count(), first.attendees.count()) == (second.pk, 1, 1)

    def test_keeps_the_code_of_who_stays(self, small: Meeting, firms: list[Company]) -> None:
        before = registration(small, firms[0], "A", "B").attendees.get(name="B").code
        assert registration(small, firms[0], "B", "C").attendees.get(name="B").code == before

    def test_is_told_when_a_colleague_was_faster(self, small: Meeting, firms: list[Company]) -> None:
        seen = registration(small, firms[0], "A").changed_at
        registration(small, firms[0], "A", "B")
        with pytest.raises(ChangedMeanwhile):
            registration(small, firms[0], "C", expected=seen)

    def test_agrees_to_photos_with_the_words_it_read(self, small: Meeting, firms: list[Company]) -> None:
        told = {"by": BY, "at": timezone.now(), "meeting": small, "company": firms[0], "channel": "link"}
        found = register(**told, people=[Person("A", agrees_to_photos=True)])  # type: ignore[arg-type]  # mixed values
        person = found.attendees.get()
        assert (person.photo_consent_on, person.photo_consent_wording) == (timezone.localdate(), PHOTO_CONSENT)
        register(**told, people=[Person("A")])  # type: ignore[arg-type]  # mixed values
        person.refresh_from_db()
        assert (person.photo_consent_on, person.photo_consent_wording) == (None, "")

    def test_says_that_nobody_comes(self, small: Meeting, firms: list[Company]) -> None:
        there, asked = registration(small, firms[0], "A"), invited(small, firms[0])
        decline(by=BY, at=timezone.now(), meeting=small, company=firms[0])
        asked.refresh_from_db()
        assert (seat(there), asked.declined_at is None) == ("cancelled", False)
        assert registration(small, firms[0], "A").seat == "taken"
        asked.refresh_from_db()
        assert asked.declined_at is None

    def test_names_somebody(self, small: Meeting, firms: list[Company]) -> None:
        with pytest.raises(NotAcceptable) as refused:
            registration(small, firms[0], " ")
        assert refused.value.problems == {"people": "Schreiben Sie mindestens einen Namen: Wer kommt?"}


class TestWhenItIsTooLate:
    def test_for_a_draft_for_a_past_one_and_after_the_last_day(self, net: Network, firms: list[Company]) -> None:
        yesterday = timezone.now() - timedelta(days=1)
        closed = meeting(net, title="Zu", registration_until=yesterday)
        for one, sentence in (
            (draft_meeting(net, title="Entwurf"), "noch nicht angekündigt"),
            (meeting(net, title="Vorbei", days=-3), "hat am"),
            (closed, "ist seit dem"),
        ):
            with pytest.raises(NotReady, match=sentence):
                registration(one, firms[0], "A", at=timezone.now())

    def test_staff_still_writes_down_who_calls_until_it_is_over(self, net: Network, firms: list[Company]) -> None:
        closed = meeting(net, registration_until=timezone.now() - timedelta(days=1))
        found = registration(closed, firms[0], "A", channel=Channel.PHONE, source="Telefon")
        assert (found.seat, found.confirmed_at) == ("taken", None)
        past = meeting(net, title="Vorbei", days=-3)
        with pytest.raises(NotReady, match="erfassen Sie unter „Anwesenheit“"):
            registration(past, firms[0], "A", channel=Channel.PHONE, at=timezone.now())

    def test_a_withdrawn_firm_registers_nobody_but_may_still_cancel(self, small: Meeting, firms: list[Company]) -> None:
        there = registration(small, firms[0], "Anna")
        Company.objects.update(state="draft")
        one, other = Company.objects.order_by("pk")[:2]
        told: dict[str, Any] = {"by": BY, "at": timezone.now(), "meeting": small, "people": [Person("Bert")]}
        with pytest.raises(NotReady, match="Ihr Eintrag ist zurückgezogen"):
            register(**told, company=other, channel=Channel.LINK)
        with pytest.raises(NotReady, match="Der Eintrag dieses Betriebs ist zurückgezogen"):
            register(**told, company=other, channel=Channel.PHONE, source="Telefon")
        assert register(**told, company=one, channel=Channel.LINK).attendees.get().name == "Bert"
        assert cancel_registration(by=BY, at=timezone.now(), registration=there).seat == "cancelled"
        with pytest.raises(NotReady):
            register(**told, company=one, channel=Channel.LINK)
        assert Registration.objects.count() == 1
