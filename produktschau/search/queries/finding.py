"""Finds what somebody looks for: reads the words, asks the index, shows what is published at this moment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from produktschau.search.calculations.highlighting import Wanted, excerpt, marked
from produktschau.search.engine.facets import FACETS
from produktschau.search.engine.index import Found, IndexMissing, Kept
from produktschau.search.engine.kinds import PUBLIC, Circle, LonLat
from produktschau.search.engine.reading import DEEPEST, Order
from produktschau.search.engine.schema import FILTER, filter_term
from produktschau.search.queries.bounds import Bounds
from produktschau.search.queries.marking import wanted
from produktschau.search.queries.planning import Plan, planned
from produktschau.search.queries.results import Hit, Results, Way, last_page, published
from produktschau.search.queries.shelf import Shelf, shelf
from produktschau.search.queries.suggesting import better_spelling
from produktschau.search.queries.understanding import LONGEST_QUERY, MOST_WORDS, understood
from produktschau.search.queries.ways import FEW, ways_on

__all__ = ["DEEPEST", "LONGEST_QUERY", "MOST_WORDS", "SORTS", "search"]

SORTS = ("relevance", "name", "newest", "distance")
LARGEST_PAGE = 200
MOST_VALUES = 100
"""Values of one filter that are looked at."""

Filters = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class _Asked:
    """A request as a key: everything an answer depends on besides the index and the database."""

    text: str
    kinds: tuple[str, ...] | None
    filters: tuple[tuple[str, tuple[str, ...]], ...]
    page: int
    size: int
    language: str
    sort: str
    near: LonLat | None
    within: Circle | None

    @property
    def bounds(self) -> Bounds:
        """What the hits are narrowed to."""
        return Bounds(self.kinds, dict(self.filters), self.within)


@dataclass(frozen=True)
class _Answer:
    """What the index says: hits with marked cards, before the database was asked what is published."""

    plan: Plan
    hits: tuple[Hit, ...]
    total: int
    ways: tuple[Way, ...]


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
    within: Circle | None = None,
    index: str = PUBLIC,
) -> Results:
    """Search ``words`` in the given kinds (``None``: all); an empty text lists everything by name.

    ``filters`` maps a filter to the values of which one must fit, for example ``{"municipality": ["14522150"]}``; a filter nobody
    knows is left out, a value nobody knows fits nothing. ``page`` counts from 1, and one behind the last is the last; ``size`` is
    at most ``LARGEST_PAGE``. ``sort`` is one of ``SORTS``, „distance“ needs ``near``; any other is „relevance“. Only what
    has a point ``within`` a circle is found, and the hits say how far they are from its middle. ``index`` is the one looked through.
    Takes any text: only its first ``LONGEST_QUERY`` characters and ``MOST_WORDS`` words count, which the notes then say.
    Never raises for a missing or damaged index: the results are then ``unavailable`` and say so.
    """
    size = max(1, min(size, LARGEST_PAGE))
    page = max(1, page)
    sort = sort if sort in SORTS and (sort != "distance" or near) else "relevance"
    try:
        here = shelf(index)
        asked = _Asked(
            words,
            None if kinds is None else tuple(kinds),
            _cleaned(filters or {}, here),
            page,
            size,
            language,
            sort,
            near if sort == "distance" else None,
            within,
        )
        answer = here.answers.get(asked, lambda: _answered(asked, here))
        if page > (last := last_page(answer.total, size)):
            page, asked = last, replace(asked, page=last)
            answer = here.answers.get(asked, lambda: _answered(asked, here))
        counts = _facets(asked, answer, tuple(facets), here)
    except IndexMissing as missing:
        return Results([], 0, page, size, "", notes=(str(missing),), unavailable=True, words=words, sort=sort)
    hits = published(answer.hits, index)
    plan = answer.plan
    return Results(
        hits,
        total=answer.total - (len(answer.hits) - len(hits)),
        page=page,
        size=size,
        generation=here.reading.generation,
        facets=counts,
        suggestion=better_spelling(plan, hits),
        loosened=plan.step == "some" and bool(hits),
        notes=_notes(answer, hits, asked),
        place=plan.place,
        words=plan.understood.words,
        sort=sort,
        ways=answer.ways,
        widened=plan.step == "elsewhere",
    )


def plan_of(text: str, kinds: tuple[str, ...] | None, here: Shelf) -> Plan:
    """How a query is asked; remembered as long as the index does not change."""
    return here.answers.get(
        ("plan", text[: LONGEST_QUERY + 1], kinds),
        lambda: planned(understood(text, here.reader.vocabulary, here.places), here.reader, here.places, kinds),
    )


def _answered(asked: _Asked, here: Shelf) -> _Answer:
    plan = plan_of(asked.text, asked.kinds, here)
    if plan.step == "nothing" and not plan.clauses:
        return _Answer(plan, (), 0, ())
    found = _found(asked, plan, here)
    marks = here.answers.get(("marks", asked.text, asked.kinds), lambda: wanted(plan, here.reader.vocabulary))
    hits = tuple(
        _hit(score, kept, km, marks, asked.language, here)
        for (score, kept), km in zip(found.hits, found.distances or [None] * len(found.hits), strict=True)
    )
    ways = ways_on(plan, asked.bounds, found.total, here) if found.total < FEW else ()
    return _Answer(plan, hits, found.total, ways)


def _found(asked: _Asked, plan: Plan, here: Shelf) -> Found:
    offset = (asked.page - 1) * asked.size
    query = asked.bounds.narrowed(plan.query, here)
    middle = asked.within.point if asked.within else None
    if offset >= DEEPEST:
        return Found(here.reading.count(query), [])
    if asked.near is not None:
        return here.reading.nearest(query, asked.near, limit=asked.size, offset=offset)
    if plan.step == "elsewhere" and asked.sort == "relevance" and plan.place and plan.place.point:
        return here.reading.nearest(query, plan.place.point, limit=asked.size, offset=offset, told=middle)
    by_name = asked.sort == "name" or (not plan.is_ranked and not plan.understood.around)
    order: Order = "newest" if asked.sort == "newest" else "name" if by_name else "score"
    return here.reading.find(query, limit=asked.size, offset=offset, order=order, near=middle)


def _hit(score: float, kept: Kept, km: float | None, marks: Wanted | None, language: str, here: Shelf) -> Hit:
    card, passage = kept.cards.get(language, kept.cards["de"]), ""
    if marks is not None:
        shown = marked(card, marks, here.reader.vocabulary)
        if shown == card:
            told = (excerpt(text, marks, here.reader.vocabulary) for text in kept.story)
            passage = next(filter(None, told), "")
        card = shown
    return Hit(kept.kind, kept.pk, score, kept.title, kept.place, kept.url, card, passage, km)


def _facets(asked: _Asked, answer: _Answer, names: tuple[str, ...], here: Shelf) -> Mapping[str, Mapping[str, int]]:
    """Counts of the values of each facet; its own filter does not narrow them."""
    if not names:
        return {}
    if answer.plan.step == "nothing" and not answer.plan.clauses:
        return {name: {} for name in names}
    filters = dict(asked.filters)
    counts: dict[str, Mapping[str, int]] = {}
    free = tuple(name for name in names if not filters.get(name))
    groups = [(free, asked.filters)] if free else []
    groups += [
        ((name,), tuple(item for item in asked.filters if item[0] != name)) for name in names if name not in free
    ]
    for group, bounds in groups:
        total = answer.total if group == free else None

        def counted(
            group: tuple[str, ...] = group,
            bounds: tuple[tuple[str, tuple[str, ...]], ...] = bounds,
            total: int | None = total,
        ) -> Mapping[str, Mapping[str, int]]:
            query = replace(asked, filters=bounds).bounds.narrowed(answer.plan.query, here)
            return here.reading.facet_counts(query, group, total=total)

        counts.update(here.counts.get((asked.text, asked.kinds, bounds, asked.within, group), counted))
    return {name: counts.get(name, {}) for name in names}


def _cleaned(filters: Mapping[str, Iterable[str]], here: Shelf) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Filters that somebody knows, each value once and writable."""
    cleaned = []
    for name, values in sorted(filters.items()):
        listed = dict.fromkeys(str(value).encode("utf-8", "replace").decode() for value in values)
        if listed and (_is_known(name, here)):
            cleaned.append((name, tuple(sorted(listed)[:MOST_VALUES])))
    return tuple(cleaned)


