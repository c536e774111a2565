"""The desk: numbers that open, a preview before anything goes out, answers entered for firms, tasks that end."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from produktschau.accounts.actions.erasure import erase_user
from produktschau.accounts.models import User
from produktschau.audit.models import Access, Entry
from produktschau.audit.names import names_of, verb_name
from produktschau.lib.lists import LISTS
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.actions import appoint_steward, withdraw_company
from produktschau.showcase.actions.checking import note_checked
from produktschau.showcase.actions.merge_undo import undo_merge
from produktschau.showcase.actions.merging import merge
from produktschau.showcase.models import Company
from produktschau.upkeep.actions.answering import answer_as_firm, enter_answer, settle
from produktschau.upkeep.actions.asking import take_letters
from produktschau.upkeep.models import Asking, Outcome, Rhythm, Via
from produktschau.upkeep.print.letters import question_letters
from produktschau.upkeep.queries import export
from produktschau.upkeep.queries.desk import Choice, upkeep_list
from produktschau.upkeep.queries.letters import to_write_letters
from produktschau.upkeep.queries.people import data_of
from produktschau.work.models import Job, Mail
from tests import cast
from tests.factories import showcase
from tests.factories.upkeep import asked, digest, long_ago, token_for

BY = showcase.BY
DESK = "/leitstand/aktualitaet/"


@pytest.fixture
def desk(manager: User) -> Client:
    """The manager's browser."""
    return cast.client_of(manager)


def entry(firm: Company, **told: Any) -> dict[str, Any]:
    """A form as the office fills it."""
    return {"outcome": "confirmed", "said_on": timezone.localdate().isoformat(), "source": "Anruf", "text": "", **told}


def preview(desk: Client, **told: Any) -> tuple[str, str]:
    """The page of the preview, and its stamp."""
    page = desk.get(f"{DESK}fragen/", told).content.decode()
    return page, page.partition('name="gesehen" value="')[2].partition('"')[0]


def counts() -> dict[str, int]:
    found = upkeep_list(Choice(), at=timezone.now(), page=None)
    return {name: count for name, count in found.numbers.items() if count}


def test_numbers_and_tabs_follow_what_happens(firm: Company, silent_firm: Company, manager: User) -> None:
    at = timezone.now()
    assert counts() == {"alle": 2, "faellig": 2, "nie": 2}
    asked(firm)
    asked(silent_firm)
    assert counts() == {"alle": 2, "gefragt": 1, "anrufen": 1, "nie": 2}
    answer_as_firm(by=BY, at=at, company=firm, outcome=Outcome.CONFIRMED, shown=digest(firm))
    told: dict[str, Any] = {"said_on": timezone.localdate(), "source": "Anruf"}
    enter_answer(by=manager, at=at, company=silent_firm, outcome=Outcome.CONFIRMED, **told)
    assert counts() == {"alle": 2, "aktuell": 2, "bestaetigt": 1}
    answer_as_firm(by=BY, at=at, company=firm, outcome=Outcome.CHANGES, text="Neue Nummer")
    answer_as_firm(by=BY, at=at, company=silent_firm, outcome=Outcome.CLOSED)
    assert counts() == {"alle": 2, "aenderungen": 1, "aufgegeben": 1, "bestaetigt": 1}
    for asking in Asking.objects.all():
        settle(by=manager, at=at, asking=asking)
    assert counts() == {"alle": 2, "aktuell": 2, "bestaetigt": 1}


@pytest.mark.parametrize("query", ["?stand=nie", "?stand=faellig&altkreis=freiberg&wort=ahorn", "?stand=<b>&seite=99"])
def test_the_list_narrows_and_takes_any_address(desk: Client, firm: Company, silent_firm: Company, query: str) -> None:
    answer = desk.get(DESK + query)
    page = answer.content.decode()
    assert (answer.status_code, "Tischlerei Ahorn" in page, "Mühle am Bach" in page) == (
        200,
        True,
        "ahorn" not in query,
    )


def test_the_number_of_statements_does_not_grow_with_the_list(desk: Client, firm: Company) -> None:
    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked_now:
            desk.get(DESK)
            desk.get(f"{DESK}fragen/", {"umfang": "alle"})
        return len(asked_now)

    statements()
    few = statements()
    for n in range(6):
        asked(long_ago(showcase.company(f"Werk {n}", email=f"w{n}@werk.example")))
    assert statements() == few


