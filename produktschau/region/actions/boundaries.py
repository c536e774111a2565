"""Takes boundaries in from GeoJSON."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from produktschau.audit.record import Actor
from produktschau.region.actions.outcome import Outcome, Progress, one_import, write_changes
from produktschau.region.engine.boundaries import BoundaryRow, read_boundaries
from produktschau.region.engine.rows import UnusableFile
from produktschau.region.models import Boundary, Source, Territory

UnusableBoundaries = UnusableFile
"""The file cannot be taken in; nothing was written."""


def import_boundaries(
    *,
    by: Actor,
    content: bytes,
    filename: str,
    source: Source,
    at: datetime,
    ags_property: str = "AGS",
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Create or replace the boundaries of known territories of today.

    A feature whose territory is not known is skipped with a sentence. Raises ``UnusableBoundaries``.
    """
    rows = read_boundaries(content, filename, ags_property)
    with one_import(
        by=by, verb="boundaries.imported", subject=f"source:{source.slug}", at=at, dry_run=dry_run, source=source
    ) as outcome:
        territories = {t.ags: t for t in Territory.objects.filter(valid_until__isnull=True)}
        known: dict[int, Boundary] = {b.territory_id: b for b in Boundary.objects.select_related("source")}
        write_changes(Boundary, known, _wanted(rows, territories, source, outcome), outcome, progress=progress)
        return outcome


def _wanted(
    rows: Sequence[BoundaryRow], territories: dict[str, Territory], source: Source, outcome: Outcome
) -> Iterator[tuple[int, dict[str, Any]]]:
    for row in rows:
        territory = territories.get(row.ags)
        if territory is None:
            outcome.skipped.append(
                str(row.wrong("Dieses Gebiet ist nicht bekannt. Bitte zuerst die Gebiete einlesen."))
            )
            continue
        west, south, east, north = row.box
        yield (
            territory.pk,
            {
                "territory": territory,
                "geometry": row.geometry,
                "west": west,
                "south": south,
                "east": east,
                "north": north,
                "source": source,
            },
        )
