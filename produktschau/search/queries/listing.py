"""A list of hits as its address asks for it, ready for a page: hits, choices with counts, and what is in force."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from produktschau.search.engine.facets import FACETS
from produktschau.search.engine.kinds import Circle
from produktschau.search.queries.bounds import RADII
from produktschau.search.queries.choices import (
    Choosing,
    FacetChoices,
    Known,
    chosen_values,
    facet_choices,
    facets_of,
    known,
)
from produktschau.search.queries.finding import DEEPEST, LARGEST_PAGE, search
from produktschau.search.queries.results import Results

SIZE = 24
LONGEST = 250
"""Letters of the words kept in addresses: some more than are looked for, so that the page still says that it cut them."""
SORTS: Mapping[str, tuple[str, str | Promise]] = {
    "relevanz": ("relevance", _("Beste Treffer")),
    "neu": ("newest", _("Neu zuerst")),
    "name": ("name", _("Name A–Z")),
    "naehe": ("distance", _("Entfernung")),
}
"""Words for orders in addresses: the order of the search, and how it is called."""
KIND_WORDS = {"product": "produkte", "company": "betriebe"}
"""Words for kinds in addresses."""
FORMER = {"ort": "name"}
"""Orders of earlier addresses, which still answer."""


@dataclass(frozen=True)
class Asked:
    """What an address asks for.

    ``sort`` is a word of ``SORTS``, ``start`` the AGS of the place distances count from, ``radius`` how far from it things may be: one of
    ``RADII`` (km), or 0 for as far as they like.
    """

    words: str = ""
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sort: str = ""
    start: str = ""
    radius: int = 0
    kind: str = ""
    page: int = 1

    def address(self, **changes: Any) -> str:
        """The query string of this list with some changes, always in the same order; the first page unless a page is given."""
        asked = replace(self, page=1)
        asked = replace(asked, **changes) if changes else asked
        pairs = [("q", asked.words), ("art", KIND_WORDS.get(asked.kind, ""))]
        for facet in FACETS:
            pairs += [(facet.parameter, value) for value in asked.chosen.get(facet.name, ())]
        pairs += [("ordnen", asked.sort), ("umkreis", str(asked.radius) if asked.radius else "")]
        pairs.append(("von", asked.start if asked.sort == "naehe" or asked.radius else ""))
        pairs.append(("seite", str(asked.page) if asked.page > 1 else ""))
        return "?" + urlencode([pair for pair in pairs if pair[1]])

    def without(self, name: str, value: str) -> str:
        """The query string of this list with one choice dropped."""
        left = {one: [each for each in values if (one, each) != (name, value)] for one, values in self.chosen.items()}
        return self.address(chosen=left)


@dataclass(frozen=True)
class Chip:
    """A choice in force, with the query string that drops it."""

    label: str
    without: str


@dataclass(frozen=True)
class Listing:
    """A list as its page shows it. ``sort`` is the order in force, as a word of ``SORTS``."""

    asked: Asked
    results: Results
    choosing: Choosing
    chips: list[Chip]
    sort: str
    known: Known
    hint: str = ""

    @property
    def facets(self) -> list[FacetChoices]:
        """The facets worth showing, with their choices."""
        return self.choosing.facets

    @property
    def total(self) -> int:
        """How many hits there are."""
        return self.results.total

    @property
    def notes(self) -> list[str]:
        """What there is to say about how the words were read."""
        return [note for note in (*self.results.notes, self.hint) if note] if not self.results.unavailable else []

    @property
    def place_chip(self) -> list[Chip]:
        """The place understood, with the address of the other words alone; none where no place was named."""
        place = self.results.place
        if place is None:
            return []
        return [Chip(gettext("in %(place)s") % {"place": place.name}, self.asked.address(words=self.results.words))]

    @property
    def kind_word(self) -> str:
        """The kind in force, as addresses have it."""
        return KIND_WORDS.get(self.asked.kind, "")

    @property
    def unnarrowed(self) -> str:
        """The query string without any choice."""
        return self.asked.address(chosen={}, radius=0)

    @property
    def ticked(self) -> int:
        """How many choices of facets are in force."""
        return sum(map(len, self.asked.chosen.values()))

    @property
    def narrowed(self) -> int:
        """How many choices are in force, with the circle."""
        return self.ticked + (self.circle is not None)

    @property
    def circle(self) -> Circle | None:
        """The circle in force."""
        return _circle(self.asked, self.known)


def asked_for(given: Callable[[str], Sequence[str]]) -> Asked:
    """What an address asks for; ``given`` gives the values of a parameter. Whatever is not understood is as if it were not there."""

    def last(name: str) -> str:
        return next(iter(given(name)[-1:]), "")

    here = known()
    number, sort = last("seite"), FORMER.get(last("ordnen"), last("ordnen"))
    radius = next((km for km in RADII if str(km) == last("umkreis")), 0)
    return Asked(
        words=" ".join(last("q").replace("\0", " ").split())[:LONGEST],
        chosen=chosen_values(given, here.words),
        sort=sort if sort in SORTS else "",
        start=last("von") if last("von") in here.points else "",
        radius=radius,
        page=int(number) if number.isascii() and number.isdecimal() and len(number) < 6 and int(number) else 1,
    )


def listing(asked: Asked, kinds: Sequence[str], *, language: str, plain_sort: str, by_kind: bool = False) -> Listing:
    """The list of these kinds; ``plain_sort`` is its order where nothing is said and no words are looked for.

    ``by_kind`` counts the hits of each kind as well, in ``results.facets["kind"]``.
    """
    here = known()
    start = here.points.get(asked.start)
    sort = asked.sort or ("relevanz" if asked.words else plain_sort)
    lost = sort == "naehe" and start is None
    sort = ("relevanz" if asked.words else plain_sort) if lost or (sort == "relevanz" and not asked.words) else sort
    results = search(
        asked.words,
        kinds,
        {**asked.chosen, **({"kind": [asked.kind]} if asked.kind else {})},
        [facet.name for facet in facets_of(kinds)] + (["kind"] if by_kind else []),
        asked.page,
        SIZE,
        language,
        sort=SORTS[sort][0],
        near=start,
        within=_circle(asked, here),
    )
    return Listing(
        asked=asked,
        results=results,
        choosing=Choosing() if results.unavailable else _choosing(asked, tuple(kinds), results, here),
        chips=chips(asked, here),
        sort=sort,
        known=here,
        hint=gettext("Wählen Sie auch den Ort, von dem aus gerechnet wird.")
        if lost or (asked.radius and start is None)
        else "",
    )


def _choosing(asked: Asked, kinds: tuple[str, ...], results: Results, here: Known) -> Choosing:
    """The facets of a list; the same list of the same state of the index is worked out once."""
    chosen = tuple((name, tuple(values)) for name, values in asked.chosen.items())
    return here.remembered.get(
        (results.generation, kinds, asked.words, asked.kind, chosen, _circle(asked, here)),
        lambda: Choosing(facet_choices(kinds, results.facets, asked.chosen, here.words, results.total)),
    )


def circle_of(asked: Asked) -> Circle | None:
    """The circle an address asks for; none without a radius or without a place that is known."""
    return _circle(asked, known()) if asked.radius else None


def _circle(asked: Asked, here: Known) -> Circle | None:
    point = here.points.get(asked.start)
    return Circle(point, asked.radius) if asked.radius and point else None


class NotSearchable(Exception):
    """There is no index that can be read, so words cannot be looked for."""


def found_keys(
    words: str, kind: str, chosen: Mapping[str, Sequence[str]], *, within: Circle | None = None
) -> list[int]:
    """Primary keys of all hits of one kind, best first, as far as hits can be paged through. Raises ``NotSearchable``."""
    keys: list[int] = []
    for page in range(1, DEEPEST // LARGEST_PAGE + 1):
        found = search(words, (kind,), chosen, (), page, LARGEST_PAGE, within=within)
        if found.unavailable:
            raise NotSearchable(*found.notes)
        keys += [hit.pk for hit in found.hits]
        if page >= found.pages:
            break
    return keys


def chips(asked: Asked, here: Known) -> list[Chip]:
    """What is chosen in facets, and the circle, each with the address without it."""
    found = [
        Chip(here.words[name][value], asked.without(name, value))
        for name, values in asked.chosen.items()
        for value in values
    ]
    if _circle(asked, here):
        label = gettext("höchstens %(km)s km um %(place)s") % {"km": asked.radius, "place": here.names[asked.start]}
        found.append(Chip(label, asked.address(radius=0)))
    return found
