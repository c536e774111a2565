"""The pages of uploads and imports: who sees what, and that no step loses anything a person said."""

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
from produktschau.tabular.calculations import limits
from produktschau.tabular.models import Stage, TableUpload
from produktschau.tabular.views import receiving
from tests.cast import client_of
from tests.tabular.bringing import LIST, TABLE, brought, bytes_of, fields, file, taken_in
from tests.tabular.toys import toys_registered


@pytest.fixture(autouse=True)
def toys(db: None) -> Iterator[None]:
    with toys_registered():
        yield


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
    assert [bool(bytes_of(answer)) for answer in answers] == [True] * 5


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
