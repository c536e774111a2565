"""Builds index queries from analysed words. Query objects only: nothing a person types is ever read as query syntax.

Every term is looked up first (half a microsecond): what the index does not have costs nothing further.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import tantivy

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.german import Token, stem
from produktschau.search.engine import folder
from produktschau.search.engine.kinds import KINDS
from produktschau.search.engine.reading import MISSING, IndexMissing, Reading
from produktschau.search.engine.schema import FORMS, GROUPS, WITH_HEADS, WITHOUT_PARTS, field, filter_term, schema

TIE = 0.4
"""How much the second-best place of a word counts beside the best one."""
ALL_PARTS = 0.3
"""Weight of a record that has all parts of a compound, but not the compound (Lampe fürs Kinderzimmer)."""
HEAD = 0.9
"""What is added where the word says what a thing is: a Kinderzimmerlampe is a Lampe; a Lampenschirm or „Schirm für Lampen“ is none."""
THING, MADE = 12.0, 0.7
"""Score of a record that is one of the things a broader word stands for, and the share of it for who makes such a thing."""
SHORTEST_PREFIX = 3
MOST_BEGINNINGS = 24
"""Words of one field that a beginning stands for; the most frequent count."""

SHORT_BEGINNING = 6
"""Letters below which titles are completed by their words."""

PLAIN_GROUPS = ("names", "categories")
"""Groups of texts that say what a record is."""

Query = tantivy.Query


class Terms:
    """The words one index has. Raises ``IndexMissing`` when its files turn out to be damaged, and leaves word for the indexer."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def frequency(self, name: str, value: str) -> int:
        """In how many documents a field has a word; withdrawn ones count until they are cleared away."""
        try:
            return self._reading.searcher.doc_freq(name, value)
        except BaseException as error:
            raise self._missing(error) from error

    def beginning(self, name: str, prefix: str, most: int) -> list[tuple[str, int]]:
        """The words of a field that begin like this, the most frequent first, each with its frequency."""
        try:
            return self._reading.searcher.terms_with_prefix(name, prefix, limit=most)
        except BaseException as error:
            raise self._missing(error) from error

    def _missing(self, error: BaseException) -> BaseException:
        if not isinstance(error, (OSError, ValueError)) and type(error).__name__ != "PanicException":
            return error
        folder.report_damage(self._reading.build, self._reading.name)
        return IndexMissing(MISSING)