def test_asking_shows_first_who_is_reached_and_then_sends_once(
    desk: Client, firm: Company, silent_firm: Company
) -> None:
    fresh = showcase.company("Neues Werk", email="neu@werk.example")
    note_checked(by=BY, at=timezone.now(), company=fresh, on=timezone.localdate())
    page, stamp = preview(desk, umfang="alle")
    for word in ("post@ahorn.example", "Am Markt 1", "Neues Werk", "innerhalb der Frist geprüft"):
        assert word in page
    assert (Asking.objects.count(), Mail.objects.count()) == (0, 0)
    told = {"betrieb": [firm.key, silent_firm.key, fresh.key], "gesehen": stamp}
    for _ in range(2):
        assert desk.post(f"{DESK}fragen/", told).status_code == 302
    job = Job.objects.get(key=f"upkeep:ask:{stamp}")
    assert job.task.args_kwargs["kwargs"]["companies"] == [firm.pk, silent_firm.pk]


def test_what_changed_since_the_preview_is_shown_before_anything_goes_out(desk: Client, firm: Company) -> None:
    _, stamp = preview(desk, betrieb=firm.key)
    note_checked(by=BY, at=timezone.now(), company=firm, on=timezone.localdate())
    answer = desk.post(f"{DESK}fragen/", {"betrieb": firm.key, "gesehen": stamp})
    assert (answer.status_code, Job.objects.filter(key__startswith="upkeep").count()) == (409, 0)
    page, stamp = preview(desk, betrieb=firm.key, frisch="ja")
    assert "post@ahorn.example" in page
    assert desk.post(f"{DESK}fragen/", {"betrieb": firm.key, "frisch": "ja", "gesehen": stamp}).status_code == 302


def test_a_choice_of_nothing_asks_nobody(desk: Client, firm: Company) -> None:
    assert "Kein Betrieb gewählt" in preview(desk)[0]
    assert desk.post(f"{DESK}fragen/", {"gesehen": ""}).status_code == 409


def test_the_office_enters_an_answer_with_day_and_source(desk: Client, firm: Company, manager: User) -> None:
    asked(firm)
    where = f"{DESK}betrieb/{firm.key}/"
    assert desk.post(f"{where}antwort/", entry(firm)).status_code == 302
    done = Asking.objects.get()
    assert (done.outcome, done.via, done.source, done.ended_by) == ("confirmed", Via.OFFICE, "Anruf", manager.actor_key)
    assert Company.objects.get().checked_on == timezone.localdate()
    page = desk.get(where).content.decode()
    assert ("stimmt noch, eingetragen" in page, "vom Betrieb bestätigt" in page, manager.name in page) == (
        True,
        False,
        True,
    )


def test_the_same_answer_from_another_source_is_kept_beside_the_first(desk: Client, firm: Company) -> None:
    asked(firm)
    for source in ("Anruf", "Anruf", "Besuch auf dem Markt"):
        assert desk.post(f"{DESK}betrieb/{firm.key}/antwort/", entry(firm, source=source)).status_code == 302
    assert list(Asking.objects.order_by("pk").values_list("source", flat=True)) == ["Anruf", "Besuch auf dem Markt"]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"source": " "}, "Schreiben Sie, woher Sie es wissen"),
        ({"source": "x" * 201}, "Kürzen Sie auf höchstens 200 Zeichen"),
        ({"said_on": ""}, "Tragen Sie ein, an welchem Tag"),
        ({"said_on": "2999-01-01"}, "liegt in der Zukunft"),
        ({"outcome": "changes"}, "was sich geändert hat"),
        ({"outcome": ""}, "Wählen Sie eine der drei Antworten"),
    ],
)
def test_an_answer_lacking_something_says_what(
    desk: Client, firm: Company, wrong: dict[str, str], sentence: str
) -> None:
    answer = desk.post(f"{DESK}betrieb/{firm.key}/antwort/", entry(firm, **wrong))
    assert (answer.status_code, sentence in answer.content.decode(), Asking.objects.count()) == (422, True, 0)


