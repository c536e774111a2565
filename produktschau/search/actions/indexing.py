"""Brings the index up to the database: mark by mark, or whole.

Only these functions write the index and clear marks. Both hold the writer's lock: a rebuild and an indexer take turns.
There is no audit entry: the index says nothing that the database does not say.
"""

import logging
import traceback
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from produktschau.search.engine import folder, index
from produktschau.search.engine.kinds import KINDS, PUBLIC
from produktschau.search.models import IndexMark, IndexState

BATCH = 500
"""Marks taken at a time: small enough to be committed well within a second."""
AGAIN_AFTER = timedelta(minutes=1)
"""How long a mark rests whose document could not be made."""

logger = logging.getLogger(__name__)


@dataclass
class Indexer:
    """What one indexing process keeps between batches: its open writer, and marks it could not work on."""

    writer: index.Writer | None = None
    failed: dict[int, datetime] = field(default_factory=dict)

    def let_go(self) -> None:
        """Forget the writer, so that the next batch opens the build in use anew."""
        self.writer = None


@dataclass(frozen=True)
class Batch:
    """What one round did: marks cleared, and marks whose documents could not be made."""

    cleared: int
    failed: int


def index_marks(indexer: Indexer, *, at: datetime) -> Batch:
    """Write the records of up to ``BATCH`` marks, commit, then delete exactly those marks.

    Killed in between, the marks are still there and the same is written again. A mark set meanwhile is a row of its own and
    stays. A record whose document cannot be made is logged and kept for later; it does not hold up the others.
    """
    indexer.failed = {pk: when for pk, when in indexer.failed.items() if at - when < AGAIN_AFTER}
    with folder.held("writer", wait=True):
        marks = list(IndexMark.objects.exclude(pk__in=indexer.failed).order_by("pk")[:BATCH])
        if not marks:
            return Batch(0, 0)
        writer = _writer(indexer)
        try:
            bad = _write(writer, marks)
            writer.commit()
        except BaseException:
            indexer.let_go()
            raise
        done = [mark.pk for mark in marks if mark.pk not in bad]
        indexer.failed.update(dict.fromkeys(bad, at))
        IndexMark.objects.filter(pk__in=done).delete()
        return Batch(len(done), len(bad))


def rebuild(*, at: datetime, progress: Callable[[], object] = lambda: None) -> int:
    """Fill a fresh build from the database and put it into use; searching goes on with the old one meanwhile.

    Marks are left alone: what changes while this runs is written again by the indexer afterwards. ``progress`` is called once
    per document. Returns how many documents there are.
    """
    count = 0
    with folder.held("writer", wait=True):
        with index.fresh_build() as writer:
            for kind in KINDS:
                for document in kind.documents(None):
                    writer.add(document)
                    count += 1
                    progress()
        with transaction.atomic():
            row = {"build": writer.build, "digest": index.digest(), "built_at": at}
            IndexState.objects.update_or_create(name=PUBLIC, defaults=row)
    return count


def _writer(indexer: Indexer) -> index.Writer:
    build = folder.current_build()
    if build is None:
        indexer.let_go()
        raise index.IndexMissing(index.MISSING)
    if indexer.writer is None or indexer.writer.build != build:
        indexer.let_go()
        indexer.writer = index.Writer(build)
    return indexer.writer


def _write(writer: index.Writer, marks: list[IndexMark]) -> set[int]:
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


def _written(writer: index.Writer, kind: str, keys: list[int]) -> bool:
    """Whether the records could be written. A kind nobody registers any more has no documents: its entries go."""
    try:
        documents = KINDS[kind].documents(keys) if kind in KINDS else ()
        writer.replace(kind, keys, documents)
    except Exception as error:
        if len(keys) == 1:  # the message might hold what somebody wrote: only its kind and place are noted
            where = traceback.extract_tb(error.__traceback__)[-1]
            name = type(error).__name__
            logger.error("Suche: %s:%s bleibt vorgemerkt (%s in %s:%s).", kind, keys[0], name, where.name, where.lineno)  # noqa: TRY400  # the traceback could quote a text
        return False
    return True
