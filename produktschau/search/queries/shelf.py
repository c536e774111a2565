"""What is remembered between searches as long as the index does not change: places, synonyms, answers."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from produktschau.search.engine.index import Reading, reading
from produktschau.search.engine.kinds import Circle
from produktschau.search.engine.reading import Query
from produktschau.search.engine.vocabulary import vocabulary
from produktschau.search.queries.places import Places, read_places
from produktschau.search.queries.readings import Reader
from produktschau.search.queries.synonyms import read_synonyms

MOST = 512
"""Answers that are remembered for each index; the one used longest ago goes."""
MOST_CIRCLES = 200

T = TypeVar("T")


class Remembered:
    """The last ``most`` things that were worked out, by key. Safe for threads; a thing may be worked out twice at the same moment."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is kept under a key; made and kept first when it is not there."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                kept: T = self._kept[key]
                return kept
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made


@dataclass(frozen=True)
class Shelf:
    """An index as of one moment, with what goes with it."""

    reading: Reading
    reader: Reader
    places: Places
    answers: Remembered = field(default_factory=Remembered)
    counts: Remembered = field(default_factory=Remembered)
    circles: Remembered = field(default_factory=lambda: Remembered(MOST_CIRCLES))

    def inside(self, circle: Circle) -> Query:
        """The records in a circle."""
        return self.circles.get(
            circle, lambda: self.reading.inside(circle, self.circles.get("ground", self.reading.ground))
        )

    def written(self, surface: str) -> str:
        """A folded word as people here write it: as in the synonyms, or in a record that has it."""
        known = self.reader.synonyms.written.get(surface)
        return known or self.answers.get(("written", surface), lambda: self.reader.written(surface))


_shelves: dict[str, Shelf] = {}


def shelf(index: str) -> Shelf:
    """What belongs to an index as it is now. Raises ``IndexMissing``. Reads synonyms and places after every change of it."""
    now = reading(index)
    known = _shelves.get(index)
    if known is None or known.reading is not now:
        known = Shelf(now, Reader(now, vocabulary(), read_synonyms(vocabulary())), read_places())
        _shelves[index] = known
    return known
