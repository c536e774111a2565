"""Reads what Eurostat gives to download: the table as TSV (years side by side) and as SDMX-CSV (one row per value).

Formats: Eurostat, „API – Data formats“. TSV: the first column holds the dimensions, parted by commas, and names them in its heading
(``freq,unit,wstatus,nace_r2,geo\\TIME_PERIOD``); a cell is „139.59 p“ or „: c“. SDMX-CSV: ``OBS_VALUE``, ``OBS_FLAG`` and, since 2025,
``CONF_STATUS``.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial

from produktschau.region.calculations.figures import LARGEST
from produktschau.region.calculations.signs import Published, eurostat
from produktschau.region.engine.figure_table import Asked, Figures, counted, the_only
from produktschau.region.engine.nuts import nuts_keys
from produktschau.region.engine.rows import UnusableFile, once

UNITS = {
    "THS": (1000, "Personen"),
    "THS_PER": (1000, "Personen"),
    "PER": (1, "Personen"),
    "NR": (1, "Anzahl"),
    "MIO_EUR": (1_000_000, "Euro"),
}
"""Units we can take: what one of them is in ours."""
_USUAL = {"wstatus": "EMP", "sex": "T", "age": "TOTAL", "unit": "THS", "currency": "MIO_EUR"}
"""What is meant where nobody says otherwise: all who are employed, of both sexes, of any age."""


@dataclass(frozen=True)
class _Cell:
    column: str
    year: str
    value: str
    flags: str
    confidentiality: str = ""


@dataclass(frozen=True)
class _Line:
    """One row: its dimensions as the file writes them, and its cells, taken apart only where they are wanted."""

    number: int
    dimensions: tuple[str, ...]
    cells: Callable[[], list[_Cell]]


@dataclass(frozen=True)
class _Kept:
    number: int
    ags: str
    dimensions: Mapping[str, str]
    cells: list[_Cell]


@dataclass
class _Found:
    """What a pass over the file found: rows of areas kept here, the codes of every dimension, areas that are not kept."""

    kept: list[_Kept] = field(default_factory=list)
    codes: dict[str, set[str]] = field(default_factory=dict)
    strange: set[str] = field(default_factory=set)


def read_tsv(text: str, filename: str, asked: Asked) -> Figures:
    """The cells of a TSV. Raises ``UnusableFile``."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
    head = next(rows)
    names = [name.strip().casefold() for name in head[0].partition("\\")[0].split(",")]
    years = [year.strip() for year in head[1:]]
    _require(names, filename)

    def lines() -> Iterator[_Line]:
        for row in rows:
            if row:
                yield _Line(rows.line_num, tuple(row[0].split(",")), partial(_of_tsv, years, row[1:]))

    return _read(lines(), names, filename, asked)


def read_sdmx(text: str, filename: str, asked: Asked) -> Figures:
    """The cells of an SDMX-CSV, with codes or with codes and words („A: Jährlich“). Raises ``UnusableFile``."""
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max((",", ";", "\t"), key=first.count))
    head = [_code(name) for name in next(rows)]
    places = {name: place for place, name in enumerate(head)}
    names = [name for name in head if name.islower()]
    _require(names, filename)
    _require(head, filename, ("TIME_PERIOD", "OBS_VALUE"))

    def lines() -> Iterator[_Line]:
        for row in rows:
            if row:
                full = row + [""] * (len(head) - len(row))
                yield _Line(rows.line_num, tuple(full[places[name]] for name in names), partial(_of_sdmx, places, full))

    return _read(lines(), names, filename, asked)


def _of_tsv(years: Sequence[str], cells: Sequence[str]) -> list[_Cell]:
    found = []
    for year, cell in zip(years, cells, strict=False):
        value, _, flags = cell.strip().partition(" ")
        found.append(_Cell(year, year, value, flags))
    return found


def _of_sdmx(places: Mapping[str, int], row: Sequence[str]) -> list[_Cell]:
    def code(name: str) -> str:
        return row[places[name]].partition(":")[0].strip() if name in places else ""

    value = row[places["OBS_VALUE"]].strip()
    flags = code("OBS_FLAG") or code("OBS_STATUS")
    return [_Cell("OBS_VALUE", code("TIME_PERIOD"), value, flags, code("CONF_STATUS"))]


