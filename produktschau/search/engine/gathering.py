"""Gathers the documents of an index from the domains, with what other domains say about them."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from produktschau.search.engine.facets import FACETS
from produktschau.search.engine.kinds import KINDS, PUBLIC, Document, DocumentKind

BATCH = 500
"""Documents whose facets are asked for at a time."""
CHUNK = 2000
"""Records of a rebuild made at a time."""


def documents(index: str, kind: str, keys: Collection[int] | None) -> Iterator[Document]:
    """What stands in an index of the records ``keys`` of a kind (``None``: of all), with the values of all facets.

    A kind that nobody registers any more, or that is not in this index, has no documents.
    """
    source = _source(index, KINDS[kind]) if kind in KINDS else None
    if source is None:
        return
    made = iter(source(keys))
    while batch := list(islice(made, BATCH)):
        yield from with_facets(kind, batch)


def chunks(index: str, kind: str) -> Iterator[list[int]] | None:
    """The keys of all records of a kind that belong into an index, ``CHUNK`` at a time; ``None`` where the kind does not tell them."""
    if kind not in KINDS:
        return None
    keys = KINDS[kind].keys if index == PUBLIC else KINDS[kind].staff_keys
    return None if keys is None or _source(index, KINDS[kind]) is None else _parts(keys())


def _parts(keys: Iterable[int]) -> Iterator[list[int]]:
    left = iter(keys)
    while part := list(islice(left, CHUNK)):
        yield part


def with_facets(kind: str, batch: Collection[Document]) -> Iterable[Document]:
    """Documents of one kind with the values that domains above them give; one question for each such facet."""
    keys = [document.pk for document in batch]
    asked = [(facet.name, facet.values) for facet in FACETS if facet.values is not None and kind in facet.kinds]
    found = {name: values(kind, keys) for name, values in asked}
    if not found:
        return batch
    return [
        replace(
            document, filters={**document.filters, **{name: more.get(document.pk, ()) for name, more in found.items()}}
        )
        for document in batch
    ]


def _source(index: str, kind: DocumentKind) -> Callable[[Collection[int] | None], Iterator[Document]] | None:
    return kind.documents if index == PUBLIC else kind.staff_documents
