"""How often pages were opened since it was last written down: numbers in the memory of this process."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from threading import Lock

Times = Mapping[tuple[str, date], int]
"""By lasting key and day."""


class ViewsSeen:
    """Counts by key and day; many threads may count at once. Beyond ``most`` pairs new ones are not counted: nobody took them."""

    def __init__(self, most: int = 50_000) -> None:
        self._most = most
        self._times: Counter[tuple[str, date]] = Counter()
        self._lock = Lock()

    def add(self, key: str, day: date) -> None:
        """One more."""
        self.give_back({(key, day): 1})

    def take(self) -> Times:
        """All of them; counting begins anew."""
        with self._lock:
            taken, self._times = self._times, Counter()
        return taken

    def give_back(self, times: Times) -> None:
        """Add what was taken and could not be written down."""
        with self._lock:
            for pair, number in times.items():
                if pair in self._times or len(self._times) < self._most:
                    self._times[pair] += number


VIEWS = ViewsSeen()
