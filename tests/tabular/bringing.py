"""Brings tables of toys through the pages, as a person does."""

from collections.abc import Iterable
from typing import Any, cast

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from django.test import Client

from produktschau.tabular import tasks
from produktschau.tabular.models import TableImport, TableUpload

LIST = "/leitstand/einlesen/"
TABLE = "Titel;Schicksal;Regal;Farbe\nBär;;;rot\nKreisel;skipped;;blau\nDame;unchanged;;gelb\n"


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


def bytes_of(answer: HttpResponseBase) -> bytes:
    """The body, also of a file; read to its end, so that the test client closes it without closing the database."""
    return b"".join(cast("Iterable[bytes]", answer))
