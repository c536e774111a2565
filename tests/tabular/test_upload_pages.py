"""The pages of uploads and imports: who sees what, and that no step loses anything a person said."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from produktschau.accounts.models import User
from produktschau.lib.desk import DESK_ITEMS
from produktschau.tabular import tasks
from produktschau.tabular.calculations import limits
from produktschau.tabular.engine.storage import upload_path
from produktschau.tabular.models import Outcome, RememberedColumn, Stage, TableImport, TableUpload
from produktschau.tabular.queries.import_pages import MARKS
from produktschau.tabular.queries.upload_pages import preview_of
from produktschau.tabular.views import receiving
from tests.cast import client_of
from tests.tabular.toys import BOX, IN_THE_WAY, toys_registered

LIST = "/leitstand/einlesen/"
TABLE = "Titel;Schicksal;Regal;Farbe\nBär;;;rot\nKreisel;skipped;;blau\nDame;unchanged;;gelb\n"


@pytest.fixture(autouse=True)
def toys(db: None) -> Iterator[None]:
    with toys_registered():
        yield


def file(text: str = TABLE, name: str = "spielzeug.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def fields(**said: Any) -> dict[str, Any]:
    return {"kind": "toys", "source": "eigene", "file": file(), "complete": "1", **said}


def judged(upload: TableUpload) -> TableUpload:
    """Let the worker do what the last change asked for."""
    upload.refresh_from_db()
    tasks.preview.func(upload=upload.key, stamp=upload.changed_at.isoformat())
    upload.refresh_from_db()
    return upload


def brought(browser: Client, text: str = TABLE, **said: Any) -> TableUpload:
    """Upload a table in the browser and let the worker judge it."""
    answer = browser.post(LIST, fields(file=file(text), **said))
    assert answer.status_code == 302, answer.content.decode()
    return judged(TableUpload.objects.get(key=answer["Location"].split("/")[3]))


def taken_in(browser: Client, text: str = TABLE) -> TableImport:
    """Upload a table and have it taken in."""
    upload = brought(browser, text)
    browser.post(f"{LIST}{upload.key}/einlesen/")
    tasks.import_upload.func(upload=upload.key)
    return TableImport.objects.latest("pk")


def page_of(browser: Client, upload: TableUpload, query: str = "") -> str:
    answer = browser.get(f"{LIST}{upload.key}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_only_who_takes_tables_in_sees_uploads_and_the_auditor_reads_results(
    manager: User, editor: User, auditor: User, officer: User, stranger: User
) -> None:
    upload = brought(client_of(manager))
    people = (manager, editor, auditor, officer, stranger)
    assert [client_of(one).get(LIST).status_code for one in people] == [200, 200, 200, 403, 403]
    assert [client_of(one).get(f"{LIST}{upload.key}/").status_code for one in people] == [200, 200, 403, 403, 403]
    done = taken_in(client_of(manager))
    assert [client_of(one).get(f"{LIST}import/{done.pk}/").status_code for one in people] == [200, 200, 200, 403, 403]
    answers = [client_of(one).get(f"{LIST}import/{done.pk}/nachbessern.csv") for one in people]
    assert [answer.status_code for answer in answers] == [200, 200, 403, 403, 403]
    for answer in answers:
        answer.close()


def test_a_stranger_takes_no_step(stranger: User, auditor: User, manager: User) -> None:
    upload = brought(client_of(manager))
    steps = ("lesart", "optionen", "spalten", "doppelte", "einlesen", "verwerfen")
    for person in (stranger, auditor):
        tried = [client_of(person).post(f"{LIST}{upload.key}/{step}/").status_code for step in steps]
        assert tried == [403] * 6
        assert client_of(person).post(LIST, fields()).status_code == 403
    upload.refresh_from_db()
    assert (upload.stage, TableUpload.objects.count()) == (Stage.READY, 1)


def test_an_upload_without_its_token_is_refused_and_leaves_nothing(manager: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(manager)
    assert browser.post(LIST, fields()).status_code == 403
    assert TableUpload.objects.count() == 0


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"file": ""}, "Wählen Sie eine Datei aus."),
        ({"file": SimpleUploadedFile("leer.csv", b"")}, "Die Datei ist leer."),
        ({"source": ""}, "Wählen Sie, von wem die Tabelle kommt."),
        ({"source": "neu"}, "Geben Sie der neuen Quelle einen Namen."),
        ({"source_name": "Innung"}, "Wählen Sie oben „eine neue Quelle“"),
    ],
)
def test_a_form_with_a_mistake_says_it_once_at_its_field_and_on_top(
    manager: User, said: dict[str, Any], sentence: str
) -> None:
    answer = client_of(manager).post(LIST, {"source": "neu", **fields(**said)})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count(sentence) == 2
    assert TableUpload.objects.count() == 0


def test_a_mistake_in_the_file_keeps_the_other_fields(manager: User) -> None:
    said = fields(source="neu", source_name="Innung der Drechsler", file="")
    page = client_of(manager).post(LIST, said).content.decode()
    assert 'value="Innung der Drechsler"' in page
    assert '<option value="neu" selected>' in page


def test_a_file_beyond_the_limit_is_refused_in_one_sentence(manager: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "LARGEST_BYTES", 1000)
    answer = client_of(manager).post(LIST, fields(file=file("Titel\n" + "x" * 2000), source_name="", source="eigene"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("Die Datei ist größer als 20 MB. Teilen Sie die Tabelle in mehrere Dateien.") == 3
    assert "Wählen Sie eine Datei aus." not in page
    assert '<option value="eigene" selected>' in page
    assert TableUpload.objects.count() == 0


def test_a_file_goes_to_the_disk_and_never_whole_into_memory(manager: User, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = []
    real = TemporaryFileUploadHandler.file_complete

    def watch(self: Any, file_size: int) -> Any:
        kept.append(file_size)
        return real(self, file_size)

    monkeypatch.setattr(TemporaryFileUploadHandler, "file_complete", watch)
    brought(client_of(manager))
    assert kept == [len(TABLE.encode())]
    assert limits.LARGEST_BYTES == 20 * 1024 * 1024


def test_a_body_that_was_cut_off_is_not_taken_for_a_file(manager: User) -> None:
    said = fields()
    del said["complete"]
    answer = client_of(manager).post(LIST, said)
    assert answer.status_code == 422
    assert answer.content.decode().count("Die Übertragung ist abgebrochen") == 2
    assert TableUpload.objects.count() == 0


def test_the_list_says_what_it_is_for_while_it_is_empty_and_offers_templates(manager: User) -> None:
    page = client_of(manager).get(LIST).content.decode()
    assert "Noch keine Tabelle eingelesen" in page
    assert "höchstens 20 MB und 100.000 Zeilen" in page
    assert "/leitstand/ausgeben/toys/vorlage.xlsx?nur=pflicht" in page
    assert "/leitstand/ausgeben/toys/vorlage.csv" in page


def test_the_list_shows_what_waits_and_what_came_in(manager: User) -> None:
    browser = client_of(manager)
    upload = brought(browser)
    done = taken_in(browser)
    page = browser.get(LIST).content.decode()
    assert f"{LIST}{upload.key}/" in page
    assert f"{LIST}import/{done.pk}/" in page
    assert "wartet auf Ihre Entscheidung" in page
    assert "Martha Fiedler" in page


def test_the_list_asks_as_often_for_many_uploads_as_for_one(manager: User) -> None:
    browser = client_of(manager)
    brought(browser)
    taken_in(browser)
    browser.get(LIST)
    one = counted(browser)
    for _ in range(2):
        brought(browser)
        taken_in(browser)
    assert counted(browser) == one


def counted(browser: Client) -> int:
    """The number of questions the list asks the database."""
    with CaptureQueriesContext(connection) as asked:
        browser.get(LIST)
    return len(asked)


def test_the_desk_counts_tables_that_wait(manager: User, officer: User) -> None:
    item = DESK_ITEMS["tables"]
    assert (item.count(manager), item.count(officer)) == (0, None)
    brought(client_of(manager))
    assert item.count(manager) == 1


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


def test_the_result_accounts_for_every_row_and_the_mend_file_brings_back_what_was_wrong(manager: User) -> None:
    browser = client_of(manager)
    done = taken_in(browser)
    answer = browser.get(f"{LIST}import/{done.pk}/")
    parts = [tab.count for tab in answer.context["result"].tabs[1:6]]
    assert sum(parts) == done.rows
    mend = browser.get(f"{LIST}import/{done.pk}/nachbessern.csv")
    assert mend["Content-Disposition"] == 'attachment; filename="spielzeug-nachbessern.csv"'
    text = b"".join(mend.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]  # a streamed answer
    mend.close()
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
