"""Keeps what the neighbours do: brands, programmes and networks, each with its source."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from produktschau.audit.record import Actor, changes, record
from produktschau.region.actions.reference import show_anew
from produktschau.region.calculations.sector_codes import sector_code
from produktschau.region.models import NeighbourEffort, Territory
from produktschau.region.queries.efforts import FIELDS, effort_stamp, effort_values, groups_in

FIRST_YEAR = 1800


class UnfitEffort(Exception):
    """A record was refused. ``problems`` is a dict from field to a German sentence."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = dict(problems)


class EffortChangedMeanwhile(Exception):
    """Somebody else changed the record since the page was opened. ``effort`` is the record as it is now."""

    def __init__(self, effort: NeighbourEffort) -> None:
        super().__init__("Jemand anders hat diesen Eintrag inzwischen geändert. Bitte sehen Sie den neuen Stand an.")
        self.effort = effort


@transaction.atomic
def create_effort(*, by: Actor, values: Mapping[str, Any], at: datetime) -> NeighbourEffort:
    """Keep a new record, not public yet. Raises ``UnfitEffort``."""
    if later := _later(values, at):
        raise UnfitEffort(later)
    return _created(by, values, at)


def _created(by: Actor, values: Mapping[str, Any], at: datetime) -> NeighbourEffort:
    effort = _saved(NeighbourEffort(), values, at)
    empty = {name: value for name, value in _plain(effort).items() if value not in ("", None)}
    record(by=by, verb="effort.created", subject=_subject(effort), at=at, after=empty)
    return effort


@transaction.atomic
def change_effort(
    *, by: Actor, effort: NeighbourEffort, values: Mapping[str, Any], expected: str | None = None, at: datetime
) -> NeighbourEffort:
    """Give a record other values; what changes nothing writes nothing.

    ``expected`` is the stamp of the state its editor saw. Raises ``UnfitEffort``, ``EffortChangedMeanwhile`` or
    ``NeighbourEffort.DoesNotExist``.
    """
    kept = _held(effort, expected)
    if later := _later(values, at):
        raise UnfitEffort(later)
    old = _plain(kept)
    before, after = changes(old, _plain(_saved(kept, values, at)))
    if after:
        record(by=by, verb="effort.changed", subject=_subject(kept), at=at, before=before, after=after)
        _show_anew(kept, at)
    return kept


@transaction.atomic
def publish_effort(*, by: Actor, effort: NeighbourEffort, expected: str | None = None, at: datetime) -> NeighbourEffort:
    """Make a record public. Raises ``EffortChangedMeanwhile`` or ``NeighbourEffort.DoesNotExist``."""
    return _shown(by, effort, expected, at, is_published=True)


@transaction.atomic
def withdraw_effort(
    *, by: Actor, effort: NeighbourEffort, expected: str | None = None, at: datetime
) -> NeighbourEffort:
    """Take a record from the public pages. Raises ``EffortChangedMeanwhile`` or ``NeighbourEffort.DoesNotExist``."""
    return _shown(by, effort, expected, at, is_published=False)


@transaction.atomic
def delete_effort(*, by: Actor, effort: NeighbourEffort, expected: str | None = None, at: datetime) -> None:
    """Delete a record; what it said stays in the record of changes.

    Raises ``EffortChangedMeanwhile`` or ``NeighbourEffort.DoesNotExist``.
    """
    kept = _held(effort, expected)
    told = {name: value for name, value in _plain(kept).items() if value not in ("", None)}
    record(by=by, verb="effort.deleted", subject=_subject(kept), at=at, before=told)
    was_public = kept.is_published
    kept.delete()
    if was_public:
        show_anew(everything=False, at=at)