def _is_known(name: str, here: Shelf) -> bool:
    if any(facet.name == name for facet in FACETS):
        return True
    written = name.encode("utf-8", "replace").decode()
    return bool(here.reader.words.terms_of.beginning(FILTER, filter_term(written, ""), 1))


def _notes(answer: _Answer, hits: Sequence[Hit], asked: _Asked) -> tuple[str, ...]:
    plan, notes = answer.plan, []
    if plan.understood.was_cut:
        notes.append(
            _(
                "Ihre Suche war sehr lang. Gesucht wurde mit den ersten %(words)s Wörtern (höchstens %(letters)s Zeichen)."
            )
            % {"words": MOST_WORDS, "letters": LONGEST_QUERY}
        )
    if plan.step == "nothing" and not plan.clauses:
        notes.append(
            _(
                "Ihre Suche enthält kein Wort, nach dem sich suchen lässt. Geben Sie zum Beispiel „Honig“ oder „Tischler“ ein."
            )
        )
    if plan.step == "some" and hits:
        notes.append(_("Alle Wörter zusammen kommen nirgends vor. Hier steht, was zu einem Teil davon passt."))
    if plan.step == "elsewhere" and plan.place and answer.hits:
        notes.append(
            _("In %(place)s gibt es dazu nichts. Hier steht, was am nächsten liegt.") % {"place": plan.place.name}
        )
    if asked.near is not None and answer.total > DEEPEST:
        notes.append(_("Nach Entfernung geordnet sind die %(most)s passendsten Treffer.") % {"most": DEEPEST})
    return tuple(notes)
