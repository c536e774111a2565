"""How far a running preview or import is: kept in the cache, since the database is locked while rows are written."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import cache

_KEPT = 3600
_PAUSE = 0.5
"""Seconds between two notes: a page asks about twice a second."""


@dataclass(frozen=True)
class Progress:
    """``done`` of ``total`` rows; ``total`` 0 while the file is being read. ``word`` says what is being done."""

    done: int = 0
    total: int = 0
    word: str = "wartet"

    @property
    def percent(self) -> int:
        """0 to 100."""
        return min(100, self.done * 100 // self.total) if self.total else 0


def progress_noted(key: str) -> Progress:
    """The last note about an upload."""
    done, total, word = cache.get(f"tabular.progress.{key}", (0, 0, "wartet"))
    return Progress(done, total, word)


def note_progress(key: str, done: int, total: int, word: str) -> None:
    """Note how far it is."""
    cache.set(f"tabular.progress.{key}", (done, total, word), _KEPT)


def noting(key: str, total: int, word: str) -> Callable[[int], None]:
    """A function that notes the number of rows done, at most twice a second."""
    last = 0.0

    def note(done: int) -> None:
        nonlocal last
        if time.monotonic() - last >= _PAUSE:
            last = time.monotonic()
            note_progress(key, done, total, word)

    return note


def forget_progress(key: str) -> None:
    """Remove the note."""
    cache.delete(f"tabular.progress.{key}")
