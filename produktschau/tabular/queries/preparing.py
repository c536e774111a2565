"""Judges a whole table: what would become of each row. The preview shows it, the import does it (ADR 0055)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from produktschau.audit.record import Actor
from produktschau.tabular.calculations.duplicates import Twin, twins
from produktschau.tabular.calculations.sheets import Table
from produktschau.tabular.engine.kinds import Batch, Choice, Decision, Judged, MappedRow, Message, TableKind
from produktschau.tabular.engine.mapped import MappedTable, mapped_table
from produktschau.tabular.engine.mappings import OWN_COLUMNS, fitting_mapping
from produktschau.tabular.engine.mappings import Mapping as ColumnMapping
from produktschau.tabular.engine.recognising import Recognised, recognised
from produktschau.tabular.models import Outcome, RecordKey, RememberedColumn

OWN_KEY = "key"
"""The column of our own lasting key: a row that has it says itself which record it is."""
SURE = ("remembered", "heading", "content")
"""How sure a column must be recognised to be used; a mere guess is shown and waits for a person."""
UNDECIDED = "vielleicht doppelt, nicht entschieden"
LEFT_OUT = "von Ihnen ausgelassen"
SURPLUS = "Zeile hat mehr Zellen als die Kopfzeile Spalten"
_SURPLUS_SENTENCE = "Die Zeile hat mehr Zellen als die Kopfzeile Spalten. Prüfen Sie Trennzeichen und Anführungszeichen in dieser Zeile."


@dataclass(frozen=True)
class Wanted:
    """How a table is to be taken: everything a person or a command may say about it.

    ``targets`` maps places of columns to our names; ``None`` lets a named mapping or recognition decide.
    Without ``ask_twins`` rows that may be there already come in as new records.
    """

    by: Actor
    at: datetime
    source: str = ""
    source_name: str = ""
    mapping: ColumnMapping | None = None
    targets: Mapping[int, str] | None = None
    options: Mapping[str, bool] = field(default_factory=dict)
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    ask_twins: bool = True
    progress: Callable[[int], None] = lambda done: None


@dataclass(frozen=True)
class Columns:
    """Which column of the file is which of ours: by a named mapping, or recognised one by one."""

    mapping: ColumnMapping
    source: str
    recognised: tuple[Recognised, ...] = ()
    targets: Mapping[int, str] | None = None


@dataclass(frozen=True)
class Prepared:
    """A judged table. ``judged`` holds one entry per row the kind judged, in order; ``twins`` by row number."""

    table: Table
    columns: Columns
    mapped: MappedTable
    batch: Batch
    judged: tuple[Judged, ...]
    twins: Mapping[int, tuple[Twin, ...]]

    @property
    def to_write(self) -> list[Judged]:
        """The rows that would come in."""
        return [one for one in self.judged if one.outcome is not Outcome.SKIPPED]


def columns_of(table: Table, kind: TableKind, wanted: Wanted) -> Columns:
    """Which column is which: as stated, by the named mapping that fits, or as recognised for this source."""
    if wanted.mapping is not None and wanted.mapping.columns:
        return Columns(wanted.mapping, wanted.source or wanted.mapping.source.get("slug", ""))
    mapping = OWN_COLUMNS
    if wanted.mapping is None and wanted.targets is None:
        mapping = fitting_mapping(kind, table.header)
    source = wanted.source or mapping.source.get("slug", "")
    if mapping.columns:
        return Columns(mapping, source)
    found = recognised(kind, table, _remembered(kind, source))
    targets = wanted.targets
    if targets is None:
        targets = {one.place: one.target for one in found if one.target and one.certainty in SURE}
    return Columns(mapping, source, found, targets)


def prepared(table: Table, kind: TableKind, wanted: Wanted, columns: Columns) -> Prepared:
    """Judge every row. Raises ``MissingColumn`` and ``TableRefused``."""
    mapped = mapped_table(table, kind, columns.mapping, targets=columns.targets)
    mapping = columns.mapping
    left = {number for number, decision in wanted.decisions.items() if decision.choice is Choice.LEAVE}
    batch = Batch(
        rows=[row for row in mapped.rows if row.number not in mapped.surplus and row.number not in left],
        by=wanted.by,
        at=wanted.at,
        source=columns.source,
        source_facts=_source_facts(wanted, mapping, columns.source),
        options={**mapping.options, **wanted.options},
        decisions=wanted.decisions,
        known=dict(
            RecordKey.objects.filter(kind=kind.key, source=columns.source).values_list("external_key", "subject")
        ),
        progress=wanted.progress,
    )
    judged = {one.number: one for one in kind.judge(batch)}
    found = _twins(kind, mapped, judged, wanted) if wanted.ask_twins else {}
    for number, doubles in found.items():
        if number not in wanted.decisions:
            judged[number] = _undecided(judged[number], doubles[0])
    for number in mapped.surplus:
        judged[number] = _skipped(number, _SURPLUS_SENTENCE, SURPLUS)
    for number in left - mapped.surplus:
        judged[number] = _skipped(number, "Diese Zeile haben Sie ausgelassen.", LEFT_OUT)
    ordered = tuple(judged[row.number] for row in table.rows if row.number in judged)
    return Prepared(table, columns, mapped, batch, ordered, found)


def _remembered(kind: TableKind, source: str) -> dict[str, str]:
    return dict(RememberedColumn.objects.filter(kind=kind.key, source=source).values_list("heading", "target"))


def _source_facts(wanted: Wanted, mapping: ColumnMapping, source: str) -> Mapping[str, str]:
    if wanted.source_name:
        return {"slug": source, "name": wanted.source_name}
    return mapping.source if mapping.source.get("slug") == source else {}


def _twins(
    kind: TableKind, mapped: MappedTable, judged: Mapping[int, Judged], wanted: Wanted
) -> dict[int, tuple[Twin, ...]]:
    """Twins of the rows that would become new records, and of those somebody decided about."""
    asked = [row for row in mapped.rows if not row.values.get(OWN_KEY) and _is_asked(row, judged, wanted)]
    if not asked:
        return {}
    identities = [replace(kind.identity(row), ref=str(row.number)) for row in asked]
    found = twins(identities, kind.stock())
    return {int(ref): doubles for ref, doubles in found.items() if doubles}


def _is_asked(row: MappedRow, judged: Mapping[int, Judged], wanted: Wanted) -> bool:
    there = judged.get(row.number)
    return row.number in wanted.decisions or (there is not None and there.outcome is Outcome.IMPORTED)


def _undecided(judged: Judged, twin: Twin) -> Judged:
    where = f"Zeile {twin.ref}" if twin.ref.isdigit() else "schon da"
    called = " · ".join(part for part in (twin.name, twin.detail) if part)
    sentence = f"Vielleicht doppelt ({', '.join(twin.reasons)}): „{called}“, {where}. Entscheiden Sie, ob es derselbe Eintrag ist."
    message = Message(sentence, is_error=True)
    return replace(judged, outcome=Outcome.SKIPPED, messages=(*judged.messages, message), group=UNDECIDED)


def _skipped(number: int, sentence: str, group: str) -> Judged:
    return Judged(number, Outcome.SKIPPED, messages=(Message(sentence, is_error=True),), group=group)
