"""Ways on from a result that is empty or thin. Each is tried before it is offered: it leads to what its count says."""

from collections.abc import Iterator, Sequence

from produktschau.search.calculations.german import Token, analyse
from produktschau.search.engine import words as queries
from produktschau.search.engine.words import Query
from produktschau.search.queries.bounds import Bounds
from produktschau.search.queries.planning import Plan
from produktschau.search.queries.results import Way
from produktschau.search.queries.shelf import Shelf

FEW = 3
"""Hits below which ways on are looked for."""
MOST_NEAR = 3
MOST_PLACES_TRIED = 40
MOST_OF_A_KIND = 3


def ways_on(plan: Plan, bounds: Bounds, total: int, here: Shelf) -> tuple[Way, ...]:
    """Ways on, the closest to what was asked first; at most some dozens of counts, each some microseconds."""
    found = [*_wider(plan, bounds, total, here), *_near(plan, bounds, here)]
    found += _everywhere(plan, bounds, total, here)
    if not total:
        found += _fewer(plan, bounds, here)
        found += _spelling(plan, bounds, here)
    found += _related(plan, bounds, total, here)
    return tuple({(way.reason, way.words.casefold(), way.place): way for way in found}.values())


def _content(plan: Plan) -> list[Query] | None:
    """What is looked for besides the place; ``None`` when a word is nowhere."""
    alive = [clause.query for clause in plan.clauses if clause.query is not None]
    return alive if len(alive) == len(plan.clauses) else None


def _wider(plan: Plan, bounds: Bounds, total: int, here: Shelf) -> Iterator[Way]:
    """The same in the next larger circle that holds more."""
    for wider in bounds.wider():
        count = wider.count(plan.query, here)
        if count > total and wider.within:
            yield Way("wider", plan.understood.text, count, km=round(wider.within.km))
            return


def _near(plan: Plan, bounds: Bounds, here: Shelf) -> Iterator[Way]:
    """The same words in the nearest places that have hits."""
    content = _content(plan)
    if plan.place is None or not content:
        return
    everywhere = queries.all_of(content)
    name = plan.place.filters[0]
    without = bounds.without(name)
    has_hits = here.reading.facet_counts(without.narrowed(everywhere, here), [name]).get(name, {})
    offered = 0
    for near in here.places.near(plan.place):
        if has_hits.get(near.place.filters[1]):
            located = queries.located([(*near.place.filters, 1.0)])
            count = without.count(queries.all_of([everywhere, located]), here)
            yield Way("near", plan.understood.words, count, near.place.key, near.place.name, round(near.km, 1))
            offered += 1
        if offered == MOST_NEAR:
            return


def _everywhere(plan: Plan, bounds: Bounds, total: int, here: Shelf) -> Iterator[Way]:
    """The same words without place, filters and circle, among all kinds."""
    content = _content(plan)
    narrow = bool(bounds.filters or bounds.within)
    if content is None or not (narrow or bounds.kinds is not None or plan.places) or not (content or narrow):
        return
    count = Bounds().count(queries.all_of(content), here)
    if count > total:
        yield Way("everywhere", plan.understood.words, count, keeps_filters=False)


def _fewer(plan: Plan, bounds: Bounds, here: Shelf) -> Iterator[Way]:
    """One word left out."""
    if len(plan.clauses) < 2:
        return
    offered = 0
    located = [queries.located([(*named.place.filters, 1.0) for named in plan.places])] if plan.places else []
    for left_out in plan.clauses:
        rest = [clause for clause in plan.clauses if clause is not left_out]
        musts = [clause.query for clause in rest if clause.query is not None]
        if len(musts) < len(rest):
            continue
        count = bounds.count(queries.all_of([*musts, *located]), here)
        if count and offered < MOST_OF_A_KIND:
            offered += 1
            tokens = [token for clause in rest for token in clause.tokens]
            tokens += [token for named in plan.places for token in named.tokens]
            yield Way("fewer", _typed(plan, tokens), count)


def _spelling(plan: Plan, bounds: Bounds, here: Shelf) -> Iterator[Way]:
    """Another spelling of a word that is correct as it is, but nowhere."""
    reader = here.reader
    for token in plan.dead[:1]:
        if not reader.is_german(token) or len(token.surface) < 5:
            continue
        for surface in reader.corrections(token.surface, 1):
            yield from _instead(plan, token, surface, "spelling", bounds, here)


def _related(plan: Plan, bounds: Bounds, total: int, here: Shelf) -> Iterator[Way]:
    """What a compound is, its other parts, and what means the same as them."""
    offered = 0
    for token in (token for clause in plan.clauses for token in clause.tokens):
        nouns = [part for part in (*token.parts[:1], *reversed(token.atoms)) if part in here.reader.vocabulary.words]
        for part in dict.fromkeys(nouns):
            for way in _instead(plan, token, part, "related", bounds, here):
                if offered < MOST_OF_A_KIND and way.count > total:
                    offered += 1
                    yield way


def _instead(plan: Plan, token: Token, surface: str, reason: str, bounds: Bounds, here: Shelf) -> Iterator[Way]:
    for other in analyse(surface, here.reader.vocabulary):
        query = here.reader.read(other, may_begin=False).query
        rest = [clause.query for clause in plan.clauses if token not in clause.tokens and clause.query is not None]
        if query is None or len(rest) < len([clause for clause in plan.clauses if token not in clause.tokens]):
            continue
        located = [queries.located([(*named.place.filters, 1.0) for named in plan.places])] if plan.places else []
        count = bounds.count(queries.all_of([query, *rest, *located]), here)
        if count:
            text = plan.understood.text
            yield Way(reason, f"{text[: token.start]}{here.written(surface)}{text[token.end :]}".strip(), count)


def _typed(plan: Plan, tokens: Sequence[Token]) -> str:
    ordered = sorted(tokens, key=lambda token: token.start)
    return " ".join(plan.understood.text[token.start : token.end] for token in ordered)
