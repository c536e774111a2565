"""Turns the bytes of a table file into text, or says in one sentence why that cannot be done right."""

import codecs
import re
from dataclasses import dataclass

from produktschau.tabular.calculations.limits import LARGEST_BYTES, UnreadableTable

UTF_8 = "UTF-8"
UTF_16 = "UTF-16"
WINDOWS_1252 = "Windows-1252"

_SAVE_AS = "Speichern Sie die Tabelle als „CSV UTF-8“ und versuchen Sie es noch einmal."
_FOREIGN = (
    (b"PK\x03\x04", "eine Excel-, LibreOffice- oder ZIP-Datei"),
    (b"PK\x05\x06", "eine leere ZIP-Datei"),
    (b"\xd0\xcf\x11\xe0", "eine alte Excel- oder Word-Datei"),
    (b"%PDF", "eine PDF-Datei"),
    (b"\x89PNG", "ein Bild"),
    (b"\xff\xd8\xff", "ein Bild"),
    (b"GIF8", "ein Bild"),
    (b"\x1f\x8b", "eine gepackte Datei"),
    (b"{\\rtf", "ein Textdokument"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_UTF_8_LETTER = re.compile(rb"\xc3[\x84\x96\x9c\x9f\xa4\xb6\xbc]")
"""ä ö ü Ä Ö Ü ß in UTF-8: bytes that stand beside each other in no Windows-1252 text of people."""
_BROKEN_LETTER = re.compile("Ã[¤¶¼„–œŸ\x84\x96\x9c\x9f]|�")
"""Umlauts that were read once in the wrong encoding and saved so, or replaced by a question mark."""


@dataclass(frozen=True)
class Decoded:
    """The text of a file, without byte order mark, line breaks as ``\\n``, and the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Read UTF-8 (with or without mark), UTF-16 and Windows-1252. Raises ``UnreadableTable``."""
    if not data.strip():
        raise UnreadableTable("Die Datei ist leer. Wählen Sie eine Tabelle mit Kopfzeile und Zeilen.")
    if len(data) > LARGEST_BYTES:
        raise UnreadableTable(
            f"Die Datei ist größer als {LARGEST_BYTES // 1024 // 1024} MB. Teilen Sie die Tabelle in mehrere Dateien."
        )
    _refuse_foreign(data)
    text, encoding = _text(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _CONTROL.search(text):
        raise UnreadableTable(f"Die Datei enthält keinen lesbaren Text. {_SAVE_AS}")
    broken = _BROKEN_LETTER.search(text)
    if broken is not None:
        raise UnreadableTable(
            f"Die Umlaute sind zerstört, zuerst in Zeile {_line(text, broken.start())}: "
            f"Die Datei wurde schon einmal mit falschem Zeichensatz gespeichert. "
            "Öffnen Sie das Original und speichern Sie es als „CSV UTF-8“."
        )
    return Decoded(text, encoding)


def _refuse_foreign(data: bytes) -> None:
    for start, what in _FOREIGN:
        if data.startswith(start):
            raise UnreadableTable(f"Das ist {what}, keine CSV-Tabelle. {_SAVE_AS}")
    if re.match(rb"(\xef\xbb\xbf)?\s*<(!doctype|html|\?xml)", data[:200], re.IGNORECASE):
        raise UnreadableTable(f"Das ist eine Internetseite, keine CSV-Tabelle. {_SAVE_AS}")


def _text(data: bytes) -> tuple[str, str]:
    if data.startswith(codecs.BOM_UTF8):
        return _strict(data[len(codecs.BOM_UTF8) :], "utf-8", UTF_8), UTF_8
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16", UTF_16), UTF_16
    if b"\x00" in data:
        return _strict(data, _utf_16_order(data), UTF_16), UTF_16
    try:
        return data.decode("utf-8"), UTF_8
    except UnicodeDecodeError as error:
        if _UTF_8_LETTER.search(data):
            line = data.count(b"\n", 0, error.start) + 1
            raise UnreadableTable(f"Die Datei mischt zwei Zeichensätze, zuerst in Zeile {line}. {_SAVE_AS}") from error
    return _strict(data, "cp1252", WINDOWS_1252), WINDOWS_1252


def _strict(data: bytes, codec: str, called: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise UnreadableTable(f"Die Datei lässt sich nicht als Text in {called} lesen. {_SAVE_AS}") from error


def _utf_16_order(data: bytes) -> str:
    """Byte order by where the zero bytes of Latin letters stand; anything else is no text."""
    sample = data[:2000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(data) % 2 == 0 and odd > len(sample) // 4 and even == 0:
        return "utf-16-le"
    if len(data) % 2 == 0 and even > len(sample) // 4 and odd == 0:
        return "utf-16-be"
    raise UnreadableTable(f"Die Datei enthält keinen lesbaren Text. {_SAVE_AS}")


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
