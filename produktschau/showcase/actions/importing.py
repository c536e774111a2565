"""Takes companies from a table: many rows, one transaction, the same checks as for a single company.

A second run updates by the source's own key. What somebody changed by hand since the last run is
kept and named in the outcome (ADR 0035). A sole trader is never published by an import.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from produktschau.audit.record import Actor
from produktschau.region.models import Source


@dataclass(frozen=True)
class CompanyRow:
    """One row of a table, in our words.

    ``number`` is the row's number in the file, ``external_key`` the source's own lasting key.
    ``sectors`` are pairs of edition and code („wz2008“, „01.49“), ``trades`` pairs of annex and
    number („A“, 1). Degrees are WGS 84; ``lon`` and ``lat`` come both or not at all. A row that does not say
    otherwise counts as a person (``is_sole_trader``). ``opening_hours_osm`` is kept as it is.
    """

    number: int
    external_key: str
    name: str
    legal_name: str = ""
    lead: str = ""
    lead_en: str = ""
    story: str = ""
    story_en: str = ""
    founded_year: int | None = None
    size_class: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    languages: tuple[str, ...] = ()
    opening_hours: str = ""
    opening_hours_osm: str = ""
    is_sole_trader: bool = True
    is_invented: bool = False
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    place: str = ""
    ags: str = ""
    lon: float | None = None
    lat: float | None = None
    sectors: tuple[tuple[str, str], ...] = ()
    trades: tuple[tuple[str, int], ...] = ()


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
    out of an imported row or kept because somebody had changed it by hand. ``key`` is the company's.
    """

    number: int
    status: Status
    key: str = ""
    name: str = ""
    reason: str = ""
    notes: tuple[str, ...] = ()


def import_companies(
    *,
    by: Actor,
    rows: Sequence[CompanyRow],
    source: Source,
    at: datetime,
    publish: bool = False,
    progress: Callable[[int], None] | None = None,
) -> list[RowOutcome]:
    """Take in every row or say why not; one outcome per row, in the order of ``rows``.

    All in one transaction: an interrupted run leaves nothing. New companies start as drafts; with
    ``publish`` those that are no persons and have all a public page needs are published. ``progress`` is told the
    number of rows done after each batch.
    """
    raise NotImplementedError
