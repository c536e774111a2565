"""Brings both indexes up to the database: mark by mark, or whole.

Only these functions write the indexes and clear marks. Both hold the lock of what they write: a rebuild and an indexer take turns.
There is no audit entry: the index says nothing that the database does not say.
"""

import logging
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Max

from produktschau.search.engine import folder
from produktschau.search.engine.gathering import documents
from produktschau.search.engine.index import MISSING, IndexMissing, digest
from produktschau.search.engine.kinds import INDEXES, KINDS
from produktschau.search.engine.writing import NotWritten, Writer, fresh_build
from produktschau.search.models import IndexMark, IndexState

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

logger = logging.getLogger(__name__)


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
                writer = _writer(indexer, name)
                bad |= _write(writer, marks)
                writer.commit()
        except BaseException:
            indexer.let_go()
            raise
        done = [mark.pk for mark in marks if mark.pk not in bad]
        indexer.failed.update(dict.fromkeys(bad, at))
        IndexMark.objects.filter(pk__in=done).delete()
        return Batch(len(done), len(bad))


def rebuild(
    *, at: datetime, indexes: Iterable[str] = INDEXES, progress: Callable[[], object] = lambda: None
) -> Mapping[str, int]:
    """Fill fresh builds from the database and put each into use; searching goes on with the old ones meanwhile.

    Marks are left alone: what changes while this runs is written again by the indexer afterwards. ``progress`` is called once
    per document. Returns how many documents each index has. Raises ``folder.NoRoom`` before anything is written.
    """
    counts = {}
    for name in indexes:
        counts[name] = 0
        with folder.writing([name]):
            folder.make_room(name)
            with fresh_build(name) as writer:
                for kind in KINDS:
                    for document in documents(name, kind.name, None):
                        writer.add(document)
                        counts[name] += 1
                        progress()
            with transaction.atomic():
                row = {"build": writer.build, "digest": digest(), "built_at": at}
                IndexState.objects.update_or_create(name=name, defaults=row)
    return counts


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


def _writer(indexer: Indexer, name: str) -> Writer:
    build = folder.current_build(name)
    if build is None:
        indexer.let_go()
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
        if not _written(writer, kind, list(keys)):
            for key, pks in keys.items():
                bad.update(() if _written(writer, kind, [key]) else pks)
    return bad


def _written(writer: Writer, kind: str, keys: list[int]) -> bool:
    """Whether the records could be written. A kind nobody registers any more has no documents: its entries go."""
    try:
        writer.replace(kind, keys, documents(writer.index, kind, keys))
    except NotWritten:
        raise
    except Exception as error:
        if len(keys) == 1:  # the message might hold what somebody wrote: only its kind and place are noted
            where = traceback.extract_tb(error.__traceback__)[-1]
            name = type(error).__name__
            logger.error("Suche: %s:%s bleibt vorgemerkt (%s in %s:%s).", kind, keys[0], name, where.name, where.lineno)  # noqa: TRY400  # the traceback could quote a text
        return False
    return True
