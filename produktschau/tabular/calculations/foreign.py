"""Tells by its first bytes what a file is, and what to do when it is no table."""

import re

from produktschau.tabular.calculations.limits import UnreadableTable

PACKED = "packed"
"""A ZIP container: .xlsx, .ods, or something that is no table."""
OLD = "old"
"""A compound file: .xls, an encrypted .xlsx, or something that is no table."""
TEXT = "text"
"""Everything else that is not known to be no table."""

SAVE_AS_TEXT = "Speichern Sie die Tabelle als „CSV UTF-8“ und versuchen Sie es noch einmal."
SAVE_AS_XLSX = (
    "Öffnen Sie sie in Excel oder LibreOffice, speichern Sie sie als .xlsx und laden Sie sie noch einmal hoch."
)

_SURE = (
    (b"%PDF", f"Das ist eine PDF-Datei, keine Tabelle. {SAVE_AS_TEXT}"),
    (b"\x89PNG", f"Das ist ein Bild, keine Tabelle. {SAVE_AS_TEXT}"),
    (b"\xff\xd8\xff", f"Das ist ein Bild, keine Tabelle. {SAVE_AS_TEXT}"),
    (b"GIF8", f"Das ist ein Bild, keine Tabelle. {SAVE_AS_TEXT}"),
    (b"RIFF", f"Das ist ein Bild oder ein Ton, keine Tabelle. {SAVE_AS_TEXT}"),
    (b"\x1f\x8b", "Das ist eine gepackte Datei. Entpacken Sie sie und laden Sie die Tabelle darin hoch."),
    (b"7z\xbc\xaf", "Das ist eine gepackte Datei. Entpacken Sie sie und laden Sie die Tabelle darin hoch."),
    (b"Rar!", "Das ist eine gepackte Datei. Entpacken Sie sie und laden Sie die Tabelle darin hoch."),
    (b"{\\rtf", f"Das ist ein Textdokument, keine Tabelle. {SAVE_AS_TEXT}"),
    (b"MZ", f"Das ist ein Programm, keine Tabelle. {SAVE_AS_TEXT}"),
    (b"SQLite format 3", f"Das ist eine Datenbank, keine Tabelle. {SAVE_AS_TEXT}"),
)
_MARKS = (
    (b"urn:schemas-microsoft-com:office:spreadsheet", f"Das ist eine Excel-Tabelle von 2003 als XML. {SAVE_AS_XLSX}"),
    (b"office:document", f"Das ist eine LibreOffice-Datei als XML. {SAVE_AS_XLSX}"),
    (b"<!doctype", f"Das ist eine Internetseite, auch wenn sie anders heißt. {SAVE_AS_XLSX}"),
    (b"<html", f"Das ist eine Internetseite, auch wenn sie anders heißt. {SAVE_AS_XLSX}"),
    (b"<table", f"Das ist eine Internetseite, auch wenn sie anders heißt. {SAVE_AS_XLSX}"),
)


def container(data: bytes) -> str:
    """``PACKED``, ``OLD`` or ``TEXT``. Raises ``UnreadableTable`` for what is surely no table."""
    for start, sentence in _SURE:
        if data.startswith(start):
            raise UnreadableTable(sentence)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return PACKED
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return OLD
    if data.startswith((b"\x09\x08", b"\x09\x04\x06", b"\x09\x02\x06", b"\x09\x00\x04")):
        raise UnreadableTable(f"Das ist eine Excel-Tabelle aus der Zeit vor 1995. {SAVE_AS_XLSX}")
    _refuse_markup(data)
    return TEXT


def _refuse_markup(data: bytes) -> None:
    start = data[:4000].replace(b"\x00", b"").lower()
    start = re.sub(rb"\A(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*", b"", start)
    if start.startswith(b"mime-version:"):
        raise UnreadableTable(f"Das ist eine gespeicherte Internetseite, auch wenn sie anders heißt. {SAVE_AS_XLSX}")
    if not re.match(rb"<[!?a-z]", start):
        return
    for mark, sentence in _MARKS:
        if mark in start:
            raise UnreadableTable(sentence)
    raise UnreadableTable(f"Das ist eine XML-Datei, keine Tabelle. {SAVE_AS_XLSX}")
