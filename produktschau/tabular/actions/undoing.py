"""Takes a whole import back, as long as nothing built on it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import OperationalError, transaction

from produktschau.audit.record import Actor, record
from produktschau.tabular.engine.kinds import TABLE_KINDS, Obstacle
from produktschau.tabular.models import RecordKey, TableGate, TableImport
from produktschau.tabular.queries.undoing import obstacles_of, rows_to_undo


class UndoBlocked(Exception):
    """Something stands in the way. ``obstacles`` say what, one sentence each."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        super().__init__(" ".join(one.sentence for one in obstacles))
        self.obstacles = tuple(obstacles)


def undo_import(*, by: Actor, table_import: TableImport, at: datetime) -> TableImport:
    """Delete what the import made and give back what it changed; all of it or nothing. Raises ``UndoBlocked``."""
    try:
        TableGate.objects.get_or_create(kind=table_import.kind)
        with transaction.atomic():
            TableGate.objects.select_for_update(nowait=True).get(kind=table_import.kind)
            return _undo(by, table_import, at)
    except OperationalError as error:
        if "lock" not in str(error):
            raise
        sentence = "Gerade läuft ein Import dieser Art. Versuchen Sie es, wenn er fertig ist."
        raise UndoBlocked([Obstacle(f"table_import:{table_import.pk}", sentence)]) from error


def _undo(by: Actor, table_import: TableImport, at: datetime) -> TableImport:
    there = TableImport.objects.select_for_update().get(pk=table_import.pk)
    obstacles = obstacles_of(there, at=at)
    if obstacles:
        raise UndoBlocked(obstacles)
    rows = rows_to_undo(there)
    TABLE_KINDS[there.kind].undo(by, at, rows)
    RecordKey.objects.filter(table_import=there).delete()
    there.undone_at, there.undone_by = at, by.actor_key
    there.save(update_fields=["undone_at", "undone_by"])
    there.outcomes.update(before=None)
    record(by=by, verb="table.undone", subject=f"table_import:{there.pk}", at=at, after={"rows": len(rows)})
    return there
