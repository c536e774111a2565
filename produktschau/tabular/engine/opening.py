"""Opens a file a person brought: CSV here, .xlsx, .xls and .ods in a process of their own with limits."""

import json
import subprocess
import sys
import tempfile
from datetime import date, datetime, time
from typing import IO, Any

from produktschau.tabular.calculations.decoding import decode
from produktschau.tabular.calculations.foreign import TEXT, container
from produktschau.tabular.calculations.limits import LARGEST_BYTES, SECONDS, UnreadableTable
from produktschau.tabular.calculations.records import records
from produktschau.tabular.calculations.separating import SEPARATORS, separator, stated_separator
from produktschau.tabular.calculations.sheets import Cell, Reading, Sheet, Workbook

_CHILD = (sys.executable, "-I", "-X", "utf8", "-m", "produktschau.tabular.engine.sandbox")
_TOO_HEAVY = (
    "Die Datei ist beschädigt oder braucht zum Öffnen zu viel Speicher oder Zeit. "
    "Löschen Sie, was nicht gebraucht wird, und speichern Sie sie neu als .xlsx, oder teilen Sie sie."
)


def open_workbook(data: bytes, *, reading: Reading = Reading()) -> Workbook:  # noqa: B008  # frozen
    """Everything in the file as values. Raises ``UnreadableTable`` with one German sentence."""
    if not data.strip():
        raise UnreadableTable("Die Datei ist leer. Wählen Sie eine Tabelle mit Kopfzeile und Zeilen.")
    if len(data) > LARGEST_BYTES:
        raise UnreadableTable(
            f"Die Datei ist größer als {LARGEST_BYTES // 1024 // 1024} MB. Teilen Sie die Tabelle in mehrere Dateien."
        )
    return _text(data, reading) if container(data) == TEXT else _contained(data)


def _text(data: bytes, reading: Reading) -> Workbook:
    decoded = decode(data, encoding=reading.encoding)
    sign = reading.separator or separator(decoded.text)
    if sign not in SEPARATORS:
        raise UnreadableTable(f"Dieses Trennzeichen gibt es hier nicht. Wählen Sie {', '.join(SEPARATORS.values())}.")
    text = decoded.text.partition("\n")[2] if stated_separator(decoded.text) else decoded.text
    return Workbook("csv", (Sheet("", records(text, sign)),), decoded.encoding, sign, decoded.notes)


def _contained(data: bytes) -> Workbook:
    with tempfile.TemporaryFile() as told:
        try:
            subprocess.run(  # noqa: S603  # a command of our own; the file is only its input
                _CHILD, input=data, stdout=told, stderr=subprocess.DEVNULL, env={}, timeout=SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise UnreadableTable(_TOO_HEAVY) from error
        told.seek(0)
        try:
            return _workbook(told)
        except UnreadableTable:
            raise
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            raise UnreadableTable(_TOO_HEAVY) from error


def _workbook(told: IO[bytes]) -> Workbook:
    sheets: list[Sheet] = []
    for line in told:
        kind, *facts = json.loads(line)
        if kind == "refused":
            raise UnreadableTable(str(facts[0]))
        if kind == "end":
            return Workbook(str(facts[0]), tuple(sheets), notes=tuple(str(note) for note in facts[1]))
        name, hidden, merged, count = facts
        rows = tuple(tuple(map(_value, json.loads(told.readline()))) for _ in range(count))
        sheets.append(Sheet(str(name), rows, tuple(tuple(one) for one in merged), bool(hidden)))
    raise UnreadableTable(_TOO_HEAVY)


def _value(value: Any) -> Cell:
    if isinstance(value, dict):
        if "t" in value:
            return time.fromisoformat(value["t"])
        text = value["d"]
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    return value if isinstance(value, str | int | float) else str(value)
