"""Writes batches into an index, and fills fresh ones."""

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

import tantivy

from produktschau.search.engine import folder, vocabulary
from produktschau.search.engine.entries import entry
from produktschau.search.engine.index import digest
from produktschau.search.engine.kinds import PUBLIC, Document
from produktschau.search.engine.schema import address, schema

WRITER_MEMORY = 40_000_000
"""Bytes the writer may hold before it writes a segment."""


class NotWritten(OSError):
    """The index could not be written, most often because the disk is full; what was committed before is as it was."""


class Writer:
    """Writes into one build of one index. One process at a time (tantivy locks the folder as well)."""

    def __init__(self, build: str, index: str = PUBLIC) -> None:
        self.build = build
        self.index = index
        path = os.fspath(folder.root(index) / build)
        fresh = not tantivy.Index.exists(path)
        opened = tantivy.Index(schema(), path=path) if fresh else tantivy.Index.open(path)
        self._writer = opened.writer(WRITER_MEMORY, 1)
        self._vocabulary = vocabulary.vocabulary()

    def replace(self, kind: str, keys: Collection[int], documents: Iterable[Document]) -> int:
        """Take out the records ``keys`` of ``kind`` and put in what is there of them; returns how many came.

        All documents are made before the first is taken out: an error in one leaves the batch as it was.
        """
        entries = [entry(document, self._vocabulary) for document in documents]
        with _told():
            for key in keys:
                self._writer.delete_documents_by_term("id", address(kind, key))
            for made in entries:
                self._writer.add_document(made)
        return len(entries)

    def add(self, document: Document) -> None:
        """Put in a document that is not there yet."""
        made = entry(document, self._vocabulary)
        with _told():
            self._writer.add_document(made)

    def commit(self) -> None:
        """Make everything since the last commit findable at once and for good."""
        with _told():
            self._writer.commit()

    def close(self) -> None:
        """Wait for merges; the writer cannot be used afterwards."""
        self._writer.wait_merging_threads()


@contextmanager
def _told() -> Iterator[None]:
    """tantivy tells of a write that failed by ``ValueError`` or a panic."""
    try:
        yield
    except Exception as error:
        raise NotWritten(type(error).__name__) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise NotWritten("PanicException") from error


@contextmanager
def fresh_build(index: str = PUBLIC) -> Iterator[Writer]:
    """A writer into an empty build that is put into use when the block ends without an error; else the build goes."""
    build = folder.new_build(index)
    try:
        writer = Writer(build, index)
        yield writer
        writer.commit()
        writer.close()
        folder.put_into_use(build, digest(), index)
    except BaseException:
        folder.discard(build, index)
        raise