@transaction.atomic
def load_efforts(*, by: Actor, rows: Sequence[Mapping[str, Any]], at: datetime) -> int:
    """Add published records this house does not have (by neighbour, kind and name), and return how many; others stay as they are.

    Raises ``UnfitEffort``.
    """
    there = set(NeighbourEffort.objects.values_list("territory", "kind", "name"))
    added = 0
    for values in rows:
        if (values["territory"], values["kind"], values["name"]) in there:
            continue
        effort = _created(by, values, at)
        publish_effort(by=by, effort=effort, at=at)
        added += 1
    return added


def _held(effort: NeighbourEffort, expected: str | None) -> NeighbourEffort:
    kept = NeighbourEffort.objects.select_for_update().get(pk=effort.pk)
    if expected is not None and effort_stamp(kept) != expected:
        raise EffortChangedMeanwhile(kept)
    return kept


def _shown(
    by: Actor, effort: NeighbourEffort, expected: str | None, at: datetime, *, is_published: bool
) -> NeighbourEffort:
    kept = _held(effort, expected)
    if kept.is_published != is_published:
        kept.is_published = is_published
        kept.save()
        verb = "effort.published" if is_published else "effort.withdrawn"
        record(by=by, verb=verb, subject=_subject(kept), at=at)
        show_anew(everything=False, at=at)
    return kept


def _saved(effort: NeighbourEffort, values: Mapping[str, Any], at: datetime) -> NeighbourEffort:
    problems: dict[str, str] = {}
    for name in FIELDS:
        if name in values:
            setattr(effort, "territory_id" if name == "territory" else name, _tidy(values[name]))
    groups = groups_in(effort.sector_groups)
    if unknown := [group for group in groups if not sector_code(group)]:
        problems["sector_groups"] = f"„{unknown[0]}“ ist kein Wirtschaftsbereich. Schreiben Sie zum Beispiel: A, C"
    effort.sector_groups = ", ".join(sector_code(group) or group for group in groups)
    problems |= _wrong_days(effort, at)
    try:
        effort.full_clean()
    except ValidationError as refused:
        problems = {name: " ".join(texts) for name, texts in refused.message_dict.items()} | problems
    if not Territory.objects.filter(pk=effort.territory_id).exists():
        problems["territory"] = "Wählen Sie einen Nachbarn."
    if problems:
        raise UnfitEffort(problems)
    effort.save()
    return effort


def _wrong_days(effort: NeighbourEffort, at: datetime) -> dict[str, str]:
    problems: dict[str, str] = {}
    for name in ("since", "until"):
        year = getattr(effort, name)
        if isinstance(year, int) and not FIRST_YEAR <= year <= at.year + (50 if name == "until" else 0):
            problems[name] = f"{year} kann nicht stimmen. Geben Sie ein Jahr ein, zum Beispiel 2014."
    if isinstance(effort.since, int) and isinstance(effort.until, int) and effort.until < effort.since:
        problems["until"] = "Das Ende liegt vor dem Anfang. Prüfen Sie beide Jahre."
    return problems


def _later(values: Mapping[str, Any], at: datetime) -> dict[str, str]:
    """A day somebody types cannot lie ahead; one that comes with a folder can lie behind the clock of the machine that reads it."""
    checked = values.get("checked_on")
    is_later = isinstance(checked, date) and checked > at.date()
    return {"checked_on": "Dieser Tag liegt in der Zukunft. Wann haben Sie nachgesehen?"} if is_later else {}


def _tidy(value: Any) -> Any:
    return value.replace("\x00", "").replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _plain(effort: NeighbourEffort) -> dict[str, Any]:
    """The record as the record of changes keeps it: the neighbour by name, days as text."""
    values = effort_values(effort) | {"territory": effort.territory.name}
    return {name: str(value) if isinstance(value, date) else value for name, value in values.items()}


def _show_anew(effort: NeighbourEffort, at: datetime) -> None:
    if effort.is_published:
        show_anew(everything=False, at=at)


def _subject(effort: NeighbourEffort) -> str:
    return f"effort:{effort.pk}"
