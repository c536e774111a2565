"""What goes out of the house: which columns of a kind, the template to fill in, the pictures beside a table."""

import csv
import io
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import IO

from produktschau.tabular.calculations.writing import as_text
from produktschau.tabular.engine.kinds import Column, Content, PictureFile, Selection, TableKind, Value
from produktschau.tabular.engine.mappings import Mapping, UnusableMapping

PICTURE_LIST = "bilder.csv"
_PICTURE_HEADINGS = (
    "Kurzschlüssel",
    "Datei",
    "Bildbeschreibung",
    "Bildbeschreibung (englisch)",
    "Bildnachweis",
    "Reihenfolge",
)
_MADE = (2026, 1, 1, 0, 0, 0)
"""A fixed moment on every file of the archive, so that the same pictures give the same bytes."""


def exported_columns(kind: TableKind, *, with_private: bool = False) -> tuple[Column, ...]:
    """The columns that are written out; personal ones only ``with_private``."""
    return tuple(column for column in kind.columns if column.exported and (with_private or not column.private))


def mapped_columns(kind: TableKind, mapping: Mapping, *, with_private: bool = False) -> tuple[Column, ...]:
    """The columns a mapping names, under its headings. Raises ``UnusableMapping``.

    Where a mapping makes one column of ours from several of theirs, the first heading stands for all.
    """
    allowed = {column.name: column for column in exported_columns(kind, with_private=with_private)}
    columns = tuple(
        replace(allowed[ours], label=headings[0]) for ours, headings in mapping.columns.items() if ours in allowed
    )
    if not columns:
        raise UnusableMapping(
            f"Die Zuordnung „{mapping.name}“ nennt keine Spalte, die ausgegeben wird. Nehmen Sie eine andere oder keine."
        )
    return columns


def template_columns(kind: TableKind, *, required_only: bool = False) -> tuple[Column, ...]:
    """The columns of the template to fill in: all that are written out, or only those without which no row comes in."""
    columns = exported_columns(kind, with_private=True)
    return tuple(column for column in columns if column.required or column.basic) if required_only else columns


def template_row(columns: Iterable[Column]) -> tuple[Value, ...]:
    """The example row, numbers and days as such."""
    return tuple(_typed(column) for column in columns)


def write_pictures(pictures: Iterable[PictureFile], file: IO[bytes]) -> int:
    """A ZIP of pictures by record with a list of them; one picture at a time is in memory. Gives their number."""
    listed = io.StringIO(newline="")
    listed.write("\ufeff")
    rows = csv.writer(listed, delimiter=";", lineterminator="\r\n")
    rows.writerow(_PICTURE_HEADINGS)
    count = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for one in pictures:
            content, name = one.read(), f"{one.record}/{one.key}.webp"
            if content is not None:
                archive.writestr(zipfile.ZipInfo(name, _MADE), content)
                count += 1
            said = (one.record, name if content is not None else "", one.alt, one.alt_en, one.credit, one.position)
            rows.writerow([as_text(value) for value in said])
        archive.writestr(zipfile.ZipInfo(PICTURE_LIST, _MADE), listed.getvalue().encode())
    return count


def pictures_of(kind: TableKind, selection: Selection) -> Iterable[PictureFile]:
    """The pictures of a selection; a kind without pictures has none."""
    return kind.pictures(selection) if kind.pictures else ()


def _typed(column: Column) -> Value:
    text = column.example
    with suppress(ValueError):
        if column.content is Content.DATE:
            return datetime.strptime(text, "%d.%m.%Y").date()  # noqa: DTZ007 – a day has no zone
        if column.content is Content.DEGREE:
            return float(text.replace(",", "."))
        if column.content in (Content.YEAR, Content.NUMBER):
            return int(text)
    return text
