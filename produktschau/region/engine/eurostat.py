"""Reads what Eurostat gives to download: the table as TSV (years side by side) and as SDMX-CSV (one row per value).

Formats: Eurostat, „API – Data formats“. TSV: the first column holds the dimensions, parted by commas, and names them in its heading
(``freq,unit,wstatus,nace_r2,geo\\TIME_PERIOD``); a cell is „139.59 p“ or „: c“. SDMX-CSV: ``OBS_VALUE``, ``OBS_FLAG`` and, since 2025,
``CONF_STATUS``.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from produktschau.region.calculations.signs import Published, eurostat
from produktschau.region.engine.figure_table import Asked, Figures, counted, the_only
from produktschau.region.engine.nuts import nuts_keys
from produktschau.region.engine.rows import UnusableFile

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
class _Observation:
    line: int
    column: str
    dimensions: Mapping[str, str]
    year: str
    value: str
    flags: str
    confidentiality: str = ""


def read_tsv(text: str, filename: str, asked: Asked) -> Figures:
    """The cells of a TSV. Raises ``UnusableFile``."""
    return _read(list(_of_tsv(text, filename, asked)), filename, asked)


def read_sdmx(text: str, filename: str, asked: Asked) -> Figures:
    """The cells of an SDMX-CSV, with codes or with codes and words („A: Jährlich“). Raises ``UnusableFile``."""
    return _read(list(_of_sdmx(text, filename, asked)), filename, asked)


def _of_tsv(text: str, filename: str, asked: Asked) -> Iterator[_Observation]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
    head = next(rows, [])
    names = [name.strip().casefold() for name in head[0].partition("\\")[0].split(",")]
    years = [year.strip() for year in head[1:]]
    _require(names, filename)
    for row in rows:
        codes = [code.strip() for code in row[0].split(",")] if row else []
        if len(codes) != len(names):
            continue
        dimensions = dict(zip(names, codes, strict=True))
        for year, cell in zip(years, row[1:], strict=False):
            value, _, flags = cell.strip().partition(" ")
            yield _Observation(rows.line_num, year, dimensions, year, value, flags)


def _of_sdmx(text: str, filename: str, asked: Asked) -> Iterator[_Observation]:
    first = text.splitlines()[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max((",", ";", "\t"), key=first.count))
    aside = {
        "DATAFLOW",
        "STRUCTURE",
        "STRUCTURE_ID",
        "LAST UPDATE",
        "TIME_PERIOD",
        "OBS_VALUE",
        "OBS_FLAG",
        "OBS_STATUS",
    }
    names = [name for name in rows.fieldnames or () if name.islower() and name.upper() not in aside]
    _require(names, filename)
    for row in rows:
        told = {
            name: (value or "").strip()
            for name, value in row.items()
            if isinstance(name, str) and not isinstance(value, list)
        }
        yield _Observation(
            rows.line_num,
            "OBS_VALUE",
            {name: told[name].partition(":")[0].strip() for name in names},
            told["TIME_PERIOD"],
            told["OBS_VALUE"],
            (told.get("OBS_FLAG") or told.get("OBS_STATUS", "")).partition(":")[0],
            told.get("CONF_STATUS", "").partition(":")[0],
        )


def _require(names: Iterable[str], filename: str) -> None:
    missing = [name for name in ("geo", "nace_r2") if name not in set(names)]
    if missing:
        raise UnusableFile(f"{filename}, Zeile 1: Es fehlt „{missing[0]}“. Gebraucht werden geo und nace_r2.")


def _read(found: list[_Observation], filename: str, asked: Asked) -> Figures:
    if not found:
        raise UnusableFile(f"{filename} enthält keine Werte. Bitte die Auswahl beim Herunterladen prüfen.")
    chosen = _chosen(found, filename, asked)
    times, unit = UNITS[chosen["unit"]] if "unit" in chosen else (1, "")
    figures = Figures(unit=unit)
    keys = {**nuts_keys(), **asked.keys}
    strange: set[str] = set()
    faults: dict[str, tuple[str, int]] = {}
    for one in found:
        if any(one.dimensions[name] != code for name, code in chosen.items()):
            continue
        ags = keys.get(one.dimensions["geo"], "")
        if ags not in asked.known:
            strange.add(one.dimensions["geo"])
            continue
        place = f"{filename}, Zeile {one.line}, Spalte „{one.column}“"
        code = one.dimensions["nace_r2"]
        group = asked.group(code)
        if not group:
            first, number = faults.get(
                code, (f"{filename}, Zeile {one.line}, „nace_r2“: {asked.unknown_group(code)}", 0)
            )
            faults[code] = (first, number + 1)
            continue
        if (year := figures.year(place, one.year, asked)) is not None:
            figures.take(place, (ags, year, group), partial(_value, one, times), one.value)
    figures.wrong += counted(faults)
    if strange:
        figures.notes.append(f"Die Tabelle hat {len(strange)} weitere Gebiete, die hier nicht geführt werden.")
    return figures


def _value(one: _Observation, times: int) -> Published:
    read = eurostat(one.value, one.flags, one.confidentiality)
    return (
        read
        if read.value is None
        else replace(read, value=(read.value * times).quantize(Decimal("0.001")).normalize() + 0)
    )


def _chosen(found: list[_Observation], filename: str, asked: Asked) -> dict[str, str]:
    """The code taken of every dimension but area and sector."""
    values: dict[str, set[str]] = {}
    for one in found:
        for name, code in one.dimensions.items():
            if name not in ("geo", "nace_r2"):
                values.setdefault(name, set()).add(code)
    chosen = {name: the_only(codes, name, asked, _USUAL.get(name, ""), filename) for name, codes in values.items()}
    if chosen.get("freq", "A") != "A":
        raise UnusableFile(
            f"{filename}: Die Tabelle zählt nicht je Jahr (freq={chosen['freq']}). Gebraucht werden Jahreswerte."
        )
    if "unit" in chosen and chosen["unit"] not in UNITS:
        raise UnusableFile(
            f"{filename}: Die Einheit „{chosen['unit']}“ ist keine Anzahl. Bitte eine wählen von: {', '.join(UNITS)}."
        )
    return chosen