def test_for_a_firm_that_is_not_public_nothing_is_entered(desk: Client, firm: Company) -> None:
    withdraw_company(by=BY, at=timezone.now(), company=firm)
    desk.post(f"{DESK}betrieb/{firm.key}/antwort/", entry(firm))
    assert Asking.objects.count() == 0
    assert "nicht öffentlich" in desk.get(f"{DESK}betrieb/{firm.key}/").content.decode()


def test_a_task_ends_once_and_stands_on_the_desk_until_then(desk: Client, firm: Company) -> None:
    asking = answer_as_firm(by=BY, at=timezone.now(), company=firm, outcome=Outcome.CHANGES, text="Neue Nummer")
    assert "Änderungen gemeldet" in desk.get("/leitstand/").content.decode()
    for _ in range(2):
        assert desk.post(f"{DESK}betrieb/{firm.key}/erledigt/{asking.pk}/").status_code == 302
    assert Entry.objects.filter(verb="upkeep.settled").count() == 1
    other = showcase.company("Anderes Werk")
    assert desk.post(f"{DESK}betrieb/{other.key}/erledigt/{asking.pk}/").status_code == 404


def test_the_switch_says_what_happens_from_now_on(desk: Client, firm: Company) -> None:
    told = {"is_on": "on", "months": "6", "reminder_days": "14"}
    assert desk.post(f"{DESK}rhythmus/", {**told, "months": "0"}).status_code == 422
    assert desk.post(f"{DESK}rhythmus/", told).status_code == 302
    assert "fragt von selbst, alle 6 Monate" in desk.get(DESK).content.decode()
    assert (Rhythm.objects.get().months, Mail.objects.count()) == (6, 0)


def test_reminding_by_hand_is_ordered_where_somebody_is_late(desk: Client, firm: Company) -> None:
    desk.post(f"{DESK}erinnern/")
    assert Job.objects.filter(key="upkeep:remind").count() == 0
    asked(firm, at=timezone.now() - timedelta(days=30))
    desk.post(f"{DESK}erinnern/")
    assert Job.objects.filter(key="upkeep:remind").count() == 1


def test_the_list_goes_out_as_a_table(manager: User, firm: Company, silent_firm: Company) -> None:
    asked(silent_firm)
    table = LISTS["aktualitaet"]
    rows = list(table.rows(manager, {"stand": "anrufen"}))
    assert [dict(zip(table.columns, row, strict=True))["Betrieb"] for row in rows] == ["Mühle am Bach"]
    assert len(list(table.rows(manager, {}))) == 2


