"""Two firms are introduced: what is refused, what is told, what is written down afterwards."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from produktschau.outreach.models import PersonalLink
from produktschau.relations.actions.blocking import block, lift
from produktschau.relations.actions.introducing import ask_both, change_draft, delete_introduction, propose, record_told
from produktschau.relations.models import Introduction
from produktschau.relations.queries.pairs import BLOCKED, known
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady, withdraw_company
from produktschau.showcase.models import Company
from produktschau.work.models import Mail
from tests.factories import showcase
from tests.factories.introductions import REASON, accepted, introduction
from tests.factories.showcase import BY

NOW = timezone.now


def refused(first: Company, second: Company, **told: Any) -> dict[str, str]:
    with pytest.raises(NotAcceptable) as said:
        propose(by=BY, at=NOW(), first=first, second=second, **{"reason": REASON, **told})
    return said.value.problems


def test_both_firms_are_written_to_and_neither_learns_the_note(firms: list[Company]) -> None:
    made = propose(by=BY, at=NOW(), first=firms[0], second=firms[1], reason=REASON, note="Der Chef ist schwierig.")
    assert (made.stage, Mail.objects.count()) == ("draft", 0)
    asked = ask_both(by=BY, at=NOW(), introduction=made)
    assert asked.stage == "asked"
    assert [mail.subject for mail in Mail.objects.order_by("pk")] == [
        "Wir möchten Sie mit „Werkstatt 2“ bekannt machen",
        "Wir möchten Sie mit „Werkstatt 1“ bekannt machen",
    ]
    for mail in Mail.objects.all():
        assert REASON in mail.text
        assert "schwierig" not in mail.text + mail.html
    assert PersonalLink.objects.filter(subject=made.matter).count() == 2


def test_a_second_asking_writes_nothing(firms: list[Company]) -> None:
    made = introduction(firms[0], firms[1])
    with pytest.raises(NotReady):
        ask_both(by=BY, at=NOW(), introduction=made)
    assert Mail.objects.count() == 0


def test_a_firm_is_not_introduced_to_itself(firms: list[Company]) -> None:
    assert refused(firms[0], firms[0]) == {"second": "Das ist derselbe Betrieb. Wählen Sie zwei verschiedene."}


def test_a_reason_is_needed(firms: list[Company]) -> None:
    assert list(refused(firms[0], firms[1], reason=" ")) == ["reason"]


def test_drafts_and_withdrawn_firms_are_refused_with_their_name(firms: list[Company]) -> None:
    hidden = showcase.company("Noch im Entwurf", published=False)
    gone = withdraw_company(by=BY, at=NOW(), company=firms[1], reason="Betrieb aufgegeben")
    assert refused(firms[0], hidden) == {
        "second": "„Noch im Entwurf“ ist noch ein Entwurf. Veröffentlichen Sie den Eintrag zuerst."
    }
    assert refused(gone, firms[0]) == {
        "first": "„Werkstatt 2“ ist zurückgezogen. Vermittelt werden Betriebe, die in der Schau stehen."
    }


def test_who_cannot_be_written_to_is_recorded_by_telephone(firms: list[Company]) -> None:
    silent = showcase.company("Stille Schmiede")
    assert list(refused(firms[0], silent)) == ["second"]
    made = record_told(
        by=BY, at=NOW(), first=firms[0], second=silent, reason=REASON, source="Telefon", told_on=timezone.localdate()
    )
    assert (made.stage, made.is_recorded, Mail.objects.count()) == ("accepted", True, 0)
    assert [(one.answer, one.source, one.confirmed_at) for one in made.parties.all()] == [
        ("accepted", "Telefon", None)
    ] * 2


def test_what_is_recorded_says_how_and_since_when(firms: list[Company]) -> None:
    tomorrow = timezone.localdate() + timedelta(1)
    with pytest.raises(NotAcceptable) as said:
        record_told(by=BY, at=NOW(), first=firms[0], second=firms[1], reason=REASON, source=" ", told_on=tomorrow)
    assert set(said.value.problems) == {"source", "told_on"}


@pytest.mark.parametrize("for_all", [False, True])
@pytest.mark.parametrize("turned", [False, True])
def test_blocked_firms_are_refused_with_one_sentence(firms: list[Company], for_all: bool, turned: bool) -> None:
    held = block(by=BY, at=NOW(), company=firms[0], other=None if for_all else firms[1], source="Telefon")
    pair = (firms[1], firms[0]) if turned else (firms[0], firms[1])
    assert refused(*pair) == {"second": BLOCKED}
    lift(by=BY, at=NOW(), block=held, source="Telefon")
    assert propose(by=BY, at=NOW(), first=pair[0], second=pair[1], reason=REASON).stage == "draft"


def test_two_firms_have_one_open_introduction(firms: list[Company]) -> None:
    made = introduction(firms[0], firms[1], asked=False)
    assert refused(firms[1], firms[0]) == {
        "second": f"Eine Vermittlung zwischen beiden ist schon angelegt ({made.key}). Führen Sie diese weiter."
    }
    assert introduction(firms[0], firms[2]).stage == "asked"


def test_a_draft_is_not_sent_once_the_firms_are_kept_apart(firms: list[Company]) -> None:
    made = introduction(firms[0], firms[1], asked=False)
    other = introduction(firms[0], firms[2], asked=False)
    block(by=BY, at=NOW(), company=firms[0], other=firms[1], source="Telefon")
    made.refresh_from_db()
    other.refresh_from_db()
    assert (made.stage, other.stage) == ("withdrawn", "draft")


def test_earlier_introductions_are_told_with_day_and_outcome(firms: list[Company]) -> None:
    accepted(firms[0], firms[1], days=3)
    on = timezone.localdate(NOW() - timedelta(days=3))
    (told,) = known(firms[1], firms[0], timezone.localdate())
    assert told.sentence.endswith("schon verbunden (noch kein Ergebnis gemeldet).")
    assert str(on.year) in told.sentence
    assert known(firms[0], firms[2], timezone.localdate()) == []


def test_a_draft_is_changed_and_thrown_away_but_nothing_that_was_sent(firms: list[Company]) -> None:
    draft = introduction(firms[0], firms[1], asked=False)
    seen = draft.changed_at
    changed = change_draft(
        by=BY, at=NOW() + timedelta(1), introduction=draft, reason="Beide liefern an dieselbe Messe."
    )
    assert changed.reason == "Beide liefern an dieselbe Messe."
    with pytest.raises(ChangedMeanwhile):
        change_draft(by=BY, at=NOW(), introduction=draft, reason="Anders.", expected=seen)
    delete_introduction(by=BY, at=NOW(), introduction=draft)
    asked = introduction(firms[0], firms[1])
    for act in (
        lambda: change_draft(by=BY, at=NOW(), introduction=asked, reason="Anders."),
        lambda: delete_introduction(by=BY, at=NOW(), introduction=asked),
    ):
        with pytest.raises(NotReady):
            act()
    assert [one.pk for one in Introduction.objects.all()] == [asked.pk]
