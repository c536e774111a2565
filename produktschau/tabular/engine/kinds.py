"""Table kinds: what a domain must say about its records so that they can come in and go out by table."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from produktschau.accounts.roles import AnyUser
from produktschau.audit.record import Actor
from produktschau.lib.points import Point
from produktschau.tabular.calculations.duplicates import Identity
from produktschau.tabular.models import Outcome

Value = str | int | float | bool | date | None
"""What an exported cell holds."""


class TableRefused(Exception):
    """A kind cannot take the table at all, for example because its source is not known. One German sentence."""


class Content(StrEnum):
    """What the values of a column look like: by it a column without a telling heading is recognised."""

    TEXT = "text"
    POSTCODE = "postcode"
    URL = "url"
    EMAIL = "email"
    PHONE = "phone"
    WZ = "wz"
    AGS = "ags"
    DATE = "date"
    MONEY = "money"
    YEAR = "year"
    NUMBER = "number"
    DEGREE = "degree"
    YES_NO = "yes_no"


@dataclass(frozen=True)
class Column:
    """One column of our own layout. ``aliases`` are further headings under which it is recognised.

    A column with ``several`` may hold several values separated by semicolons. ``help`` and ``example`` are German
    and stand in the template; ``exported`` is false for what is only read; ``private`` marks personal data.
    """

    name: str
    label: str
    help: str = ""
    aliases: tuple[str, ...] = ()
    required: bool = False
    several: bool = False
    content: Content = Content.TEXT
    example: str = ""
    exported: bool = True
    private: bool = False
    basic: bool = False

    @property
    def headings(self) -> frozenset[str]:
        """Every heading that means this column, folded for comparison."""
        return frozenset(heading.casefold() for heading in (self.name, self.label, *self.aliases))


@dataclass(frozen=True)
class Composite:
    """One cell that holds several of our columns, for example „09599 Freiberg“. ``split`` gives text by column name, "" where it finds none."""

    name: str
    label: str
    parts: tuple[str, ...]
    split: Callable[[str], Mapping[str, str]]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class MappedRow:
    """A row in our columns: ``values`` holds every column of the kind, ``""`` where the file says nothing.

    ``stated`` names the columns the file has at all: what it has no column for is left as it is.
    """

    number: int
    values: Mapping[str, str]
    stated: frozenset[str] = frozenset()

    def several(self, name: str) -> tuple[str, ...]:
        """The values of a column that may hold several, without doubles, in order."""
        parts = (part.strip() for part in self.values[name].split(";"))
        return tuple(dict.fromkeys(part for part in parts if part))


class Choice(StrEnum):
    """What a person decides about a row that may be there already."""

    FILL = "fill"
    TAKE = "take"
    NEW = "new"
    LEAVE = "leave"


@dataclass(frozen=True)
class Decision:
    """``FILL``: it is ``subject``, only its empty fields are filled. ``TAKE``: it is ``subject``, the file counts.

    ``NEW``: another record. ``LEAVE``: the row stays out.
    """

    choice: Choice
    subject: str = ""


@dataclass(frozen=True)
class Batch:
    """Everything a kind is told: the rows and who brings them, when, from where, with which options.

    ``source_facts`` is what a mapping says about the source (slug, name, licence …), should it not be known yet.
    ``decisions`` by row number. ``known`` maps external keys of this source to subjects somebody decided they are.
    """

    rows: Sequence[MappedRow]
    by: Actor
    at: datetime
    source: str = ""
    source_facts: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, bool] = field(default_factory=dict)
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)
    progress: Callable[[int], None] = lambda done: None


@dataclass(frozen=True)
class Message:
    """One German sentence about a row. ``column`` is our column it is about, ``""`` the whole row.

    The sentence does not name the row's number. With ``is_error`` the row cannot come in.
    """

    sentence: str
    column: str = ""
    is_error: bool = False


@dataclass(frozen=True)
class Change:
    """What a row would change in a record, as people read it; ``is_kept``: it will not, because somebody changed it by hand."""

    label: str
    before: str
    after: str
    is_kept: bool = False


@dataclass(frozen=True)
class Judged:
    """What would become of a row. A skipped one has at least one error among its ``messages``.

    ``title`` and ``detail`` name it in lists („Imkerei Muster“, „Oederan“). ``subject`` is the record it would
    change, „company:K7M2QX“; ``group`` a reason without particulars, so that equal reasons can be counted;
    ``external_key`` the source's key; ``payload`` is the kind's own.
    """

    number: int
    outcome: Outcome
    title: str = ""
    detail: str = ""
    messages: tuple[Message, ...] = ()
    changes: tuple[Change, ...] = ()
    subject: str = ""
    group: str = ""
    external_key: str = ""
    payload: Any = None

    @property
    def reason(self) -> str:
        """All sentences in one line."""
        return " ".join(message.sentence for message in self.messages)


@dataclass(frozen=True)
class Written:
    """What became of one row. ``before`` is what an undo needs, as JSON; ``None`` where nothing was changed.

    ``reason`` as in ``Judged``; a skipped row says why.
    """

    number: int
    outcome: Outcome
    subject: str = ""
    reason: str = ""
    group: str = ""
    before: Any = None


@dataclass(frozen=True)
class Obstacle:
    """Why a record stands in the way of an undo: one German sentence, and where a person sees it."""

    subject: str
    sentence: str
    url: str = ""


@dataclass(frozen=True)
class Selection:
    """Which records to write out: ``filters`` as the list's address has them; private columns only when asked for."""

    filters: Mapping[str, str] = field(default_factory=dict)
    published_only: bool = False
    with_private: bool = False


