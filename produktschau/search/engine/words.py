"""Builds index queries from analysed words. Query objects only: nothing a person types is ever read as query syntax."""

from collections.abc import Iterable, Mapping

import tantivy

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.german import Token, stem
from produktschau.search.calculations.spelling import tolerance
from produktschau.search.engine.schema import FORMS, GROUPS, field, filter_term, schema

TIE = 0.1
"""How much the second-best place of a word counts beside the best one."""
ALL_PARTS = 0.3
"""Weight of a record that has all parts of a compound, but not the compound (Lampe fürs Kinderzimmer)."""
PREFIX = 0.25
"""Weight of a word that only begins like the last one typed."""
SHORTEST_PREFIX = 3

Query = tantivy.Query


def word(token: Token, vocabulary: Vocabulary, *, may_begin: bool) -> Query:
    """Records with this word: as written, inflected, as part of a compound, or with all its parts.

    With ``may_begin`` also words that begin with it.
    """
    ways = []
    for group, weight in GROUPS.items():
        ways += [
            _term(field("surface", group), token.surface, weight * FORMS["surface"]),
            _term(field("stem", group), token.stem, weight * FORMS["stem"]),
            _term(field("parts", group), token.stem, weight * FORMS["parts"]),
        ]
    if token.atoms:
        each = [Query.disjunction_max_query(list(_somewhere(stem(atom, vocabulary)))) for atom in token.atoms]
        ways.append(Query.boost_query(all_of(each), ALL_PARTS))
    if may_begin and len(token.surface) >= SHORTEST_PREFIX:
        ways += prefixes(token)
    return Query.disjunction_max_query(ways, TIE)


def prefixes(token: Token) -> list[Query]:
    """Records with a word that begins with this one (folded words hold letters and digits only: nothing to escape)."""
    return [
        Query.boost_query(Query.regex_query(schema(), field("surface", group), f"{token.surface}.*"), weight * PREFIX)
        for group, weight in GROUPS.items()
    ]


def misspelt(token: Token) -> Query | None:
    """Records with a word that is almost this one; ``None`` for words too short to guess."""
    forgiven = tolerance(token.surface)
    if not forgiven:
        return None
    ways = []
    for group, weight in GROUPS.items():
        like = Query.fuzzy_term_query(schema(), field("surface", group), token.surface, forgiven)
        ways.append(Query.boost_query(like, weight))
        if len(token.stem) >= SHORTEST_PREFIX + 1:
            part = Query.fuzzy_term_query(schema(), field("parts", group), token.stem, 1)
            ways.append(Query.boost_query(part, weight * FORMS["parts"]))
    return Query.disjunction_max_query(ways, TIE)


def all_of(queries: Iterable[Query]) -> Query:
    """Records that fit all queries; no query fits every record."""
    musts = [(tantivy.Occur.Must, query) for query in queries]
    return Query.boolean_query(musts) if musts else Query.all_query()


def any_of(queries: Iterable[Query]) -> Query:
    """Records that fit at least one query; no query fits no record."""
    return Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def narrowed(query: Query, kinds: Iterable[str] | None, filters: Mapping[str, Iterable[str]]) -> Query:
    """``query`` among the given kinds (``None``: all), with one of the values of every filter. Does not change scores."""
    bounds = [] if kinds is None else [any_of(_exact("kind", kind) for kind in kinds)]
    for name, values in filters.items():
        if values := list(values):
            bounds.append(any_of(_exact("filter", filter_term(name, value)) for value in values))
    return all_of([query, *(Query.const_score_query(bound, 0.0) for bound in bounds)]) if bounds else query


def _somewhere(stemmed: str) -> Iterable[Query]:
    for group, weight in GROUPS.items():
        yield _term(field("stem", group), stemmed, weight)
        yield _term(field("parts", group), stemmed, weight)


def _term(name: str, value: str, weight: float) -> Query:
    return Query.boost_query(Query.term_query(schema(), name, value, index_option="freq"), weight)


def _exact(name: str, value: str) -> Query:
    return Query.term_query(schema(), name, value, index_option="basic")
