"""Counts how many hits have each value of each facet.

Two ways give the same numbers: looking at every hit costs by the number of hits, walking the values' own lists costs by the size of
the index. Few hits are looked at, many are walked (100 000 records, eight facets: 8 ms against 3 ms). The values of one facet alone are
always walked (162 hits: 0.4 ms against 0.3 ms; 10 000 hits: 3 ms against 0.2 ms).
"""

from collections.abc import Callable, Collection, Mapping

import tantivy

from produktschau.search.engine.schema import FILTER, SEPARATOR

MOST_VALUES = 50_000
"""Values of all facets together."""
FEW = 0.08
"""Part of the index below which hits are looked at one by one."""

Counts = Mapping[str, Mapping[str, int]]


def counts(
    searcher: tantivy.Searcher, query: tantivy.Query, names: Collection[str], fitting: Callable[[], int]
) -> Counts:
    """Name of the facet → value → number of hits; values without a hit are left out. ``fitting`` tells how many hits there are."""
    if len(names) == 1:
        terms = by_values(searcher, query, next(iter(names)) + SEPARATOR)
    elif fitting() < searcher.num_docs * FEW:
        terms = by_hits(searcher, query, MOST_VALUES)
    else:
        terms = by_values(searcher, query, "")
    found: dict[str, dict[str, int]] = {name: {} for name in names}
    for term, count in terms.items():
        name, _, value = term.partition(SEPARATOR)
        if name in found and count:
            found[name][value] = count
    return found


def by_hits(searcher: tantivy.Searcher, query: tantivy.Query, most: int) -> dict[str, int]:
    """Filter terms with their number of hits, by looking at every hit."""
    counted = searcher.aggregate(query, {"all": {"terms": {"field": FILTER, "size": most}}})
    return {bucket["key"]: bucket["doc_count"] for bucket in counted["all"]["buckets"]}


def by_values(searcher: tantivy.Searcher, query: tantivy.Query, start: str) -> dict[str, int]:
    """Filter terms that begin with ``start`` with their number of hits, by walking the list of each term."""
    return dict(searcher.terms_with_prefix(FILTER, start, filter_query=query))
