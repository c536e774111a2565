"""Brings both indexes up to the database, mark by mark.

Only this and ``rebuilding`` write the indexes, and only this clears marks. While a fresh build of an index is made, what is written into
the one in use is noted for it. There is no audit entry: the index says nothing that the database does not say.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, Max

from produktschau.search.engine import folder, journal
from produktschau.search.engine.gathering import documents
from produktschau.search.engine.index import MISSING, IndexMissing, digest
from produktschau.search.engine.isolating import isolated
from produktschau.search.engine.kinds import INDEXES
from produktschau.search.engine.writing import Writer
from produktschau.search.models import IndexMark

BATCH = 200
"""Marks taken at a time: small enough to be committed well within a second."""
AGAIN_AFTER = timedelta(minutes=1)
"""How long a mark rests whose document could not be made."""
SMALL = 20
"""Marks of one moment up to which they count as somebody's single change, which goes before the long queue of an import."""
SOONEST = 100
"""Marks of single changes that go first."""
LOOKED_BACK = 20_000
"""Newest marks among which single changes are looked for."""


@dataclass
class Indexer:
    """What one indexing process keeps between batches: its open writers, and marks it could not work on."""

    writers: dict[str, Writer] = field(default_factory=dict)
    failed: dict[int, datetime] = field(default_factory=dict)

    def let_go(self) -> None:
        """Forget the writers, so that the next batch opens the builds in use anew."""
        self.writers.clear()


@dataclass(frozen=True)
class Batch:
    """What one round did: marks cleared, and marks whose documents could not be made."""

    cleared: int
    failed: int


def index_marks(indexer: Indexer, *, at: datetime) -> Batch:
    """Write the records of up to ``BATCH`` marks into both indexes, commit, then delete exactly those marks.

    The public index comes first and is committed before the other is looked at. Killed in between, the marks are still
    there and the same is written again. A mark set meanwhile is a row of its own and stays. A record whose document cannot
    be made is logged and kept for later; it does not hold up the others.
    """
    indexer.failed = {pk: when for pk, when in indexer.failed.items() if at - when < AGAIN_AFTER}
    with folder.writing(INDEXES):
        marks = _next_marks(indexer.failed)
        if not marks:
            return Batch(0, 0)
        bad: set[int] = set()
        try:
            for name in INDEXES:
                if writer := _writer(indexer, name):
                    bad |= _write(writer, marks)
                    writer.commit()
        except BaseException:
            indexer.let_go()
            raise
        done = [mark for mark in marks if mark.pk not in bad]
        for name in filter(journal.is_kept, INDEXES):
            journal.note(name, ((mark.kind, mark.key) for mark in done))
        indexer.failed.update(dict.fromkeys(bad, at))
        IndexMark.objects.filter(pk__in=[mark.pk for mark in done]).delete()
        return Batch(len(done), len(bad))


def _next_marks(resting: Iterable[int]) -> list[IndexMark]:
    """The oldest marks; where many wait, what single people changed lately goes before them."""
    waiting = IndexMark.objects.exclude(pk__in=resting)
    marks = list(waiting.order_by("pk")[:BATCH])
    if len(marks) < BATCH:
        return marks
    newest = waiting.aggregate(newest=Max("pk"))["newest"]
    lately = waiting.filter(pk__gt=newest - LOOKED_BACK).order_by()
    moments = lately.values("marked_at").annotate(marks=Count("pk")).filter(marks__lte=SMALL).order_by("-marked_at")
    soon = [row["marked_at"] for row in moments[:SOONEST]]
    first = list(lately.filter(marked_at__in=soon).order_by("-pk")[:SOONEST]) if soon else []
    return list({mark.pk: mark for mark in [*first, *marks]}.values())


def _writer(indexer: Indexer, name: str) -> Writer | None:
    """The writer into the build in use; ``None`` while there is no sound one, but the first is being made."""
    build = folder.current_build(name)
    if build is None or folder.build_digest(build, name) != digest() or folder.is_damaged(build, name):
        indexer.writers.pop(name, None)
        if journal.is_kept(name):
            return None
        raise IndexMissing(MISSING)
    known = indexer.writers.get(name)
    if known is None or known.build != build:
        indexer.writers.pop(name, None)
        known = indexer.writers[name] = Writer(build, name)
    return known


def _write(writer: Writer, marks: list[IndexMark]) -> set[int]:
    """Write what is marked, kind by kind; returns the marks that failed."""
    by_kind: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for mark in marks:
        by_kind[mark.kind][mark.key].append(mark.pk)
    bad: set[int] = set()
    for kind, keys in by_kind.items():
        for key in write_anew(writer, kind, list(keys)):
            bad.update(keys[key])
    return bad


def write_anew(writer: Writer, kind: str, keys: Sequence[int]) -> list[int]:
    """Write these records as the database has them; returns those whose documents could not be made, which are left as they are.

    A kind nobody registers any more has no documents: its entries go.
    """
    return isolated(kind, keys, lambda some: writer.replace(kind, some, documents(writer.index, kind, some)))[1]
