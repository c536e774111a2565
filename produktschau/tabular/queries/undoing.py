"""What an undo would take back, and what stands in its way."""

from datetime import datetime, timedelta

from produktschau.tabular.engine.kinds import TABLE_KINDS, Obstacle, Written
from produktschau.tabular.models import Outcome, TableImport

UNDO_WITHIN = timedelta(days=90)
"""As long as the former values are kept (Art. 5 (1) (e) GDPR): they may be personal data."""


def rows_to_undo(table_import: TableImport) -> list[Written]:
    """The rows that made or changed something, by number."""
    rows = table_import.outcomes.filter(outcome__in=[Outcome.IMPORTED, Outcome.UPDATED]).order_by("number")
    return [
        Written(row.number, Outcome(row.outcome), row.subject, row.reason, row.group, row.before)
        for row in rows.iterator(chunk_size=2000)
    ]


def obstacles_of(table_import: TableImport, *, at: datetime) -> tuple[Obstacle, ...]:
    """Why the import cannot be undone; empty when it can."""
    subject = f"table_import:{table_import.pk}"
    if table_import.undone_at is not None:
        return (Obstacle(subject, "Dieser Import ist schon rückgängig gemacht."),)
    if at - table_import.applied_at > UNDO_WITHIN:
        days = UNDO_WITHIN.days
        sentence = f"Der Import ist älter als {days} Tage; so lange werden die früheren Werte aufgehoben."
        return (Obstacle(subject, sentence),)
    rows = rows_to_undo(table_import)
    lost = sum(row.before is None for row in rows)
    if lost:
        sentence = f"Zu {lost} {'Zeile' if lost == 1 else 'Zeilen'} sind die früheren Werte nicht mehr da (nie aufgehoben oder wegen einer Person gelöscht)."
        return (Obstacle(subject, sentence),)
    return tuple(TABLE_KINDS[table_import.kind].obstacles(table_import.applied_at, rows))
