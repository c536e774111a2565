"""An uploaded table is kept until somebody decides; every step can be taken back before the import."""

import io
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from produktschau.accounts.models import User
from produktschau.audit.record import System
from produktschau.tabular import tasks
from produktschau.tabular.actions import (
    UploadRefused,
    change_options,
    choose_columns,
    correct_reading,
    decide_rows,
    discard_upload,
    keep_upload,
    request_import,
    sweep_uploads,
)
from produktschau.tabular.actions import uploads as uploading
from produktschau.tabular.engine.storage import upload_path
from produktschau.tabular.models import RememberedColumn, Stage, TableImport, TableUpload, TableUploadRow
from produktschau.work.models import Job
from tests.cast import NOW
from tests.tabular.toys import BOX, toys_registered

LIST = b"Titel;Schicksal;Was\nPferd;;rot\n;;blau\nKreisel;unchanged;gr\xc3\xbcn\n"


@pytest.fixture(autouse=True)
def toys(db: None) -> Iterator[None]:
    with toys_registered():
        yield


def kept(by: User, data: bytes = LIST, name: str = "liste.csv") -> TableUpload:
    return keep_upload(by=by, kind="toys", file=io.BytesIO(data), filename=name, source="amt", at=NOW)


def previewed(upload: TableUpload) -> TableUpload:
    upload.refresh_from_db()
    tasks.preview.func(upload=upload.key, stamp=upload.changed_at.isoformat())
    upload.refresh_from_db()
    return upload


def taken_in(upload: TableUpload, by: User) -> TableUpload:
    request_import(by=by, upload=upload, at=NOW)
    tasks.import_upload.func(upload=upload.key)
    upload.refresh_from_db()
    return upload


def test_an_upload_is_read_and_waits(editor: User) -> None:
    upload = kept(editor)
    assert (upload.stage, upload.size, upload_path(upload.key).read_bytes()) == (Stage.WAITING, len(LIST), LIST)
    assert Job.objects.filter(key__startswith=f"table preview {upload.key} ").count() == 1
    upload = previewed(upload)
    assert upload.stage == Stage.READY
    assert upload.counts == {
        "rows": 3, "imported": 1, "updated": 0, "unchanged": 1, "skipped": 1, "aside": 0, "noted": 1, "twins": 0,
        "undecided": 0,
    }  # fmt: skip
    assert [(one["heading"], one["target"]) for one in upload.told["columns"]] == [
        ("Titel", "name"),
        ("Schicksal", "fate"),
        ("Was", ""),
    ]
    assert list(upload.preview.values_list("number", "outcome", "messages")) == [
        (2, "imported", []),
        (3, "skipped", [["", "Der Name fehlt.", True]]),
        (4, "unchanged", [["Regal", "Ohne Regal.", False]]),
    ]


def test_a_corrected_column_is_remembered_for_the_source(editor: User) -> None:
    upload = previewed(kept(editor))
    choose_columns(by=editor, upload=upload, columns={"0": "name", "1": "fate", "2": "shelf"}, at=NOW)
    assert list(RememberedColumn.objects.values_list("source", "heading", "target")) == [("amt", "was", "shelf")]
    again = previewed(kept(editor))
    assert [(one["target"], one["certainty"]) for one in again.told["columns"]][2] == ("shelf", "remembered")


def test_a_column_can_be_left_unread(editor: User) -> None:
    upload = previewed(kept(editor))
    choose_columns(by=editor, upload=upload, columns={"0": "name", "1": "", "2": ""}, at=NOW)
    assert previewed(upload).counts["imported"] == 2


def test_without_the_needed_column_the_page_says_which(editor: User) -> None:
    upload = previewed(kept(editor))
    choose_columns(by=editor, upload=upload, columns={"0": "", "1": "fate", "2": ""}, at=NOW)
    upload = previewed(upload)
    assert (upload.stage, upload.told["missing"]) == (Stage.REFUSED, ["Name"])
    assert "„Name“" in upload.problem


def test_an_unknown_column_or_choice_is_refused(editor: User) -> None:
    upload = previewed(kept(editor))
    with pytest.raises(UploadRefused, match="„colour“ gibt es bei „Spielsachen“ nicht"):
        choose_columns(by=editor, upload=upload, columns={"0": "colour"}, at=NOW)
    with pytest.raises(UploadRefused, match="Zeile 2 ist nicht bekannt"):
        decide_rows(by=editor, upload=upload, decisions={"2": {"choice": "burn"}}, at=NOW)
    with pytest.raises(UploadRefused, match="mit welchem Eintrag"):
        decide_rows(by=editor, upload=upload, decisions={"2": {"choice": "fill"}}, at=NOW)


def test_a_file_that_cannot_be_read_says_why_and_stays(editor: User) -> None:
    upload = previewed(kept(editor, b"%PDF-1.7 ...", "liste.pdf"))
    assert upload.stage == Stage.REFUSED
    assert "PDF" in upload.problem
    assert upload_path(upload.key).exists()


def test_a_file_too_large_is_refused_and_leaves_nothing(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploading, "LARGEST_BYTES", 1024 * 1024)
    with pytest.raises(UploadRefused, match="größer als 1 MB"):
        kept(editor, b"x" * (1024 * 1024 + 1))
    assert TableUpload.objects.count() == 0
    assert list(upload_path("x").parent.glob("*.part")) == []


