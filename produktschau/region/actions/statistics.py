"""Takes published figures in, whatever way they come."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.region.actions.figure_store import (
    About,
    FiguresOutcome,
    dataset_of,
    known_territories,
    said_so_far,
    store,
    stored_values,
    told,
)
from produktschau.region.actions.outcome import Progress
from produktschau.region.actions.reference import save_reference
from produktschau.region.calculations.figures import within_totals
from produktschau.region.engine.figure_table import Asked
from produktschau.region.engine.figures import read_figures
from produktschau.region.engine.rows import UnusableFile
from produktschau.region.models import Dataset, Source

UnusableFigures = UnusableFile
"""The file cannot be taken in; nothing was written."""
NOTHING = (
    "Für die Gebiete, die hier geführt werden, steht kein Wert darin. Bitte die Auswahl beim Herunterladen prüfen."
)


@transaction.atomic
def import_statistics(
    *,
    by: Actor,
    content: bytes,
    filename: str,
    source: Source,
    table: str,
    at: datetime,
    unit: str = "",
    title: str = "",
    measure: str = "",
    edition: str = "",
    retrieved_on: date | None = None,
    only: Mapping[str, str] | None = None,
    groups: Mapping[str, str] | None = None,
    keys: Mapping[str, str] | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> FiguresOutcome:
    """Create or update the figures of one published table; a second run with the same file changes nothing.

    A value that is no count, a year or sector that does not exist, a value that stands twice and differs, and a place where a
    group is larger than its total stay out, one sentence each; the rest comes in. Where nothing is left, nothing is written.
    Values the file has no more stay. ``only``, ``groups`` and ``keys`` as in ``Asked``. Raises ``UnusableFigures``.
    """
    if not source.pk:
        save_reference(by=by, thing=source, at=at)
    there = Dataset.objects.filter(source=source, code=table).first()
    edition = edition or (there.edition if there else Dataset.Edition.WZ2008)
    territories = known_territories()
    asked = Asked(set(territories), at.year, edition, only or {}, groups or {}, keys or {})
    figures = read_figures(content, filename, asked)
    if not figures.cells:
        raise UnusableFigures(next(iter([*figures.wrong, *figures.strange]), f"{filename}: {NOTHING}"))
    about = About(
        table, title or _new(there, figures.title), measure, unit or _new(there, figures.unit), edition, retrieved_on
    )
    dataset, before, after = dataset_of(source, about)
    stored = stored_values(dataset)
    cells, above = within_totals(figures.cells, said_so_far(stored))
    outcome = FiguresOutcome(wrong=[*figures.wrong, *above], notes=list(figures.notes))
    outcome.skipped = [*figures.strange, *outcome.wrong]
    if not cells:
        raise UnusableFigures(outcome.wrong[0])
    store(dataset, stored, cells, territories, outcome)
    if progress:
        progress(len(cells))
    told(by=by, dataset=dataset, outcome=outcome, before=before, after=after, at=at)
    if dry_run:
        transaction.set_rollback(True)
    return outcome


def _new(there: Dataset | None, said: str) -> str:
    """What the file says of itself, for a table that is not stored yet."""
    return "" if there else said
