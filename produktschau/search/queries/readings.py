"""How each word of a query is read against the index: as written, as a synonym, as a beginning, with spelling forgiven."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Literal

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.families import relatives
from produktschau.search.calculations.german import WORD, Token, analyse, fold, stem
from produktschau.search.calculations.spelling import distance, is_german, is_listed, spellings, tolerance
from produktschau.search.engine import words as queries
from produktschau.search.engine.index import Kept, Reading
from produktschau.search.engine.words import Query, Words
from produktschau.search.queries.synonyms import Synonyms

How = Literal["written", "parts", "synonym", "beginning", "spelling", "typo", "nothing"]

RELATIVE, SYNONYM, INSIDE, BEGINNING = 0.6, 0.5, 0.4, 0.25
"""Weights beside the word itself (1): who does it for what is done (Bäcker, Bäckerei); a synonym; one inside a compound."""
THING = "thing"
"""Name of a form that is one of the things a broader word stands for: Tisch for Möbel."""
LONG = 7
"""Letters from which a compound that nobody lists may be a slip for one that a record has (Zahnrat, Zahnrad)."""
MOST_LOOKED_AT = 20
"""Records whose words are compared with a misspelt one."""
MOST_SPELLINGS = 8
_TAG = re.compile(r"<[^>]*>")
_LINKS = ("", "s", "n", "en", "es", "e", "er")


@dataclass(frozen=True)
class Form:
    """One way a word is looked for: as these words together, with a weight."""

    tokens: tuple[Token, ...]
    weight: float
    name: str


@dataclass(frozen=True)
class Read:
    """A word of the query and what it is looked for as. ``better`` is its spelling where another was taken."""

    token: Token
    how: How
    forms: tuple[Form, ...] = ()
    query: Query | None = None
    better: str = ""
    begun: tuple[str, ...] = ()

    @property
    def stands_for_things(self) -> bool:
        """Whether it is a broader word for things that are there."""
        return any(form.name == THING for form in self.forms)


class Reader:
    """Reads words against one index as of one moment. ``exists`` says whether a query finds anything at all."""

    def __init__(self, reading: Reading, vocabulary: Vocabulary, synonyms: Synonyms) -> None:
        self.reading = reading
        self.vocabulary = vocabulary
        self.synonyms = synonyms
        self.words = Words(reading, vocabulary)

    def read(self, token: Token, *, may_begin: bool, may_correct: bool = True) -> Read:
        """One word, by the strictest way that finds anything in the whole index."""
        forms = list(self._forms(token))
        if forms:
            how: How = "written" if forms[0].name in ("word", "relative") else "synonym"
            return Read(token, how, tuple(forms), self._query(token, forms))
        parts = self._parts(token)
        if parts is not None and self.reading.count(parts):
            return Read(token, "parts", (), queries.weighed(parts, queries.ALL_PARTS))
        german = is_german(token.surface, self.vocabulary)
        if may_begin and (begun := self.beginning(token)) is not None:
            return begun
        if not german:
            corrected = self._corrected(token) if may_correct else None
            return self._spelt(token) or corrected or Read(token, "nothing")
        if may_correct and len(token.surface) >= LONG and not is_listed(token.surface, self.vocabulary):
            return self._corrected(token, most=1) or Read(token, "nothing")
        return Read(token, "nothing")

    def beginning(self, token: Token) -> Read | None:
        """The word as the beginning of one, if there is any."""
        terms = self.words.beginnings(token.surface)
        query = self.words.beginning(token.surface)
        if query is None:
            return None
        begun = tuple(dict.fromkeys(term for _, term, _ in terms))
        return Read(token, "beginning", (), queries.weighed(query, BEGINNING), begun=begun)

    def known(self, token: Token) -> Query | None:
        """A word as it is, with what is related to it or means the same; ``None`` when all that is nowhere."""
        return self._query(token, list(self._forms(token)))

    def plainly(self, read: Read) -> Query | None:
        """A word that was read, in names and categories only."""
        forms = [
            (self.words.phrase(form.tokens, queries.PLAIN_GROUPS), form.weight)
            for form in read.forms
            if form.name != THING
        ]
        found = [queries.weighed(query, weight) for query, weight in forms if query is not None]
        things = self.words.things(form.tokens for form in read.forms if form.name == THING)
        return queries.either([*found, *([things[0]] if things is not None else [])])

    def meant(self, read: Read) -> Query | None:
        """Records that are what a word says, or make it or do it by their categories; not those that only mention it."""
        things = self.words.things(form.tokens for form in read.forms)
        return None if things is None else things[0]

    def joined(self, one: Token, other: Token) -> Query | None:
        """Records with the compound of two words that were typed apart (Kasten Fenster)."""
        found = []
        for link in _LINKS:
            tokens = analyse(f"{one.surface}{link}{other.surface}", self.vocabulary)
            found += [query for token in tokens if (query := self.words.word(token)) is not None]
        return queries.either(found)

    def is_german(self, token: Token) -> bool:
        """Whether a word is correct German: such a word is never taken for another."""
        return is_german(token.surface, self.vocabulary)

    def written(self, surface: str) -> str:
        """A folded word as a record writes it; with a capital letter where no record has it as a word of its own."""
        token = next(iter(analyse(surface, self.vocabulary)), None)
        query = None if token is None else self.words.word(token)
        found = [] if query is None else self.reading.find(query, limit=3).hits
        for _, kept in found:
            text = " ".join((kept.title, *kept.story))
            for one in WORD.findall(text):
                if fold(one) == surface:
                    return str(one)
        return surface.capitalize()

    def _forms(self, token: Token) -> Iterator[Form]:
        if self.words.has(token):
            yield Form((token,), 1.0, "word")
        kin = [
            Token(token.start, token.end, stemmed, stemmed) for stemmed in _relatives(token.surface, self.vocabulary)
        ]
        yield from (Form((one,), RELATIVE, "relative") for one in kin if self.words.has(one))
        for same, weight in ((token, SYNONYM), *((relative, SYNONYM * RELATIVE) for relative in kin)):
            for other in self.synonyms.of([same]):
                if all(self.words.has(one) for one in other):
                    yield Form(other, weight, "synonym")
        yield from self._swapped(token)
        things = self.words.things(self.synonyms.things([token]))
        if things is not None:
            yield from (Form(tuple(entry), 1.0, THING) for entry in things[1])

    def _swapped(self, token: Token) -> Iterator[Form]:
        """A compound with a synonym in place of a part (Schreinermeister, Tischlermeister)."""
        for part in token.atoms:
            for word in self.synonyms.of_part(part, self.vocabulary):
                for swapped in analyse(token.surface.replace(part, word, 1), self.vocabulary):
                    if swapped.surface != token.surface and self.words.has(swapped):
                        yield Form((swapped,), INSIDE, "synonym")

    def _query(self, token: Token, forms: Sequence[Form]) -> Query | None:
        found = [
            queries.weighed(query, form.weight)
            for form in forms
            if form.name != THING and (query := self.words.phrase(form.tokens)) is not None
        ]
        if (things := self.words.things(form.tokens for form in forms if form.name == THING)) is not None:
            found.append(things[0])
        if (parts := self._parts(token)) is not None:
            found.append(queries.weighed(parts, queries.ALL_PARTS))
        return queries.either(found)

    def _parts(self, token: Token) -> Query | None:
        return self.words.parts(token, lambda part: self.synonyms.of_part(part, self.vocabulary))

    def _spelt(self, token: Token) -> Read | None:
        """With the dots of umlauts that were left out (Mobel, Kase)."""
        for spelling in spellings(token.surface)[:MOST_SPELLINGS]:
            for other in analyse(spelling, self.vocabulary):
                if forms := list(self._forms(other)):
                    return Read(token, "spelling", tuple(forms), self._query(other, forms), better=other.surface)
        return None

    def _corrected(self, token: Token, most: int | None = None) -> Read | None:
        """With typing mistakes forgiven, at most ``most``: the nearest word of the index or of the synonyms."""
        for spelling in self.corrections(token.surface, most):
            for other in analyse(spelling, self.vocabulary):
                if forms := list(self._forms(other)):
                    return Read(token, "typo", tuple(forms), self._query(other, forms), better=other.surface)
        return None

    def corrections(self, surface: str, most: int | None = None) -> list[str]:
        """Words of the index or of the synonyms that lie near a misspelt one, the nearest first, then the most frequent."""
        for mistakes in range(1, (tolerance(surface) if most is None else most) + 1):
            near = {other for other in self.synonyms.surfaces if distance(surface, other, at_most=mistakes)}
            near |= self._near_in_index(surface, mistakes)
            if near:
                return sorted(near, key=lambda other: (-self._likeness(surface, other), other))[:3]
        return self._mended_inside(surface) if most is None else []

    def _near_in_index(self, surface: str, mistakes: int) -> set[str]:
        for form in ("surface", "parts"):
            found = self.reading.find(queries.almost(surface, mistakes, form), limit=MOST_LOOKED_AT)
            seen = {word for _, kept in found.hits for word in self._words_of(kept, inside=form == "parts")}
            near = {other for other in seen if other[:1].isalpha() and distance(surface, other, at_most=mistakes)}
            if near:
                return near
        return set()

    def _words_of(self, kept: Kept, *, inside: bool) -> Iterator[str]:
        shown = unescape(_TAG.sub(" ", " ".join((kept.title, kept.place, *kept.cards.values()))))
        for token in analyse(f"{shown} {' '.join(kept.story)}", self.vocabulary):
            yield from token.parts if inside else (token.surface,)

    def _likeness(self, surface: str, other: str) -> float:
        same_start = surface[0] == other[0]
        same_letters = sorted(surface) == sorted(other)
        return 2.0 * same_start + 1.5 * same_letters + min(self.words.frequency(other), 50) / 50

    def _mended_inside(self, surface: str) -> list[str]:
        """A compound one of whose two halves is known and the other misspelt (Holzfesnter)."""
        found = []
        for cut in range(4, len(surface) - 3):
            first, last = surface[:cut], surface[cut:]
            for known, broken, order in ((first, last, "{0}{1}"), (last, first, "{1}{0}")):
                if len(broken) >= 5 and known in self.vocabulary.words and broken not in self.vocabulary.words:
                    found += [order.format(known, mended) for mended in self._near_in_index(broken, 1)]
        return found[:3]


def _relatives(surface: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Stems of one trade (Bäcker, Bäckerei), and who builds for what is built (Maschinenbauer, Maschinenbau)."""
    found = list(relatives(surface, vocabulary))
    if surface.endswith("bauer") and len(surface) > 7:
        found.append(stem(surface[:-2], vocabulary))
    if surface.endswith("bau") and len(surface) > 6:
        found.append(stem(f"{surface}er", vocabulary))
    return tuple(dict.fromkeys(found))
