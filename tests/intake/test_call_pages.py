"""The desk's pages of calls: choose, count, start, remind, print letters, close; and who may."""

import io
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.intake.actions import calls, inviting
from produktschau.intake.models import Call
from produktschau.intake.queries.coverage import coverage
from produktschau.outreach.engine.links import address_of
from produktschau.region.models import Region, Statistic, Territory
from produktschau.showcase.models import Company
from tests.factories import region, showcase
from tests.intake.test_calls import BY, TEXT, firm, hand_in

Browser = Callable[[User | None], Client]
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def the_region(db: None) -> None:
    """A region that can sign."""
    region.district()
    Region.objects.update(publisher_name="Landkreis Probe", contact_email="amt@schau.example")


@pytest.fixture
def browser(manager: User, client_of: Browser) -> Client:
    """The manager's browser."""
    return client_of(manager)


def today() -> date:
    return timezone.localdate()


def draft(**told: object) -> Call:
    fields = {"title": "Wer baut hier?", "text": TEXT, "opens_on": today(), "deadline_on": today() + 30 * DAY, **told}
    return calls.make_call(by=BY, at=timezone.now(), **fields)  # type: ignore[arg-type]  # a test's own mix


def running(at_days: int = 0) -> Call:
    at = timezone.now() - at_days * DAY
    made = calls.start_call(by=BY, at=at, call=draft(opens_on=today() - at_days * DAY))
    inviting.send_invitations(by=BY, at=at, call=made)
    return made


def path(call: Call, step: str = "") -> str:
    return f"/leitstand/aufrufe/{call.key}/{step}"


def seen(made: Call) -> str:
    """What the page of the call remembers of when it was changed last."""
    return Call.objects.get(pk=made.pk).changed_at.isoformat()


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_call_is_made_chosen_and_started(browser: Client) -> None:
    firm("Zimmerei Döbeln", town="doebeln", email="zimmerei@betrieb.example")
    firm("Bäckerei Freiberg")
    told = {"title": "Wer baut hier?", "text": TEXT, "opens_on": today(), "deadline_on": today() + 30 * DAY}
    browser.post("/leitstand/aufrufe/neu/", {**told, "asks": ["story", "materials"]})
    made = Call.objects.get()
    assert made.asks == ["story", "materials"]
    assert "2 Betriebe" in page(browser, path(made))
    browser.post(path(made, "auswahl/"), {"altkreis": ["doebeln"], "expected": seen(made)})
    shown = page(browser, path(made))
    assert "1 Betrieb<" in shown
    assert "zimmerei@betrieb.example" in shown
    assert "Bäckerei Freiberg" not in shown
    browser.post(path(made, "starten/"), {"expected": seen(made)})
    made.refresh_from_db()
    assert made.started_at is not None
    assert "Noch ist niemand gefragt" in page(browser, path(made))


def test_who_chooses_second_is_told_what_the_first_one_chose(browser: Client) -> None:
    firm("Zimmerei Döbeln", town="doebeln")
    made = draft()
    before = seen(made)
    browser.post(path(made, "auswahl/"), {"altkreis": ["doebeln"], "expected": before})
    answer = browser.post(path(made, "auswahl/"), {"altkreis": ["freiberg"], "expected": before})
    shown = answer.content.decode()
    assert (answer.status_code, "Jemand anderes hat inzwischen gespeichert" in shown) == (409, True)
    assert re.search(r"<dt>Auswahl</dt>\s*<dd>\s*Altkreis: Altkreis Döbeln", shown)
    assert re.search(r'value="freiberg"\s+checked', shown)
    made.refresh_from_db()
    assert made.audience == {"altkreis": ["doebeln"]}
    browser.post(path(made, "auswahl/"), {"altkreis": ["freiberg"], "expected": seen(made)})
    made.refresh_from_db()
    assert made.audience == {"altkreis": ["freiberg"]}


