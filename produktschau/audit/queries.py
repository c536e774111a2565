"""Reads the record of changes, newest first."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from produktschau.audit.models import Entry
from produktschau.audit.names import NAMINGS, Named, field_name, kind_of, names_of, value_name, verb_name

_KEY = re.compile(r"[a-z_]{1,40}:[A-Za-z0-9-]{1,80}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Change:
    """One field of a change: its German name, and the value before and after as text („–“ for nothing)."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Row:
    """One entry, ready for a page: ``actor`` and ``key`` are the keys behind the names ``who`` and ``subject``."""

    at: datetime
    actor: str
    who: Named
    what: str
    key: str
    subject: Named
    changes: tuple[Change, ...]
    reason: str


def history(subject: str) -> QuerySet[Entry]:
    """Everything that happened to one thing, for example ``"company:K7M2QX"``."""
    return Entry.objects.filter(subject=subject)


def by_actor(actor_key: str) -> QuerySet[Entry]:
    """Everything one actor did, for example ``"user:7"``."""
    return Entry.objects.filter(actor=actor_key)


def entries(
    *, subject: str = "", actor: str = "", verb: str = "", since: datetime | None = None, until: datetime | None = None
) -> QuerySet[Entry]:
    """Entries that meet every condition given; ``subject`` may be a key or only a kind, ``until`` is exclusive."""
    found = Entry.objects.all()
    if subject:
        found = found.filter(subject=subject) if ":" in subject else found.filter(subject__startswith=f"{subject}:")
    if actor:
        found = found.filter(actor=actor)
    if verb:
        found = found.filter(verb=verb)
    if since:
        found = found.filter(at__gte=since)
    if until:
        found = found.filter(at__lt=until)
    return found


def rows(found: Iterable[Entry]) -> list[Row]:
    """Entries with names instead of keys; one query per kind of key, however many entries."""
    listed = list(found)
    names = names_of(key for entry in listed for key in (entry.actor, entry.subject, *_keys_in(entry)))
    return [
        Row(
            at=entry.at,
            actor=entry.actor,
            who=names[entry.actor],
            what=verb_name(entry.verb),
            key=entry.subject,
            subject=names[entry.subject],
            changes=_changes(entry, names),
            reason=entry.reason,
        )
        for entry in listed
    ]


def _changes(entry: Entry, names: Mapping[str, Named]) -> tuple[Change, ...]:
    fields = dict.fromkeys([*entry.before, *entry.after])
    return tuple(
        Change(
            field_name(entry.subject, field),
            *(_shown(entry.subject, field, values.get(field), names) for values in (entry.before, entry.after)),
        )
        for field in fields
    )


def _shown(subject: str, field: str, value: Any, names: Mapping[str, Named]) -> str:
    if _is_key(value):
        return names[value].label
    return value_name(subject, field, _text(value))


def _keys_in(entry: Entry) -> Iterator[str]:
    """Keys of people and things among the values of a change, which a reader shall see by name."""
    for values in (entry.before, entry.after):
        yield from (value for value in values.values() if _is_key(value))


def _is_key(value: Any) -> bool:
    return isinstance(value, str) and _KEY.fullmatch(value) is not None and kind_of(value) in NAMINGS


def _text(value: Any) -> str:
    if value is None or value in ("", [], {}):
        return "–"
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, list):
        return ", ".join(_text(item) for item in value)
    return _day(value) if isinstance(value, str) and _DAY.fullmatch(value) else str(value)


def _day(value: str) -> str:
    """„2026-11-23“ as people write it; what only looks like a day stays."""
    try:
        return date.fromisoformat(value).strftime("%d.%m.%Y")
    except ValueError:
        return value
