"""Opens the indexes for reading. Every commit of the indexer is seen by the next ``reading``, in whatever process.

What the pages ask of an index stands on ``Reading``; nothing here writes.
"""

import hashlib
import os
import threading
from dataclasses import dataclass
from pathlib import Path

import tantivy

from produktschau.search.engine import folder, vocabulary
from produktschau.search.engine.facets import FACETS
from produktschau.search.engine.kinds import PUBLIC
from produktschau.search.engine.reading import MISSING, Found, IndexMissing, Reading
from produktschau.search.engine.schema import SCHEMA_VERSION, Kept

__all__ = ["MISSING", "Found", "IndexMissing", "Kept", "Reading", "digest", "forget", "reading"]

_ATTEMPTS = 5


@dataclass(frozen=True)
class _Open:
    """An index as it was at one moment: what its files looked like, and the searcher over them."""

    pointer: tuple[int, int, int]
    meta: tuple[int, int, int]
    index: tantivy.Index
    reading: Reading


_open: dict[str, _Open] = {}
_opening = threading.Lock()


def digest() -> str:
    """What the indexes depend on besides the data: analysis, vocabulary, schema, facets."""
    facets = " ".join(sorted(facet.name for facet in FACETS))
    return hashlib.sha256(f"{SCHEMA_VERSION} {vocabulary.digest()} {facets}".encode()).hexdigest()


def reading(index: str = PUBLIC) -> Reading:
    """One index as it is now. Raises ``IndexMissing``. Costs two looks at files where nothing changed."""
    for _ in range(_ATTEMPTS):  # a build swapped in, or a commit made, while we look is seen at the next look
        try:
            return _current(index)
        except (OSError, ValueError, LookupError):
            forget(index)
        except IndexMissing:
            break
    raise IndexMissing(MISSING)


def forget(index: str | None = None) -> None:
    """Close one index or all, so that the next reading opens it anew."""
    with _opening:
        for name in list(_open) if index is None else [index]:
            _open.pop(name, None)


def _current(index: str) -> Reading:
    pointer = _looks(folder.root(index) / "current")
    known = _open.get(index)
    if known is not None and known.pointer == pointer and known.reading.digest == digest():
        meta = folder.root(index) / known.reading.build / "meta.json"
        if _looks(meta) == known.meta:
            return known.reading
    with _opening:
        return _opened(index, pointer).reading


def _opened(index: str, pointer: tuple[int, int, int]) -> _Open:
    build = folder.current_build(index)
    wanted = digest()
    if build is None or folder.build_digest(build, index) != wanted:
        raise IndexMissing(MISSING)
    meta = folder.root(index) / build / "meta.json"
    known = _open.get(index)
    if known is not None and known.reading.build == build:
        opened = known.index
    else:
        opened = tantivy.Index.open(os.fspath(meta.parent))
        opened.config_reader("manual")
    looks = _looks(meta)
    content = meta.read_bytes()
    opened.reload()
    if meta.read_bytes() != content:
        raise BlockingIOError(f"{index}: committed while it was opened")
    generation = f"{build}-{hashlib.blake2b(content, digest_size=8).hexdigest()}"
    found = _Open(pointer, looks, opened, Reading(index, opened.searcher(), build, generation, wanted))
    _open[index] = found
    return found


def _looks(path: Path) -> tuple[int, int, int]:
    status = path.stat()
    return status.st_mtime_ns, status.st_size, status.st_ino