def _require(names: Sequence[str], filename: str, wanted: Sequence[str] = ("geo", "nace_r2")) -> None:
    if missing := [name for name in wanted if name not in names]:
        raise UnusableFile(
            f"{filename}, Zeile 1: Es fehlt „{missing[0]}“. Gebraucht werden {wanted[0]} und {wanted[1]}."
        )
    once(names, names, f"{filename}, Zeile 1")


def _read(lines: Iterable[_Line], names: Sequence[str], filename: str, asked: Asked) -> Figures:
    figures = Figures()
    found = _sorted_out(lines, names, filename, figures, asked)
    if not found.codes:
        raise UnusableFile(f"{filename} enthält keine Werte. Bitte die Auswahl beim Herunterladen prüfen.")
    chosen = _chosen(found.codes, filename, asked)
    times, figures.unit = UNITS[chosen["unit"]] if "unit" in chosen else (1, "")
    faults: dict[str, tuple[str, int]] = {}
    for row in found.kept:
        if any(row.dimensions[name] != code for name, code in chosen.items()):
            continue
        code = row.dimensions["nace_r2"]
        if not (group := asked.group(code)):
            told = f"{filename}, Zeile {row.number}, „nace_r2“: {asked.unknown_group(code)}"
            first, number = faults.get(code, (told, 0))
            faults[code] = (first, number + 1)
            continue
        for cell in row.cells:
            place = f"{filename}, Zeile {row.number}, Spalte „{cell.column}“"
            if (year := figures.year(place, cell.year, asked)) is not None:
                figures.take(place, (row.ags, year, group), partial(_value, cell, times), cell.value)
    figures.wrong += counted(faults)
    if found.strange:
        figures.notes.append(f"Die Tabelle hat {len(found.strange)} weitere Gebiete, die hier nicht geführt werden.")
    return figures


def _sorted_out(lines: Iterable[_Line], names: Sequence[str], filename: str, figures: Figures, asked: Asked) -> _Found:
    """One pass: millions of cells of other areas are not even looked at."""
    found, keys, geo = _Found(), {**nuts_keys(), **asked.keys}, names.index("geo")
    whole: set[tuple[str, ...]] = set()
    for line in lines:
        if len(line.dimensions) != len(names):
            figures.wrong.append(
                f"{filename}, Zeile {line.number}: Die Zeile hat nicht so viele Merkmale wie der Kopf."
            )
            continue
        area = _code(line.dimensions[geo])
        whole.add((*line.dimensions[:geo], *line.dimensions[geo + 1 :]))
        ags = keys.get(area, "")
        if ags not in asked.known:
            found.strange.add(area)
            continue
        codes = dict(zip(names, map(_code, line.dimensions), strict=True))
        found.kept.append(_Kept(line.number, ags, codes, line.cells()))
    others = [name for name in names if name != "geo"]
    for dimensions in whole:
        for name, code in zip(others, dimensions, strict=True):
            found.codes.setdefault(name, set()).add(_code(code))
    return found


def _code(text: str) -> str:
    return text.partition(":")[0].strip()


def _value(cell: _Cell, times: int) -> Published:
    read = eurostat(cell.value, cell.flags, cell.confidentiality)
    if read.value is None or read.value > LARGEST:
        return read
    return replace(read, value=(read.value * times).quantize(Decimal("0.001")))


def _chosen(codes: Mapping[str, set[str]], filename: str, asked: Asked) -> dict[str, str]:
    """The code taken of every dimension but area and sector."""
    chosen = {
        name: the_only(there, name, asked, _USUAL.get(name, ""), filename)
        for name, there in codes.items()
        if name != "nace_r2"
    }
    if chosen.get("freq", "A") != "A":
        raise UnusableFile(
            f"{filename}: Die Tabelle zählt nicht je Jahr (freq={chosen['freq']}). Gebraucht werden Jahreswerte."
        )
    if "unit" in chosen and chosen["unit"] not in UNITS:
        raise UnusableFile(
            f"{filename}: Die Einheit „{chosen['unit']}“ ist keine Anzahl. Bitte eine wählen von: {', '.join(UNITS)}."
        )
    return chosen
