"""The index on disk: opening it for reading, writing batches into it, and filling a fresh one.

Readers in other processes see a commit with their next search: the file that tantivy replaces with every commit is looked at first.
"""

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import tantivy

from produktschau.search.engine import folder, vocabulary
from produktschau.search.engine.kinds import Document
from produktschau.search.engine.schema import SCHEMA_VERSION, Kept, address, entry, schema, unpacked

WRITER_MEMORY = 40_000_000
"""Bytes the writer may hold before it writes a segment."""


MISSING = "Die Suche wird gerade neu aufgebaut."


class IndexMissing(Exception):
    """There is no index that can be read: not built yet, deleted, damaged, or made by an older analysis."""


@dataclass(frozen=True)
class Found:
    """How many records fit, and some of them with their scores."""

    total: int
    hits: list[tuple[float, Kept]]


@dataclass(frozen=True)
class Reading:
    """The index as of one moment. ``generation`` changes with every commit and every rebuild: a key for caches.

    All methods raise ``IndexMissing`` when the files turn out to be damaged, and leave word for the indexer.
    """

    searcher: tantivy.Searcher
    build: str
    generation: str

    def find(self, query: tantivy.Query, *, limit: int, offset: int = 0, by_score: bool = True) -> Found:
        """The records that fit, best first, or by name: how many there are, and ``limit`` of them from ``offset``."""
        order: dict[str, Any] = {} if by_score else {"order_by_field": "sort", "order": tantivy.Order.Asc}
        with self._watched():
            result = self.searcher.search(query, max(1, limit), offset=offset, **order)
            hits = [(score if by_score else 0.0, self._kept(where)) for score, where in result.hits]
            return Found(result.count or 0, hits[:limit])  # type: ignore[attr-defined]  # missing in tantivy's stub

    def filter_counts(self, query: tantivy.Query, most: int) -> dict[str, int]:
        """How many fitting records have each filter term, for at most ``most`` terms."""
        with self._watched():
            counted = self.searcher.aggregate(query, {"all": {"terms": {"field": "filter", "size": most}}})
            return {bucket["key"]: bucket["doc_count"] for bucket in counted["all"]["buckets"]}

    def _kept(self, where: tantivy.DocAddress) -> Kept:
        return unpacked(self.searcher.doc(where))

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            if (
                not isinstance(error, (OSError, ValueError, LookupError, TypeError))
                and type(error).__name__ != "PanicException"
            ):
                raise
            forget()
            folder.report_damage(self.build)
            raise IndexMissing(MISSING) from error


@dataclass
class _Open:
    build: str
    stamp: tuple[int, int, int]
    index: tantivy.Index


_open: _Open | None = None


def digest() -> str:
    """What the index depends on besides the data: analysis, vocabulary, schema."""
    return hashlib.sha256(f"{SCHEMA_VERSION} {vocabulary.digest()}".encode()).hexdigest()


def reading() -> Reading:
    """The index as it is now. Raises ``IndexMissing``."""
    for _ in range(2):  # a build swapped in between pointer and opening is found at the second look
        build = folder.current_build()
        if build is None or folder.build_digest(build) != digest():
            break
        try:
            return _read(build)
        except (OSError, ValueError):
            forget()
    raise IndexMissing(MISSING)


def _read(build: str) -> Reading:
    global _open
    status = (folder.root() / build / "meta.json").stat()
    stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
    if _open is None or _open.build != build:
        index = tantivy.Index.open(os.fspath(folder.root() / build))
        index.config_reader("manual")
        index.reload()
        _open = _Open(build, stamp, index)
    elif _open.stamp != stamp:
        _open.index.reload()
        _open.stamp = stamp
    return Reading(_open.index.searcher(), build, f"{build}-{stamp[0]:x}-{stamp[2]:x}")


def forget() -> None:
    """Close the index, so that the next reading opens it anew."""
    global _open
    _open = None


class Writer:
    """Writes into one build. One process at a time (tantivy locks the folder as well)."""

    def __init__(self, build: str) -> None:
        self.build = build
        path = os.fspath(folder.root() / build)
        fresh = not tantivy.Index.exists(path)
        index = tantivy.Index(schema(), path=path) if fresh else tantivy.Index.open(path)
        self._writer = index.writer(WRITER_MEMORY, 1)
        self._vocabulary = vocabulary.vocabulary()

    def replace(self, kind: str, keys: Collection[int], documents: Iterable[Document]) -> int:
        """Take out the records ``keys`` of ``kind`` and put in what is published of them; returns how many came.

        All documents are made before the first is taken out: an error in one leaves the batch as it was.
        """
        entries = [entry(document, self._vocabulary) for document in documents]
        for key in keys:
            self._writer.delete_documents_by_term("id", address(kind, key))
        for made in entries:
            self._writer.add_document(made)
        return len(entries)

    def add(self, document: Document) -> None:
        """Put in a document that is not there yet."""
        self._writer.add_document(entry(document, self._vocabulary))

    def commit(self) -> None:
        """Make everything since the last commit findable at once and for good."""
        self._writer.commit()

    def close(self) -> None:
        """Wait for merges; the writer cannot be used afterwards."""
        self._writer.wait_merging_threads()


@contextmanager
def fresh_build() -> Iterator[Writer]:
    """A writer into an empty build that is put into use when the block ends without an error."""
    writer = Writer(folder.new_build())
    yield writer
    writer.commit()
    writer.close()
    folder.put_into_use(writer.build, digest())
