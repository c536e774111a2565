"""Takes published figures in that came row by row through the table importer, and takes them back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.region.actions.figure_store import (
    About,
    FiguresOutcome,
    Key,
    dataset_of,
    exact,
    known_territories,
    line,
    published,
    store,
    stored_values,
    told,
)
from produktschau.region.actions.outcome import BATCH
from produktschau.region.actions.reference import save_reference, show_anew
from produktschau.region.calculations.figures import Cell
from produktschau.region.calculations.signs import Published
from produktschau.region.models import Dataset, Source, Statistic


@dataclass(frozen=True)
class FigureEntry:
    """One row: the table it belongs to, and the value."""

    about: About
    cell: Cell


@dataclass(frozen=True)
class FigureDone:
    """What became of a row: „imported“, „updated“ or „unchanged“, in which table, and what an undo needs (nothing where unchanged)."""

    status: str
    dataset: int
    before: Mapping[str, Any] | None


@transaction.atomic
def take_in_figures(
    *, by: Actor, source: Source, entries: Sequence[FigureEntry], at: datetime, progress: Callable[[int], None]
) -> list[FigureDone]:
    """Create or change the values of the rows, each value once; one ``FigureDone`` per row, in order."""
    if not source.pk:
        save_reference(by=by, thing=source, at=at)
    done: dict[int, FigureDone] = {}
    territories = known_territories()
    for code in dict.fromkeys(entry.about.code for entry in entries):
        places = [place for place, entry in enumerate(entries) if entry.about.code == code]
        dataset, before, after = dataset_of(source, entries[places[0]].about)
        stored = stored_values(dataset)
        seen: set[Key] = set()
        for place in places:
            cell = entries[place].cell
            key = (territories[cell.ags].pk, cell.group, cell.year)
            done[place] = _done(dataset, key, stored.get(key), cell) if key not in seen else _unchanged(dataset)
            seen.add(key)
        outcome = FiguresOutcome()
        cells = {entries[place].cell.key: entries[place].cell for place in places}
        store(dataset, stored, list(cells.values()), territories, outcome)
        told(by=by, dataset=dataset, outcome=outcome, before=before, after=after, at=at)
        progress(len(places))
    return [done[place] for place in range(len(entries))]


@transaction.atomic
def undo_figures(*, by: Actor, done: Sequence[Mapping[str, Any]], at: datetime) -> None:
    """Delete the values an import made and give those it changed their former ones back; ``done`` are the ``before`` of its rows.

    Whoever calls has asked ``queries.figure_rows.figure_obstacles`` first, in the same transaction.
    """
    for pk in dict.fromkeys(one["dataset"] for one in done):
        dataset = Dataset.objects.select_for_update().filter(pk=pk).first()
        if dataset is not None:
            _undo(by, dataset, [one for one in done if one["dataset"] == pk], at)
    show_anew(everything=False, at=at)


def _undo(by: Actor, dataset: Dataset, done: Sequence[Mapping[str, Any]], at: datetime) -> None:
    stored = stored_values(dataset)
    gone, back, lines = [], [], []
    for one in done:
        row = stored.get((one["territory"], one["group"], one["year"]))
        if row is None:
            continue
        if one["former"] is None:
            gone.append(row.pk)
            continue
        former = _published(one["former"])
        lines.append(line(row.territory, row.sector_group, row.year, published(row), former))
        row.value, row.unknown_because, row.is_provisional = former.value, former.unknown_because, former.is_provisional
        back.append(row)
    for start in range(0, len(gone), BATCH):
        Statistic.objects.filter(pk__in=gone[start : start + BATCH]).delete()
    Statistic.objects.bulk_update(back, ["value", "unknown_because", "is_provisional"], batch_size=BATCH)
    after: dict[str, Any] = {"new": -len(gone), "changed": len(back)} | ({"values": lines[:200]} if lines else {})
    record(by=by, verb="statistics.undone", subject=f"dataset:{dataset.pk}", at=at, after=after)


def _unchanged(dataset: Dataset) -> FigureDone:
    return FigureDone("unchanged", dataset.pk, None)


def _done(dataset: Dataset, key: Key, row: Statistic | None, cell: Cell) -> FigureDone:
    after = exact(cell.published)
    if row is not None and published(row) == after:
        return _unchanged(dataset)
    before = {
        "dataset": dataset.pk,
        "territory": key[0],
        "group": key[1],
        "year": key[2],
        "former": None if row is None else _plain(published(row)),
        "now": _plain(after),
    }
    return FigureDone("imported" if row is None else "updated", dataset.pk, before)


def _plain(one: Published) -> list[Any]:
    return [None if one.value is None else str(one.value), one.unknown_because, one.is_provisional]


def _published(plain: Sequence[Any]) -> Published:
    value, because, is_provisional = plain
    return Published(None if value is None else Decimal(value), because, is_provisional)
