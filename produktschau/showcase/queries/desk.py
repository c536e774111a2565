"""What the desk lists: every company or product, by state, word and last check."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet

from produktschau.lib.desk import DeskItem
from produktschau.showcase.models import Company, Product
from produktschau.showcase.queries.desk_choice import TABS, DeskChoice, chosen, filtered
from produktschau.showcase.queries.published import with_company_card, with_product_card
from produktschau.showcase.rules import may_publish

SIZE = 50


@dataclass(frozen=True)
class Tab:
    """One state with the number of records in it."""

    name: str
    label: str
    count: int


@dataclass(frozen=True)
class DeskList:
    """A list of the desk."""

    page: Page[Any]
    tabs: list[Tab]
    choice: DeskChoice


def desk_list(kind: str, choice: DeskChoice, *, on: date, page: str | None) -> DeskList:
    """Companies or products (``kind``: „company“ or „product“), by name; ``on`` is today."""
    records: QuerySet[Any] = (
        with_company_card(Company.objects.all()) if kind == "company" else with_product_card(Product.objects.all())
    )
    counts = (
        filtered(records, choice, on)
        .order_by()
        .aggregate(**{name: Count("pk", filter=which) for name, (_, which) in TABS.items() if which})
    )
    counts["alle"] = counts["entwurf"] + counts["oeffentlich"] + counts["zurueckgezogen"]
    tabs = [Tab(name, label, counts[name]) for name, (label, _) in TABS.items()]
    return DeskList(Paginator(chosen(records, choice, on), SIZE).get_page(page), tabs, choice)


def _drafts(kind: type[Company] | type[Product], user: Any) -> int | None:
    return kind.objects.filter(TABS["entwurf"][1]).count() if may_publish(user) else None


COMPANY_DRAFTS = DeskItem(
    "Betriebe als Entwurf",
    lambda user: _drafts(Company, user),
    "prüfen und veröffentlichen; Einzelpersonen erst mit Einwilligung",
    "showcase_house:desk_companies",
    "?stand=entwurf",
)
PRODUCT_DRAFTS = DeskItem(
    "Produkte als Entwurf",
    lambda user: _drafts(Product, user),
    "prüfen und veröffentlichen",
    "showcase_house:desk_products",
    "?stand=entwurf",
)


def state_mark(record: Company | Product) -> str:
    """The mark of the record's state."""
    return "published" if record.is_published else "withdrawn" if record.is_withdrawn else "draft"
