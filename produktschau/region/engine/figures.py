"""Reads tables of official figures, whatever way they come: our own layouts, Eurostat's, GENESIS's."""

import csv
import gzip
import io
import zlib

from produktschau.region.calculations.figures import without_contradictions
from produktschau.region.engine.eurostat import read_sdmx, read_tsv
from produktschau.region.engine.ffcsv import read_ffcsv
from produktschau.region.engine.figure_table import Asked, Figures
from produktschau.region.engine.layouts import read_text, read_workbook
from produktschau.region.engine.rows import UnusableFile, decoded, head_of

LARGEST = 400 * 1024 * 1024
"""Bytes of an unpacked file."""
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_figures(content: bytes, filename: str, asked: Asked) -> Figures:
    """The cells of a file, each once. The layout is seen from the head. Raises ``UnusableFile`` where nothing can be read."""
    try:
        figures = _read(_unpacked(content, filename), filename, asked)
    except csv.Error as error:
        raise UnusableFile(
            f"{filename} ist keine gültige CSV-Datei. Bitte neu speichern oder herunterladen."
        ) from error
    figures.cells, twice = without_contradictions(figures.cells)
    figures.wrong += twice
    if limited := sum(cell.published.is_limited for cell in figures.cells):
        figures.notes.append(f"Eingeschränkt aussagekräftig nennt die Quelle {limited} Werte; sie kamen herein.")
    return figures


def _read(content: bytes, filename: str, asked: Asked) -> Figures:
    if content.startswith(_WORKBOOKS):
        return read_workbook(content, filename, asked)
    text = decoded(content, filename).lstrip("\r\n")
    head = head_of(text)
    if "\\TIME_PERIOD" in head.upper():
        return read_tsv(text, filename, asked)
    if "OBS_VALUE" in head and "TIME_PERIOD" in head:
        return read_sdmx(text, filename, asked)
    if head.startswith("statistics_code;"):
        return read_ffcsv(text, filename, asked)
    return read_text(content, filename, asked)


def _unpacked(content: bytes, filename: str) -> bytes:
    if content[:2] != b"\x1f\x8b":
        return content
    try:
        with gzip.open(io.BytesIO(content)) as file:
            plain = file.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnusableFile(f"{filename} ist beschädigt. Bitte noch einmal herunterladen.") from error
    if len(plain) > LARGEST:
        raise UnusableFile(
            f"{filename} ist entpackt größer als 400 MB. Bitte nur die Gebiete herunterladen, die Sie brauchen."
        )
    return plain