@dataclass(frozen=True)
class PictureFile:
    """A picture to give away: ``record`` is the key of what it shows, ``read`` gives WebP without hidden data, or nothing."""

    record: str
    key: str
    read: Callable[[], bytes | None]
    alt: str
    alt_en: str
    credit: str
    position: int


Undo = Callable[[Actor, datetime, Sequence[Written]], None]


@dataclass(frozen=True)
class TableKind:
    """One kind of table.

    ``judge`` reads only and gives one ``Judged`` per row, in order. ``write`` runs one action inside the import's
    transaction for the rows to be taken in (imported, updated, unchanged) and gives one ``Written`` per row.
    ``identity`` of a row and ``stock`` find duplicates. ``obstacles`` and ``undo`` take back what ``write`` did,
    told by its ``Written`` rows. ``records`` gives the rows to export, values by column name.
    ``mappings`` is a folder of named mappings (``<name>.toml``) that come with the house. ``list_url`` names the
    list at the desk, ``record_url`` gives the address of a record there. ``sources`` are pairs of slug and name.
    """

    key: str
    label: str
    columns: tuple[Column, ...]
    judge: Callable[[Batch], Sequence[Judged]]
    write: Callable[[Batch, Sequence[Judged]], Sequence[Written]]
    identity: Callable[[MappedRow], Identity]
    stock: Callable[[], Iterable[Identity]]
    obstacles: Callable[[datetime, Sequence[Written]], Sequence[Obstacle]]
    undo: Undo
    records: Callable[[Selection], Iterable[Mapping[str, Value]]]
    count: Callable[[Selection], int]
    may_import: Callable[[AnyUser], bool]
    may_publish: Callable[[AnyUser], bool]
    may_export: Callable[[AnyUser], bool]
    sources: Callable[[], Iterable[tuple[str, str]]] = lambda: ()
    list_url: str = ""
    record_url: Callable[[str], str] = lambda subject: ""
    composites: tuple[Composite, ...] = ()
    mappings: Path | None = None
    pictures: Callable[[Selection], Iterable[PictureFile]] | None = None

    def column(self, name: str) -> Column:
        """The column with our name; ``KeyError`` where there is none."""
        found = next((column for column in self.columns if column.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    @property
    def names(self) -> tuple[str, ...]:
        """Our names of all columns, in order."""
        return tuple(column.name for column in self.columns)


TABLE_KINDS: Point[TableKind] = Point(
    "tabular.engine.kinds.TABLE_KINDS", "Tabellenarten, die sich einlesen und ausgeben lassen."
)
