"""Brings the rows of a read table into a kind's own columns: by a stated mapping, or by places a person chose."""

from collections import Counter
from collections.abc import Mapping as Dict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from produktschau.lib.text import and_list
from produktschau.tabular.calculations.headings import REASON_HEADING
from produktschau.tabular.calculations.sheets import Row, Table
from produktschau.tabular.engine.kinds import Column, Composite, MappedRow, TableKind
from produktschau.tabular.engine.mappings import Mapping

_LONGEST_LIST = 240
_LONGEST_HEADING = 60


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


@dataclass(frozen=True)
class _Plan:
    """Which places of the file fill which column of ours; ``whole`` are composites by place, ``is_chosen``: place by place."""

    kind: TableKind
    mapping: Mapping
    places: Dict[str, tuple[int, ...]]
    whole: Dict[int, Composite] = field(default_factory=dict)
    is_chosen: bool = False
    unknown: Counter[tuple[str, str]] = field(default_factory=Counter)

    @cached_property
    def stated(self) -> frozenset[str]:
        """Our columns the file supplies."""
        parts = [part for composite in self.whole.values() for part in composite.parts]
        return frozenset([*self.places, *parts, *self.mapping.fixed]) & frozenset(self.kind.names)

    @cached_property
    def blank(self) -> dict[str, str]:
        """Every column of ours with its fixed value, or empty."""
        return {name: self.mapping.fixed.get(name, "") for name in self.kind.names}

    @cached_property
    def plain(self) -> tuple[tuple[str, int], ...]:
        """Columns whose cell is taken as it is, with its place."""
        woven = {column.name for column in self.woven}
        return tuple(
            (name, places[0])
            for name, places in self.places.items()
            if name in self.blank and not (name in woven or name in self.mapping.fixed)
        )

    @cached_property
    def woven(self) -> tuple[Column, ...]:
        """Columns that hold several values, come from several columns or are translated."""
        return tuple(
            column
            for column in self.kind.columns
            if column.name in self.places
            and column.name not in self.mapping.fixed
            and (column.several or column.name in self.mapping.values or len(self.places[column.name]) > 1)
        )


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
    header = table.header[:-1] if table.header[-1] == REASON_HEADING else table.header
    unused = tuple(heading for place, heading in enumerate(header) if heading and place not in taken)
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
    return _Plan(kind, mapping, places, whole, is_chosen=True)


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
        known = [column.label for column in plan.kind.columns if column.name in stated - set(plan.mapping.fixed)]
        raise MissingColumn(_missing_sentence(missing, table, known if plan.is_chosen else []))


def _missing_sentence(missing: Sequence[str], table: Table, known: Sequence[str] = ()) -> str:
    """What is missing from which table, what it has, and what of it was known."""
    which = and_list([f"„{heading}“" for heading in missing])
    few = len(missing) == 1
    titles = [aside.text for aside in table.asides if aside.what == "title" and aside.number < table.header_rows[0]]
    called = f" „{_short(titles[-1])}“" if titles else ""
    recognised = (
        f"Erkannt {'wurde' if len(known) == 1 else 'wurden'} nur {and_list([f'„{label}“' for label in known])}. "
    )
    return (
        f"Der Tabelle{called} {'fehlt die Spalte' if few else 'fehlen die Spalten'} {which}; sie hat {_listed(table.header)}. "
        f"{recognised if known else ''}"
        f"Ergänzen Sie {'die Spalte' if few else 'die Spalten'} oder nennen Sie die Zuordnung."
    )


def _listed(headings: Sequence[str]) -> str:
    """As many headings as a person reads."""
    listed = ""
    for heading in headings:
        one = f"„{_short(heading)}“"
        if len(listed) + len(one) > _LONGEST_LIST:
            return f"{listed} …"
        listed = f"{listed}, {one}" if listed else one
    return listed


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_HEADING else f"{text[: _LONGEST_HEADING - 2].rstrip()} …"


def _values(row: Row, plan: _Plan) -> dict[str, str]:
    cells, places = row.cells, plan.places
    values = plan.blank.copy()
    for name, place in plan.plain:
        values[name] = cells[place]
    for column in plan.woven:
        values[column.name] = _value(row, column, plan, places[column.name])
    for place, composite in plan.whole.items():
        if cells[place]:
            parts = composite.split(cells[place])
            for part in composite.parts:
                if part not in places and not values.get(part) and parts.get(part):
                    values[part] = parts[part]
    return values


def _value(row: Row, column: Column, plan: _Plan, places: tuple[int, ...]) -> str:
    """The value from several columns of the file, or of a column with several values, or to be translated."""
    words = plan.mapping.values.get(column.name)
    cells = [row.cells[place] for place in places if row.cells[place]]
    if column.several:
        parts = [part.strip() for cell in cells for part in cell.split(";") if part.strip()]
    else:
        parts = cells[:1] if words is None else cells
    if words is not None:
        parts = _translated(column.name, parts, words, plan.unknown)
    return ";".join(dict.fromkeys(parts)) if column.several else next(iter(parts), "")


def _translated(name: str, parts: list[str], words: Dict[str, str], unknown: Counter[tuple[str, str]]) -> list[str]:
    for part in parts:
        if part not in words:
            unknown[name, part] += 1
    return [words[part] for part in parts if words.get(part)]