class Words:
    """Queries over one index."""

    def __init__(self, reading: Reading, vocabulary: Vocabulary) -> None:
        self.terms_of = Terms(reading)
        self._vocabulary = vocabulary

    def terms(self, token: Token, groups: Collection[str] = GROUPS) -> list[tuple[str, str, float]]:
        """Field, term and weight of every place of the index that has this word, as written, inflected or inside a compound."""
        found = []
        for name, form, weight in _fields(tuple(groups)):
            term = token.surface if form == "surface" else token.stem
            if self.terms_of.frequency(name, term):
                found.append((name, term, weight))
        return found

    def has(self, token: Token) -> bool:
        """Whether any record has this word."""
        return any(
            self.terms_of.frequency(name, token.surface if form == "surface" else token.stem)
            for name, form, _ in _fields(tuple(GROUPS))
        )

    def frequency(self, surface: str) -> int:
        """In how many texts a folded word stands as such."""
        return sum(self.terms_of.frequency(field("surface", group), surface) for group in GROUPS)

    def word(self, token: Token, groups: Collection[str] = GROUPS) -> Query | None:
        """Records with this word in one of the groups of texts; ``None`` when there are none."""
        found = either(_term(name, term, weight) for name, term, weight in self.terms(token, groups))
        return None if found is None else all_of([found], self._heads(token, groups))

    def _heads(self, token: Token, groups: Collection[str]) -> Iterator[Query]:
        for group in WITH_HEADS:
            if group in groups and self.terms_of.frequency(name := field("heads", group), token.stem):
                yield _term(name, token.stem, GROUPS[group] * HEAD)

    def things(self, entries: Iterable[Sequence[Token]]) -> tuple[Query, list[Sequence[Token]]] | None:
        """Records that ARE one of these things, all with one score, and which things there are; ``None`` without any.

        By their name („Wachstuch für Brot“ is no Brot), or by their categories, for kinds of which these say what they make.
        """
        own: list[Query] = []
        made: list[Query] = []
        there: list[Sequence[Token]] = []
        for entry in entries:
            named, stated = self._all(entry, "names"), self._all(entry, "categories")
            own += [named] if named is not None else []
            made += [stated] if stated is not None else []
            if named is not None or stated is not None:
                there.append(entry)
        if not there:
            return None
        makers = any_of(_exact("kind", kind.name) for kind in KINDS if kind.is_its_categories)
        bound = Query.const_score_query(makers, 0.0)
        ways = [Query.const_score_query(any_of(own), THING)]
        ways.append(Query.const_score_query(all_of([any_of([*own, *made]), bound]), THING * MADE))
        return Query.disjunction_max_query(ways, 0.0), there

    def _all(self, entry: Sequence[Token], group: str) -> Query | None:
        found = [query for token in entry if (query := self._is(token, group)) is not None]
        return all_of(found) if found and len(found) == len(entry) else None

    def _is(self, token: Token, group: str) -> Query | None:
        """Records whose texts say that they are this: a compound as a whole, a simple word as the head of one."""
        name = field("stem" if token.atoms else "heads", group)
        return _exact(name, token.stem) if self.terms_of.frequency(name, token.stem) else None

    def phrase(self, tokens: Sequence[Token], groups: Collection[str] = GROUPS) -> Query | None:
        """Records with all these words; ``None`` when one of them is nowhere."""
        found = [self.word(token, groups) for token in tokens]
        known = [query for query in found if query is not None]
        return all_of(known) if known and len(known) == len(found) else None

    def parts(self, token: Token, same: Callable[[str], Iterable[str]] = lambda part: ()) -> Query | None:
        """Records with all parts of a compound: it is what the last part says, and has the parts before anywhere.

        One of them at least stands there as a word of its own: a wheel for a vehicle (Ersatzrad, Fahrzeug) is no Fahrrad.
        ``same`` gives further words, folded, that mean the same as a part. ``None`` when a part is nowhere.
        """
        if not token.atoms:
            return None
        *before, head = [sorted({stem(word, self._vocabulary) for word in (atom, *same(atom))}) for atom in token.atoms]
        whole = either(self._somewhere(head, ("stem",), PLAIN_GROUPS))
        end = either(self._somewhere(head, ("heads",), tuple(WITH_HEADS)))
        rest = [either(self._somewhere(words, ("stem", "parts"), GROUPS)) for words in before]
        own = [either(self._somewhere(words, ("stem",), GROUPS)) for words in before]
        known = [query for query in rest if query is not None]
        if len(known) < len(rest):
            return None
        ways = [all_of([whole, *known])] if whole is not None else []
        if end is not None and (apart := [query for query in own if query is not None]):
            ways.append(all_of([end, *known, any_of(apart)]))
        return either(ways)

    def beginnings(self, surface: str) -> list[tuple[str, str, float]]:
        """Field, term and weight of the words that begin with a folded text; the shorter the rest, the more they weigh."""
        if len(surface) < SHORTEST_PREFIX:
            return []
        found = []
        for group, weight in GROUPS.items():
            name = field("surface", group)
            for term, _ in self.terms_of.beginning(name, surface, MOST_BEGINNINGS):
                found.append((name, term, weight * (0.5 + 0.5 * len(surface) / len(term))))
        return found

    def beginning(self, surface: str) -> Query | None:
        """Records with a word that begins with a folded text; ``None`` when there are none."""
        return either(_term(name, term, weight) for name, term, weight in self.beginnings(surface))

    def _somewhere(self, stems: Iterable[str], forms: Iterable[str], groups: Iterable[str]) -> Iterator[Query]:
        for name, group in [(field(form, group), group) for group in groups for form in forms]:
            for stemmed in stems:
                if self.terms_of.frequency(name, stemmed):
                    yield _term(name, stemmed, GROUPS[group])


