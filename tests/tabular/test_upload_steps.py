"""The steps of an upload and of its import: nothing a person said is lost, every row is accounted for."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from produktschau.accounts.models import User
from produktschau.tabular.engine.storage import upload_path
from produktschau.tabular.models import Outcome, RememberedColumn, Stage, TableImport, TableUpload
from produktschau.tabular.queries.import_pages import MARKS
from produktschau.tabular.queries.upload_pages import preview_of
from tests.cast import NOW, client_of
from tests.tabular.bringing import LIST, TABLE, brought, bytes_of, judged, page_of, taken_in
from tests.tabular.toys import BOX, IN_THE_WAY, toys_registered


@pytest.fixture(autouse=True)
def toys(db: None) -> Iterator[None]:
    with toys_registered():
        yield


def test_the_page_shows_five_steps_and_its_tabs_add_up(manager: User) -> None:
    browser = client_of(manager)
    page = page_of(browser, brought(browser))
    for title in ("Datei", "Spalten", "Vorschau", "Vielleicht doppelt", "Einlesen"):
        assert f"</span>{title} " in page
    assert "CSV-Datei, getrennt durch Semikolon, Zeichensatz UTF-8. Kopf in Zeile 1, 3 Datenzeilen." in page
    assert "So gewollt." in page
    assert "2 Zeilen einlesen" in page


def test_tabs_part_the_rows_and_their_counts_are_the_rows(manager: User) -> None:
    upload = brought(client_of(manager), TABLE + "\nSumme;3;;\n")
    preview = preview_of(upload, tab="", page=None)
    parts = [tab.count for tab in preview.tabs[1:] if not tab.is_view]
    assert sum(parts) == preview.count("alle") == upload.preview.count()
    assert preview.count("geht-nicht") == 1


@pytest.mark.parametrize(("tab", "names"), [("neu", ["Bär"]), ("geht-nicht", ["Kreisel"]), ("unveraendert", ["Dame"])])
def test_a_tab_shows_its_rows_and_no_others(manager: User, tab: str, names: list[str]) -> None:
    browser = client_of(manager)
    upload = brought(browser)
    answer = browser.get(f"{LIST}{upload.key}/?stand={tab}")
    assert [shown.row.title for shown in answer.context["preview"].rows] == names


def test_a_corrected_column_is_judged_anew_and_remembered_for_the_source(manager: User) -> None:
    browser = client_of(manager)
    upload = brought(browser, source="neu", source_name="Innung")
    assert (upload.source, upload.source_name) == ("innung", "Innung")
    answer = browser.post(f"{LIST}{upload.key}/spalten/", {"spalte-0": "name", "spalte-3": "shelf"})
    assert answer["Location"] == f"{LIST}{upload.key}/#vorschau"
    assert judged(upload).columns == {"0": "name", "1": "", "2": "", "3": "shelf"}
    assert RememberedColumn.objects.get(heading="farbe").target == "shelf"
    assert upload.counts["imported"] == 3
    again = brought(browser, source="neu", source_name="Innung")
    assert next(one for one in again.told["columns"] if one["place"] == 3)["target"] == "shelf"


def test_one_of_our_columns_is_not_filled_from_two(manager: User) -> None:
    browser = client_of(manager)
    upload = brought(browser)
    answer = browser.post(f"{LIST}{upload.key}/spalten/", {"spalte-0": "name", "spalte-3": "name"})
    assert answer.status_code == 422
    assert "„Name“ ist zweimal gewählt" in answer.content.decode()
    upload.refresh_from_db()
    assert upload.columns == {}


def test_a_missing_required_column_is_said_and_blocks_the_button(manager: User) -> None:
    browser = client_of(manager)
    upload = brought(browser)
    browser.post(f"{LIST}{upload.key}/spalten/", {"spalte-0": ""})
    page = page_of(browser, judged(upload))
    assert (upload.stage, upload.told["missing"]) == (Stage.REFUSED, ["Name"])
    assert "Noch keine Spalte ist <strong>Name</strong>" in page
    assert "Es fehlt eine Pflichtspalte." in page
    assert "es fehlt eine Pflichtspalte" in browser.get(LIST).content.decode()
    assert 'aria-disabled="true"' in page


def test_a_table_is_read_differently_on_demand(manager: User) -> None:
    browser = client_of(manager)
    upload = brought(browser, "Spielzeug;\nTitel;Schicksal\nBär;\n")
    browser.post(f"{LIST}{upload.key}/lesart/", {"first": "2", "last": "2", "separator": ";"})
    assert judged(upload).reading == {"header": [2, 2], "separator": ";"}
    wrong = browser.post(f"{LIST}{upload.key}/lesart/", {"first": "3", "last": "2"})
    assert wrong.status_code == 422
    assert wrong.content.decode().count("Die letzte Zeile des Kopfes liegt nicht über der ersten.") == 2


def test_a_table_without_headings_is_read_as_such(manager: User) -> None:
    browser = client_of(manager)
    upload = brought(browser, "Bär;;Stube\nDame;;Stube\n")
    browser.post(f"{LIST}{upload.key}/lesart/", {"headless": "on"})
    assert judged(upload).reading == {"header": [0, 0]}
    assert "Ohne Überschriften, 2 Datenzeilen" in page_of(browser, upload)


def test_another_source_is_chosen_and_a_mistake_in_it_is_told(manager: User) -> None:
    browser = client_of(manager)
    upload = brought(browser)
    assert browser.post(f"{LIST}{upload.key}/optionen/", {"source": "neu"}).status_code == 422
    browser.post(f"{LIST}{upload.key}/optionen/", {"source": "neu", "source_name": "Neue Innung"})
    assert judged(upload).source_name == "Neue Innung"


def test_only_who_may_publish_publishes_by_import(manager: User, editor: User) -> None:
    upload = brought(client_of(manager), source="neu", source_name="Innung")
    client_of(editor).post(f"{LIST}{upload.key}/optionen/", {"publish": "ja"})
    assert judged(upload).publish is False
    client_of(manager).post(f"{LIST}{upload.key}/optionen/", {"publish": "ja"})
    assert judged(upload).publish is True
    assert (upload.source, upload.source_name) == ("innung", "Innung")
    assert "Veröffentlichen darf sie das Regionalmanagement" in page_of(client_of(editor), upload)


def test_doubles_stand_side_by_side_and_are_decided_together(manager: User) -> None:
    browser = client_of(manager)
    BOX["toy:K7M2QX"] = "Holzbär Beispiel"
    BOX["toy:K7M2QY"] = "Puppenhaus Beispiel"
    upload = brought(browser, "Titel;Regal\nHolzbär Beispiel;Stube\nPuppenhaus Beispiel;Stube\n")
    assert upload.counts["undecided"] == 2
    page = page_of(browser, upload)
    assert "2 offen" in page
    assert 'name="wahl-2"' in page
    assert "Alle lesbaren Zeilen sind vielleicht doppelt." in page
    browser.post(
        f"{LIST}{upload.key}/doppelte/", {"zeile-2": "1", "wahl-2": "take", "zeile-3": "1", "uebrige": "leave"}
    )
    assert judged(upload).decisions == {
        "2": {"choice": "take", "subject": "toy:K7M2QX"},
        "3": {"choice": "leave", "subject": ""},
    }
    page = page_of(browser, upload)
    assert "2 entschieden" in page
    assert 'value="take" checked' in " ".join(page.split())
    assert "1 Zeile einlesen" in page


def test_a_decision_names_only_what_was_found(manager: User) -> None:
    browser = client_of(manager)
    BOX["toy:K7M2QX"] = "Holzbär Beispiel"
    upload = brought(browser, "Titel;Regal\nHolzbär Beispiel;Stube\n")
    said = {"zeile-2": "1", "wahl-2": "fill", "mit-2": "toy:FREMD2"}
    browser.post(f"{LIST}{upload.key}/doppelte/", said)
    assert judged(upload).decisions["2"]["subject"] == "toy:K7M2QX"


def test_nothing_chosen_is_said_and_changes_nothing(manager: User) -> None:
    browser = client_of(manager)
    upload = brought(browser)
    answer = browser.post(f"{LIST}{upload.key}/doppelte/", {}, follow=True)
    assert "Es war noch nichts gewählt" in answer.content.decode()
    upload.refresh_from_db()
    assert upload.stage == Stage.READY


def test_progress_is_told_to_the_page_and_without_script_by_a_link(manager: User) -> None:
    browser = client_of(manager)
    upload = brought(browser)
    browser.post(f"{LIST}{upload.key}/einlesen/")
    page = page_of(browser, upload)
    assert "Wird eingelesen" in page
    assert "Stand neu laden" in page
    told = json.loads(browser.get(f"{LIST}{upload.key}/stand/").content)
    assert (told["stage"], told["done"], sorted(told)) == ("queued", 0, ["done", "stage", "total", "word"])


def test_a_page_that_waits_too_long_says_what_may_be_wrong(manager: User) -> None:
    browser = client_of(manager)
    upload = brought(browser)
    TableUpload.objects.filter(pk=upload.pk).update(stage=Stage.WAITING, changed_at=NOW.replace(year=2020))
    assert "Vielleicht läuft der Hintergrunddienst nicht" in page_of(browser, upload)


def test_an_import_nobody_works_on_any_more_says_so_and_offers_the_button_again(manager: User) -> None:
    browser = client_of(manager)
    upload = brought(browser)
    TableUpload.objects.filter(pk=upload.pk).update(stage=Stage.QUEUED)
    page = page_of(browser, upload)
    assert "Das Einlesen ist mehrmals abgebrochen worden" in page
    assert f'action="/leitstand/einlesen/{upload.key}/einlesen/"' in page
    assert "Diese Tabelle verwerfen" in page


def test_the_very_same_file_is_recognised(manager: User) -> None:
    browser = client_of(manager)
    done = taken_in(browser)
    page = page_of(browser, brought(browser))
    assert "Genau diese Datei ist schon eingelesen" in page
    assert f"{LIST}import/{done.pk}/" in page


def test_the_mend_file_of_a_strangely_named_table_has_a_plain_name(manager: User) -> None:
    browser = client_of(manager)
    done = taken_in(browser)
    TableImport.objects.filter(pk=done.pk).update(file_name="..csv")
    mend = browser.get(f"{LIST}import/{done.pk}/nachbessern.csv")
    assert bytes_of(mend)
    assert mend["Content-Disposition"] == 'attachment; filename="tabelle-nachbessern.csv"'


def test_the_result_accounts_for_every_row_and_the_mend_file_brings_back_what_was_wrong(manager: User) -> None:
    browser = client_of(manager)
    done = taken_in(browser)
    answer = browser.get(f"{LIST}import/{done.pk}/")
    parts = [tab.count for tab in answer.context["result"].tabs[1:6]]
    assert sum(parts) == done.rows
    mend = browser.get(f"{LIST}import/{done.pk}/nachbessern.csv")
    assert mend["Content-Disposition"] == 'attachment; filename="spielzeug-nachbessern.csv"'
    text = bytes_of(mend).decode("utf-8-sig")
    assert text.splitlines()[0] == "Titel;Schicksal;Regal;Farbe;Grund"
    assert text.splitlines()[1:] == ["Kreisel;skipped;;blau;So gewollt."]


def test_an_upload_that_was_taken_in_leads_to_its_result(
    manager: User, django_capture_on_commit_callbacks: Any
) -> None:
    browser = client_of(manager)
    with django_capture_on_commit_callbacks(execute=True):
        done = taken_in(browser)
    upload = TableUpload.objects.get(table_import=done)
    assert browser.get(f"{LIST}{upload.key}/")["Location"] == f"{LIST}import/{done.pk}/"
    assert not upload_path(upload.key).exists()


def test_an_import_without_bad_rows_has_no_mend_file(manager: User) -> None:
    browser = client_of(manager)
    done = taken_in(browser, "Titel\nBär\n")
    assert browser.get(f"{LIST}import/{done.pk}/nachbessern.xlsx").status_code == 404
    assert "Datei zum Nachbessern" not in browser.get(f"{LIST}import/{done.pk}/").content.decode()


def test_an_undo_is_confirmed_and_said_afterwards(manager: User) -> None:
    browser = client_of(manager)
    done = taken_in(browser)
    page = browser.get(f"{LIST}import/{done.pk}/rueckgaengig/").content.decode()
    assert "Nichts steht im Weg." in page
    browser.post(f"{LIST}import/{done.pk}/rueckgaengig/")
    assert BOX.keys() == {"toy:4"}
    page = browser.get(f"{LIST}import/{done.pk}/").content.decode()
    assert "Dieser Import ist rückgängig gemacht" in page
    assert "Alles rückgängig machen" not in page


def test_what_stands_in_the_way_of_an_undo_is_listed_and_nothing_happens(manager: User) -> None:
    browser = client_of(manager)
    done = taken_in(browser)
    IN_THE_WAY.add("toy:2")
    for answer in (
        browser.get(f"{LIST}import/{done.pk}/rueckgaengig/"),
        browser.post(f"{LIST}import/{done.pk}/rueckgaengig/"),
    ):
        page = answer.content.decode()
        assert "Mit toy:2 spielt jemand." in page
        assert 'aria-disabled="true"' in page
    assert answer.status_code == 409
    assert "toy:2" in BOX


def test_a_discarded_upload_is_gone_and_says_so(manager: User) -> None:
    browser = client_of(manager)
    upload = brought(browser)
    answer = browser.post(f"{LIST}{upload.key}/verwerfen/", follow=True)
    assert "ist verworfen. Es wurde nichts eingelesen." in answer.content.decode()
    assert "Diese Tabelle ist verworfen" in page_of(browser, upload)
    late = browser.post(f"{LIST}{upload.key}/einlesen/", follow=True)
    assert "Die Tabelle ist verworfen. Laden Sie sie neu hoch." in late.content.decode()


def test_a_file_that_is_no_table_says_why_and_can_be_discarded(manager: User) -> None:
    browser = client_of(manager)
    upload = brought(browser, "%PDF-1.4 kein Blatt")
    page = page_of(browser, upload)
    assert upload.stage == Stage.REFUSED
    assert upload.problem in page
    assert "Diese Tabelle verwerfen" in page


def test_every_outcome_has_a_word() -> None:
    assert set(MARKS) == set(Outcome)
