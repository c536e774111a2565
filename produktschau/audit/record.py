"""Writes the record of changes. Every action calls ``record`` inside its own transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from produktschau.audit.models import Entry

_BATCH = 500


class Actor(Protocol):
    """Whoever acts: a signed-in user or a named part of the house."""

    @property
    def actor_key(self) -> str:
        """„user:7“ or „system:import“: a key that says nothing once its person is erased."""


@dataclass(frozen=True)
class System:
    """A named part of the house that acts by itself, for example ``System("import")``."""

    name: str

    @property
    def actor_key(self) -> str:
        return f"system:{self.name}"


def record(
    *,
    by: Actor,
    verb: str,
    subject: str,
    at: datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> Entry:
    """Write one change. ``before`` and ``after`` hold the changed fields only, as JSON values."""
    return Entry.objects.create(
        at=at,
        actor=by.actor_key,
        verb=verb,
        subject=subject,
        before=before or {},
        after=after or {},
        reason=reason,
    )


@dataclass(frozen=True)
class Change:
    """One of many changes written together; as for ``record``."""

    subject: str
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


def record_many(*, by: Actor, verb: str, at: datetime, told: Iterable[Change]) -> int:
    """Write changes of one kind made together, one entry each, and return their number: for actions that write in bulk."""
    entries = Entry.objects.bulk_create(
        (
            Entry(
                at=at, actor=by.actor_key, verb=verb, subject=change.subject, before=change.before, after=change.after
            )
            for change in told
        ),
        batch_size=_BATCH,
    )
    return len(entries)


def changes(before: dict[str, Any], after: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Only the fields that differ, as the pair (before, after)."""
    differing = [name for name in after if before.get(name) != after[name]]
    return {name: before.get(name) for name in differing}, {name: after[name] for name in differing}