def test_nobody_starts_what_somebody_else_has_changed_since(browser: Client) -> None:
    firm("Zimmerei Döbeln", town="doebeln", email="zimmerei@betrieb.example")
    made = draft()
    before = seen(made)
    browser.post(path(made, "auswahl/"), {"altkreis": ["doebeln"], "expected": before})
    shown = browser.post(path(made, "starten/"), {"expected": before}, follow=True).content.decode()
    made.refresh_from_db()
    assert ("Jemand anderes hat ihn inzwischen geändert" in shown, made.started_at) == (True, None)


def test_what_cannot_be_a_call_keeps_what_was_typed(browser: Client) -> None:
    answer = browser.post("/leitstand/aufrufe/neu/", {"title": "", "text": "Schon geschrieben", "deadline_on": "bald"})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Schon geschrieben" in shown
    assert "Das ist kein Tag" in shown
    assert "Geben Sie dem Aufruf einen Titel" in shown


def test_the_number_follows_the_choice_before_it_is_saved(browser: Client) -> None:
    firm("Zimmerei Döbeln", town="doebeln")
    firm("Ohne Weg", town="doebeln", street="")
    firm("Bäckerei Freiberg")
    made = draft()
    piece = page(browser, path(made, "reichweite/?altkreis=doebeln&bereich=x"))
    assert "2 Betriebe" in piece
    assert "0 per E-Mail, 1 per Brief, 1 ohne Weg" in piece
    assert "weder E-Mail noch vollständige Anschrift" in piece
    assert "<html" not in piece
    made.refresh_from_db()
    assert made.audience == {}


def test_an_empty_choice_cannot_start(browser: Client) -> None:
    made = draft()
    assert 'aria-disabled="true"' in page(browser, path(made))


def test_a_started_call_shows_who_answered_and_who_did_not(browser: Client) -> None:
    one = firm("Fertig", email="fertig@betrieb.example")
    two = firm("Nein", email="nein@betrieb.example")
    firm("Still", email="still@betrieb.example")
    made = running()
    hand_in(one, made)
    number = made.invitations.get(company=two).pk
    browser.post(path(made, "absage/"), {"invitation": number, "why": "<b>Keine Zeit</b>"})
    shown = page(browser, path(made))
    assert "&lt;b&gt;Keine Zeit&lt;/b&gt;" in shown
    silent = page(browser, path(made, "?antwort=offen"))
    assert "Still" in silent
    assert "Fertig" not in silent


def test_a_refusal_reaches_only_invitations_of_its_call(browser: Client) -> None:
    firm("Still", email="still@betrieb.example")
    first, second = running(), running()
    number = first.invitations.get().pk
    assert browser.post(path(second, "absage/"), {"invitation": number}).status_code == 404
    assert browser.post(path(second, "absage/"), {"invitation": "viele"}).status_code == 404
    assert first.invitations.get().declined_at is None


def test_letters_come_as_pdf_and_table_with_the_link_and_are_on_record(browser: Client, manager: User) -> None:
    company = firm("Zimmerei =1+1", town="doebeln")
    Company.objects.filter(pk=company.pk).update(legal_name="Zimmerei #let Söhne GmbH")
    showcase.company("Mit Mail", email="mail@betrieb.example")
    made = running()
    pdf = browser.post(path(made, "briefe/"), {"form": "pdf"})
    assert pdf.content.startswith(b"%PDF-")
    assert pdf["Cache-Control"] == "private, no-store"
    table = browser.post(path(made, "briefe/"), {"form": "xlsx"})
    sheet = load_workbook(io.BytesIO(table.content)).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 2
    told = dict(zip(rows[0], rows[1], strict=True))
    link = made.invitations.get(channel="letter").link
    assert link is not None
    assert told["Persönlicher Link"] == address_of(link)
    assert told["Anrede"] == "Guten Tag,"
    assert told["Ort"] == "Doebeln"
    entries = Entry.objects.filter(verb="call.letters_taken", actor=manager.actor_key).order_by("pk")
    assert [entry.after for entry in entries] == [{"letters": 1, "form": "pdf"}, {"letters": 1, "form": "xlsx"}]


