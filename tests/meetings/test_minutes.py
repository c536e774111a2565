"""Minutes are written, given out to who was there, and read only by who may; the survey asks exactly those."""

from datetime import timedelta

import pytest
from django.utils import timezone

from produktschau.meetings.actions.asking import draft_meeting_survey, open_meeting_survey
from produktschau.meetings.actions.closing import close_attendance
from produktschau.meetings.actions.minutes import give_out_minutes, send_minutes, write_minutes
from produktschau.meetings.calculations.prose import Block, blocks
from produktschau.meetings.models import Meeting
from produktschau.meetings.queries.minutes import afterwards
from produktschau.networks.models import Network
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.models import Company
from produktschau.surveys.actions.drafting import choose_audience
from produktschau.surveys.actions.inviting import send_invitations
from produktschau.work.models import Job, Mail
from tests.cast import client_of
from tests.factories.attendance import attended
from tests.factories.meetings import meeting, token_for
from tests.factories.networks import member
from tests.factories.showcase import BY

NOW = timezone.now
TEXT = "Wir haben beschlossen:\n- Lehm wird getauscht.\n- Im März zu Gast in Hartha."


@pytest.fixture
def closed(net: Network, firms: list[Company]) -> Meeting:
    """A meeting two days ago at which the first two firms were; the third is a member of the network."""
    past = meeting(net, days=-2)
    attended(past, firms[0], 2)
    attended(past, firms[1])
    member(net, firms[2])
    return close_attendance(by=BY, at=NOW(), meeting=past)


def given_out(of: Meeting, reading: str) -> Meeting:
    write_minutes(by=BY, at=NOW(), meeting=of, minutes=TEXT, reading=reading)
    return give_out_minutes(by=BY, at=NOW(), meeting=of)


def test_minutes_go_to_each_firm_that_was_there_once(closed: Meeting) -> None:
    found = given_out(closed, "attendees")
    assert Job.objects.filter(key=f"{closed.matter}:minutes").count() == 1
    assert [send_minutes(by=BY, at=NOW(), meeting=found) for _ in range(2)] == [2, 2]
    assert sorted(Mail.objects.values_list("to", "subject")) == [
        ("w1@example.org", "Niederschrift: RegioTreff „Stein trifft Holz“"),
        ("w2@example.org", "Niederschrift: RegioTreff „Stein trifft Holz“"),
    ]


@pytest.mark.parametrize(
    ("reading", "readers"), [("attendees", [0, 1]), ("network", [0, 1, 2]), ("public", [0, 1, 2, 3])]
)
def test_only_who_may_reads_them(closed: Meeting, firms: list[Company], reading: str, readers: list[int]) -> None:
    write_minutes(by=BY, at=NOW(), meeting=closed, minutes=TEXT, reading=reading)
    closed.refresh_from_db()
    assert [place for place in range(4) if afterwards(closed, firms[place]).minutes] == []
    found = give_out_minutes(by=BY, at=NOW(), meeting=closed)
    assert [place for place in range(4) if afterwards(found, firms[place]).minutes] == readers
    assert bool(afterwards(found).minutes) == (reading == "public")


def test_the_public_page_shows_only_public_minutes(closed: Meeting) -> None:
    page = f"/treffen/{closed.slug}/"
    given_out(closed, "network")
    assert "Lehm wird getauscht." not in client_of(None).get(page).content.decode()
    write_minutes(by=BY, at=NOW(), meeting=closed, minutes=TEXT, reading="public")
    assert "<li>Lehm wird getauscht.</li>" in client_of(None).get(page).content.decode()


def test_a_firm_confirms_by_its_link_that_it_was_there(closed: Meeting, firms: list[Company]) -> None:
    given_out(closed, "attendees")
    door = f"/m/{token_for(closed, firms[0])}/"
    shown = client_of(None).get(door).content.decode()
    assert ("Wir haben 2 Personen aus Ihrem Betrieb erfasst." in shown, "Lehm wird getauscht." in shown) == (True, True)
    assert "Zum Anmelden ist es zu spät" not in shown
    assert client_of(None).post(door, {"was": "dabei"}).status_code == 302
    assert "Danke, Sie haben das bestätigt." in client_of(None).get(door).content.decode()
    assert [(one.company_id, one.confirmed_at is not None) for one in closed.attendances.order_by("pk")] == [
        (firms[0].pk, True),
        (firms[1].pk, False),
    ]


