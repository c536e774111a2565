"""Brings the rows of a read table into a kind's own columns: by a stated mapping, or by places a person chose."""

from collections import Counter
from collections.abc import Mapping as Dict
from collections.abc import Sequence
from dataclasses import dataclass, field

from produktschau.lib.text import and_list
from produktschau.tabular.calculations.sheets import Row, Table
from produktschau.tabular.engine.kinds import Column, Composite, MappedRow, TableKind
from produktschau.tabular.engine.mappings import Mapping

_MANY_HEADINGS = 12


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


@dataclass
class _Plan:
    """Which places of the file fill which column of ours; ``whole`` are composites by place."""

    kind: TableKind
    mapping: Mapping
    places: Dict[str, tuple[int, ...]]
    whole: Dict[int, Composite] = field(default_factory=dict)
    unknown: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def stated(self) -> frozenset[str]:
        """Our columns the file supplies."""
        parts = [part for composite in self.whole.values() for part in composite.parts]
        return frozenset([*self.places, *parts, *self.mapping.fixed]) & frozenset(self.kind.names)


def mapped_table(
    table: Table, kind: TableKind, mapping: Mapping, *, targets: Dict[int, str] | None = None
) -> MappedTable:
    """Every row of ``table`` in the columns of ``kind``. Raises ``MissingColumn``.

    ``targets`` says which column or composite of ours stands at a place of the file; of the mapping only fixed values
    and translations count then. Without it the mapping's headings decide, or our own names and labels.
    """
    plan = _plan(table, kind, mapping, targets)
    _refuse_missing(table, plan)
    stated = plan.stated
    rows = tuple(MappedRow(row.number, _values(row, plan), stated) for row in table.rows)
    taken = {place for several in plan.places.values() for place in several} | set(plan.whole)
    unused = tuple(heading for place, heading in enumerate(table.header) if heading and place not in taken)
    return MappedTable(rows, frozenset(row.number for row in table.rows if row.surplus), unused, plan.unknown)


def _plan(table: Table, kind: TableKind, mapping: Mapping, targets: Dict[int, str] | None) -> _Plan:
    if targets is None:
        return _Plan(kind, mapping, _stated_places(table, mapping) if mapping.columns else _own_places(table, kind))
    composites = {composite.name: composite for composite in kind.composites}
    places: dict[str, tuple[int, ...]] = {}
    whole: dict[int, Composite] = {}
    for place, target in sorted(targets.items()):
        if not 0 <= place < len(table.header):
            continue
        if target in composites:
            whole[place] = composites[target]
        elif target in kind.names and (target not in places or kind.column(target).several):
            places[target] = (*places.get(target, ()), place)
    return _Plan(kind, mapping, places, whole)


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


def _refuse_missing(table: Table, plan: _Plan) -> None:
    stated = plan.stated
    missing = [column.label for column in plan.kind.columns if column.required and column.name not in stated]
    if missing:
        raise MissingColumn(_missing_sentence(missing, table))


def _missing_sentence(missing: Sequence[str], table: Table) -> str:
    which = and_list([f"„{heading}“" for heading in missing])
    there = ", ".join(f"„{heading}“" for heading in table.header[:_MANY_HEADINGS] if heading)
    more = " …" if len(table.header) > _MANY_HEADINGS else ""
    few = len(missing) == 1
    return (
        f"Der Tabelle {'fehlt die Spalte' if few else 'fehlen die Spalten'} {which}; "
        f"sie hat {there}{more}. Ergänzen Sie {'die Spalte' if few else 'die Spalten'} oder nennen Sie die Zuordnung."
    )


def _values(row: Row, plan: _Plan) -> dict[str, str]:
    fixed, places = plan.mapping.fixed, plan.places
    values = {
        column.name: fixed[column.name]
        if column.name in fixed
        else (_value(row, column, plan, places[column.name]) if column.name in places else "")
        for column in plan.kind.columns
    }
    for place, composite in plan.whole.items():
        if row.cells[place]:
            parts = composite.split(row.cells[place])
            for part in composite.parts:
                if part not in places and not values.get(part) and parts.get(part):
                    values[part] = parts[part]
    return values


def _value(row: Row, column: Column, plan: _Plan, places: tuple[int, ...]) -> str:
    name, words = column.name, plan.mapping.values.get(column.name)
    if len(places) == 1 and words is None and not column.several:
        return row.cells[places[0]]
    cells = [row.cells[place] for place in places if row.cells[place]]
    if column.several:
        parts = [part.strip() for cell in cells for part in cell.split(";") if part.strip()]
    else:
        parts = cells[:1] if words is None else cells
    if words is not None:
        parts = _translated(name, parts, words, plan.unknown)
    return ";".join(dict.fromkeys(parts)) if column.several else next(iter(parts), "")


def _translated(name: str, parts: list[str], words: Dict[str, str], unknown: Counter[tuple[str, str]]) -> list[str]:
    for part in parts:
        if part not in words:
            unknown[name, part] += 1
    return [words[part] for part in parts if words.get(part)]
