"""Garbage collection for long runs that make many objects and no circles of them."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

EVERY = 10
"""Calls between two collections."""


_kept = False


def keep_for_good() -> None:
    """Leave everything that lives now out of every later search for circles, as long as the process lives."""
    global _kept
    gc.collect()
    gc.freeze()
    _kept = True


@contextmanager
def seldom_collected() -> Iterator[Callable[[], None]]:
    """Collect garbage only when the given function is called, every tenth time; what was there before is not looked at.

    Python looks at all objects whenever many new ones were made: a fifth of the time of a run that makes millions beside a
    large vocabulary. What is kept for good stays so.
    """
    was_on, calls = gc.isenabled(), 0

    def collect() -> None:
        nonlocal calls
        calls += 1
        if calls % EVERY == 0:
            gc.collect()

    gc.collect()
    if not _kept:
        gc.freeze()
    gc.disable()
    try:
        yield collect
    finally:
        if not _kept:
            gc.unfreeze()
        if was_on:
            gc.enable()
