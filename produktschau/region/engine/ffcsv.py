"""Reads the flat file of GENESIS and Regionalstatistik („ffcsv“): one row per value, all its dimensions beside it.

Format: Statistisches Bundesamt, „Das neue Flatfile-CSV-Format (ffcsv)“, 2024: semicolons, decimal comma in German, columns
``time``, ``1_variable_code``, ``1_variable_attribute_code`` …, ``value``, ``value_unit``, ``value_variable_code`` and, when asked for,
``value_q`` with the sign of quality. A dimension's total has no attribute code, or one of „INSGESAMT“.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from produktschau.region.calculations.signs import Published, german
from produktschau.region.engine.figure_table import Asked, Figures, counted, the_only
from produktschau.region.engine.nuts import official_key
from produktschau.region.engine.rows import UnusableFile

REGIONS = frozenset(
    [
        "DINSG",
        "DLAND",
        "DLANDU",
        "DLANDR",
        "DLANDS",
        "DLANDX",
        "KREISE",
        "REGBEZ",
        "DG",
        "FDINSG",
        "FDLAND",
        "FKREISE",
        "FREGBEZ",
        "FGEMEIN",
        "GEMEIN",
        "FAMTGEM",
        "GRSTADT",
    ]
)
"""Codes of variables that are an area (GENESIS and Regionalstatistik, catalogue of variables)."""
_TOTAL = frozenset({"", "INSGESAMT", "GESAMT", "TOTAL"})
_VARIABLE = re.compile(r"(\d+)_variable_code")
_THOUSANDS = re.compile(r"\s*(?:in\s+)?\b(?:1000\b|Tsd\.)\s*")
_YEAR = 4


@dataclass(frozen=True)
class _Line:
    number: int
    values: Mapping[str, str]
    variables: Mapping[str, str]

    @property
    def measured(self) -> str:
        return self.values.get("value_variable_code", "")


def read_ffcsv(text: str, filename: str, asked: Asked) -> Figures:
    """The cells of a flat file: one measure, by area, year and sector; other dimensions at their total. Raises ``UnusableFile``."""
    lines = list(_lines(text.lstrip("\ufeff"), filename))
    if not lines:
        raise UnusableFile(f"{filename} enthält keine Werte. Bitte Auswahl und Jahre prüfen.")
    measured = the_only({line.measured for line in lines}, "value_variable_code", asked, "", filename)
    taken = [line for line in lines if line.measured == measured]
    figures = Figures(title=taken[0].values.get("statistics_label", ""), unit=taken[0].values.get("value_unit", ""))
    region, sector = _region(taken, filename), _sector(taken, asked)
    times, figures.unit = _unit(figures.unit)
    strange: set[str] = set()
    faults: dict[str, tuple[str, int]] = {}
    for line in taken:
        if any(code not in _TOTAL for name, code in line.variables.items() if name not in (region, sector)):
            continue
        ags = official_key(line.variables.get(region, ""))
        if ags not in asked.known:
            strange.add(ags)
            continue
        code = line.variables.get(sector, "")
        group = asked.group(code) if code not in _TOTAL else "TOTAL"
        if not group:
            first, number = faults.get(code, (f"{filename}, Zeile {line.number}: {asked.unknown_group(code)}", 0))
            faults[code] = (first, number + 1)
            continue
        place = f"{filename}, Zeile {line.number}, Spalte „value“"
        year = figures.year(
            f"{filename}, Zeile {line.number}, Spalte „time“", line.values.get("time", "")[:_YEAR], asked
        )
        if year is not None:
            figures.take(place, (ags, year, group), partial(_value, line, times), line.values["value"])
    figures.wrong += counted(faults)
    if strange:
        figures.notes.append(f"Die Tabelle hat {len(strange)} weitere Gebiete, die hier nicht geführt werden.")
    return figures


def _unit(said: str) -> tuple[int, str]:
    """How many of a unit one of the table's is, and the unit: „Tsd. EUR“ → 1000, „EUR“. Thousands of nothing are people."""
    found = _THOUSANDS.match(said)
    return (1000, said[found.end() :] or "Personen") if found else (1, said)


def _value(line: _Line, times: int) -> Published:
    sign = line.values.get("value_q", "")
    read = german(line.values["value"], "" if sign in ("e", "e ", "-") and line.values["value"] else sign)
    if read.value is None or times == 1:
        return read
    return Published(read.value * times, is_provisional=read.is_provisional, is_limited=read.is_limited)


def _lines(text: str, filename: str) -> Iterator[_Line]:
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    header = [name for name in rows.fieldnames or () if name]
    missing = [name for name in ("time", "value", "value_variable_code") if name not in header]
    if missing:
        raise UnusableFile(f"{filename}, Zeile 1: Es fehlt die Spalte „{missing[0]}“. Erwartet wird das Format ffcsv.")
    numbers = [found[1] for name in header if (found := _VARIABLE.fullmatch(name))]
    for row in rows:
        values = {name: (row[name] or "").strip() for name in header}
        if not values.get("statistics_code", "0")[:1].isdigit():
            continue
        variables = {
            values[f"{one}_variable_code"]: values.get(f"{one}_variable_attribute_code", "")
            for one in numbers
            if values[f"{one}_variable_code"]
        }
        yield _Line(rows.line_num, values, variables)


def _region(lines: Sequence[_Line], filename: str) -> str:
    found = next((name for line in lines for name in line.variables if name in REGIONS), "")
    if not found:
        raise UnusableFile(
            f"{filename}: Die Tabelle ist nicht nach Gebieten gegliedert. Bitte eine Tabelle nach Kreisen wählen."
        )
    return found


def _sector(lines: Sequence[_Line], asked: Asked) -> str:
    """The variable that is a sector: named by the caller, or the one whose codes begin with „WZ“."""
    named = asked.only.get("sector", "")
    return named or next((name for line in lines for name in line.variables if name.startswith("WZ")), "")
