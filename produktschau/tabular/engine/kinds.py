"""Table kinds: what a domain must say about its records so that they can come in by table."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from produktschau.audit.record import Actor
from produktschau.lib.points import Point
from produktschau.tabular.models import Outcome


class TableRefused(Exception):
    """A kind cannot take the table at all, for example because its source is not known. One German sentence."""


@dataclass(frozen=True)
class Column:
    """One column of our own layout. ``aliases`` are further headings under which it is recognised.

    A column with ``several`` may hold several values separated by semicolons.
    """

    name: str
    label: str
    help: str = ""
    aliases: tuple[str, ...] = ()
    required: bool = False
    several: bool = False

    @property
    def headings(self) -> frozenset[str]:
        """Every heading that means this column, folded for comparison."""
        return frozenset(heading.casefold() for heading in (self.name, self.label, *self.aliases))


@dataclass(frozen=True)
class MappedRow:
    """A row in our columns: ``values`` holds every column of the kind, ``""`` where the file says nothing."""

    number: int
    values: Mapping[str, str]

    def several(self, name: str) -> tuple[str, ...]:
        """The values of a column that may hold several, without doubles, in order."""
        parts = (part.strip() for part in self.values[name].split(";"))
        return tuple(dict.fromkeys(part for part in parts if part))


@dataclass(frozen=True)
class RowOutcome:
    """What became of one row. ``subject`` is like „company:K7M2QX“; a skipped row says why in ``reason``.

    ``reason`` of a row taken in says what was left out of it. ``group`` is a reason without the row's
    own particulars, so that equal reasons can be counted.
    """

    number: int
    outcome: Outcome
    reason: str = ""
    subject: str = ""
    group: str = ""


@dataclass(frozen=True)
class Batch:
    """Everything a kind is told: the rows and who brings them, when, from where, with which options.

    ``source_facts`` is what a mapping says about the source (slug, name, licence …), should it not be known yet.
    """

    rows: Sequence[MappedRow]
    by: Actor
    at: datetime
    source: str = ""
    source_facts: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, bool] = field(default_factory=dict)
    progress: Callable[[int], None] = lambda done: None


@dataclass(frozen=True)
class TableKind:
    """One kind of table. ``apply`` runs inside the import's transaction and gives one outcome per row.

    ``mappings`` is a folder of named mappings (``<name>.toml``) that come with the house.
    """

    key: str
    label: str
    columns: tuple[Column, ...]
    apply: Callable[[Batch], Iterable[RowOutcome]]
    mappings: Path | None = None

    def column(self, name: str) -> Column:
        """The column with our name; ``KeyError`` where there is none."""
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        """Our names of all columns, in order."""
        return tuple(column.name for column in self.columns)


TABLE_KINDS: Point[TableKind] = Point("tabular.engine.kinds.TABLE_KINDS", "Tabellenarten, die sich importieren lassen.")
