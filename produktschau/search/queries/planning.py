"""Decides how a query is asked: all words if that finds anything, else with a beginning, else some of the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from produktschau.search.calculations.german import Token
from produktschau.search.engine import words as queries
from produktschau.search.engine.places import Place
from produktschau.search.engine.words import Query
from produktschau.search.queries.places import AROUND_KM, MOST_AROUND, Places
from produktschau.search.queries.readings import SYNONYM, Read, Reader
from produktschau.search.queries.understanding import Understood, is_wish

Step = Literal["everything", "all", "beginning", "some", "elsewhere", "nothing"]

IN_PLACE = 60.0
"""Score of lying in the place that was named: more than any words give, so that these come first."""
CARRIES = 0.3
"""Weight of words that name the place, in a record that lies elsewhere."""
WISH, DEED = 0.5, 2.0
"""Weights of words of searching, and of what is to be done („wer färbt …“): the latter says whom somebody looks for."""
JOINED = 0.9
PHRASE = 3
"""Words that make a phrase, of which one may be nowhere."""
MOST_STRANGE = 3
"""Words of one query that typing mistakes are looked for in: each costs some milliseconds in a large index."""
_ENDINGS = ("eln", "ern", "en", "et", "st", "t", "n", "e")


@dataclass(frozen=True)
class Clause:
    """One thing looked for: the words it stands for and the records that have it (``None``: nowhere)."""

    tokens: tuple[Token, ...]
    query: Query | None


@dataclass(frozen=True)
class Named:
    """A place a query names, the words for it, and its spelling where another was taken."""

    place: Place
    tokens: tuple[Token, ...]
    better: str = ""


@dataclass(frozen=True)
class Plan:
    """A query as it is asked. ``query`` is without kinds and filters; ``reads`` are its words, ``places`` the places it names."""

    understood: Understood
    step: Step
    query: Query
    reads: tuple[Read, ...] = ()
    clauses: tuple[Clause, ...] = ()
    places: tuple[Named, ...] = ()
    wishes: tuple[Token, ...] = ()

    @property
    def place(self) -> Place | None:
        """The first place named."""
        return self.places[0].place if self.places else None

    @property
    def dead(self) -> tuple[Token, ...]:
        """Words that are nowhere."""
        return tuple(token for clause in self.clauses if clause.query is None for token in clause.tokens)

    @property
    def is_ranked(self) -> bool:
        """Whether any words put hits in an order."""
        return bool(self.clauses or self.wishes)


def planned(asked: Understood, reader: Reader, places: Places, kinds: Sequence[str] | None) -> Plan:
    """How a query is asked of the index as it is now."""
    if asked.is_empty:
        return Plan(asked, "nothing" if asked.text.strip() else "everything", queries.all_of([]))
    reads, named = _read(asked, reader, places)
    located = [_located(named, reader, places, around=asked.around)] if named else []
    wishes = [query for token in asked.wishes if (query := _wish(token, reader)) is not None]
    return _Draft(asked, reader, kinds, reads, _clauses(reads, reader), named, located, wishes).decided()


@dataclass(frozen=True)
class _Draft:
    """What was read, before it is decided how strictly it is asked."""

    asked: Understood
    reader: Reader
    kinds: Sequence[str] | None
    reads: Sequence[Read]
    clauses: tuple[Clause, ...]
    named: Sequence[Named]
    located: Sequence[Query]
    wishes: Sequence[Query]

    def decided(self) -> Plan:
        """The strictest step that finds anything; a word that is nowhere finds nothing."""
        alive = [clause.query for clause in self.clauses if clause.query is not None]
        if self.asked.only_wishes and alive:
            return self._plan("all", [queries.any_of(self._telling() or alive)])
        if len(alive) < len(self.clauses):
            return self._all_but_one(alive) or self._plan("nothing", [queries.any_of([])])
        is_known = len(alive) == 1 and not self.located and self.kinds is None  # its terms were just looked up
        if not alive or is_known or self._finds([*alive, *self.located]):
            return self._plan("all", [*alive, *self.located])
        if self.located and self._finds(alive):
            return self._plan("elsewhere", [self._plainest(alive)])
        return self._begun(alive) or self._some(alive) or self._plan("all", [*alive, *self.located])

    def _telling(self) -> list[Query]:
        """Of nothing but words of searching those that say more: an occasion, what is to be done, things that they stand for."""
        told = {read.token for read in self.reads if not is_wish(read.token) or read.stands_for_things}
        return [one.query for one in self.clauses if one.query is not None and told.intersection(one.tokens)]

    def _all_but_one(self, alive: Sequence[Query]) -> Plan | None:
        """In a phrase one word may be nowhere, if all others are somewhere together."""
        if len(self.clauses) < PHRASE or len(alive) < len(self.clauses) - 1:
            return None
        musts = [*alive, *self.located]
        return self._plan("some", musts) if self._finds(musts) else None

    def _begun(self, alive: Sequence[Query]) -> Plan | None:
        last = self.clauses[-1].tokens
        if not self.asked.begins or len(last) > 1:
            return None
        begun = self.reader.beginning(last[0])
        if begun is None or begun.query is None:
            return None
        musts = [*alive[:-1], begun.query, *self.located]
        return self._plan("beginning", musts) if self._finds(musts) else None

    def _some(self, alive: Sequence[Query]) -> Plan | None:
        for least in range(len(alive) - 1, 0, -1):
            musts = [queries.any_of(alive, least), *self.located]
            if self._finds(musts):
                return self._plan("some", musts)
        return None

    def _plainest(self, alive: Sequence[Query]) -> Query:
        """What the words say, else what has them in names and categories: what only mentions them may be nearer."""
        for way in (self.reader.meant, self.reader.plainly):
            strong = [query for read in self.reads if (query := way(read)) is not None]
            if len(strong) == len(self.reads) == len(self.clauses) and self._finds(strong):
                return queries.all_of(strong)
        return queries.all_of(alive)

    def _finds(self, musts: Sequence[Query]) -> bool:
        return self.reader.reading.count(queries.narrowed(queries.all_of(musts), self.kinds, {})) > 0

    def _plan(self, step: Step, musts: Sequence[Query]) -> Plan:
        query = queries.all_of(musts, self.wishes)
        return Plan(self.asked, step, query, tuple(self.reads), self.clauses, tuple(self.named), self.asked.wishes)


def _read(asked: Understood, reader: Reader, places: Places) -> tuple[list[Read], list[Named]]:
    reads = []
    named = [Named(place, tokens) for place, tokens in asked.places]
    strange = 0
    for token in asked.content:
        may_begin = asked.begins and token is asked.content[-1]
        read = reader.read(token, may_begin=may_begin, may_correct=strange < MOST_STRANGE)
        strange += read.how in ("nothing", "typo")
        place = (
            places.almost(token.surface) if read.how in ("nothing", "typo") and not reader.is_german(token) else None
        )
        if place is None:
            reads.append(read)
        else:
            named.append(Named(place, (token,), place.name))
    return reads, named


def _clauses(reads: Sequence[Read], reader: Reader) -> tuple[Clause, ...]:
    """One clause a word, or one for two words that are a compound or a synonym together."""
    clauses = []
    at = 0
    while at < len(reads):
        pair = reads[at : at + 2]
        together = _together(pair, reader) if len(pair) > 1 else None
        if together is None:
            clauses.append(Clause((reads[at].token,), reads[at].query))
            at += 1
            continue
        apart = [read.query for read in pair if read.query is not None]
        ways = [together] if len(apart) < len(pair) else [together, queries.all_of(apart)]
        clauses.append(Clause(tuple(read.token for read in pair), queries.either(ways)))
        at += 2
    return tuple(clauses)


def _together(pair: Sequence[Read], reader: Reader) -> Query | None:
    one, other = (read.token for read in pair)
    ways = []
    if (joined := reader.joined(one, other)) is not None:
        ways.append(queries.weighed(joined, JOINED))
    same = [reader.words.phrase(entry) for entry in reader.synonyms.of([one, other])]
    ways += [queries.weighed(query, SYNONYM) for query in same if query is not None]
    if (things := reader.words.things(reader.synonyms.things([one, other]))) is not None:
        ways.append(things[0])
    return queries.either(ways)


def _located(named: Sequence[Named], reader: Reader, places: Places, *, around: bool) -> Query:
    """Records that lie in one of the places, or near it, or carry its name."""
    values = [(*one.place.filters, IN_PLACE) for one in named]
    if around:
        for one in named:
            near = [other for other in places.near(one.place)[:MOST_AROUND] if other.km <= AROUND_KM]
            values += [(*other.place.filters, IN_PLACE / 3 * (1 - other.km / AROUND_KM)) for other in near]
    ways = [queries.located(values)]
    for one in named:
        tokens = one.tokens if not one.better else ()
        if tokens and (query := reader.words.phrase(tokens)) is not None:
            ways.append(queries.weighed(query, CARRIES))
    return queries.either(ways) or queries.any_of([])


def _wish(token: Token, reader: Reader) -> Query | None:
    """What a word lifts that says what is to be done or for whom: itself, its relatives, and words that begin like it."""
    ways = [query for query in (reader.known(token),) if query is not None]
    root = _root(token.surface)
    if len(root) > 3 and (query := reader.words.beginning(root)) is not None:
        ways.append(queries.weighed(query, 0.5))
    found = queries.either(ways)
    return None if found is None else queries.weighed(found, WISH if is_wish(token) else DEED)


def _root(surface: str) -> str:
    for ending in _ENDINGS:
        if surface.endswith(ending) and len(surface) - len(ending) > 3:
            return surface.removesuffix(ending)
    return surface
