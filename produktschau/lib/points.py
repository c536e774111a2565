"""Points: the only way in which something below learns of something above.

A lower layer declares a point; an upper domain fills it in its ``apps.py`` when Django starts.
"""

from collections.abc import Iterator
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class PointTaken(Exception):
    """Two things were registered at one point under the same key."""


class PointEmpty(KeyError):
    """Nothing is registered at the point under the key asked for."""


class Point(Generic[T]):
    """A named place that upper domains fill with things of one type.

    ``name`` is where the point is found, for example ``"lib.desk.DESK_ITEMS"``; it is listed in
    ARCHITECTURE.md. ``purpose`` is one sentence.
    Iteration goes by ``order``, then by key, so that no import order shows on a page.
    """

    def __init__(self, name: str, purpose: str) -> None:
        self.name = name
        self.purpose = purpose
        self._things: dict[str, tuple[int, T]] = {}
        POINTS[name] = self

    def register(self, key: str, thing: T, *, order: int = 100) -> T:
        """Put ``thing`` at the point under ``key``; the same key twice raises ``PointTaken``."""
        if key in self._things:
            raise PointTaken(f"{self.name}: „{key}“ is registered already.")
        self._things[key] = (order, thing)
        return thing

    def __getitem__(self, key: str) -> T:
        try:
            return self._things[key][1]
        except KeyError as error:
            raise PointEmpty(f"{self.name}: nothing is registered as „{key}“.") from error

    def __contains__(self, key: object) -> bool:
        return key in self._things

    def __len__(self) -> int:
        return len(self._things)

    def items(self) -> Iterator[tuple[str, T]]:
        """Pairs of key and thing, in order."""
        for key, (_, thing) in sorted(self._things.items(), key=lambda pair: (pair[1][0], pair[0])):
            yield key, thing

    def __iter__(self) -> Iterator[T]:
        return (thing for _, thing in self.items())


POINTS: dict[str, "Point[Any]"] = {}