def test_the_import_takes_the_rows_in_once_and_the_file_goes(
    editor: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    upload = previewed(kept(editor))
    with django_capture_on_commit_callbacks(execute=True):
        upload = taken_in(upload, editor)
    assert (upload.stage, BOX) == (Stage.APPLIED, {"toy:2": "Pferd", "toy:4": "Kreisel"})
    done = TableImport.objects.get()
    assert (upload.table_import, done.actor, done.rows) == (done, editor.actor_key, 3)
    assert (TableUploadRow.objects.count(), upload_path(upload.key).exists()) == (0, False)
    tasks.import_upload.func(upload=upload.key)
    assert TableImport.objects.count() == 1
    with pytest.raises(UploadRefused, match="schon eingelesen"):
        discard_upload(by=editor, upload=upload, at=NOW)


def test_an_import_cannot_be_asked_for_before_the_preview_or_when_nothing_would_come_in(editor: User) -> None:
    upload = kept(editor)
    with pytest.raises(UploadRefused, match="noch gelesen"):
        request_import(by=editor, upload=upload, at=NOW)
    empty = previewed(kept(editor, b"Titel;Regal\n;1\n;2\n"))
    with pytest.raises(UploadRefused, match="Keine Zeile kann eingelesen werden"):
        request_import(by=editor, upload=empty, at=NOW)


def test_a_preview_that_comes_late_does_not_overwrite_a_later_wish(editor: User) -> None:
    upload = previewed(kept(editor))
    stamp = upload.changed_at.isoformat()
    correct_reading(by=editor, upload=upload, reading={"header": [2, 2]}, at=NOW + timedelta(minutes=1))
    tasks.preview.func(upload=upload.key, stamp=stamp)
    upload.refresh_from_db()
    assert upload.stage == Stage.WAITING


def test_options_change_and_a_new_source_has_a_slug(editor: User) -> None:
    upload = previewed(kept(editor))
    changed = change_options(by=editor, upload=upload, publish=True, source_name="Innung Döbeln", at=NOW)
    assert (changed.source, changed.source_name, changed.publish) == ("innung-doebeln", "Innung Döbeln", True)


def test_a_discarded_upload_leaves_neither_file_nor_preview(
    editor: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    upload = previewed(kept(editor))
    with django_capture_on_commit_callbacks(execute=True):
        discard_upload(by=editor, upload=upload, at=NOW)
    assert (upload_path(upload.key).exists(), TableUploadRow.objects.count()) == (False, 0)


def test_a_lost_file_is_said(editor: User) -> None:
    upload = kept(editor)
    upload_path(upload.key).unlink()
    assert previewed(upload).problem == "Die hochgeladene Datei ist nicht mehr da. Laden Sie sie noch einmal hoch."


def test_a_fault_of_ours_gives_the_decision_back_and_changes_nothing(editor: User) -> None:
    upload = previewed(kept(editor, b"Titel;Schicksal\nPferd;\nKreisel;broken\n"))
    request_import(by=editor, upload=upload, at=NOW)
    with pytest.raises(ZeroDivisionError):
        tasks.import_upload.func(upload=upload.key)
    upload.refresh_from_db()
    assert (upload.stage, TableImport.objects.count()) == (Stage.READY, 0)
    assert upload.problem.startswith("Dabei ist bei uns ein Fehler aufgetreten, und es wurde nichts geändert.")


def test_an_upload_nobody_works_on_any_more_can_be_tried_again_or_discarded(editor: User) -> None:
    upload = previewed(kept(editor))
    request_import(by=editor, upload=upload, at=NOW)
    with pytest.raises(UploadRefused, match="gerade eingelesen"):
        discard_upload(by=editor, upload=upload, at=NOW)
    Job.objects.filter(key=f"table import {upload.key}").update(is_open=False)
    request_import(by=editor, upload=upload, at=NOW)
    assert Job.objects.filter(key=f"table import {upload.key}", is_open=True).count() == 1
    Job.objects.update(is_open=False)
    assert discard_upload(by=editor, upload=upload, at=NOW).stage == Stage.DISCARDED


def test_reasons_are_counted_above_the_rows(editor: User) -> None:
    assert previewed(kept(editor)).told["groups"] == [["ohne Namen", 1]]


def test_files_a_kill_left_behind_are_swept_and_waiting_ones_stay(editor: User) -> None:
    waiting, done, young = kept(editor), previewed(kept(editor)), kept(editor)
    done = taken_in(done, editor)
    for name in (waiting.key, done.key, "lost.part", "LOST22"):
        upload_path(name).write_bytes(b"x")
        os.utime(upload_path(name), (0, 0))
    TableUpload.objects.filter(pk=young.pk).delete()
    assert sweep_uploads(by=System("worker"), at=datetime.now(UTC)) == 3
    assert [upload_path(one.key).exists() for one in (waiting, done, young)] == [True, False, True]
    assert [path.name for path in upload_path("x").parent.glob("[lL][oO]*")] == []


def test_a_second_try_deletes_the_file_the_first_one_left(editor: User) -> None:
    upload = taken_in(previewed(kept(editor)), editor)
    upload_path(upload.key).write_bytes(b"x")
    tasks.import_upload.func(upload=upload.key)
    assert not upload_path(upload.key).exists()


def test_the_reason_in_a_mended_file_is_read_as_ours_and_not_as_left_over(editor: User) -> None:
    upload = previewed(kept(editor, b"Titel;Farbe;Grund\nPferd;rot;Der Name fehlt.\n"))
    assert upload.told["unused"] == ["Farbe"]
    assert upload.told["columns"][2]["reason"] == "unser Vermerk, warum die Zeile zurückkam"
