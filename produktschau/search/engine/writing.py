"""Writes batches into an index, and fills fresh ones."""

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

import tantivy

from produktschau.search.engine import folder, vocabulary
from produktschau.search.engine.entries import entry
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
        with _told():
            fresh = not tantivy.Index.exists(path)
            opened = tantivy.Index(schema(), path=path) if fresh else tantivy.Index.open(path)
            self._writer = opened.writer(WRITER_MEMORY, 1)
            # A process killed inside a commit leaves a file of deletions behind; the next commit of the same number would not write over it.
            self._writer.garbage_collect_files()
        self._vocabulary = vocabulary.vocabulary()

    def replace(self, kind: str, keys: Collection[int], documents: Iterable[Document]) -> int:
        """Take out the records ``keys`` of ``kind`` and put in what is there of them; returns how many came.

        All documents are made before the first is taken out: an error in one leaves the batch as it was.
        """
        entries = self._made(documents)
        with _told():
            for key in keys:
                self._writer.delete_documents_by_term("id", address(kind, key))
        return self._put(entries)

    def add(self, *documents: Document) -> int:
        """Put in documents that are not there yet, all or none; returns how many they are."""
        return self._put(self._made(documents))

    def _made(self, documents: Iterable[Document]) -> list[tantivy.Document]:
        return [entry(document, self._vocabulary) for document in documents]

    def _put(self, entries: list[tantivy.Document]) -> int:
        with _told():
            for made in entries:
                self._writer.add_document(made)
        return len(entries)

    def commit(self) -> None:
        """Make everything since the last commit findable at once and for good."""
        with _told():
            self._writer.commit()

    def close(self) -> None:
        """Wait for merges; the writer cannot be used afterwards."""
        with _told():
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
