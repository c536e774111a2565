"""What else a product's page shows: finished cards of the search index, or of the database while there is no index."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from produktschau.search.queries import search
from produktschau.showcase.models import Product
from produktschau.showcase.queries.cards import card_html, product_card
from produktschau.showcase.queries.published import published_products
from produktschau.showcase.queries.wording import is_english

NEAR = 4


def related_cards(product: Product, areas: Sequence[str], world: str) -> tuple[SafeString, ...]:
    """Cards of other products of the same areas of life, those of the same world first, by name; words by their addresses."""
    if not areas:
        return ()
    of_area = {"area": list(areas)}
    found = _found({**of_area, "world": [world]}, NEAR + 1) if world else {}
    if found is not None:
        found.pop(product.pk, None)
    if found is not None and len(found) < NEAR:
        more = _found(of_area, 2 * NEAR + 1)
        found = None if more is None else {**found, **{pk: card for pk, card in more.items() if pk != product.pk}}
    if found is None:
        return tuple(card_html(product_card(other)) for other in _in_database(product, areas, world))
    return tuple(SafeString(card) for card in found.values())[:NEAR]


def _found(filters: dict[str, list[str]], size: int) -> dict[int, str] | None:
    """Cards by primary key; ``None`` without an index."""
    language = "en" if is_english() else "de"
    results = search("", kinds=("product",), filters=filters, size=size, language=language, sort="name")
    return None if results.unavailable else {hit.pk: hit.card for hit in results.hits}


def _in_database(product: Product, areas: Sequence[str], world: str) -> list[Product]:
    others = (
        published_products().filter(areas__slug__in=areas).exclude(pk=product.pk).distinct().order_by("sort_key", "pk")
    )
    near = list(others.filter(world__slug=world)[:NEAR]) if world else []
    return near + list(others.exclude(pk__in=[other.pk for other in near])[: NEAR - len(near)])
