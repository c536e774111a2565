"""One row of a table, ready to be written, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from produktschau.showcase.queries.import_stock import Present


class Status(StrEnum):
    """What became of a row."""

    IMPORTED = "imported"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class RowOutcome:
    """What became of one row.

    ``reason`` says in one sentence why a row was skipped; ``notes`` are sentences about what was left
    out of an imported row or kept because somebody had changed it by hand. ``key`` is the record's;
    ``before`` what an undo needs, as JSON values, ``None`` where nothing was written.
    """

    number: int
    status: Status
    key: str = ""
    name: str = ""
    reason: str = ""
    notes: tuple[str, ...] = ()
    before: dict[str, Any] | None = None


@dataclass(frozen=True)
class Origin:
    """A source by its slug and the source's own key for a record. ``facts`` make the source where it is not known yet."""

    slug: str
    external_key: str = ""
    facts: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass
class CompanyEntry:
    """A row made ready. ``present`` is the company as it was judged, ``None`` a new one.

    ``fields`` and ``parts`` hold only what is to be written (all of it for a new company), ``imported`` what is
    remembered of the source. ``state`` is „“ where it stays. ``key`` and ``slug`` are wishes for a new company.
    """

    number: int
    present: Present | None
    fields: dict[str, Any]
    parts: dict[str, Any]
    imported: dict[str, Any]
    origin: Origin | None = None
    key: str = ""
    slug: str = ""
    state: str = ""
    published_at: datetime | None = None

    @property
    def changes(self) -> bool:
        """Whether anything is to be written."""
        return self.present is None or bool(self.fields or self.parts or self.origin or self.state)
