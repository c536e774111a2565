"""The page of attendance: lines are typed with and without JavaScript, closed, opened again; every number opens."""

import pytest
from django.test import Client
from django.utils import timezone

from produktschau.accounts.models import Preference, User
from produktschau.meetings.actions.changing import cancel_meeting
from produktschau.meetings.models import Attendance, Meeting
from produktschau.networks.models import Network
from produktschau.showcase.models import Company
from produktschau.surveys.queries.places import district_names
from tests.cast import client_of
from tests.factories import showcase
from tests.factories.attendance import attended, sheet_of
from tests.factories.meetings import invited, meeting, registration
from tests.factories.networks import coordinates, network
from tests.factories.showcase import BY


@pytest.fixture
def past(net: Network) -> Meeting:
    return meeting(net, days=-2)


@pytest.fixture
def desk(manager: User) -> Client:
    return client_of(manager)


def way(of: Meeting, rest: str = "") -> str:
    return f"/leitstand/treffen/{of.key}/anwesenheit/{rest}"


def line(number: int, who: str = "", **told: object) -> dict[str, object]:
    return {"blatt": 1, "zeile": number, "wer": who, "personen": "", "quelle": "paper", **told}


def test_a_clear_name_is_recorded_with_the_people_registered(past: Meeting, firms: list[Company], desk: Client) -> None:
    registration(past, firms[0], "Anna Beispiel", "Bert Beispiel")
    answer = desk.post(way(past, "erfassen/"), line(1, "werkstatt 1"), follow=True)
    page = answer.content.decode()
    assert "Erfasst: Werkstatt 1, 2 Personen (Blatt 1, Zeile 1)." in page
    assert 'name="zeile" value="2"' in page
    assert [(one.company, one.persons) for one in Attendance.objects.all()] == [(firms[0], 2)]


def test_a_name_that_fits_several_asks_on_a_page_of_its_own(past: Meeting, firms: list[Company], desk: Client) -> None:
    answer = desk.post(way(past, "erfassen/"), line(1, "werkstatt", personen=3))
    page = answer.content.decode()
    assert (answer.status_code, Attendance.objects.count()) == (422, 0)
    assert "„werkstatt“ passt auf mehrere Betriebe." in page
    assert page.count('name="betrieb"') == 6
    desk.post(way(past, "erfassen/"), line(1, "werkstatt", personen=3, betrieb=firms[4].key))
    assert [(one.company, one.persons, one.line) for one in Attendance.objects.all()] == [(firms[4], 3, 1)]


def test_a_name_nobody_knows_becomes_a_firm_or_a_guest_by_choice(past: Meeting, desk: Client) -> None:
    assert (
        "gibt es in der Schau keinen Betrieb" in desk.post(way(past, "erfassen/"), line(1, "Neumann")).content.decode()
    )
    desk.post(way(past, "erfassen/"), line(1, "Ofenbau Neumann", was="neu"))
    desk.post(way(past, "erfassen/"), line(2, "Frau Amt", was="gast"))
    assert list(Attendance.objects.order_by("line").values_list("company__name", "company__state")) == [
        ("Ofenbau Neumann", "draft"),
        (None, None),
    ]


def test_nothing_typed_is_lost_when_a_line_is_refused(past: Meeting, firms: list[Company], desk: Client) -> None:
    sheet_of(past, [(firms[0], 1)])
    for told, sentence in (
        (line(1, "Werkstatt 2", personen=4), "Blatt 1, Zeile 1 ist schon erfasst: Werkstatt 1."),
        (line(2, "Werkstatt 2", personen="viele"), "Personen: Geben Sie eine ganze Zahl an."),
        (line(2, "", personen=4), "Schreiben Sie, wer da war"),
    ):
        answer = desk.post(way(past, "erfassen/"), told)
        page = answer.content.decode()
        assert (answer.status_code, sentence in page) == (422, True)
        assert f'value="{told["personen"]}"' in page
        assert f'value="{told["wer"]}"' in page
    assert Attendance.objects.count() == 1


def test_suggestions_escape_what_was_typed(past: Meeting, desk: Client) -> None:
    showcase.company("Holz & <b>Bau</b>")
    told = desk.get(way(past, "vorschlaege/"), {"wer": "<b>"}).content.decode()
    assert ("<b>" in told, "&lt;b&gt;" in told or "&lt;<mark>" in told) == (False, True)


