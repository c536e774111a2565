"""A meeting is drafted, announced, moved, cancelled; the room grows and shrinks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from produktschau.meetings.actions.changing import cancel_meeting, change_meeting
from produktschau.meetings.actions.drafting import announce_meeting, delete_meeting
from produktschau.meetings.models import Meeting, Registration
from produktschau.meetings.queries.drafts import Item, values_of
from produktschau.networks.models import Network
from produktschau.region.models import Region
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests.factories.meetings import draft_meeting, evening, meeting, registration
from tests.factories.showcase import BY


def change(of: Meeting, net: Network, **told: object) -> Meeting:
    """Change some fields and leave the others."""
    of.refresh_from_db()
    given = {**values_of(of), "programme": None, **told}
    return change_meeting(by=BY, at=timezone.now(), meeting=of, networks=[net], **given)


def seats(of: Meeting) -> list[tuple[str, str]]:
    rows = Registration.objects.filter(meeting=of).order_by("company__name")
    return list(rows.values_list("company__name", "seat"))


class TestADraft:
    def test_gets_an_address_from_its_title_and_another_for_the_second_of_that_name(self, net: Network) -> None:
        first, second = draft_meeting(net), draft_meeting(net)
        assert first.slug == "regiotreff-stein-trifft-holz"
        assert second.slug == f"{first.slug}-{second.starts_at:%Y-%m}"

    def test_says_what_is_wrong_with_each_field(self, net: Network) -> None:
        with pytest.raises(NotAcceptable) as refused:
            draft_meeting(net, title=" ", place="", ends_at=evening(14), postcode="123")
        assert set(refused.value.problems) == {"title", "place", "ends_at", "postcode"}
        with pytest.raises(NotAcceptable) as refused:
            draft_meeting()
        assert list(refused.value.problems) == ["networks"]

    def test_keeps_its_programme_in_order(self, net: Network) -> None:
        made = draft_meeting(net, programme=[Item("Begrüßung"), Item(""), Item("Rundgang", speaker="Anna Beispiel")])
        assert [(one.position, one.title) for one in made.programme.all()] == [(0, "Begrüßung"), (1, "Rundgang")]

    def test_cannot_have_a_speaker_without_a_title(self, net: Network) -> None:
        with pytest.raises(NotAcceptable) as refused:
            draft_meeting(net, programme=[Item("", speaker="Anna Beispiel")])
        assert list(refused.value.problems) == ["programme"]

    def test_is_announced_with_a_signature_and_ahead_of_time(self, net: Network) -> None:
        Region.objects.update(publisher_name="")
        with pytest.raises(NotReady, match="Wer unterschreibt"):
            announce_meeting(by=BY, at=timezone.now(), meeting=draft_meeting(net))
        Region.objects.update(publisher_name="Landratsamt")
        with pytest.raises(NotReady, match="liegt in der Vergangenheit"):
            announce_meeting(by=BY, at=timezone.now(), meeting=draft_meeting(net, days=-3))

    def test_is_thrown_away_while_nobody_heard_of_it(self, net: Network) -> None:
        delete_meeting(by=BY, at=timezone.now(), meeting=draft_meeting(net))
        assert Meeting.objects.count() == 0
        with pytest.raises(NotReady, match="Sagen Sie es ab"):
            delete_meeting(by=BY, at=timezone.now(), meeting=meeting(net))

    def test_tells_nobody_when_it_is_moved(self, net: Network) -> None:
        moved = change(draft_meeting(net), net, starts_at=evening(20), ends_at=evening(20) + timedelta(hours=1))
        assert (moved.sequence, moved.moved_at, Mail.objects.count()) == (0, None, 0)

    def test_is_changed_by_one_person_at_a_time(self, net: Network) -> None:
        draft = draft_meeting(net)
        with pytest.raises(ChangedMeanwhile):
            change(draft, net, expected=draft.changed_at - timedelta(minutes=1))


class TestMoving:
    def test_tells_everyone_registered_and_their_calendars(self, net: Network, firms: list[Company]) -> None:
        there = meeting(net, capacity=1)
        registration(there, firms[0], "A")
        registration(there, firms[1], "B")
        moved = change(
            there, net, starts_at=evening(20), ends_at=evening(20) + timedelta(hours=2), reason="Der Saal ist belegt."
        )
        assert (moved.sequence, moved.slug) == (1, there.slug)
        sent = list(Mail.objects.order_by("to"))
        assert [one.to for one in sent] == [firms[0].email, firms[1].email]
        assert all("SEQUENCE:1" in one.calendar and "Der Saal ist belegt." in one.text for one in sent)

    def test_is_not_what_another_title_is(self, net: Network, firms: list[Company]) -> None:
        there = meeting(net)
        registration(there, firms[0], "A")
        assert (change(there, net, title="Anders").sequence, Mail.objects.count()) == (0, 0)


class TestTheRoom:
    def test_shrinks_only_with_a_word_on_who_waits(self, net: Network, firms: list[Company]) -> None:
        there = meeting(net, capacity=4)
        registration(there, firms[0], "A", "B")
        registration(there, firms[1], "C", "D")
        with pytest.raises(NotAcceptable) as refused:
            change(there, net, capacity=3)
        assert refused.value.problems["capacity"].startswith("Angemeldet sind 4 Personen aus 2 Betrieben. Wählen Sie")
        change(there, net, capacity=3, puts_waiting=True)
        assert seats(there) == [("Werkstatt 1", "taken"), ("Werkstatt 2", "waiting")]
        assert Mail.objects.get(to=firms[1].email).subject.startswith("Wieder auf der Warteliste")

    def test_grows_and_lets_move_up(self, net: Network, firms: list[Company]) -> None:
        there = meeting(net, capacity=2)
        registration(there, firms[0], "A", "B")
        registration(there, firms[1], "C", "D")
        change(there, net, capacity=None)
        assert seats(there) == [("Werkstatt 1", "taken"), ("Werkstatt 2", "taken")]


class TestCancelling:
    def test_tells_who_comes_and_who_waits_why(self, net: Network, firms: list[Company]) -> None:
        there = meeting(net, capacity=1)
        registration(there, firms[0], "A")
        registration(there, firms[1], "B")
        off = cancel_meeting(by=BY, at=timezone.now(), meeting=there, reason="Zu wenige Anmeldungen.")
        sent = list(Mail.objects.order_by("to"))
        assert (off.sequence, [one.to for one in sent]) == (1, [firms[0].email, firms[1].email])
        assert all("METHOD:CANCEL" in one.calendar and "STATUS:CANCELLED" in one.calendar for one in sent)
        assert all("Zu wenige Anmeldungen." in one.text for one in sent)
        with pytest.raises(NotReady, match="ist abgesagt"):
            registration(off, firms[2], "C")
        with pytest.raises(NotReady, match="Es bleibt, wie es war"):
            change(off, net, title="Doch")

    def test_asks_for_a_reason_and_is_not_for_drafts_or_the_past(self, net: Network) -> None:
        with pytest.raises(NotAcceptable) as refused:
            cancel_meeting(by=BY, at=timezone.now(), meeting=meeting(net), reason=" ")
        assert list(refused.value.problems) == ["reason"]
        with pytest.raises(NotReady, match="noch niemand"):
            cancel_meeting(by=BY, at=timezone.now(), meeting=draft_meeting(net), reason="x")
        with pytest.raises(NotReady, match="ist vorbei"):
            cancel_meeting(by=BY, at=timezone.now(), meeting=meeting(net, days=-3), reason="x")


def test_a_past_meeting_keeps_its_day_and_can_be_worded(net: Network) -> None:
    past = meeting(net, days=-3)
    with pytest.raises(NotReady, match="bleiben, wie sie waren"):
        change(past, net, capacity=9)
    assert change(past, net, lead="So war es.").lead == "So war es."
