"""Finds: all words if possible, then with typing mistakes forgiven, then some of the words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import tantivy

from produktschau.search.calculations.german import Token, analyse
from produktschau.search.engine import words as queries
from produktschau.search.engine.index import Found, IndexMissing, Reading, reading
from produktschau.search.engine.kinds import PUBLIC, LonLat
from produktschau.search.engine.schema import filter_term
from produktschau.search.engine.vocabulary import vocabulary
from produktschau.search.queries.results import Results, published_hits
from produktschau.search.queries.suggesting import better_spelling

LONGEST_QUERY = 200
"""Characters of a query that are looked at."""
MOST_WORDS = 12
"""Words of a query that are looked for."""
SORTS = ("relevance", "name", "newest", "distance")
DEEPEST = 10_000
"""Hits that can be paged through."""
LARGEST_PAGE = 200
MOST_FACET_VALUES = 10_000

CUT = (
    f"Ihre Suche war sehr lang. Gesucht wurde mit den ersten {MOST_WORDS} Wörtern (höchstens {LONGEST_QUERY} Zeichen)."
)
WORDLESS = (
    "Ihre Suche enthält kein Wort, nach dem sich suchen lässt. Geben Sie zum Beispiel „Honig“ oder „Tischler“ ein."
)
LOOSENED = "Alle Wörter zusammen kommen nirgends vor. Hier steht, was zu einem Teil davon passt."


@dataclass(frozen=True)
class _Scope:
    """What is looked through: kinds (``None``: all) and filters."""

    reading: Reading
    kinds: tuple[str, ...] | None
    filters: Mapping[str, Iterable[str]]

    def fits(self, query: tantivy.Query) -> bool:
        return self.reading.find(queries.narrowed(query, self.kinds, self.filters), limit=0).total > 0


def search(
    words: str,
    kinds: Sequence[str] | None = None,
    filters: Mapping[str, Iterable[str]] | None = None,
    facets: Sequence[str] = (),
    page: int = 1,
    size: int = 24,
    language: str = "de",
    *,
    sort: str = "relevance",
    near: LonLat | None = None,
    index: str = PUBLIC,
) -> Results:
    """Search ``words`` in the given kinds (``None``: all); an empty text lists everything by name.

    ``filters`` maps a filter to the values of which one must fit, for example ``{"municipality": ["14522150"]}``. ``page``
    counts from 1, ``size`` is at most ``LARGEST_PAGE``. Takes any text: only its first ``LONGEST_QUERY`` characters and
    ``MOST_WORDS`` words count, which the notes then say. Never raises for a missing or damaged index: the results are
    then ``unavailable`` and say so. ``sort`` is one of ``SORTS``; „distance“ needs ``near``. ``index`` is the one looked through.
    """
    sort = sort if sort in SORTS and (sort != "distance" or near) else "relevance"
    size = max(1, min(size, LARGEST_PAGE))
    page = max(1, page)
    try:
        scope = _Scope(reading(), None if kinds is None else tuple(kinds), filters or {})
        return replace(_searched(scope, words, facets, page, size, language), words=words, sort=sort)
    except IndexMissing as missing:
        return Results([], 0, page, size, "", notes=(str(missing),), unavailable=True)


def _searched(scope: _Scope, text: str, facets: Sequence[str], page: int, size: int, language: str) -> Results:
    tokens, notes = _tokens(text)
    if not tokens and text.strip():
        return Results([], 0, page, size, scope.reading.generation, notes=(*notes, WORDLESS))
    query, forgiven, loosened = _loosest_needed(tokens, scope)
    found = _page(scope, query, page, size, by_score=bool(tokens))
    hits = published_hits(found.hits, language)
    loosened = loosened and bool(hits)
    return Results(
        hits,
        total=found.total - (len(found.hits) - len(hits)),
        page=page,
        size=size,
        generation=scope.reading.generation,
        facets={name: _facet(name, query, scope) for name in facets},
        suggestion=better_spelling(text[:LONGEST_QUERY], forgiven, hits),
        loosened=loosened,
        notes=(*notes, LOOSENED) if loosened else notes,
    )


def _tokens(text: str) -> tuple[list[Token], tuple[str, ...]]:
    cut = text[:LONGEST_QUERY]
    tokens = analyse(cut, vocabulary())
    too_long = len(text.rstrip()) > LONGEST_QUERY or len(tokens) > MOST_WORDS
    return tokens[:MOST_WORDS], (CUT,) if too_long else ()


def _loosest_needed(tokens: list[Token], scope: _Scope) -> tuple[tantivy.Query, list[Token], bool]:
    """The strictest query that finds something, the words whose spelling was forgiven, and whether words may be missing."""
    known = vocabulary()
    exact = [queries.word(token, known, may_begin=token is tokens[-1]) for token in tokens]
    strict = queries.all_of(exact)
    if not tokens or scope.fits(strict):
        return strict, [], False
    forgiven: list[Token] = []
    alive: list[tantivy.Query] = []
    for token, query in zip(tokens, exact, strict=True):
        if scope.fits(query):
            alive.append(query)
        elif (like := _instead(token, token is tokens[-1])) is not None and scope.fits(like):
            alive.append(like)
            forgiven.append(token)
    if len(alive) == len(tokens) and scope.fits(queries.all_of(alive)):
        return queries.all_of(alive), forgiven, False
    return queries.any_of(alive), forgiven, True


def _instead(token: Token, is_last: bool) -> tantivy.Query | None:
    if is_last and len(token.surface) < queries.SHORTEST_PREFIX:
        return tantivy.Query.disjunction_max_query(queries.prefixes(token))
    return queries.misspelt(token)


def _page(scope: _Scope, query: tantivy.Query, page: int, size: int, *, by_score: bool) -> Found:
    offset = (page - 1) * size
    narrowed = queries.narrowed(query, scope.kinds, scope.filters)
    if offset >= DEEPEST:
        return Found(scope.reading.find(narrowed, limit=0).total, [])
    return scope.reading.find(narrowed, limit=size, offset=offset, by_score=by_score)


def _facet(name: str, query: tantivy.Query, scope: _Scope) -> dict[str, int]:
    """Counts of one facet's values; its own filter does not narrow them."""
    others = {other: values for other, values in scope.filters.items() if other != name}
    counts = scope.reading.filter_counts(queries.narrowed(query, scope.kinds, others), MOST_FACET_VALUES)
    start = filter_term(name, "")
    return {term.removeprefix(start): count for term, count in counts.items() if term.startswith(start)}
