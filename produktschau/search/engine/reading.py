"""One index as of one moment: finding, sorting by distance, counting facets, completing what somebody types."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

import tantivy

from produktschau.search.engine import counting, folder
from produktschau.search.engine.circles import Square, squares
from produktschau.search.engine.distances import Ranked, km_to, ranked
from produktschau.search.engine.entries import unpacked
from produktschau.search.engine.kinds import Circle, LonLat
from produktschau.search.engine.points import POINT, point_of
from produktschau.search.engine.schema import MOST_POINTS, WHERE, Kept, address, point_field, schema

MISSING = "Die Suche wird gerade neu aufgebaut."
DEEPEST = 10_000
"""Hits that are sorted by distance, and that can be paged through."""

Order = Literal["score", "name", "newest"]
Query = tantivy.Query
ORDERED_BY = {"name": "sort", "newest": "newest", "key": "pk"}
"""The field whose values give an order, ascending."""


class IndexMissing(Exception):
    """There is no index that can be read: not built yet, deleted, damaged, or made by an older analysis."""


@dataclass(frozen=True)
class Found:
    """How many records fit, and some of them with their scores; ``distances`` in km where it was asked for (or ``None``)."""

    total: int
    hits: list[tuple[float, Kept]]
    distances: list[float | None] = field(default_factory=list)


@dataclass(frozen=True)
class Reading:
    """The index as of one moment. ``generation`` changes with every commit and every rebuild: a key for caches.

    All methods raise ``IndexMissing`` when the files turn out to be damaged, and leave word for the indexer.
    """

    name: str
    searcher: tantivy.Searcher
    build: str
    generation: str
    digest: str

    def find(
        self,
        query: Query,
        *,
        limit: int,
        offset: int = 0,
        order: Order = "score",
        by_score: bool | None = None,
        near: LonLat | None = None,
    ) -> Found:
        """The records that fit in this order: how many there are, and ``limit`` of them from ``offset``.

        By name and by newest the order is total: records that share both are told apart by kind and key.
        With ``near`` it says how far each is, whatever the order.
        """
        if by_score is not None:
            order = "score" if by_score else "name"
        found = self._search(query, limit, offset, order)
        with self._watched():
            shown = found.hits[:limit]
            hits = [(score if order == "score" else 0.0, self._kept(where)) for score, where in shown]
            points = [] if near is None else self._points([where for _, where in shown])
        return Found(_count(found), hits, [] if near is None else [km_to(point, near) for point in points])

    def count(self, query: Query) -> int:
        """How many records fit."""
        return _count(self._search(query, 0, 0, "score"))

    def nearest(self, query: Query, near: LonLat, *, limit: int, offset: int = 0, told: LonLat | None = None) -> Found:
        """The records that fit, by great-circle distance of their nearest point; those without a point come last.

        The distances said are those from ``told``, where it is another place than ``near``.
        Exact among the first ``DEEPEST`` by relevance; ``total`` above that says that there are more.
        """
        found = self._search(query, DEEPEST, 0, "score")
        fitting = found.hits  # each look at it makes the list anew
        places = [where for _, where in fitting]
        with self._watched():
            points = self._points(places)
            order: list[Ranked] = ranked(points, near, limit=limit, offset=offset)
            hits = [(fitting[place.at][0], self._kept(places[place.at])) for place in order]
        return Found(_count(found), hits, [km_to(points[one.at], told) if told else one.km for one in order])

    def ground(self) -> list[Square]:
        """The map with all points of the index, for ``inside``. Costs about a microsecond a point; made once is enough."""
        with self._watched():
            terms = self.searcher.terms_with_prefix(WHERE, POINT)
            return squares(point_of(term) for term, _ in terms)

    def inside(self, circle: Circle, ground: Iterable[Square]) -> Query:
        """The records with a point in a circle; all with one score."""
        return Query.term_set_query(schema(), WHERE, [term for square in ground for term in square.inside(circle)])

    def facet_counts(self, query: Query, names: Collection[str], *, total: int | None = None) -> counting.Counts:
        """How many fitting records have each value of each facet: name → value → count; one pass over the hits.

        ``total`` is how many fit, where that is known already. Values without a hit are left out.
        """
        if not names:
            return {}
        with self._watched():
            return counting.counts(self.searcher, query, names, lambda: self.count(query) if total is None else total)

    def filter_counts(self, query: Query, most: int) -> dict[str, int]:
        """How many fitting records have each filter term, for at most ``most`` terms."""
        with self._watched():
            return counting.by_hits(self.searcher, query, most)

    def suggest(self, prefix: str, kinds: Iterable[str] | None = None, *, limit: int = 8) -> list[Kept]:
        """Records whose title, or a word or part of a compound in it, begins with ``prefix`` (folded, words by one blank).

        Titles that begin with it come first, short ones before long ones.
        """
        begun = [
            Query.boost_query(Query.regex_query(schema(), name, f"{prefix}.*"), weight)
            for name, weight in (("begins", 2.0), ("inside", 1.0))
        ]
        query = Query.disjunction_max_query(begun)
        if kinds is not None:
            among = [(tantivy.Occur.Should, _exact("kind", kind)) for kind in kinds]
            bound = Query.const_score_query(Query.boolean_query(among), 0.0)
            query = Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, bound)])
        return [kept for _, kept in self.find(query, limit=limit).hits]

    def words(self, prefix: str, *, group: str = "names", limit: int = 8) -> list[tuple[str, int]]:
        """Folded words of the index that begin with ``prefix``, the most frequent first, with roughly how many have them."""
        with self._watched():
            return self.searcher.terms_with_prefix(f"surface_{group}", prefix, limit=limit)

    def kinds(self) -> list[str]:
        """The kinds that have entries."""
        with self._watched():
            return [kind for kind, _ in self.searcher.terms_with_prefix("kind", "", filter_query=Query.all_query())]

    def count_kind(self, kind: str) -> int:
        """How many entries of a kind there are."""
        return self.count(_exact("kind", kind))

    def stamps(self, kind: str, keys: Collection[int]) -> dict[int, list[int]]:
        """The stamps of the entries of some records: more than one where a record is there twice, none where it is missing."""
        query = Query.term_set_query(schema(), "id", [address(kind, key) for key in keys])
        total = self.count(query)
        found: dict[int, list[int]] = {}
        for key, stamp in self._numbers(self._search(query, total, 0, "score"), "pk", "stamp"):
            found.setdefault(key, []).append(stamp)
        return found

    def keys(self, kind: str, *, after: int, limit: int) -> list[int]:
        """The keys above ``after`` of the entries of a kind, ascending, each once; at most ``limit``."""
        above = Query.range_query(
            schema(), "pk", tantivy.FieldType.Unsigned, lower_bound=after + 1, upper_bound=2**63 - 1
        )
        query = Query.boolean_query([(tantivy.Occur.Must, above), (tantivy.Occur.Must, _exact("kind", kind))])
        return sorted({key for (key,) in self._numbers(self._search(query, limit, 0, "key"), "pk")})

    def _numbers(self, found: Any, *names: str) -> list[tuple[int, ...]]:
        places = [where for _, where in found.hits]
        with self._watched():
            return list(zip(*(self.searcher.fast_field_values(name, places) for name in names), strict=True))

    def kept(self, where: tantivy.DocAddress) -> Kept:
        """What is kept of one document of this reading."""
        with self._watched():
            return self._kept(where)

    def _search(self, query: Query, limit: int, offset: int, order: Order | Literal["key"]) -> Any:
        by: dict[str, Any] = {}
        if order != "score":
            by = {"order_by_field": ORDERED_BY[order], "order": tantivy.Order.Asc}
        with self._watched():
            return self.searcher.search(query, max(1, limit), offset=offset, **by)

    def _points(self, places: list[tantivy.DocAddress]) -> list[list[int]]:
        """The packed points of some documents; a field is asked only for those that have the one before it."""
        first = self.searcher.fast_field_values(point_field(0), places)
        found: list[list[Any]] = [[] if value is None else [value] for value in first]
        left = [at for at, value in enumerate(first) if value is not None]
        for number in range(1, MOST_POINTS):
            values = self.searcher.fast_field_values(point_field(number), [places[at] for at in left])
            more = [(at, value) for at, value in zip(left, values, strict=True) if value is not None]
            for at, value in more:
                found[at].append(value)
            left = [at for at, _ in more]
            if not left:
                break
        return found

    def _kept(self, where: tantivy.DocAddress) -> Kept:
        return unpacked(self.searcher.doc(where))

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            if (
                not isinstance(error, (OSError, ValueError, LookupError, TypeError))
                and type(error).__name__ != "PanicException"
            ):
                raise
            folder.report_damage(self.build, self.name)
            raise IndexMissing(MISSING) from error


def _count(found: Any) -> int:
    return int(found.count or 0)


def _exact(name: str, value: str) -> Query:
    return Query.term_query(schema(), name, value, index_option="basic")
