"""Suggests while somebody types: titles of records, then words and places to search for. Only what leads somewhere."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from produktschau.search.calculations.german import Token, analyse
from produktschau.search.calculations.spelling import spellings
from produktschau.search.engine import words as queries
from produktschau.search.engine.index import IndexMissing, Kept
from produktschau.search.engine.kinds import KINDS, PUBLIC
from produktschau.search.engine.schema import field
from produktschau.search.engine.words import Query
from produktschau.search.queries.shelf import Shelf, shelf

LONGEST = 80
"""Characters that are looked at."""
MOST = 20
SHORTEST = 2
"""Letters that must be typed."""
WORDS, PLACES = 3, 2
"""Words and places suggested at most."""
LONG_ENOUGH = 3


@dataclass(frozen=True)
class Suggested:
    """One suggestion: a record's title with its address, or words to search for with an empty ``url``.

    ``kind`` is the record's kind, „place“ for words with a place, „word“ for words; ``place`` is where the record is.
    """

    text: str
    url: str = ""
    kind: str = "word"
    place: str = ""


@dataclass(frozen=True)
class _Draft:
    """A suggestion and the record it comes from."""

    suggested: Suggested
    kind: str = ""
    pk: int = 0


def suggestions(
    words: str, kinds: Sequence[str] | None = None, *, limit: int = 8, language: str = "de"
) -> list[Suggested]:
    """What somebody who has typed ``words`` may mean, best first, at most ``limit``; any text gives a list.

    One query per kind asks whether the records are published; words that only an unpublished record has are left out too.
    Titles are as the records have them; words of other languages only come where ``language`` is not German.
    """
    typed = words[:LONGEST]
    tokens = analyse(typed, keep_stop_words=True)
    if not tokens or (len(tokens) == 1 and len(tokens[0].surface) < SHORTEST):
        return []
    limit = max(1, min(limit, MOST))
    try:
        here = shelf(PUBLIC)
        key = ("suggestions", typed, None if kinds is None else tuple(kinds), limit, language == "de")
        drafts = here.answers.get(key, lambda: tuple(_drafts(typed, tokens, kinds, limit, here, language)))
    except IndexMissing:
        return []
    return _published(drafts)[:limit]


def _drafts(
    typed: str, tokens: Sequence[Token], kinds: Sequence[str] | None, limit: int, here: Shelf, language: str
) -> Iterator[_Draft]:
    rest = [*_words(typed, tokens, kinds, here, language), *_places(typed, tokens, kinds, here)]
    titles = list(_titles(tokens, kinds, limit, here))
    known = {draft.suggested.text.casefold() for draft in titles}
    rest = [draft for draft in rest if draft.suggested.text.casefold() not in known]
    yield from titles[: limit - len(rest)]
    yield from rest
    yield from titles[limit - len(rest) :]


def _titles(tokens: Sequence[Token], kinds: Sequence[str] | None, limit: int, here: Shelf) -> Iterator[_Draft]:
    """Records whose title begins like this, then those that have the words, the last one as a beginning."""
    prefix = " ".join(token.surface for token in tokens)
    query = queries.begun(here.reader.words.terms_of, prefix, limit)
    found = _found(query, kinds, limit, here)
    if len(found) < limit and len(tokens) > 1:
        found += _found(_with_beginning(tokens, here), kinds, limit, here)
    for kept in {(kept.kind, kept.pk): kept for kept in found}.values():
        yield _Draft(Suggested(kept.title, kept.url, kept.kind, kept.place), kept.kind, kept.pk)


def _words(
    typed: str, tokens: Sequence[Token], kinds: Sequence[str] | None, here: Shelf, language: str
) -> Iterator[_Draft]:
    """Words of names that begin like the last one, where they stand together with those before."""
    last = tokens[-1]
    if len(last.surface) < LONG_ENOUGH:
        return
    before = _all_before(tokens, here)
    if before is None:
        return
    name = field("surface", "names")
    for surface, _ in here.reader.words.terms_of.beginning(name, last.surface, WORDS):
        found = _found(queries.all_of([queries.term(name, surface), *before]), kinds, 1, here)
        for kept in found:
            written = _as_written(surface, kept.title) or ("" if language == "de" else surface.capitalize())
            if written:
                yield _Draft(Suggested(f"{typed[: last.start]}{written}".strip()), kept.kind, kept.pk)


def _places(typed: str, tokens: Sequence[Token], kinds: Sequence[str] | None, here: Shelf) -> Iterator[_Draft]:
    """Places that begin like the last word, where the words before find something in them."""
    last = tokens[-1]
    before = _all_before(tokens, here)
    if len(last.surface) < SHORTEST or before is None:
        return
    starts = (last.surface, *spellings(last.surface))
    offered = 0
    for place, name in here.places.starting:
        if not name.startswith(starts) or offered == PLACES:
            continue
        query = queries.all_of([*before, queries.located([(*place.filters, 1.0)])])
        if here.reading.count(queries.narrowed(query, kinds, {})):
            offered += 1
            yield _Draft(Suggested(f"{typed[: last.start]}{place.name}", kind="place", place=place.key))


def _all_before(tokens: Sequence[Token], here: Shelf) -> list[Query] | None:
    """What the words before the last one ask for; ``None`` when one is nowhere."""
    text = " ".join(token.surface for token in tokens[:-1])
    found = [here.reader.words.word(token) for token in analyse(text, here.reader.vocabulary)]
    known = [query for query in found if query is not None]
    return known if len(known) == len(found) else None


def _with_beginning(tokens: Sequence[Token], here: Shelf) -> Query | None:
    before = _all_before(tokens, here)
    last = here.reader.words.beginning(tokens[-1].surface)
    return None if before is None or last is None else queries.all_of([*before, last])


def _found(query: Query | None, kinds: Sequence[str] | None, limit: int, here: Shelf) -> list[Kept]:
    if query is None:
        return []
    return [kept for _, kept in here.reading.find(queries.narrowed(query, kinds, {}), limit=limit).hits]


def _as_written(surface: str, title: str) -> str:
    for token in analyse(title):
        if token.surface == surface:
            return title[token.start : token.end]
    return ""


def _published(drafts: Sequence[_Draft]) -> list[Suggested]:
    keys: dict[str, list[int]] = defaultdict(list)
    for draft in drafts:
        if draft.kind:
            keys[draft.kind].append(draft.pk)
    shown = {name: KINDS[name].published(pks) for name, pks in keys.items() if name in KINDS}
    return [draft.suggested for draft in drafts if not draft.kind or draft.pk in shown.get(draft.kind, ())]