def test_letters_can_be_those_to_the_silent_only(browser: Client) -> None:
    one = firm("Fertig")
    made = running()
    hand_in(one, made)
    answer = browser.post(path(made, "briefe/"), {"form": "pdf", "offen": "ja"}, follow=True)
    assert "Es gibt keine Briefe" in answer.content.decode()


def test_reminding_prolonging_and_closing_from_the_page(browser: Client) -> None:
    firm("Still", email="still@betrieb.example")
    made = running(at_days=6)
    assert "1 Betrieb erinnern" in page(browser, path(made))
    assert "Die Erinnerungen gehen hinaus" in browser.post(path(made, "erinnern/"), follow=True).content.decode()
    later = today() + 60 * DAY
    browser.post(path(made, "verlaengern/"), {"deadline_on": later.isoformat()})
    made.refresh_from_db()
    assert made.deadline_on == later
    answer = browser.post(path(made, "verlaengern/"), {"deadline_on": "gestern"}, follow=True)
    assert "Wählen Sie einen Tag nach dem bisherigen" in answer.content.decode()
    browser.post(path(made, "schliessen/"), {"reason": "Genug"})
    assert Entry.objects.get(verb="call.closed").reason == "Genug"
    answer = browser.post(path(made, "erinnern/"), follow=True)
    assert "Erinnern lässt sich nur" in answer.content.decode()


def test_a_call_whose_deadline_is_over_waits_at_the_desk(browser: Client) -> None:
    made = running(at_days=40)
    Call.objects.filter(pk=made.pk).update(deadline_on=today() - DAY)
    assert "Aufrufe mit abgelaufener Frist" in page(browser, "/leitstand/")


def test_coverage_stands_beside_the_firms_shown_and_published_figures() -> None:
    showcase.company("Drechslerei Fichtner")
    one = firm("Zimmerei Döbeln", town="doebeln", email="zimmerei@betrieb.example")
    made = running()
    hand_in(one, made)
    districts, _, sectors = coverage(made)
    lines = {line.label: line for line in districts.lines}
    doebeln, freiberg = lines["Altkreis Döbeln"], lines["Altkreis Freiberg"]
    assert (doebeln.answered, doebeln.of_answers, doebeln.shown, doebeln.of_shown) == (1, 1.0, 0, 0.0)
    assert (freiberg.answered, freiberg.of_answers, freiberg.of_shown) == (0, 0.0, 1.0)
    assert sum(line.of_others or 0 for line in districts.lines) == pytest.approx(1)
    employed = {line.label: line.of_others for line in sectors.lines}
    assert sum(share or 0 for share in employed.values()) == pytest.approx(1)
    assert employed["verarbeitendes Gewerbe"] is not None


def test_coverage_takes_shares_of_what_is_published_and_of_nothing_that_is_unknown() -> None:
    Statistic.objects.filter(territory__ags="14522", year=2017, sector_group="O-U").update(
        value=None, unknown_because="secret"
    )
    Territory.objects.filter(kind="municipality", slug="leisnig").update(population=None)
    districts, _, sectors = coverage(running())
    employed = {line.label: line.of_others for line in sectors.lines}
    assert employed["verarbeitendes Gewerbe"] == pytest.approx(34_670 / 142_550)
    assert employed["Verwaltung, Bildung, Gesundheit, sonstige Dienste"] is None
    assert {line.of_others for line in districts.lines} == {None}
    assert sectors.figure == "Erwerbstätige"


@pytest.mark.parametrize("step", ["auswahl", "starten", "nachladen", "erinnern", "verlaengern", "schliessen", "briefe"])
def test_only_management_acts(step: str, editor: User, auditor: User, client_of: Browser) -> None:
    made = draft()
    before = Entry.objects.count()
    for person in (editor, auditor):
        assert client_of(person).get(path(made)).status_code == 200
        assert client_of(person).post(path(made, f"{step}/")).status_code == 403
    made.refresh_from_db()
    assert (made.started_at, made.closed_at, Entry.objects.count()) == (None, None, before)
