"""Reads a table as offices publish it: CSV with semicolon, comma or tab, UTF-8 or Windows-1252."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from produktschau.region.calculations.signs import quoted

_HEAD = 100_000
"""Characters in which the head must stand."""
_SHOWN = 300
"""Characters of the headings that a sentence names."""
_DIGITS = 18


class UnusableFile(Exception):
    """The file cannot be taken in. The message is one German sentence that names file, line and column."""


@dataclass(frozen=True)
class Row:
    """One row of a table. ``values`` has every known column, stripped; a missing cell is ``""``."""

    filename: str
    line: int
    values: Mapping[str, str]

    def text(self, column: str) -> str:
        """The cell's text, ``""`` where the file has no such column."""
        return self.values.get(column, "")

    def wrong(self, column: str, why: str) -> UnusableFile:
        """The error that names this cell; ``why`` completes the sentence."""
        return UnusableFile(f"{self.filename}, Zeile {self.line}, Spalte „{column}“: {why}")

    def whole(self, column: str) -> int | None:
        """A count, with or without thousands points; empty is unknown."""
        text = self.text(column).replace(".", "").replace("\u00a0", "").replace(" ", "")
        if not text:
            return None
        if not text.isascii() or not text.isdigit() or len(text) > _DIGITS:
            raise self.wrong(
                column, f"{quoted(self.text(column))} ist keine Anzahl. Bitte eine ganze Zahl ab 0 eintragen."
            )
        return int(text)

    def decimal(self, column: str) -> Decimal | None:
        """A number with decimal comma or point; empty is unknown."""
        text = self.text(column)
        if not text:
            return None
        plain = text.replace(".", "").replace(",", ".") if "," in text else text
        try:
            number = Decimal(plain)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            raise self.wrong(column, f"{quoted(text)} ist keine Zahl. Bitte zum Beispiel 12,34 eintragen.")
        return number

    def day(self, column: str) -> date | None:
        """A day as 2023-01-31 or 31.01.2023; empty is unknown."""
        text = self.text(column)
        if not text:
            return None
        for pattern in ("%Y-%m-%d", "%d.%m.%Y"):
            try:
                return datetime.strptime(text, pattern).date()  # noqa: DTZ007 – a day has no time zone
            except ValueError:
                continue
        raise self.wrong(column, f"{quoted(text)} ist kein Datum. Bitte zum Beispiel 31.12.2023 eintragen.")


def decoded(content: bytes, filename: str) -> str:
    """The text of a file in UTF-8 (with or without mark), UTF-16 with mark, or Windows-1252."""
    if not content.strip():
        raise UnusableFile(f"{filename} ist leer. Bitte eine Datei mit Inhalt angeben.")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\x00" in content:
        encodings = ()
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnusableFile(
        f"{filename} lässt sich nicht als Text lesen. Bitte als CSV in der Zeichenkodierung UTF-8 speichern."
    )


def read_rows(
    content: bytes, filename: str, *, required: Sequence[str], aliases: Mapping[str, str] | None = None
) -> list[Row]:
    """The rows of a CSV with a header line; ``aliases`` maps other spellings of a column to ours.

    Raises ``UnusableFile`` for an unreadable encoding, a missing column or a file without rows.
    """
    text = decoded(content, filename)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=False)
    header: list[str] = []
    rows: list[Row] = []
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = _header(cells, filename, required, aliases or {})
                continue
            rows.append(row_of(filename, reader.line_num, header, [cell.strip() for cell in cells]))
    except csv.Error as error:
        raise UnusableFile(
            f"{filename}, Zeile {reader.line_num}: Die Zeile ist keine gültige CSV-Zeile. Bitte neu als CSV speichern."
        ) from error
    if not rows:
        raise UnusableFile(f"{filename} enthält keine Zeilen unter der Kopfzeile. Bitte eine Datei mit Inhalt angeben.")
    return rows


def row_of(filename: str, line: int, header: Sequence[str], cells: Sequence[str]) -> Row:
    """A row with every column of the head. Raises ``UnusableFile`` where it has more: a comma too many shifts all values behind it."""
    if any(cells[len(header) :]):
        raise UnusableFile(
            f"{filename}, Zeile {line}: Die Zeile hat mehr Zellen als die Kopfzeile Spalten. "
            "Bitte prüfen, ob ein Trennzeichen in einer Zelle steht."
        )
    return Row(filename, line, dict.fromkeys(header, "") | dict(zip(header, cells, strict=False)))


def once(header: Sequence[str], names: Sequence[str], place: str) -> None:
    """Raises ``UnusableFile`` where two headings (``names``, as the file writes them) mean one column."""
    seen: dict[str, str] = {}
    for column, name in zip(header, names, strict=True):
        if column and column in seen:
            both = quoted(name) if name == seen[column] else f"{quoted(seen[column])} und {quoted(name)}"
            raise UnusableFile(f"{place}: Dieselbe Spalte steht zweimal da: {both}. Bitte eine davon löschen.")
        seen[column] = name


def head_of(text: str) -> str:
    """The first line that is not empty; a file of one endless line is cut."""
    return next((line for line in text[:_HEAD].splitlines() if line.strip()), "")


def _separator(text: str) -> str:
    head = head_of(text)
    return max((",", ";", "\t"), key=head.count)


def _header(cells: Sequence[str], filename: str, required: Sequence[str], aliases: Mapping[str, str]) -> list[str]:
    names = [cell.strip() for cell in cells]
    header = [aliases.get(name.casefold(), name) for name in names]
    missing = [column for column in required if column not in header]
    if missing:
        there = ", ".join(names)
        there = there if len(there) <= _SHOWN else f"{there[:_SHOWN].rstrip()} …"
        wanted = ", ".join(f"„{column}“" for column in missing)
        noun = "Spalte" if len(missing) == 1 else "Spalten"
        raise UnusableFile(
            f"{filename}, Zeile 1: Es fehlt die {noun} {wanted}. Vorhanden sind: {there}."
            if len(missing) == 1
            else f"{filename}, Zeile 1: Es fehlen die {noun} {wanted}. Vorhanden sind: {there}."
        )
    once(header, names, f"{filename}, Zeile 1")
    return header
