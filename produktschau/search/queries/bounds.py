"""What hits are narrowed to besides the words: kinds, facets, a circle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from produktschau.search.engine import words as queries
from produktschau.search.engine.kinds import Circle
from produktschau.search.engine.words import Query
from produktschau.search.queries.shelf import Shelf

RADII: Final = (5, 10, 20, 30, 50)
"""Kilometres a page offers."""


@dataclass(frozen=True)
class Bounds:
    """``kinds`` (``None``: all), name of a facet → values of which one must fit, and the circle something of it must lie in."""

    kinds: Sequence[str] | None = None
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    within: Circle | None = None

    def narrowed(self, query: Query, here: Shelf) -> Query:
        """A query inside these bounds; scores stay."""
        circle = None if self.within is None else here.inside(self.within)
        return queries.narrowed(query, self.kinds, self.filters, circle)

    def count(self, query: Query, here: Shelf) -> int:
        """How many records fit a query inside these bounds."""
        return here.reading.count(self.narrowed(query, here))

    def without(self, facet: str) -> "Bounds":
        """These bounds without one facet."""
        return replace(self, filters={name: values for name, values in self.filters.items() if name != facet})

    def wider(self) -> list["Bounds"]:
        """These bounds with each larger circle that is offered."""
        if self.within is None:
            return []
        return [replace(self, within=replace(self.within, km=km)) for km in RADII if km > self.within.km]