def test_a_firm_that_was_not_there_is_told_and_reads_nothing(closed: Meeting, firms: list[Company]) -> None:
    given_out(closed, "attendees")
    door = f"/m/{token_for(closed, firms[3])}/"
    shown = client_of(None).get(door).content.decode()
    assert ("Lehm wird getauscht." in shown, "Zum Anmelden ist es zu spät" in shown) == (False, True)
    refused = client_of(None).post(door, {"was": "dabei"})
    assert (refused.status_code, "niemand erfasst" in refused.content.decode()) == (409, True)


def test_empty_minutes_and_open_attendance_are_not_given_out(net: Network, firms: list[Company]) -> None:
    past = meeting(net, days=-1)
    attended(past, firms[0])
    with pytest.raises(NotReady) as refused:
        give_out_minutes(by=BY, at=NOW(), meeting=past)
    assert str(refused.value) == (
        "Die Niederschrift ist leer. Schreiben und speichern Sie sie zuerst. "
        "Schließen Sie zuerst die Anwesenheit ab: Die Niederschrift geht an die Betriebe, die da waren."
    )


def test_minutes_given_out_are_corrected_and_never_emptied(closed: Meeting) -> None:
    given_out(closed, "public")
    with pytest.raises(NotAcceptable) as refused:
        write_minutes(by=BY, at=NOW(), meeting=closed, minutes="", reading="public")
    assert list(refused.value.problems) == ["minutes"]
    with pytest.raises(ChangedMeanwhile):
        write_minutes(
            by=BY, at=NOW(), meeting=closed, minutes="Neu", reading="public", expected=NOW() - timedelta(days=9)
        )


def test_lists_and_paragraphs_are_told_apart() -> None:
    assert blocks("Eins\nzwei\n- a\n- b\n\nDrei") == [
        Block(False, ("Eins", "zwei")),
        Block(True, ("a", "b")),
        Block(False, ("Drei",)),
    ]
    assert blocks(" \n") == []


class TestTheSurvey:
    """It asks the firms that were there, and nobody else."""

    def test_asks_exactly_who_was_there(self, closed: Meeting, firms: list[Company]) -> None:
        survey = draft_meeting_survey(by=BY, at=NOW(), meeting=closed)
        assert draft_meeting_survey(by=BY, at=NOW(), meeting=closed).pk == survey.pk
        assert [one.kind for one in survey.questions.all()] == ["scale", "choice", "choice", "text"]
        opened = open_meeting_survey(by=BY, at=NOW(), meeting=closed)
        assert send_invitations(by=BY, at=NOW(), survey=opened) == 2
        assert set(opened.invitations.values_list("company", flat=True)) == {firms[0].pk, firms[1].pk}

    def test_asks_who_is_recorded_when_it_opens(self, closed: Meeting, firms: list[Company]) -> None:
        survey = draft_meeting_survey(by=BY, at=NOW(), meeting=closed)
        closed.attendances.filter(company=firms[1]).delete()
        open_meeting_survey(by=BY, at=NOW(), meeting=closed)
        survey.refresh_from_db()
        assert survey.firms == [firms[0].key]

    def test_waits_for_the_day_after_and_for_the_close(self, net: Network, firms: list[Company]) -> None:
        over = meeting(net, days=-1)
        attended(over, firms[0])
        evening = over.ends_at + timedelta(hours=1)
        draft_meeting_survey(by=BY, at=evening, meeting=over)
        with pytest.raises(NotReady) as refused:
            open_meeting_survey(by=BY, at=evening, meeting=over)
        assert "Schließen Sie zuerst die Anwesenheit ab" in str(refused.value)
        assert "Gefragt wird ab dem Tag nach dem Treffen" in str(refused.value)

    def test_has_nobody_to_ask_before_somebody_is_recorded(self, net: Network) -> None:
        with pytest.raises(NotReady):
            draft_meeting_survey(by=BY, at=NOW(), meeting=meeting(net, days=-1))

    def test_keeps_its_firms(self, closed: Meeting) -> None:
        survey = draft_meeting_survey(by=BY, at=NOW(), meeting=closed)
        with pytest.raises(NotReady):
            choose_audience(by=BY, at=NOW(), survey=survey, audience={})
