"""A table kind for tests that knows no domain: every row says itself what becomes of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from produktschau.accounts.models import Role
from produktschau.accounts.roles import has_role
from produktschau.audit.record import Actor
from produktschau.tabular.calculations.duplicates import Identity
from produktschau.tabular.engine.kinds import (
    TABLE_KINDS,
    Batch,
    Choice,
    Column,
    Judged,
    MappedRow,
    Message,
    Obstacle,
    TableKind,
    Written,
)
from produktschau.tabular.models import Outcome

COLUMNS = (
    Column("name", "Name", "", ("Titel",), required=True),
    Column("fate", "Schicksal"),
    Column("words", "Wörter", several=True),
    Column("shelf", "Regal"),
)
BOX: dict[str, str] = {}
"""Toys that are there, name by „toy:…“."""
IN_THE_WAY: set[str] = set()
"""Toys that somebody plays with."""


def judge_toys(batch: Batch) -> list[Judged]:
    """The outcome named in the row's fate; an unnamed row is skipped, a lost one forgotten."""
    return [_judged(row, batch) for row in batch.rows if row.values["fate"] != "lost"]


def _judged(row: MappedRow, batch: Batch) -> Judged:
    name = row.values["name"]
    decision = batch.decisions.get(row.number)
    known = batch.known.get(name, "")
    if not name:
        return _refused(row, "Der Name fehlt.", "ohne Namen")
    if row.values["fate"] == "skipped":
        return _refused(row, "So gewollt.", "so gewollt")
    if known or (decision and decision.choice in (Choice.FILL, Choice.TAKE)):
        subject = known or (decision.subject if decision else "")
        return Judged(row.number, Outcome.UPDATED, name, subject=subject, external_key=name, payload=row)
    fate = row.values["fate"] or "imported"
    outcome = Outcome.IMPORTED if fate == "broken" else Outcome(fate)
    notes = (Message("Ohne Regal.", "shelf"),) if fate == "unchanged" else ()
    return Judged(
        row.number, outcome, name, subject=f"toy:{row.number}", messages=notes, external_key=name, payload=row
    )


def _refused(row: MappedRow, sentence: str, group: str) -> Judged:
    return Judged(
        row.number, Outcome.SKIPPED, row.values["name"], messages=(Message(sentence, is_error=True),), group=group
    )


def write_toys(batch: Batch, judged: Sequence[Judged]) -> list[Written]:
    """Puts the toys into the box; a broken one breaks everything."""
    done = []
    for count, one in enumerate(judged, start=1):
        if one.payload.values["fate"] == "broken":
            raise ZeroDivisionError
        before = {"created": True} if one.outcome is Outcome.IMPORTED else {"name": BOX.get(one.subject, "")}
        BOX[one.subject] = one.title
        kept = None if one.outcome is Outcome.UNCHANGED else before
        done.append(Written(one.number, one.outcome, one.subject, one.reason, before=kept))
        batch.progress(count)
    return done


def toy_identity(row: MappedRow) -> Identity:
    """A toy is known by name and shelf."""
    return Identity("", row.values["name"], place=row.values["shelf"])


def toy_stock() -> list[Identity]:
    """The toys in the box lie in the parlour."""
    return [Identity(subject, name, place="Stube") for subject, name in BOX.items()]


def toy_obstacles(at: datetime, written: Sequence[Written]) -> list[Obstacle]:
    """Who plays with a toy stands in the way."""
    return [Obstacle(one.subject, f"Mit {one.subject} spielt jemand.") for one in written if one.subject in IN_THE_WAY]


def undo_toys(by: Actor, at: datetime, written: Sequence[Written]) -> None:
    """Take the toys out of the box, give former names back."""
    for one in written:
        if one.outcome is Outcome.IMPORTED:
            del BOX[one.subject]
        else:
            BOX[one.subject] = one.before["name"]


TOYS = TableKind(
    "toys",
    "Spielsachen",
    COLUMNS,
    judge=judge_toys,
    write=write_toys,
    identity=toy_identity,
    stock=toy_stock,
    obstacles=toy_obstacles,
    undo=undo_toys,
    records=lambda selection: ({"name": name} for name in BOX.values()),
    count=lambda selection: len(BOX),
    may_import=lambda user: has_role(user, Role.MANAGER, Role.EDITOR),
    may_publish=lambda user: has_role(user, Role.MANAGER),
    may_export=lambda user: has_role(user, Role.MANAGER, Role.AUDITOR),
)


@contextmanager
def toys_registered() -> Iterator[TableKind]:
    """The kind „toys“ with an empty box, for as long as a test lasts."""
    TABLE_KINDS.register("toys", TOYS)
    BOX.clear()
    IN_THE_WAY.clear()
    try:
        yield TOYS
    finally:
        del TABLE_KINDS._things["toys"]
