"""Finished pieces kept in the memory of a process, bounded in bytes; what was not asked for the longest goes first."""

from collections import OrderedDict
from collections.abc import Hashable
from hashlib import blake2b
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


def digest_of(*things: object) -> str:
    """A short key that changes with whatever these things show of themselves (``repr``): plain values, rows, texts."""
    return blake2b(repr(things).encode(errors="surrogatepass"), digest_size=16).hexdigest()


class Kept(Generic[T]):
    """At most ``most_bytes`` of things by key; many threads may ask at once.

    The key must hold everything the thing was made from: nothing here grows old by itself.
    """

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._things: OrderedDict[Hashable, tuple[T, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> T | None:
        """What is kept under the key."""
        with self._lock:
            found = self._things.get(key)
            if found is None:
                return None
            self._things.move_to_end(key)
            return found[0]

    def put(self, key: Hashable, thing: T, size: int) -> None:
        """Keep a thing of ``size`` bytes; one larger than a tenth of the whole is not worth its place."""
        if size > self.most_bytes // 10:
            return
        with self._lock:
            self._drop(key)
            self._things[key] = (thing, size)
            self.bytes += size
            while self.bytes > self.most_bytes:
                self._drop(next(iter(self._things)))

    def __len__(self) -> int:
        return len(self._things)

    def _drop(self, key: Hashable) -> None:
        before = self._things.pop(key, None)
        if before is not None:
            self.bytes -= before[1]
