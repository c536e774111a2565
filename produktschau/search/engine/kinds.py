"""Kinds of things that can be found. A domain registers its kinds here; search knows no domain.

The database is the truth and the index is derived: a kind only says which documents there should be.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from produktschau.lib.points import Point

PUBLIC: Final = "public"
"""The index of what everyone may see."""
STAFF: Final = "staff"
"""The index of everything, drafts included, for those who have a desk."""
INDEXES: Final = (PUBLIC, STAFF)
LABELS: Final = {PUBLIC: "Öffentlicher Index", STAFF: "Index des Leitstands"}

SYNONYMS: Final = "synonyms"
"""The reserved kind of the mark that says that the synonyms changed: no documents, but a new generation."""

LonLat = tuple[float, float]
"""Degrees of longitude and latitude, WGS 84."""


@dataclass(frozen=True, slots=True)
class Circle:
    """What lies at most ``km`` kilometres from a point, by great-circle distance."""

    point: LonLat
    km: float


@dataclass(frozen=True)
class Document:
    """One record as the index sees it.

    The four text fields weigh by their name: ``names`` most, then ``categories`` (areas, materials, sectors,
    trades) and ``places`` (municipality, part of town, postcode), then ``story``. Each is a list of plain texts in
    any language, without HTML. ``filters`` holds exact values by the name of a facet, for example ``{"municipality": ["14522150"]}``.
    ``newest`` is the moment it was published, in whole seconds since 1970; 0 when unknown. ``points`` are the places where it can be
    found, at most 32. ``cards`` maps a language code to finished HTML, safe to show to everybody; „de“ must be there.
    ``sort_key`` comes from ``lib.text.sort_key``; ``url`` is the German address on this site.
    """

    kind: str
    pk: int
    title: str
    url: str
    sort_key: str
    names: Iterable[str]
    cards: Mapping[str, str]
    categories: Iterable[str] = ()
    places: Iterable[str] = ()
    story: Iterable[str] = ()
    filters: Mapping[str, Iterable[str]] = field(default_factory=dict)
    newest: int = 0
    points: Sequence[LonLat] = ()


@dataclass(frozen=True)
class DocumentKind:
    """A kind of document.

    ``documents(None)`` yields all PUBLISHED records, ``documents([1, 2])`` those of them that are published; what
    does not come back is taken out of the index. Must stream (``iterator()``) and use the same number of
    queries for every batch. ``published(pks)`` gives the primary keys that are published right now, in one query: every page
    of hits is checked with it, so that a record withdrawn a moment ago is not shown. ``label`` is the German plural shown to people.

    ``staff_documents`` and ``existing`` are the same two for the staff's index, over all records whatever their state; a kind
    without them cannot be found there. ``staff_may(user)`` says who may find it there; ``None``: nobody.

    ``keys()`` and ``staff_keys()`` yield the primary keys of all records of either index, ascending. With them a record whose
    document cannot be made is left out of a rebuild; without them it stops the rebuild.

    ``is_its_categories``: what the categories say is what a record is or makes (the trades and products of a company), not only
    where it belongs (the material of a product).
    """

    name: str
    label: str
    documents: Callable[[Collection[int] | None], Iterator[Document]]
    published: Callable[[Collection[int]], set[int]]
    staff_documents: Callable[[Collection[int] | None], Iterator[Document]] | None = None
    existing: Callable[[Collection[int]], set[int]] | None = None
    staff_may: Callable[[Any], bool] | None = None
    keys: Callable[[], Iterable[int]] | None = None
    staff_keys: Callable[[], Iterable[int]] | None = None
    is_its_categories: bool = False


KINDS: Point[DocumentKind] = Point(
    "search.engine.kinds.KINDS", "Kinds of things the site search finds, with their documents"
)