def test_attendance_is_closed_and_opened_with_a_reason(past: Meeting, firms: list[Company], desk: Client) -> None:
    registration(past, firms[1], "Anna Beispiel")
    sheet_of(past, [(firms[0], 1)])
    shown = desk.post(way(past, "abschliessen/"), follow=True).content.decode()
    assert ("Nicht erschienen" in shown, "Abgeschlossen am" in shown, "Martha Fiedler" in shown) == (True, True, True)
    assert desk.post(way(past, "erfassen/"), line(2, "Werkstatt 1")).status_code == 422
    assert desk.post(way(past, "oeffnen/"), {"reason": ""}).status_code == 422
    desk.post(way(past, "oeffnen/"), {"reason": "Blatt 2 lag im Auto."})
    past.refresh_from_db()
    assert past.attendance_closed_at is None


def test_a_sheet_nobody_signed_is_talked_away(past: Meeting, firms: list[Company], desk: Client) -> None:
    sheet_of(past, [(firms[0], 1)])
    Meeting.objects.filter(pk=past.pk).update(sheets=2)
    assert "Blatt 2 ist noch nicht erfasst." in desk.get(way(past)).content.decode()
    desk.post(way(past, "blaetter/"), {"blaetter": "1"})
    assert "Blatt 2 ist noch nicht erfasst." not in desk.get(way(past)).content.decode()


@pytest.mark.parametrize("part", ["eingeladen", "angemeldet", "da", "offen", "ohne-anmeldung"])
def test_every_number_opens(past: Meeting, firms: list[Company], desk: Client, part: str) -> None:
    invited(past, firms[0])
    registration(past, firms[0], "Anna Beispiel", "Bert Beispiel")
    attended(past, firms[0])
    attended(past, firms[1])
    district = next(ags for ags, name in district_names().items() if name == "Freiberg")
    for ags, status in ((district, 200), ("", 200), ("99999", 404)):
        assert desk.get(way(past, "betriebe/"), {"teil": part, "altkreis": ags}).status_code == status
    assert ("Werkstatt 1" in desk.get(way(past, "betriebe/"), {"teil": part}).content.decode()) == (
        part != "ohne-anmeldung"
    )
    assert desk.get(way(past, "betriebe/"), {"teil": "anderes"}).status_code == 404


def test_who_runs_another_network_changes_nothing(past: Meeting, firms: list[Company], coordinator: User) -> None:
    coordinates(coordinator, network("Fremdes Netzwerk", short_name="Fremdes"))
    one, other = attended(past, firms[0]), client_of(coordinator)
    for rest in ("erfassen/", "abschliessen/", "oeffnen/", "blaetter/", f"{one.pk}/zurueck/"):
        assert other.post(way(past, rest), line(1, "Werkstatt 2")).status_code == 403
    assert Attendance.objects.count() == 1


def test_the_page_asks_the_database_equally_often_for_one_record_and_for_six(
    past: Meeting, firms: list[Company], desk: Client
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts: list[int] = []
    for firm in (firms[0], firms[1:]):
        sheet_of(past, [(one, 1) for one in (firm if isinstance(firm, list) else [firm])], sheet=len(counts) + 1)
        with CaptureQueriesContext(connection) as asked:
            desk.get(way(past))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_lists_are_to_be_had_as_tables_without_a_name(past: Meeting, firms: list[Company], desk: Client) -> None:
    registration(past, firms[0], "Anna Beispiel")
    sheet_of(past, [(firms[0], 1)])
    for name in ("treffen-anwesenheit", "treffen-betriebe"):
        answer = desk.get(f"/leitstand/tabellen/{name}.csv", {"treffen": past.key})
        table = (answer.getvalue() if answer.streaming else answer.content).decode("utf-8-sig")
        assert ("Werkstatt 1" in table, "Anna" in table) == (True, False)


def test_the_key_that_takes_back_is_off_where_somebody_switched_shortcuts_off(
    past: Meeting, manager: User, desk: Client
) -> None:
    assert 'data-keys="on"' in desk.get(way(past)).content.decode()
    Preference.objects.create(user=manager, has_shortcuts=False)
    assert 'data-keys="off"' in desk.get(way(past)).content.decode()


def test_where_nobody_can_be_there_the_page_says_so_instead_of_a_line(net: Network, desk: Client) -> None:
    ahead = meeting(net, days=3)
    told = desk.get(way(ahead)).content.decode()
    assert ("Anwesend sein kann erst am" in told, 'name="wer"' in told) == (True, False)
    assert f"/leitstand/treffen/{ahead.key}/papier/" in told
    cancel_meeting(by=BY, at=timezone.now(), meeting=ahead, reason="Krank.", is_told=False)
    told = desk.get(way(ahead)).content.decode()
    assert ("Das Treffen ist abgesagt." in told, 'name="wer"' in told) == (True, False)
