"""Takes the shares in by which figures of old territories go to new ones."""

from datetime import datetime

from produktschau.audit.record import Actor
from produktschau.region.actions.outcome import Outcome, one_import, write_changes
from produktschau.region.engine.shares import read_shares
from produktschau.region.models import CrosswalkShare, Source


def import_crosswalk(
    *, by: Actor, content: bytes, filename: str, source: Source, at: datetime, dry_run: bool = False
) -> Outcome:
    """Create or update the shares by which old territories go to new ones. Raises ``UnusableFile``."""
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
