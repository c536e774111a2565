"""Which companies or products a list of the desk shows: the same for the page, its table and what is chosen from it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from produktschau.lib.text import sort_key
from produktschau.showcase.calculations.bulk import years_before
from produktschau.showcase.models import Company, Product, State

TABS: dict[str, tuple[str, Q]] = {
    "alle": ("Alle", Q()),
    "entwurf": ("Entwürfe", Q(state=State.DRAFT, published_at__isnull=True)),
    "oeffentlich": ("Veröffentlicht", Q(state=State.PUBLISHED)),
    "zurueckgezogen": ("Zurückgezogen", Q(state=State.DRAFT, published_at__isnull=False)),
}
CHECKED = {"nie": "noch nie", "alt": "vor über einem Jahr", "neu": "binnen eines Jahres"}
"""When a company was last checked, as the address says it."""

Thing = TypeVar("Thing", Company, Product)


@dataclass(frozen=True)
class DeskChoice:
    """What an address chooses: a state (``stand``), a word of the name (``wort``), the last check (``geprueft``)."""

    tab: str = "alle"
    word: str = ""
    checked: str = ""

    @classmethod
    def of(cls, params: Mapping[str, str]) -> "DeskChoice":
        """From an address or a form; what is not known chooses nothing."""
        tab, checked = params.get("stand", ""), params.get("geprueft", "")
        return cls(
            tab if tab in TABS else "alle", params.get("wort", "")[:100].strip(), checked if checked in CHECKED else ""
        )

    @property
    def query(self) -> str:
        """The choice as an address says it."""
        return _encoded({"stand": self.tab if self.tab != "alle" else "", "wort": self.word, "geprueft": self.checked})

    @property
    def filters(self) -> str:
        """The same without the state, which the tabs say."""
        return replace(self, tab="alle").query

    @property
    def without_word(self) -> str:
        """The choice with every name."""
        return replace(self, word="").query

    @property
    def without_checked(self) -> str:
        """The choice whenever it was checked."""
        return replace(self, checked="").query


def filtered(records: QuerySet[Thing], choice: DeskChoice, on: date) -> QuerySet[Thing]:
    """The records in every state that the choice's other filters leave; only companies are checked."""
    if sought := sort_key(choice.word):
        records = records.filter(sort_key__contains=sought)
    if choice.checked and records.model is Company:
        limit = years_before(on, 1)
        fits = {"nie": Q(checked_on=None), "alt": Q(checked_on__lt=limit), "neu": Q(checked_on__gte=limit)}
        records = records.filter(fits[choice.checked])
    return records


def chosen(records: QuerySet[Thing], choice: DeskChoice, on: date) -> QuerySet[Thing]:
    """The records of the choice, by name."""
    return filtered(records, choice, on).filter(TABS[choice.tab][1]).order_by("sort_key", "pk")


def chosen_keys(kind: str, choice: DeskChoice, on: date) -> list[str]:
    """The keys of every record of the choice, on all pages of the list."""
    if kind == "company":
        return list(chosen(Company.objects.all(), choice, on).values_list("key", flat=True))
    return list(chosen(Product.objects.all(), choice, on).values_list("key", flat=True))


def _encoded(said: Mapping[str, str]) -> str:
    return urlencode({name: value for name, value in said.items() if value})
