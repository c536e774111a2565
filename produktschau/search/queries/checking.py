"""Compares an index with the database: what is missing, what is too much, what is out of date, what is there twice.

The database is the truth. Both are read in batches, so that a million records need no more memory than a thousand.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TypeVar

from produktschau.search.engine.entries import stamp
from produktschau.search.engine.gathering import chunks, documents
from produktschau.search.engine.index import Reading, reading
from produktschau.search.engine.isolating import isolated
from produktschau.search.engine.kinds import KINDS, PUBLIC
from produktschau.search.models import IndexMark

T = TypeVar("T")

BATCH = 500
"""Records compared at a time."""
MOST_KEPT = 100_000
"""Differences that are remembered; where there are more, the index must be built anew."""

MISSING = "missing"
SURPLUS = "surplus"
OUTDATED = "outdated"
DOUBLE = "double"
BROKEN = "broken"
"""Its document cannot be made, whatever the index says."""


@dataclass(frozen=True, order=True)
class Difference:
    """One record that the index and the database do not say the same of."""

    what: str
    kind: str
    key: int


@dataclass
class Comparison:
    """What a comparison found. ``differences`` holds at most ``MOST_KEPT``, ``counts`` counts all of them by what they are.

    ``waiting`` counts marks: a record that is marked is known to differ, and is no difference, unless its document cannot be made.
    """

    index: str
    documents: int
    waiting: int
    counts: Counter[str] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether the index says what the database says."""
        return not self.counts.total()


def compared(index: str = PUBLIC) -> Comparison:
    """Compare one index with the database. Raises ``IndexMissing``. May run beside a busy indexer: what differs is looked at twice."""
    result = Comparison(index, reading(index).searcher.num_docs, IndexMark.objects.count())
    for differences in _batches(_differences(index)):
        for difference in _confirmed(index, differences):
            result.counts[difference.what] += 1
            if len(result.differences) < MOST_KEPT:
                result.differences.append(difference)
    return result


def _differences(index: str) -> Iterator[Difference]:
    for kind in sorted({*(kind.name for kind in KINDS), *reading(index).kinds()}):
        matched = 0
        for stamps, broken in _all_stamps(index, kind):
            now = reading(index)
            found = now.stamps(kind, [*stamps, *broken])
            matched += sum(map(len, found.values()))
            yield from _wrong(kind, stamps, found)
            yield from (Difference(BROKEN, kind, key) for key in broken)
        if reading(index).count_kind(kind) > matched:
            yield from _surplus(index, kind)


def _all_stamps(index: str, kind: str) -> Iterator[tuple[dict[int, int], list[int]]]:
    """The stamps of all records of a kind by key, and the keys of those whose document cannot be made; part by part."""
    parts = chunks(index, kind)
    if parts is None:
        for batch in _batches(documents(index, kind, None)):
            yield {document.pk: stamp(document) for document in batch}, []
        return
    for part in parts:
        yield _stamps(index, kind, part)


def _stamps(index: str, kind: str, keys: list[int]) -> tuple[dict[int, int], list[int]]:
    done, broken = isolated(
        kind, keys, lambda some: [(document.pk, stamp(document)) for document in documents(index, kind, some)]
    )
    return dict(chain(*done)), broken


def _wrong(kind: str, there: dict[int, int], found: dict[int, list[int]]) -> Iterator[Difference]:
    for key, wanted in there.items():
        stamps = found.get(key, [])
        if len(stamps) > 1:
            yield Difference(DOUBLE, kind, key)
        elif stamps != [wanted]:
            yield Difference(OUTDATED if stamps else MISSING, kind, key)


def _surplus(index: str, kind: str) -> Iterator[Difference]:
    """Entries whose record is not in the database, or may not stand in this index."""
    after = -1
    while keys := reading(index).keys(kind, after=after, limit=BATCH):
        there, broken = _stamps(index, kind, keys)
        yield from (Difference(SURPLUS, kind, key) for key in keys if key not in there and key not in broken)
        after = keys[-1]


def _confirmed(index: str, differences: list[Difference]) -> list[Difference]:
    """Those that are still there at a second look and that no mark is waiting for; and all whose document cannot be made."""
    confirmed: list[Difference] = []
    for kind in sorted({difference.kind for difference in differences}):
        keys = sorted({difference.key for difference in differences if difference.kind == kind})
        marked = _marked(kind, keys)
        now: Reading = reading(index)
        there, broken = _stamps(index, kind, keys)
        found = now.stamps(kind, keys)
        marked |= _marked(kind, keys)  # what was changed between the looks at index and database
        known = {*there, *broken}
        again = [*_wrong(kind, there, found), *(Difference(SURPLUS, kind, key) for key in found if key not in known)]
        confirmed += [difference for difference in again if difference.key not in marked]
        confirmed += [Difference(BROKEN, kind, key) for key in broken]
    return confirmed


def _marked(kind: str, keys: list[int]) -> set[int]:
    return set(IndexMark.objects.filter(kind=kind, key__in=keys).values_list("key", flat=True))


def _batches(things: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(things)
    while batch := list(islice(iterator, BATCH)):
        yield batch
