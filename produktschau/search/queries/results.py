"""What a search gives back, ready for a page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from produktschau.search.engine.kinds import KINDS, PUBLIC, DocumentKind
from produktschau.search.engine.places import Place
from produktschau.search.engine.reading import DEEPEST


@dataclass(frozen=True)
class Hit:
    """One found record.

    ``card`` is finished, safe HTML in the language asked for, German where it lacks that one, with the words that
    were found in ``<mark>``. ``excerpt`` is safe HTML too: a passage of the story with the words the card does not
    show; often empty. ``distance_km`` is how far it is from the place the hits are sorted by, or from the middle of the circle they lie in.
    """

    kind: str
    pk: int
    score: float
    title: str
    place: str
    url: str
    card: str
    excerpt: str = ""
    distance_km: float | None = None


@dataclass(frozen=True)
class Way:
    """A way on from an empty or thin result, that is known to lead somewhere.

    ``reason``: „near“ (the same words in a place nearby), „related“ (a wider or related word), „fewer“ (fewer words),
    „spelling“ (written differently), „wider“ (the same within ``km`` kilometres), „everywhere“ (the same words without place or
    filters). ``words`` is what to search for, ``place`` where (its key, or ``""``), ``keeps_filters`` whether the chosen facets and the
    circle stay, ``count`` how many hits there are.
    """

    reason: str
    words: str
    count: int
    place: str = ""
    place_name: str = ""
    distance_km: float | None = None
    keeps_filters: bool = True
    km: int = 0


@dataclass(frozen=True)
class Results:
    """One page of hits.

    ``total`` counts all hits of the index, without those of this page that are no longer published. ``facets`` maps each
    facet asked for to its values and their counts. ``suggestion`` is the query with better spelling, or ``""``; the
    hits are already those of the suggestion. ``loosened``: no record has all words, these have some of them.
    ``notes`` are sentences on what was done with the query, in the language of the page. ``generation`` changes with every change of the index.
    ``place`` is the place the query was understood to name, and ``words`` what remained of it. ``sort`` is the order the hits
    are in. ``ways`` lead on where few or none were found. ``widened``: nothing lies in that place, so these are from everywhere, the
    nearest first.
    ``unavailable``: there is no index that can be read, and nothing was searched; the note says so.
    """

    hits: list[Hit]
    total: int
    page: int
    size: int
    generation: str
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    suggestion: str = ""
    loosened: bool = False
    notes: tuple[str, ...] = ()
    unavailable: bool = False
    place: Place | None = None
    words: str = ""
    sort: str = "relevance"
    ways: tuple[Way, ...] = ()
    widened: bool = False

    @property
    def number(self) -> int:
        """The number of this page, as the pager asks for it."""
        return self.page

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return last_page(self.total, self.size)


def last_page(total: int, size: int) -> int:
    """The last page that can be asked for: the first when there is no hit, and none behind the first ``DEEPEST`` hits."""
    return max(1, -(-min(total, DEEPEST) // size))


def published(hits: Iterable[Hit], index: str) -> list[Hit]:
    """The hits whose record may be shown right now; one query per kind. The index may be a second behind."""
    listed = list(hits)
    keys: dict[str, list[int]] = defaultdict(list)
    for hit in listed:
        keys[hit.kind].append(hit.pk)
    shown = {name: _shown(KINDS[name], pks, index) for name, pks in keys.items() if name in KINDS}
    return [hit for hit in listed if hit.pk in shown.get(hit.kind, ())]


def _shown(kind: DocumentKind, pks: list[int], index: str) -> set[int]:
    if index == PUBLIC:
        return kind.published(pks)
    return kind.existing(pks) if kind.existing else set()
