"""A table kind for tests that knows no domain: every row says itself what becomes of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from produktschau.tabular.engine.kinds import TABLE_KINDS, Batch, Column, RowOutcome, TableKind
from produktschau.tabular.models import Outcome

COLUMNS = (
    Column("name", "Name", "", ("Titel",), required=True),
    Column("fate", "Schicksal"),
    Column("words", "Wörter", several=True),
)


def apply_toys(batch: Batch) -> list[RowOutcome]:
    """The outcome named in the row's fate; an unnamed row is skipped."""
    outcomes = []
    for done, row in enumerate(batch.rows, start=1):
        fate = row.values["fate"] or "imported"
        if not row.values["name"]:
            outcomes.append(
                RowOutcome(row.number, Outcome.SKIPPED, f"Zeile {row.number}: ohne Namen.", group="ohne Namen")
            )
        elif fate == "lost":
            continue
        elif fate == "broken":
            raise ZeroDivisionError
        else:
            reason = "so gewollt" if fate == "skipped" else ""
            outcomes.append(RowOutcome(row.number, Outcome(fate), reason, f"toy:{row.number}"))
        batch.progress(done)
    return outcomes


TOYS = TableKind("toys", "Spielsachen", COLUMNS, apply_toys)


@contextmanager
def toys_registered() -> Iterator[TableKind]:
    """The kind „toys“, for as long as a test lasts."""
    TABLE_KINDS.register("toys", TOYS)
    try:
        yield TOYS
    finally:
        del TABLE_KINDS._things["toys"]
