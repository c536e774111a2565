"""What an import did, and the two things every import does: compare row by row, and leave a record."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.db import models, transaction

from produktschau.audit.record import Actor, record
from produktschau.region.actions.reference import save_reference, show_anew
from produktschau.region.models import Source

Progress = Callable[[int], object]
"""Called with the number of rows done since the last call."""
M = TypeVar("M", bound=models.Model)
BATCH = 500
FOUND_BY = frozenset({"territories.imported", "sectors.imported", "trades.imported"})
"""Imports of names that records are found by: all of them must be indexed anew."""


@dataclass
class Outcome:
    """Rows by what became of them; ``skipped`` has one sentence per row that was left out."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: list[str] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """The numbers alone, as they go into the record."""
        return {
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "skipped": len(self.skipped),
        }

    def sentence(self) -> str:
        """The numbers as one German line."""
        return (
            f"{self.new} neu, {self.changed} geändert, {self.unchanged} unverändert, {len(self.skipped)} ausgelassen."
        )


@contextmanager
def one_import(
    *, by: Actor, verb: str, subject: str, at: datetime, dry_run: bool, source: Source | None = None
) -> Iterator[Outcome]:
    """One transaction around an import, with its record at the end; a dry run is rolled back whole.

    A ``source`` that is not stored yet is stored first.
    """
    outcome = Outcome()
    with transaction.atomic():
        if source is not None and not source.pk:
            save_reference(by=by, thing=source, at=at)
        yield outcome
        if outcome.new or outcome.changed:
            record(by=by, verb=verb, subject=subject, at=at, after=dict(outcome.counts))
            show_anew(everything=verb in FOUND_BY, at=at)
        if dry_run:
            transaction.set_rollback(True)


def write_changes(
    model: type[M],
    known: dict[Any, M],
    wanted: Iterable[tuple[Any, dict[str, Any]]],
    outcome: Outcome,
    *,
    progress: Progress | None = None,
) -> None:
    """Bring rows of ``model`` to the wanted values, by key: create, update what differs, leave the rest.

    ``known`` maps keys to existing rows and is completed with the new ones. A key wanted twice is
    written with its last values.
    """
    fresh: dict[Any, M] = {}
    changed: dict[Any, M] = {}
    fields: set[str] = set()
    for key, values in wanted:
        row = known.get(key)
        if row is None:
            fresh[key] = known[key] = model(**values)
            outcome.new += 1
        else:
            differing = {name: value for name, value in values.items() if getattr(row, name) != value}
            for name, value in differing.items():
                setattr(row, name, value)
            if key in fresh:
                continue
            if differing:
                changed[key] = row
                fields |= set(differing)
                outcome.changed += 1
            else:
                outcome.unchanged += 1
        if progress:
            progress(1)
    manager = model._default_manager
    manager.bulk_create(fresh.values(), batch_size=BATCH)
    if changed:
        manager.bulk_update(changed.values(), sorted(fields), batch_size=BATCH)
