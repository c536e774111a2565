"""Takes the shares in by which figures of old territories go to new ones."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from produktschau.audit.record import Actor
from produktschau.region.actions.outcome import Outcome, one_import, write_changes
from produktschau.region.calculations.crosswalk import TOLERANCE
from produktschau.region.engine.shares import ShareRow, read_shares
from produktschau.region.models import CrosswalkShare, Source


def import_crosswalk(
    *, by: Actor, content: bytes, filename: str, source: Source, at: datetime, dry_run: bool = False
) -> Outcome:
    """Create or update the shares by which old territories go to new ones.

    Raises ``UnusableFile``, also where the shares of one territory, with those that are kept, exceed the whole of it.
    """
    rows = read_shares(content, filename)
    with one_import(
        by=by, verb="crosswalk.imported", subject=f"source:{source.slug}", at=at, dry_run=dry_run, source=source
    ) as outcome:
        known = {
            (share.year, share.old_ags, share.new_ags, share.basis): share
            for share in CrosswalkShare.objects.select_related("source")
        }
        _refuse_too_much(rows, known.values())
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


def _refuse_too_much(rows: Sequence[ShareRow], known: Iterable[CrosswalkShare]) -> None:
    parts: dict[tuple[int, str, str], dict[str, float]] = defaultdict(dict)
    for there in known:
        parts[there.year, there.old_ags, there.basis][there.new_ags] = there.share
    for row in rows:
        parts[row.year, row.old_ags, row.basis.value][row.new_ags] = row.share
    for row in rows:
        if sum(parts[row.year, row.old_ags, row.basis.value].values()) > 1 + TOLERANCE:
            why = f"Die Anteile von {row.old_ags} geben zusammen mehr als 1. Bitte prüfen."
            raise row.row.wrong(f"share_{row.basis.value}", why)
