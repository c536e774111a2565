"""Turns the bytes of a table file into text, or says in one sentence why that cannot be done right."""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass

from produktschau.tabular.calculations.foreign import SAVE_AS_TEXT, SAVE_AS_XLSX, TEXT, container
from produktschau.tabular.calculations.letters import MOJIBAKE, SIGN_IN_WORD, first_broken, reads_well, word_at
from produktschau.tabular.calculations.limits import LARGEST_BYTES, UnreadableTable

UTF_8 = "UTF-8"
UTF_16 = "UTF-16"
WINDOWS_1252 = "Windows-1252"
DOS = "DOS (850)"
MAC = "Mac Roman"

ENCODINGS: Mapping[str, str] = {
    UTF_8: "utf-8-sig",
    UTF_16: "utf-16",
    WINDOWS_1252: "cp1252",
    DOS: "cp850",
    MAC: "mac_roman",
}
"""Names for people → codecs. The last two are what Excel saves as „CSV (MS-DOS)“ and „CSV (Macintosh)“."""

_ORIGINAL = "Öffnen Sie das Original und speichern Sie es als „CSV UTF-8“"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_UTF_8_LETTER = re.compile(rb"\xc3[\x84\x96\x9c\x9f\xa4\xb6\xbc]")
"""ä ö ü Ä Ö Ü ß in UTF-8: bytes that stand beside each other in no Windows-1252 text of people."""


@dataclass(frozen=True)
class Decoded:
    """The text of a file, without byte order mark, line breaks as ``\\n``, and the encoding it was in.

    ``notes`` are sentences for people about letters that may be wrong.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, encoding: str = "") -> Decoded:
    """Read UTF-8 (with or without mark), UTF-16, Windows-1252, DOS, Mac; ``encoding`` states one of ``ENCODINGS``.

    Raises ``UnreadableTable``.
    """
    if not data.strip():
        raise UnreadableTable("Die Datei ist leer. Wählen Sie eine Tabelle mit Kopfzeile und Zeilen.")
    if len(data) > LARGEST_BYTES:
        raise UnreadableTable(
            f"Die Datei ist größer als {LARGEST_BYTES // 1024 // 1024} MB. Teilen Sie die Tabelle in mehrere Dateien."
        )
    if container(data) != TEXT:
        raise UnreadableTable(f"Das ist eine Excel-, LibreOffice- oder ZIP-Datei, keine CSV-Tabelle. {SAVE_AS_TEXT}")
    text, called = _stated(data, encoding) if encoding else _text(data)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if _CONTROL.search(text):
        raise UnreadableTable(f"Die Datei enthält keinen lesbaren Text. {SAVE_AS_TEXT}")
    _refuse_mojibake(text, called)
    return Decoded(text, called, tuple(_notes(text, called, is_stated=bool(encoding))))


def _refuse_mojibake(text: str, called: str) -> None:
    """A replaced letter that we put in ourselves is told in a note: there may be no better original."""
    broken = MOJIBAKE.search(text)
    if broken is not None and (broken.group() != "\ufffd" or called in {UTF_8, UTF_16}):
        raise UnreadableTable(
            f"Die Umlaute sind zerstört, zuerst in Zeile {_line(text, broken.start())}: "
            f"Die Datei wurde schon einmal mit falschem Zeichensatz gespeichert. {_ORIGINAL}."
        )


def _notes(text: str, called: str, *, is_stated: bool) -> list[str]:
    if called in {DOS, MAC} and not is_stated:
        return [f"Die Datei ist im alten Zeichensatz {called} gespeichert. Sehen Sie nach, ob die Umlaute stimmen."]
    broken = first_broken(text)
    if broken is None:
        return []
    return [
        f"Einzelne Buchstaben sind zerstört, zuerst in Zeile {_line(text, broken.start())} („{word_at(text, broken)}“). "
        f"Hier lassen sie sich nicht zurückholen: {_ORIGINAL}, oder verbessern Sie die Namen nach dem Einlesen."
    ]


def _stated(data: bytes, encoding: str) -> tuple[str, str]:
    codec = ENCODINGS.get(encoding)
    if codec is None:
        raise UnreadableTable(f"Den Zeichensatz „{encoding}“ gibt es hier nicht. Wählen Sie {', '.join(ENCODINGS)}.")
    if encoding == UTF_16 and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codec = _utf_16_order(data)
    if encoding == WINDOWS_1252:
        return data.decode(codec, "replace"), encoding
    return _strict(data, codec, encoding), encoding


def _text(data: bytes) -> tuple[str, str]:
    if data.startswith(codecs.BOM_UTF8):
        return _strict(data, "utf-8-sig", UTF_8), UTF_8
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16", UTF_16), UTF_16
    if b"\x00" in data:
        return _strict(data, _utf_16_order(data), UTF_16), UTF_16
    try:
        return data.decode("utf-8"), UTF_8
    except UnicodeDecodeError as error:
        if _UTF_8_LETTER.search(data):
            line = data.count(b"\n", 0, error.start) + 1
            raise UnreadableTable(
                f"Die Datei mischt zwei Zeichensätze, zuerst in Zeile {line}. {SAVE_AS_TEXT}"
            ) from error
    return _one_byte_text(data)


def _one_byte_text(data: bytes) -> tuple[str, str]:
    """Windows-1252 unless words then have signs in the middle and an older encoding makes German of all of them."""
    text = data.decode("cp1252", "replace")
    if SIGN_IN_WORD.search(text):
        for called in (DOS, MAC):
            older = data.decode(ENCODINGS[called])
            if reads_well(older):
                return older, called
    return text, WINDOWS_1252


def _strict(data: bytes, codec: str, called: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise UnreadableTable(f"Die Datei lässt sich nicht als Text in {called} lesen. {SAVE_AS_TEXT}") from error


def _utf_16_order(data: bytes) -> str:
    """Byte order by where the zero bytes of Latin letters stand; anything else is no text."""
    sample = data[:2000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(data) % 2 == 0 and odd > len(sample) // 4 and even == 0:
        return "utf-16-le"
    if len(data) % 2 == 0 and even > len(sample) // 4 and odd == 0:
        return "utf-16-be"
    raise UnreadableTable(f"Die Datei enthält keinen lesbaren Text. {SAVE_AS_XLSX}")


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
