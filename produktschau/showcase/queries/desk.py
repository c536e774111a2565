"""What the desk lists: every company or product, by state and word."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from produktschau.lib.desk import DeskItem
from produktschau.lib.text import sort_key
from produktschau.showcase.models import Company, Product, State
from produktschau.showcase.queries.published import with_company_card, with_product_card
from produktschau.showcase.rules import may_publish

SIZE = 50
TABS: dict[str, tuple[str, Q]] = {
    "alle": ("Alle", Q()),
    "entwurf": ("Entwürfe", Q(state=State.DRAFT, published_at__isnull=True)),
    "oeffentlich": ("Veröffentlicht", Q(state=State.PUBLISHED)),
    "zurueckgezogen": ("Zurückgezogen", Q(state=State.DRAFT, published_at__isnull=False)),
}


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
    tab: str
    word: str


def desk_list(kind: str, *, tab: str, word: str, page: str | None) -> DeskList:
    """Companies or products (``kind``: „company“ or „product“), by name; the word is sought in names."""
    records: QuerySet[Any] = (
        with_company_card(Company.objects.all()) if kind == "company" else with_product_card(Product.objects.all())
    )
    if sought := sort_key(word):
        records = records.filter(sort_key__contains=sought)
    counts = records.order_by().aggregate(
        **{name: Count("pk", filter=which) for name, (_, which) in TABS.items() if which}
    )
    counts["alle"] = counts["entwurf"] + counts["oeffentlich"] + counts["zurueckgezogen"]
    tab = tab if tab in TABS else "alle"
    shown = records.filter(TABS[tab][1]).order_by("sort_key", "pk")
    tabs = [Tab(name, label, counts[name]) for name, (label, _) in TABS.items()]
    return DeskList(Paginator(shown, SIZE).get_page(page), tabs, tab, word)


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
