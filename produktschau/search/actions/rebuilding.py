"""Makes fresh builds of the indexes from the database, beside those in use, and swaps them.

Meanwhile the indexer goes on writing into the build in use and notes what it wrote in a journal. Before the swap the fresh build writes
all of that anew, the last of it while it holds the writer's lock: nothing that was written is missing after the swap, and what was not
is still marked. Killed at any moment, the build in use has everything, and the next build begins with an empty journal.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db import transaction

from produktschau.lib.collecting import seldom_collected
from produktschau.search.actions.indexing import write_anew
from produktschau.search.actions.marks import mark
from produktschau.search.engine import folder, journal
from produktschau.search.engine.gathering import chunks, documents
from produktschau.search.engine.index import digest
from produktschau.search.engine.isolating import isolated
from produktschau.search.engine.kinds import INDEXES, KINDS
from produktschau.search.engine.writing import Writer
from produktschau.search.models import IndexState
from produktschau.search.queries.state import rebuild_reason

BATCH = 500
"""Documents of a kind that does not tell its keys, written at a time."""
FEW = 100
"""Records in the journal that may be left for the moment in which the indexer waits."""
MOST_ROUNDS = 50
"""Rounds of working off the journal before the indexer must wait for the rest."""
MOST_FAILED = 20
"""Records that may be left out although they are more than those that could be written: a small house of broken ones."""
GIVEN_UP = 1000
"""Failed records, more than were written, after which a build is not gone on with."""

Hook = Callable[[], object]


class NotMade(Exception):
    """Most documents could not be made: no records are broken then, but the house; the index in use stays."""


@dataclass
class _Build:
    """A build being made: how many documents it has, and the records it could not write, by kind and key."""

    index: str
    name: str
    progress: Hook
    meanwhile: Hook
    count: int = 0
    failed: dict[tuple[str, int], None] = field(default_factory=dict)


def rebuild(
    *, at: datetime, indexes: Iterable[str] = INDEXES, progress: Hook = lambda: None, meanwhile: Hook = lambda: None
) -> Mapping[str, int]:
    """Fill fresh builds from the database and put each into use; searching and indexing go on with the old ones meanwhile.

    ``progress`` is called once per document, ``meanwhile`` every few hundred documents. A record whose document cannot be made is left
    out, logged and marked. Returns how many documents each index has. Raises ``folder.NoRoom`` before anything is written,
    and ``NotMade``.
    """
    counts = {}
    for name in indexes:
        with folder.held(folder.building(name), wait=True):
            counts[name] = _rebuilt(name, at, progress, meanwhile)
    return counts


def heal(name: str, *, at: datetime, meanwhile: Hook = lambda: None) -> tuple[str, int] | None:
    """Rebuild an index that needs it: the reason, and how many documents it has now. ``None`` when it is sound or being built."""
    if not rebuild_reason(name):
        return None
    try:
        with folder.held(folder.building(name), wait=False):
            reason = rebuild_reason(name)  # whoever held the lock a moment ago may have healed it
            if not reason:
                return None
            if build := folder.current_build(name):
                folder.report_damage(build, name)  # nobody writes into it any more, only into the journal
            return reason, _rebuilt(name, at, lambda: None, meanwhile)
    except folder.AlreadyWriting:
        return None


def _rebuilt(name: str, at: datetime, progress: Hook, meanwhile: Hook) -> int:
    with folder.writing([name]):
        folder.make_room(name)
        journal.begin(name)
    build = _Build(name, folder.new_build(name), progress, meanwhile)
    try:
        with _writing(build) as writer:
            _write_all(build, writer)
        read = _catch_up(build)
        with folder.writing([name]):
            _write_noted(build, journal.noted(name, read)[0])
            folder.put_into_use(build.name, digest(), name)
            journal.end(name)
            _record(build, at)
    except BaseException:
        if folder.current_build(name) != build.name:
            folder.discard(build.name, name)
        raise
    return build.count


@contextmanager
def _writing(build: _Build) -> Iterator[Writer]:
    writer = Writer(build.name, build.index)
    try:
        yield writer
        writer.commit()
    finally:  # also when it is given up: its threads must not write into a folder that goes
        writer.close()


def _write_all(build: _Build, writer: Writer) -> None:
    with seldom_collected() as collect:
        for kind in KINDS:
            for written, failed in _written(writer, kind.name):
                build.count += written
                build.failed |= dict.fromkeys((kind.name, key) for key in failed)
                _believe(build, GIVEN_UP)
                for _ in range(written):
                    build.progress()
                build.meanwhile()
                collect()
    _believe(build, MOST_FAILED)


def _written(writer: Writer, kind: str) -> Iterable[tuple[int, list[int]]]:
    """Write all records of a kind, part by part: how many were written, and which could not be."""
    parts = chunks(writer.index, kind)
    if parts is None:
        stream = documents(writer.index, kind, None)
        while batch := list(islice(stream, BATCH)):
            yield writer.add(*batch), []
        return
    for part in parts:
        done, failed = isolated(kind, part, lambda keys: writer.add(*documents(writer.index, kind, keys)))
        yield sum(done), failed


def _believe(build: _Build, allowed: int) -> None:
    if len(build.failed) > max(build.count, allowed):
        raise NotMade(
            f"Von {len(build.failed)} Datensätzen ließ sich kein Eintrag bilden; der bisherige Suchindex bleibt in Gebrauch."
            " Der Grund steht im Protokoll des Hauses."
        )


def _catch_up(build: _Build) -> int:
    """Write what the journal holds until little is left; returns the byte up to which it was read."""
    read = 0
    for _ in range(MOST_ROUNDS):
        build.meanwhile()
        found, end = journal.noted(build.index, read)
        if sum(map(len, found.values())) <= FEW:
            break
        _write_noted(build, found)
        read = end
    return read


def _write_noted(build: _Build, found: Mapping[str, list[int]]) -> None:
    if not found:
        return
    with _writing(build) as writer:
        for kind, keys in found.items():
            build.failed |= dict.fromkeys((kind, key) for key in write_anew(writer, kind, keys))


@transaction.atomic
def _record(build: _Build, at: datetime) -> None:
    row = {"build": build.name, "digest": digest(), "built_at": at}
    IndexState.objects.update_or_create(name=build.index, defaults=row)
    for kind in dict.fromkeys(kind for kind, _ in build.failed):
        mark(kind, [key for of_kind, key in build.failed if of_kind == kind], at)
