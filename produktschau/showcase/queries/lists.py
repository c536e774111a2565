"""The public lists of products and companies, from the index; from the database while there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.utils.safestring import SafeString

from produktschau.design.pager import Pager
from produktschau.search.queries.listing import SIZE, Asked, Listing, listing
from produktschau.showcase.models import Product
from produktschau.showcase.queries.cards import card_html, company_card, product_card
from produktschau.showcase.queries.narrowing import Choice, chosen_companies, chosen_products
from produktschau.showcase.queries.published import with_company_card, with_product_card


@dataclass(frozen=True)
class PublicList:
    """A public list as its page shows it.

    ``cards`` are those of the database, where there is no index; else the hits of ``listing`` hold theirs. ``is_searchable``: the index
    could be read.
    """

    listing: Listing
    total: int
    pager: Pager
    cards: Sequence[SafeString] = ()
    is_searchable: bool = True


def public_list(kind: str, asked: Asked, *, language: str, on: date) -> PublicList:
    """The list of one kind („product“ or „company“) as the address asks for it. ``on``: today.

    Two queries at most while the index can be read: one for the hits' state. Without the index words cannot be looked for: then the list is
    empty where words are asked for, and says so.
    """
    found = listing(asked, (kind,), language=language, plain_sort="neu")
    results = found.results
    if not results.unavailable:
        return PublicList(found, results.total, Pager(results.number, results.pages))
    if asked.words:
        return PublicList(found, 0, Pager(1, 1), is_searchable=False)
    page = Paginator(_ordered(_records(kind, asked, on), found.sort), SIZE).get_page(asked.page)
    cards = [card_html(product_card(one) if isinstance(one, Product) else company_card(one)) for one in page]
    return PublicList(
        found, page.paginator.count, Pager(page.number, page.paginator.num_pages), cards, is_searchable=False
    )


def _records(kind: str, asked: Asked, on: date) -> Any:
    if kind == "product":
        return with_product_card(chosen_products(Choice(asked.chosen, on)))
    return with_company_card(chosen_companies(Choice(asked.chosen, on)))


def _ordered(records: Any, sort: str) -> Any:
    """Distance cannot be told without the index: then the order is by name."""
    return records.order_by("-published_at", "sort_key", "pk") if sort == "neu" else records.order_by("sort_key", "pk")
