"""What the home page shows of the showcase: totals, words with counts, what is new, one maker's story."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length
from django.utils.safestring import SafeString

from produktschau.design.photos import Photo
from produktschau.showcase.calculations.cuts import WIDE
from produktschau.showcase.models import AreaOfLife, ColourWorld, Company, Material, Product, Site, State
from produktschau.showcase.queries.cards import Card, company_card, cut_photo, product_card
from produktschau.showcase.queries.published import published_companies, published_products
from produktschau.showcase.queries.wording import is_foreign, plain, worded

LONG_ENOUGH = 200
"""A story of this many characters carries a section of the home page."""
WORLD_MOTIFS = {"ton": "roof", "wald": "wood", "silber": "metal", "himmel": "textile", "honig": "grain"}
"""The material whose drawing stands for each colour world."""
_PUBLISHED_PRODUCTS = Count("products", filter=Q(products__state=State.PUBLISHED), distinct=True)


@dataclass(frozen=True)
class Totals:
    """How much everyone may see: products, companies, and the municipalities they work in."""

    products: int
    companies: int
    places: int


@dataclass(frozen=True)
class WordCount:
    """A colour world or area of life with the number of its published products."""

    slug: str
    name: str
    text: SafeString
    count: int
    url: str
    motif: str


@dataclass(frozen=True)
class MakerStory:
    """A company and its story; ``is_german`` on an English page that has no English text."""

    card: Card
    story: str
    is_german: bool
    wide: Photo | None


def totals() -> Totals:
    """The three numbers under the search field."""
    sites = Site.objects.filter(company__state=State.PUBLISHED, municipality__isnull=False)
    return Totals(
        products=Product.objects.filter(state=State.PUBLISHED).count(),
        companies=Company.objects.filter(state=State.PUBLISHED).count(),
        places=sites.values("municipality").distinct().count(),
    )


def worlds_with_counts() -> list[WordCount]:
    """The colour worlds in their order."""
    return [_word(world, world.number) for world in _counted(ColourWorld.objects.all())]


def areas_with_counts() -> list[WordCount]:
    """The areas of life in their order."""
    return [_word(area, area.number) for area in _counted(AreaOfLife.objects.all())]


def newest_products(limit: int) -> list[Card]:
    """Cards of the products published last."""
    return [product_card(product) for product in published_products().order_by("-published_at", "-pk")[:limit]]


def window_products(number: int, after: int = 0) -> list[Card]:
    """Cards for the type case: the newest of each colour world in turn, no motif twice while there are others.

    The ``after`` newest of all are left to the list of new things below, where there are enough without them.
    Fewer than ``number`` products leave it out: a case with holes looks broken.
    """
    newest = Product.objects.filter(state=State.PUBLISHED).order_by("-published_at", "-pk")
    motif = Material.objects.filter(products=OuterRef("pk")).values("motif")[:1]
    rows = list(newest.values_list("pk", "world__slug", Subquery(motif))[: after + number * 10])
    chosen = _in_turn(rows[after:] if len(rows) >= after + number else rows, number)
    if len(chosen) < number:
        return []
    cards = {product.pk: product_card(product) for product in published_products().filter(pk__in=chosen[:number])}
    return [cards[pk] for pk in chosen[:number]]


def maker_of_the_moment(on: date) -> MakerStory | None:
    """A published company with a story, another one every week, the same for everyone."""
    told = (
        published_companies()
        .annotate(length=Length("story"))
        .filter(length__gte=LONG_ENOUGH)
        .order_by("sort_key", "pk")
    )
    number = told.count()
    if not number:
        return None
    week = on.toordinal() // 7
    company = told[week % number]
    first = next(iter(getattr(company, "card_pictures", [])), None)
    wide = cut_photo(first, WIDE)
    return MakerStory(company_card(company), plain(company, "story"), is_foreign(company, "story"), wide)


def _in_turn(rows: Sequence[tuple[int, str | None, str | None]], number: int) -> list[int]:
    """One of each world in turn; of those the first whose motif was not yet taken."""
    by_world: dict[str | None, list[tuple[int, str | None]]] = {}
    for pk, world, motif in rows:
        by_world.setdefault(world, []).append((pk, motif))
    chosen: list[int] = []
    taken: set[str | None] = set()
    while len(chosen) < number and any(by_world.values()):
        for waiting in filter(None, by_world.values()):
            place = next((place for place, (_, motif) in enumerate(waiting) if motif not in taken), 0)
            pk, motif = waiting.pop(place)
            chosen.append(pk)
            taken.add(motif)
    return chosen


def _counted(words: QuerySet[Any]) -> QuerySet[Any]:
    # A grouped query drops the order the model declares, so it is named again.
    counted: QuerySet[Any] = words.annotate(number=_PUBLISHED_PRODUCTS).order_by("position", "slug")
    return counted


def _word(word: AreaOfLife | ColourWorld, number: int) -> WordCount:
    url, motif = word.get_absolute_url(), WORLD_MOTIFS.get(word.slug, "")
    return WordCount(word.slug, plain(word, "name"), worded(word, "text"), number, url, motif)
