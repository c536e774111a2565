"""Facets: the ways in which hits can be narrowed. A domain registers its facets here, for its own documents or for another's."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from produktschau.lib.points import Point


@dataclass(frozen=True)
class Facet:
    """One way to narrow hits, by exact values.

    ``name`` is the key in ``Document.filters``; ``parameter`` the German word in an address; ``kinds`` the kinds of documents
    that have it. ``words()`` gives every value with its label in the current language, in the order they are shown;
    one query. ``values(kind, keys)`` gives the values of some records by primary key, one query a batch: it is how a
    domain above adds its facet to documents of a domain below; ``None`` where the documents bring the values themselves.
    ``companies(values)`` gives the primary keys of the firms that have one of these values, as a query or a list: so the same choice
    narrows what comes from the database; ``None`` where the domain of the firms knows the facet itself.
    """

    name: str
    parameter: str
    label: str | Promise
    kinds: tuple[str, ...]
    words: Callable[[], Mapping[str, str]]
    values: Callable[[str, Collection[int]], Mapping[int, Sequence[str]]] | None = None
    companies: Callable[[Sequence[str]], Any] | None = None


FACETS: Point[Facet] = Point("search.engine.facets.FACETS", "Ways to narrow what was found, with their words")
