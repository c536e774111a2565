"""Takes published figures and crosswalk shares in."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from produktschau.audit.record import Actor
from produktschau.region.actions.outcome import Outcome, Progress, one_import, write_changes
from produktschau.region.engine.rows import UnusableFile
from produktschau.region.engine.statistics import StatisticRow, read_shares, read_statistics
from produktschau.region.models import CrosswalkShare, Dataset, Source, Statistic, Territory

UnusableFigures = UnusableFile
"""The file cannot be taken in; nothing was written."""

Key = tuple[int, str, int]


def import_statistics(
    *,
    by: Actor,
    content: bytes,
    filename: str,
    source: Source,
    table: str,
    unit: str,
    at: datetime,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Create or update the figures of one published table.

    Cells of territories that are not known are skipped, one sentence per row of the file. A secret or
    missing cell becomes an unknown value. Raises ``UnusableFigures``.
    """
    rows = read_statistics(content, filename)
    with one_import(
        by=by, verb="statistics.imported", subject=f"table:{table}", at=at, dry_run=dry_run, source=source
    ) as outcome:
        territories = {t.ags: t for t in Territory.objects.order_by("-valid_until")}
        territories |= {t.ags: t for t in Territory.objects.filter(valid_until__isnull=True)}
        dataset, _ = Dataset.objects.get_or_create(source=source, code=table, defaults={"unit": unit})
        stored = Statistic.objects.filter(dataset=dataset).select_related("territory", "dataset")
        known: dict[Key, Statistic] = {(s.territory_id, s.sector_group, s.year): s for s in stored}
        wanted = _cells(rows, territories, {"dataset": dataset}, outcome)
        write_changes(Statistic, known, wanted, outcome, progress=progress)
        return outcome


def _cells(
    rows: Sequence[StatisticRow], territories: dict[str, Territory], shared: dict[str, Any], outcome: Outcome
) -> Iterator[tuple[Key, dict[str, Any]]]:
    told: set[int] = set()
    for row in rows:
        territory = territories.get(row.ags)
        if territory is None:
            if row.row.line not in told:
                told.add(row.row.line)
                outcome.skipped.append(str(row.row.wrong("ags", f"Das Gebiet „{row.ags}“ ist nicht bekannt.")))
            continue
        yield (
            (territory.pk, row.sector_group, row.year),
            shared
            | {
                "territory": territory,
                "sector_group": row.sector_group,
                "year": row.year,
                "value": row.value,
                "unknown_because": row.unknown_because,
            },
        )


def import_crosswalk(
    *, by: Actor, content: bytes, filename: str, source: Source, at: datetime, dry_run: bool = False
) -> Outcome:
    """Create or update the shares by which old territories go to new ones. Raises ``UnusableFigures``."""
    rows = read_shares(content, filename)
    with one_import(
        by=by, verb="crosswalk.imported", subject=f"source:{source.slug}", at=at, dry_run=dry_run, source=source
    ) as outcome:
        known = {
            (share.year, share.old_ags, share.new_ags, share.basis): share
            for share in CrosswalkShare.objects.select_related("source")
        }
        wanted = (
            (
                (row.year, row.old_ags, row.new_ags, row.basis.value),
                {
                    "year": row.year,
                    "old_ags": row.old_ags,
                    "new_ags": row.new_ags,
                    "basis": row.basis.value,
                    "share": row.share,
                    "source": source,
                },
            )
            for row in rows
        )
        write_changes(CrosswalkShare, known, wanted, outcome)
        return outcome