def test_the_table_is_read_in_batches_and_keeps_its_order(
    manager: User, firm: Company, silent_firm: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = LISTS["aktualitaet"]
    whole = list(table.rows(manager, {}))
    monkeypatch.setattr(export, "_BATCH", 1)
    assert list(table.rows(manager, {})) == whole


def test_two_firms_with_open_questions_become_one_and_two_again(
    client: Client, firm: Company, silent_firm: Company
) -> None:
    kept, gone = silent_firm, firm
    asked(kept)
    question, token = asked(gone), token_for(gone)
    done = answer_as_firm(by=BY, at=timezone.now(), company=showcase.company("Drittes"), outcome="changes", text="x")
    merged = merge(by=BY, at=timezone.now(), kept=kept, gone=gone)
    assert Asking.objects.filter(company=kept, ended_at=None).count() == 1
    assert "Mühle am Bach" in client.get(f"/m/{token}/").content.decode()
    undo_merge(by=BY, at=timezone.now(), merge=merged)
    assert Asking.objects.filter(ended_at=None).count() == 2
    assert (Asking.objects.get(pk=question.pk).company.key, Asking.objects.count()) == (gone.key, 3)
    assert done.company.name == "Drittes"


def test_a_persons_answers_are_told_and_their_words_erased(firm: Company, steward: User, manager: User) -> None:
    appoint_steward(by=BY, company=firm, person=steward, on=cast.TODAY, at=cast.NOW)
    answer_as_firm(by=steward, at=timezone.now(), company=firm, outcome=Outcome.CHANGES, text="Frau Hähnel fragen")
    told = data_of(steward)["Antworten, ob ein Eintrag noch stimmt"]
    assert [(one["Betrieb"], one["Text"]) for one in told] == [("Tischlerei Ahorn", "Frau Hähnel fragen")]
    erase_user(by=manager, user=steward, at=timezone.now())
    assert [(one.text, one.outcome) for one in Asking.objects.all()] == [("", Outcome.CHANGES)]
    with pytest.raises(ObjectDoesNotExist):
        steward.refresh_from_db()


def test_the_record_names_what_was_done_and_keeps_no_words(firm: Company, manager: User) -> None:
    asked(firm)
    told: dict[str, Any] = {"said_on": timezone.localdate(), "source": "Anruf von Frau Ahorn", "text": "Nummer 777"}
    enter_answer(by=manager, at=timezone.now(), company=firm, outcome=Outcome.CHANGES, **told)
    entries = Entry.objects.filter(verb__startswith="upkeep.")
    assert [verb_name(one.verb) != one.verb for one in entries] == [True, True]
    assert not any("Ahorn" in str(one.after) or "777" in str(one.after) for one in entries)
    assert names_of(["rhythm:1"])["rhythm:1"].url == DESK


def test_the_panel_on_the_record_tells_the_two_ways_apart(desk: Client, firm: Company) -> None:
    answer_as_firm(by=BY, at=timezone.now(), company=firm, outcome=Outcome.CONFIRMED, shown=digest(firm))
    page = desk.get(f"/leitstand/betriebe/{firm.key}/").content.decode()
    assert ("vom Betrieb bestätigt" in page, "zuletzt geprüft am" in page) == (True, True)


def test_the_public_page_says_the_day_in_both_languages_without_another_statement(
    client: Client, firm: Company
) -> None:
    def statements(path: str) -> int:
        with CaptureQueriesContext(connection) as asked_now:
            client.get(path)
        return len(asked_now)

    page = f"/betriebe/{firm.slug}/"
    statements(page)
    before = statements(page)
    answer_as_firm(by=BY, at=timezone.now(), company=firm, outcome=Outcome.CONFIRMED, shown=digest(firm))
    statements(page)
    assert statements(page) == before
    assert "Angaben geprüft am" in client.get(page).content.decode()
    assert "Details checked on" in client.get(f"/en{page}").content.decode()


def test_officers_and_auditors_read_the_numbers_at_their_desk(firm: Company, auditor: User, officer: User) -> None:
    asked(firm)
    for person in (auditor, officer):
        client = cast.client_of(person)
        assert "Aktualität der Einträge" in client.get("/leitstand/").content.decode()
        page = client.get(DESK).content.decode()
        assert ("Tischlerei Ahorn" in page, "Vorschau ansehen" in page) == (True, False)


def test_who_is_to_be_called_can_be_written_to(desk: Client, firm: Company, silent_firm: Company) -> None:
    assert desk.post(f"{DESK}briefe/").status_code == 302
    asked(silent_firm)
    assert "1 Brief mit persönlichem Link" in desk.get(f"{DESK}?stand=anrufen").content.decode()
    answers = [desk.post(f"{DESK}briefe/") for _ in range(2)]
    assert [(one.status_code, one["Content-Type"], one.content[:5]) for one in answers] == [
        (200, "application/pdf", b"%PDF-")
    ] * 2
    assert PersonalLink.objects.filter(company=silent_firm, purpose="upkeep").count() == 1
    assert Entry.objects.filter(verb="rhythm.letters_taken", after={"letters": 1}).count() == 2
    assert Access.objects.get(kind="letters").rows == 1


def test_the_letter_says_whose_it_is_and_leads_to_the_page(firm: Company, silent_firm: Company) -> None:
    asked(silent_firm)
    found = to_write_letters(timezone.now())
    links = take_letters(by=BY, at=timezone.now(), companies=found)
    told = question_letters(found, links, on=cast.TODAY, made_at=cast.NOW)
    assert [(one.recipient, one.address) for one in told.letters] == [
        (("Mühle am Bach", "Am Markt 1", "09599 Freiberg"), links[silent_firm.pk])
    ]
    assert "/m/" in links[silent_firm.pk]


def test_whoever_reads_a_firms_words_is_noted(desk: Client, firm: Company) -> None:
    answer_as_firm(by=BY, at=timezone.now(), company=firm, outcome=Outcome.CHANGES, text="Neue Nummer")
    desk.get(f"{DESK}betrieb/{firm.key}/")
    assert Access.objects.get().subject == f"company:{firm.key}"
