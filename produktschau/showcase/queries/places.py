"""The doors by place: what is made in a municipality, in a former district, and where something is made at all.

Numbers and cards come from the search index. While it cannot be read the numbers are unknown (``None``) and the cards come
from the database.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from produktschau.region.models import Source, Territory
from produktschau.region.queries import former_districts, home_municipalities
from produktschau.region.queries.doors import merged_into, nearest
from produktschau.search.queries import search
from produktschau.showcase.models import ColourWorld
from produktschau.showcase.queries.cards import card_html, company_card, product_card
from produktschau.showcase.queries.locator import drawing
from produktschau.showcase.queries.narrowing import Choice, chosen_companies, chosen_products
from produktschau.showcase.queries.published import with_company_card, with_product_card
from produktschau.showcase.queries.wording import plain

SHOWN = 8
"""Cards of each kind on a place's page: two rows of four."""
NEAR = 6
"""Places nearby that a page names."""
LISTS = {"product": "showcase:products", "company": "showcase:companies"}


@dataclass(frozen=True)
class PlaceDoor:
    """A municipality with its page and the number of its published companies and products; ``None``: unknown right now."""

    place: Territory
    url: str
    companies: int | None
    products: int | None
    km: float | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing from there is in the showcase, as far as is known."""
        return not self.companies and not self.products


@dataclass(frozen=True)
class PlaceGroup:
    """A former district with its municipalities by name; ``former`` is ``None`` for those that lay in none."""

    former: Territory | None
    url: str
    doors: Sequence[PlaceDoor]

    @property
    def companies(self) -> int | None:
        """How often its municipalities are home to a company; one with sites in two of them counts in both."""
        return _sum(door.companies for door in self.doors)

    @property
    def products(self) -> int | None:
        """The same of products."""
        return _sum(door.products for door in self.doors)


@dataclass(frozen=True)
class WorldCount:
    """A colour world with the number of products from a place and the address of their list."""

    slug: str
    name: str
    count: int
    url: str


@dataclass(frozen=True)
class Shelf:
    """Cards of one kind from a place, how many there are in all (``None``: unknown), and the address of all."""

    cards: Sequence[SafeString]
    total: int | None
    url: str


@dataclass(frozen=True)
class PlaceMap:
    """The district's borders with the areas of a place, as SVG paths, and whose borders they are."""

    view_box: str
    rim: str
    old_borders: str
    areas: Sequence[str]
    sources: Sequence[Source]


@dataclass(frozen=True)
class PlacePage:
    """The page of a municipality or a former district: its shelves, worlds, map, and the doors beside or inside it."""

    place: Territory
    merged: Sequence[Territory]
    companies: Shelf
    products: Shelf
    worlds: Sequence[WorldCount]
    map: PlaceMap | None
    doors: Sequence[PlaceDoor]
    former_url: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing from here is in the showcase."""
        return not self.companies.cards and not self.products.cards

    @property
    def population(self) -> int | None:
        """Inhabitants of a former district's municipalities of today; ``None`` where one is unknown."""
        return _sum(door.place.population for door in self.doors)


def place_groups() -> list[PlaceGroup]:
    """All municipalities of the home district, by former district."""
    doors = _doors()
    groups = [
        PlaceGroup(former, _former_url(former), [door for door in doors if door.place.former_district_id == former.pk])
        for former in former_districts()
    ]
    rest = [door for door in doors if door.place.former_district_id is None]
    return [*groups, PlaceGroup(None, "", rest)] if rest else groups


def municipality_page(place: Territory, *, language: str) -> PlacePage:
    """The page of a home municipality, with the nearest others."""
    chosen = {"municipality": [place.ags]}
    counts = _counts()
    return PlacePage(
        place=place,
        merged=merged_into(place),
        companies=_shelf("company", chosen, "gemeinde", place.ags, language),
        products=_shelf("product", chosen, "gemeinde", place.ags, language),
        worlds=_worlds(chosen, "gemeinde", place.ags),
        map=_map({place.ags}),
        doors=[_door(other, counts, km) for km, other in nearest(place, home_municipalities(), NEAR)],
        former_url=_former_url(place.former_district) if place.former_district else "",
    )


def former_district_page(former: Territory, *, language: str) -> PlacePage:
    """The page of a former district, with all its municipalities."""
    chosen = {"former_district": [former.slug]}
    doors = [door for door in _doors() if door.place.former_district_id == former.pk]
    return PlacePage(
        place=former,
        merged=(),
        companies=_shelf("company", chosen, "altkreis", former.slug, language),
        products=_shelf("product", chosen, "altkreis", former.slug, language),
        worlds=_worlds(chosen, "altkreis", former.slug),
        map=_map({door.place.ags for door in doors}),
        doors=doors,
    )


def _doors() -> list[PlaceDoor]:
    counts = _counts()
    return [_door(place, counts) for place in home_municipalities()]


def _door(place: Territory, counts: Mapping[str, Mapping[str, int] | None], km: float | None = None) -> PlaceDoor:
    companies, products = counts["company"], counts["product"]
    return PlaceDoor(
        place,
        reverse("showcase:place", args=[place.slug]),
        None if companies is None else companies.get(place.ags, 0),
        None if products is None else products.get(place.ags, 0),
        km,
    )


def _counts() -> dict[str, Mapping[str, int] | None]:
    """Published companies and products by AGS, as the lists count them."""
    found = {kind: search("", (kind,), facets=("municipality",), size=1) for kind in LISTS}
    return {kind: None if one.unavailable else one.facets["municipality"] for kind, one in found.items()}


def _shelf(kind: str, chosen: Mapping[str, Sequence[str]], parameter: str, value: str, language: str) -> Shelf:
    url = f"{reverse(LISTS[kind])}?{parameter}={value}"
    found = search("", (kind,), chosen, size=SHOWN, language=language, sort="newest" if kind == "product" else "name")
    if found.unavailable:
        return Shelf(_cards(kind, chosen), None, url)
    return Shelf([SafeString(hit.card) for hit in found.hits], found.total, url)  # the house's own cards, escaped there


def _cards(kind: str, chosen: Mapping[str, Sequence[str]]) -> list[SafeString]:
    if kind == "product":
        products = with_product_card(chosen_products(Choice(chosen))).order_by("-published_at", "sort_key", "pk")
        return [card_html(product_card(product)) for product in products[:SHOWN]]
    companies = with_company_card(chosen_companies(Choice(chosen))).order_by("sort_key", "pk")
    return [card_html(company_card(company)) for company in companies[:SHOWN]]


def _worlds(chosen: Mapping[str, Sequence[str]], parameter: str, value: str) -> list[WorldCount]:
    """The colour worlds with products from there, in their order."""
    counts = search("", ("product",), chosen, facets=("world",), size=1).facets.get("world", {})
    base = reverse(LISTS["product"])
    return [
        WorldCount(
            world.slug, plain(world, "name"), counts[world.slug], f"{base}?farbwelt={world.slug}&{parameter}={value}"
        )
        for world in ColourWorld.objects.all()
        if world.slug in counts
    ]


def _map(keys: set[str]) -> PlaceMap | None:
    shapes = drawing()
    if shapes is None:
        return None
    areas = [place.path for place in shapes.places if place.ags in keys]
    return PlaceMap(shapes.view_box, shapes.rim, shapes.old_borders, areas, shapes.sources) if areas else None


def _former_url(former: Territory) -> str:
    return reverse("showcase:former_district", args=[former.slug])


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = list(numbers)
    return None if None in known else sum(number for number in known if number is not None)
