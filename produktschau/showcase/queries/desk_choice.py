"""Which companies or products a list of the desk shows: the same for the page, its table and what is chosen from it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar
from urllib.parse import urlencode

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy

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
ORDERS: dict[str, tuple[OrderBy | str, ...]] = {
    "": (),
    "geprueft": (F("checked_on").asc(nulls_first=True),),
    "geaendert": ("-changed_at",),
}
"""Orders of the list: by name, what was checked longest ago first, what was changed last first."""

Thing = TypeVar("Thing", Company, Product)


@dataclass(frozen=True)
class DeskChoice:
    """What an address chooses: a state (``stand``), a word of the name (``wort``), the last check (``geprueft``), an order (``ordnen``)."""

    tab: str = "alle"
    word: str = ""
    checked: str = ""
    order: str = ""

    @classmethod
    def of(cls, params: Mapping[str, str]) -> "DeskChoice":
        """From an address or a form; what is not known chooses nothing."""
        tab, checked, order = (params.get(name, "") for name in ("stand", "geprueft", "ordnen"))
        return cls(
            tab=tab if tab in TABS else "alle",
            word=params.get("wort", "")[:100].strip(),
            checked=checked if checked in CHECKED else "",
            order=order if order in ORDERS else "",
        )

    @property
    def query(self) -> str:
        """The choice as an address says it."""
        state = self.tab if self.tab != "alle" else ""
        said = {"stand": state, "wort": self.word, "geprueft": self.checked, "ordnen": self.order}
        return urlencode({name: value for name, value in said.items() if value})

    @property
    def is_narrow(self) -> bool:
        """Whether anything but the state is chosen."""
        return bool(self.word or self.checked)

    @property
    def in_every_state(self) -> str:
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

    @property
    def by_name(self) -> str:
        """The choice in the order of names."""
        return replace(self, order="").query

    @property
    def by_check(self) -> str:
        """The choice, what was checked longest ago first."""
        return replace(self, order="geprueft").query

    @property
    def by_change(self) -> str:
        """The choice, what was changed last first."""
        return replace(self, order="geaendert").query


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
    """The records of the choice in its order."""
    found = filtered(records, choice, on).filter(TABS[choice.tab][1])
    if choice.order == "geprueft" and records.model is not Company:
        return found.order_by("sort_key", "pk")
    return found.order_by(*ORDERS[choice.order], "sort_key", "pk")


def chosen_keys(kind: str, choice: DeskChoice, on: date) -> list[str]:
    """The keys of every record of the choice, on all pages of the list."""
    if kind == "company":
        return list(chosen(Company.objects.all(), choice, on).values_list("key", flat=True))
    return list(chosen(Product.objects.all(), choice, on).values_list("key", flat=True))
