"""Brings the rows of a read table into a kind's own columns, by a stated mapping."""

from collections import Counter
from collections.abc import Mapping as Dict
from dataclasses import dataclass

from produktschau.lib.text import and_list
from produktschau.tabular.calculations.sheets import Row, Table
from produktschau.tabular.engine.kinds import Column, MappedRow, TableKind
from produktschau.tabular.engine.mappings import Mapping


class MissingColumn(ValueError):
    """The file lacks a column. One German sentence naming it and what the file has."""


@dataclass(frozen=True)
class MappedTable:
    """Rows in our columns; ``surplus`` are numbers of rows with more cells than the header.

    ``unused`` are headings nothing was taken from; ``unknown`` counts values a translation does not
    name, as (our column, value).
    """

    rows: tuple[MappedRow, ...]
    surplus: frozenset[int]
    unused: tuple[str, ...]
    unknown: Counter[tuple[str, str]]


def mapped_table(table: Table, kind: TableKind, mapping: Mapping) -> MappedTable:
    """Every row of ``table`` in the columns of ``kind``. Raises ``MissingColumn``."""
    places = _stated_places(table, mapping) if mapping.columns else _own_places(table, kind)
    _refuse_missing(table, kind, mapping, places)
    unknown: Counter[tuple[str, str]] = Counter()
    rows = tuple(_mapped(row, kind, mapping, places, unknown) for row in table.rows)
    taken = {place for several in places.values() for place in several}
    unused = tuple(heading for place, heading in enumerate(table.header) if heading and place not in taken)
    return MappedTable(rows, frozenset(row.number for row in table.rows if row.surplus), unused, unknown)


def _stated_places(table: Table, mapping: Mapping) -> dict[str, tuple[int, ...]]:
    by_heading = {heading.casefold(): place for place, heading in enumerate(table.header)}
    missing = [
        heading for headings in mapping.columns.values() for heading in headings if heading.casefold() not in by_heading
    ]
    if missing:
        raise MissingColumn(_missing_sentence(list(dict.fromkeys(missing)), table))
    return {
        ours: tuple(by_heading[heading.casefold()] for heading in headings)
        for ours, headings in mapping.columns.items()
    }


def _own_places(table: Table, kind: TableKind) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for place, heading in enumerate(table.header):
        for column in kind.columns:
            if heading.casefold() in column.headings and column.name not in found:
                found[column.name] = (place,)
    return found


def _refuse_missing(table: Table, kind: TableKind, mapping: Mapping, places: dict[str, tuple[int, ...]]) -> None:
    missing = [c.label for c in kind.columns if c.required and c.name not in places and c.name not in mapping.fixed]
    if missing:
        raise MissingColumn(_missing_sentence(missing, table))


def _missing_sentence(missing: list[str], table: Table) -> str:
    which = and_list([f"„{heading}“" for heading in missing])
    there = ", ".join(f"„{heading}“" for heading in table.header[:12] if heading)
    more = " …" if len(table.header) > 12 else ""
    few = len(missing) == 1
    return (
        f"Der Tabelle {'fehlt die Spalte' if few else 'fehlen die Spalten'} {which}; "
        f"sie hat {there}{more}. Ergänzen Sie {'die Spalte' if few else 'die Spalten'} oder nennen Sie die Zuordnung."
    )


def _mapped(
    row: Row, kind: TableKind, mapping: Mapping, places: dict[str, tuple[int, ...]], unknown: Counter[tuple[str, str]]
) -> MappedRow:
    values = {
        column.name: _value(row, column, mapping, places.get(column.name, ()), unknown) for column in kind.columns
    }
    return MappedRow(row.number, values)


def _value(
    row: Row, column: Column, mapping: Mapping, places: tuple[int, ...], unknown: Counter[tuple[str, str]]
) -> str:
    if column.name in mapping.fixed:
        return mapping.fixed[column.name]
    cells = [row.cells[place] for place in places if row.cells[place]]
    if column.several:
        parts = [part.strip() for cell in cells for part in cell.split(";") if part.strip()]
    else:
        parts = cells[:1] if column.name not in mapping.values else cells
    if column.name in mapping.values:
        parts = _translated(column.name, parts, mapping.values[column.name], unknown)
    return ";".join(dict.fromkeys(parts)) if column.several else next(iter(parts), "")


def _translated(name: str, parts: list[str], words: Dict[str, str], unknown: Counter[tuple[str, str]]) -> list[str]:
    for part in parts:
        if part not in words:
            unknown[name, part] += 1
    return [words[part] for part in parts if words.get(part)]
