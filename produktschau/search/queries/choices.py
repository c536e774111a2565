"""What can be chosen in a list of hits: the words of all facets, and with each how many hits it leaves."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import get_language

from produktschau.search.engine.facets import FACETS, Facet
from produktschau.search.engine.index import IndexMissing
from produktschau.search.engine.kinds import PUBLIC, LonLat
from produktschau.search.engine.places import PLACES, Place
from produktschau.search.queries.shelf import Remembered, shelf

SHOWN = 10
"""Choices of a facet shown at once; a longer facet shows those with the most hits, and the rest on demand."""
MOST = 200
"""Choices of a facet shown at all."""

Words = Mapping[str, Mapping[str, str]]
"""Name of a facet → value → label, in the order they are shown."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value to choose, with the number of hits it leaves."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FacetChoices:
    """A facet as a page shows it: ``choices`` at once, ``more`` on demand."""

    name: str
    parameter: str
    label: str | Promise
    choices: list[Choice]
    more: list[Choice]

    @property
    def is_in_use(self) -> bool:
        """Whether one of its values is chosen."""
        return any(choice.is_chosen for choice in self.choices)


@dataclass
class Choosing:
    """The facets of one list. ``markup`` is kept beside them by whoever shows them: they are the same until the index changes."""

    facets: list[FacetChoices] = field(default_factory=list)
    markup: str = ""

    def __bool__(self) -> bool:
        return bool(self.facets)


@dataclass(frozen=True)
class Known:
    """What lists know in one language and one state of the index: the words of all facets, where places are and what they are called, choices made before."""

    words: Words
    points: Mapping[str, LonLat]
    names: Mapping[str, str]
    remembered: Remembered = field(default_factory=Remembered)


_known: dict[str, tuple[str, Known]] = {}


def known() -> Known:
    """The words and places of now, in the page's language; read once for each state of the index.

    What changes a word marks the records that carry it, so a changed word comes with a changed index.
    """
    language = get_language() or "de"
    try:
        here = shelf(PUBLIC)
    except IndexMissing:
        return _read(place for give in PLACES for place in give())
    kept = _known.get(language)
    if kept is None or kept[0] != here.reading.generation:
        kept = (here.reading.generation, _read(here.places.all))
        _known[language] = kept
    return kept[1]


def facets_of(kinds: Sequence[str]) -> list[Facet]:
    """The facets that all these kinds have."""
    return [facet for facet in FACETS if set(kinds) <= set(facet.kinds)]


def chosen_values(given: Callable[[str], Sequence[str]], words: Words) -> dict[str, list[str]]:
    """Name of a facet → chosen values, both in the order they are shown. ``given`` gives the values of a parameter.

    Unknown values are left out, and so is a facet without any.
    """
    asked = {facet.name: set(given(facet.parameter)) for facet in FACETS}
    return {
        name: [value for value in words[name] if value in values]
        for name, values in asked.items()
        if values and not values.isdisjoint(words[name])
    }


def facet_choices(
    kinds: Sequence[str],
    counts: Mapping[str, Mapping[str, int]],
    chosen: Mapping[str, Sequence[str]],
    words: Words,
    total: int,
) -> list[FacetChoices]:
    """The facets worth showing: those that leave fewer than all ``total`` hits, or are in use.

    A chosen value stands there even without a hit.
    """
    made = (_shown(facet, words[facet.name], counts.get(facet.name, {}), chosen) for facet in facets_of(kinds))
    return [facet for facet in made if facet.is_in_use or any(choice.count < total for choice in facet.choices)]


def _shown(
    facet: Facet, words: Mapping[str, str], counts: Mapping[str, int], chosen: Mapping[str, Sequence[str]]
) -> FacetChoices:
    of_facet = chosen.get(facet.name, ())
    choices = [
        Choice(value, label, counts.get(value, 0), value in of_facet)
        for value, label in words.items()
        if value in counts or value in of_facet
    ]
    more: list[Choice] = []
    if len(choices) > SHOWN:
        ranked = sorted(choices, key=lambda choice: (not choice.is_chosen, -choice.count))
        leading = {choice.value for choice in ranked[: max(SHOWN, len(of_facet))]}
        more = [choice for choice in choices if choice.value not in leading][: MOST - SHOWN]
        choices = [choice for choice in ranked if choice.value in leading]
    return FacetChoices(facet.name, facet.parameter, facet.label, choices, more)


def _read(places: Iterable[Place]) -> Known:
    listed = [place for place in places if place.point]
    points = {place.key: place.point for place in listed if place.point}
    return Known({facet.name: facet.words() for facet in FACETS}, points, {place.key: place.name for place in listed})
