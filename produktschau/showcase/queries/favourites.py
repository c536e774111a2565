"""A favourites list as a page shows it: its published records by place, with what one needs for the way there."""

from collections.abc import Sequence
from dataclasses import dataclass

from produktschau.lib.text import sort_key
from produktschau.showcase.calculations.favourites import apart
from produktschau.showcase.models import Company, Product, Site, State
from produktschau.showcase.queries.cards import Card, company_card, place_of, product_card
from produktschau.showcase.queries.locator import Locator, locator
from produktschau.showcase.queries.merges import current_keys
from produktschau.showcase.queries.published import published_companies, published_products

MARK = 58
"""Width of a number on the map with its margin, in drawing units."""


@dataclass(frozen=True)
class Stop:
    """A company where what was kept is made."""

    company: Company
    sites: list[Site]


@dataclass(frozen=True)
class Favourite:
    """One entry: the record, its card, the companies behind it and the place it is listed under („“ where there is none)."""

    record: Company | Product
    card: Card
    stops: list[Stop]
    place: str

    @property
    def is_product(self) -> bool:
        """Whether it is a product; else it is a company."""
        return isinstance(self.record, Product)


@dataclass(frozen=True)
class FavouritePlace:
    """A place with what was kept there; ``number`` stands on the map. Entries without a place have name „“ and number 0."""

    name: str
    number: int
    entries: list[Favourite]


@dataclass(frozen=True)
class Spot:
    """A place's number on the map, in drawing units."""

    number: int
    name: str
    x: float
    y: float


@dataclass(frozen=True)
class Favourites:
    """The list in its own order and by place. ``keys`` are those shown, ``gone`` counts keys nobody sees any more.

    ``numbers`` gives the number on the map for the name of a place.
    """

    keys: list[str]
    entries: list[Favourite]
    places: list[FavouritePlace]
    numbers: dict[str, int]
    gone: int
    map: Locator | None
    spots: list[Spot]


def favourites(keys: Sequence[str]) -> Favourites:
    """The list of these lasting keys, which must be well-formed and few; drafts and unknown keys only count as gone.

    A record that was merged into another stands there as that one, once.
    """
    products, companies = _records(keys)
    if missing := [key for key in keys if key not in products and key not in companies]:
        leads = current_keys(missing)
        if leads:
            keys = list(dict.fromkeys(leads.get(key, key) for key in keys))
            products, companies = _records(keys)
    found = [_favourite(record) for key in keys if (record := companies.get(key) or products.get(key))]
    places = _places(found)
    drawn = {place.number: map_ for place in places if (map_ := locator(_sites(place.entries)))}
    points = apart([map_.points[0] for map_ in drawn.values()], MARK)
    names = {place.number: place.name for place in places}
    return Favourites(
        keys=[entry.record.key for entry in found],
        entries=found,
        places=places,
        numbers={place.name: place.number for place in places},
        gone=len(keys) - len(found),
        map=next(iter(drawn.values()), None),
        spots=[Spot(number, names[number], x, y) for number, (x, y) in zip(drawn, points, strict=True)],
    )


def _records(keys: Sequence[str]) -> tuple[dict[str, Product], dict[str, Company]]:
    products = {product.key: product for product in published_products().filter(key__in=keys)}
    companies = {company.key: company for company in published_companies().filter(key__in=keys)}
    return products, companies


def published_keys(keys: Sequence[str]) -> list[str]:
    """Those keys everyone may see a record of, in their order."""
    seen: set[str] = set()
    for model in (Company, Product):
        seen.update(model.objects.filter(key__in=keys, state=State.PUBLISHED).values_list("key", flat=True))
    return [key for key in keys if key in seen]


def _favourite(record: Company | Product) -> Favourite:
    if isinstance(record, Company):
        return Favourite(record, company_card(record), [_stop(record)], place_of(record))
    makers = [row.company for row in getattr(record, "card_makers", [])]
    place = next((place for place in map(place_of, makers) if place), "")
    return Favourite(record, product_card(record), [_stop(maker) for maker in makers], place)


def _stop(company: Company) -> Stop:
    return Stop(company, list(getattr(company, "card_sites", [])))


def _places(found: Sequence[Favourite]) -> list[FavouritePlace]:
    """Places by name, numbered from 1; what has none comes last."""
    by_place: dict[str, list[Favourite]] = {}
    for entry in found:
        by_place.setdefault(entry.place, []).append(entry)
    names = sorted((name for name in by_place if name), key=sort_key)
    placed = [FavouritePlace(name, number, by_place[name]) for number, name in enumerate(names, 1)]
    return [*placed, *([FavouritePlace("", 0, by_place[""])] if "" in by_place else [])]


def _sites(entries: Sequence[Favourite]) -> list[Site]:
    """The sites that gave these entries their place."""
    sites = [site for entry in entries for stop in entry.stops for site in stop.sites[:1]]
    names = {entry.place for entry in entries}
    return [site for site in sites if (site.municipality.name if site.municipality else site.place) in names]
