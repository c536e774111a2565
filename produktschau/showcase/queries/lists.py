"""The public lists of products and companies, from the index; from the database while there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.utils.safestring import SafeString

from produktschau.design.pager import Pager
from produktschau.search.queries import search
from produktschau.search.queries.listing import SIZE, Asked, Listing, listing
from produktschau.showcase.models import Product
from produktschau.showcase.queries.cards import card_html, company_card, product_card
from produktschau.showcase.queries.narrowing import Choice, chosen_companies, chosen_products
from produktschau.showcase.queries.pages import NEAR, newest_products
from produktschau.showcase.queries.published import with_company_card, with_product_card


@dataclass(frozen=True)
class PublicList:
    """A public list as its page shows it.

    ``cards`` are those of the database, where there is no index; else the hits of ``listing`` hold theirs. ``is_searchable``: the index
    could be read. ``newest``: cards of the newest products, where the list is empty.
    """

    listing: Listing
    total: int
    pager: Pager
    cards: Sequence[SafeString] = ()
    is_searchable: bool = True
    newest: Sequence[SafeString] = ()


def public_list(kind: str, asked: Asked, *, language: str, on: date) -> PublicList:
    """The list of one kind („product“ or „company“) as the address asks for it. ``on``: today.

    Two queries at most while the index can be read: one for the state of the hits, or of the newest products. Without the index words cannot be looked for: then the list is
    empty where words are asked for, and says so.
    """
    found = listing(asked, (kind,), language=language, plain_sort="neu")
    results = found.results
    if not results.unavailable:
        newest = () if results.total else _newest_hits(language)
        return PublicList(found, results.total, Pager(results.number, results.pages), newest=newest)
    if asked.words:
        return PublicList(found, 0, Pager(1, 1), is_searchable=False, newest=_newest_cards())
    page = Paginator(_ordered(_records(kind, found, on), found.sort), SIZE).get_page(asked.page)
    cards = [card_html(product_card(one) if isinstance(one, Product) else company_card(one)) for one in page]
    pager = Pager(page.number, page.paginator.num_pages)
    newest = () if cards else _newest_cards()
    return PublicList(found, page.paginator.count, pager, cards, is_searchable=False, newest=newest)


def _newest_hits(language: str) -> Sequence[SafeString]:
    found = search("", ("product",), size=NEAR, language=language, sort="newest")
    return [SafeString(hit.card) for hit in found.hits]  # cards are made by the house, and escaped there


def _newest_cards() -> Sequence[SafeString]:
    return [card_html(card) for card in newest_products(NEAR)]


def _records(kind: str, found: Listing, on: date) -> Any:
    choice = Choice(found.asked.chosen, on, within=found.circle)
    if kind == "product":
        return with_product_card(chosen_products(choice))
    return with_company_card(chosen_companies(choice))


def _ordered(records: Any, sort: str) -> Any:
    """Distance cannot be told without the index: then the order is by name."""
    return records.order_by("-published_at", "sort_key", "pk") if sort == "neu" else records.order_by("sort_key", "pk")