def begun(terms: Terms, prefix: str, most: int) -> Query | None:
    """Records whose title begins with a folded text, or has a word or a part of a compound that does; ``None`` without any.

    A short text begins too many titles to look at each: then the words of titles count, of which there are few.
    """
    names = ("surface_names", "parts_names") if len(prefix) < SHORT_BEGINNING else ("begins", "inside")
    found = []
    for name, weight in zip(names, (2.0, 1.0), strict=True):
        for text, _ in terms.beginning(name, prefix, most):
            found.append(Query.const_score_query(_exact(name, text), weight + 1 / (1 + len(text))))
    return either(found)


def term(name: str, value: str) -> Query:
    """Records with one term in one field."""
    return _term(name, value, 1.0)


def almost(surface: str, mistakes: int, form: str = "surface") -> Query:
    """Records with a word that is this one but for so many mistakes, all with one score."""
    groups = [group for group in GROUPS if form == "surface" or group not in WITHOUT_PARTS]
    return any_of(Query.fuzzy_term_query(schema(), field(form, group), surface, mistakes) for group in groups)


def weighed(query: Query, weight: float) -> Query:
    """The same records with scores times ``weight``."""
    return query if weight == 1 else Query.boost_query(query, weight)


def either(queries: Iterable[Query]) -> Query | None:
    """Records that fit one of the queries, by the best of them; ``None`` without any."""
    listed = list(queries)
    if not listed:
        return None
    return listed[0] if len(listed) == 1 else Query.disjunction_max_query(listed, TIE)


def all_of(queries: Iterable[Query], wishes: Iterable[Query] = ()) -> Query:
    """Records that fit all queries, better ones that fit the wishes too; no query fits every record."""
    clauses = [(tantivy.Occur.Must, query) for query in queries]
    if not clauses:
        clauses = [(tantivy.Occur.Must, Query.const_score_query(Query.all_query(), 0.0))]
    clauses += [(tantivy.Occur.Should, query) for query in wishes]
    return clauses[0][1] if len(clauses) == 1 else Query.boolean_query(clauses)


def any_of(queries: Iterable[Query], least: int = 1) -> Query:
    """Records that fit at least ``least`` of the queries; no query fits no record."""
    return Query.boolean_query([(tantivy.Occur.Should, query) for query in queries], least)


def located(filters: Iterable[tuple[str, str, float]]) -> Query:
    """Records with one of these filter values (facet, value, score)."""
    return Query.disjunction_max_query(
        [Query.const_score_query(_exact("filter", filter_term(name, value)), score) for name, value, score in filters]
    )


def narrowed(
    query: Query, kinds: Collection[str] | None, filters: Mapping[str, Iterable[str]], circle: Query | None = None
) -> Query:
    """``query`` among the given kinds (``None``: all), with one of the values of every filter, inside a circle. Does not change scores."""
    bounds = [] if _are_all(kinds) else [any_of(_exact("kind", kind) for kind in kinds or ())]
    for name, values in filters.items():
        if values := list(values):
            bounds.append(any_of(_exact("filter", filter_term(name, value)) for value in values))
    if circle is not None:
        bounds.append(circle)
    return all_of([query, *(Query.const_score_query(bound, 0.0) for bound in bounds)]) if bounds else query


def _are_all(kinds: Collection[str] | None) -> bool:
    """Whether these are all kinds there are: to say so for every record would cost more than the words."""
    return kinds is None or {kind.name for kind in KINDS} <= set(kinds)


@lru_cache(maxsize=8)
def _fields(groups: tuple[str, ...]) -> tuple[tuple[str, str, float], ...]:
    return tuple(_weights(groups))


def _weights(groups: Sequence[str]) -> Iterator[tuple[str, str, float]]:
    for group in groups:
        for form, weight in FORMS.items():
            if form != "parts" or group not in WITHOUT_PARTS:
                yield field(form, group), form, GROUPS[group] * weight


def _term(name: str, value: str, weight: float) -> Query:
    return Query.boost_query(Query.term_query(schema(), name, value, index_option="freq"), weight)


def _exact(name: str, value: str) -> Query:
    return Query.term_query(schema(), name, value, index_option="basic")
