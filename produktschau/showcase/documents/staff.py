"""What the staff's index knows of companies and products: all of them, drafts and withdrawn ones included.

Contacts stay out: their names, numbers and addresses are data of people (Art. 5 (1) (c) GDPR), and a company can be found without them.
For the same reason only the host of an e-mail address is taken, never what stands before the „@“.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import escape

from produktschau.design import marks
from produktschau.lib.dates import today
from produktschau.search.engine.kinds import Document
from produktschau.showcase.documents.gathering import (
    MOST_POINTS,
    MOST_PRODUCTS,
    CompanyFacts,
    Reference,
    company_facts,
    once,
    reference,
    tied,
)
from produktschau.showcase.documents.public import batches, keys
from produktschau.showcase.models import Company, Maker, Product, State

_SHOWN = ("pk", "key", "name", "sort_key", "state", "published_at", "changed_at", "is_invented", "source__name")
_FOUND = ("external_key", "lead", "lead_en", "story", "story_en")
COMPANY_COLUMNS = (*_SHOWN, *_FOUND, "legal_name", "website", "email")
PRODUCT_COLUMNS = (*_SHOWN, *_FOUND, "name_en", "where_to_buy", "where_to_buy_en")
_OF_PLACE = ("municipality", "former_district")


def staff_company_documents(pks: Collection[int] | None) -> Iterator[Document]:
    """Documents of all companies, or of those among ``pks``."""
    known, shown = reference(today()), _Shown("company", "Betrieb")
    for rows in batches(Company.objects.all(), COMPANY_COLUMNS, pks):
        facts, products = company_facts([row["pk"] for row in rows], known), _products_of(rows)
        for row in rows:
            fact = facts[row["pk"]]
            yield shown.document(
                row,
                place=fact.place,
                names=once([row["name"], row["legal_name"], row["key"], row["external_key"]]),
                categories=once(fact.sectors, fact.trades, products[row["pk"]]),
                facts=[fact],
                story=once(_texts(row), [_host(row["website"]), row["email"].partition("@")[2]]),
            )


def staff_product_documents(pks: Collection[int] | None) -> Iterator[Document]:
    """Documents of all products, or of those among ``pks``; makers that are drafts are named as well."""
    known, shown = reference(today()), _Shown("product", "Produkt")
    for rows in batches(Product.objects.all(), PRODUCT_COLUMNS, pks):
        makers, words = _makers_of(rows), _words_of(rows, known)
        facts = company_facts({company for made_by in makers.values() for company, _ in made_by}, known)
        for row in rows:
            made_by = makers[row["pk"]]
            yield shown.document(
                row,
                place=", ".join(name for _, name in made_by),
                names=once([row["name"], row["name_en"], row["key"], row["external_key"]]),
                categories=once(words[row["pk"]], (name for _, name in made_by)),
                facts=[facts[company] for company, _ in made_by],
                story=once(_texts(row), [row["where_to_buy"], row["where_to_buy_en"]]),
            )


def existing_company_keys(pks: Collection[int]) -> set[int]:
    """Which of these companies there are right now."""
    return set(Company.objects.filter(pk__in=list(pks)).values_list("pk", flat=True))


def existing_product_keys(pks: Collection[int]) -> set[int]:
    """Which of these products there are right now."""
    return set(Product.objects.filter(pk__in=list(pks)).values_list("pk", flat=True))


def all_company_keys() -> Iterator[int]:
    """All companies by primary key."""
    return keys(Company.objects.all())


def all_product_keys() -> Iterator[int]:
    """All products by primary key."""
    return keys(Product.objects.all())


class _Shown:
    """Makes the documents of one kind: what all of them share is worked out once."""

    def __init__(self, kind: str, label: str) -> None:
        self.kind = kind
        self.label = label
        self.before, _, self.after = reverse(f"showcase_house:desk_{kind}", args=["the-key"]).partition("the-key")
        with translation.override("de"):
            self.marks = {name: marks.state(name) for name in ("draft", "published", "withdrawn")}

    def document(
        self,
        row: Mapping[str, Any],
        *,
        place: str,
        names: list[str],
        categories: list[str],
        facts: Sequence[CompanyFacts],
        story: list[str],
    ) -> Document:
        """The document of a row; ``place`` is what its card names beside the title."""
        state = _state(row)
        url = f"{self.before}{row['key']}{self.after}"
        return Document(
            kind=self.kind,
            pk=row["pk"],
            title=row["name"],
            url=url,
            sort_key=row["sort_key"],
            names=names,
            categories=categories,
            places=once(*(fact.towns for fact in facts), *(fact.places for fact in facts)),
            story=story,
            filters={
                "state": [state],
                "kind": [self.kind],
                **{name: once(*(fact.filters.get(name, ()) for fact in facts)) for name in _OF_PLACE},
            },
            newest=int(row["changed_at"].timestamp()),
            points=[point for fact in facts for point in fact.points][:MOST_POINTS],
            cards={"de": self._card(row, url, place, state)},
        )

    def _card(self, row: Mapping[str, Any], url: str, place: str, state: str) -> str:
        example = ' <span class="example">Beispiel</span>' if row["is_invented"] else ""
        source = f" · {escape(row['source__name'])}" if row["source__name"] else ""
        return (
            f'<tr><th scope="row"><a href="{url}">{escape(row["name"])}</a>{example}'
            f'<span class="sub">{self.label} · {row["key"]}{source}</span></th>'
            f"<td>{escape(place) or '–'}</td><td>{self.marks[state]}</td>"
            f'<td data-label="Geändert">{_day(row["changed_at"])}</td></tr>'
        )


def _state(row: Mapping[str, Any]) -> str:
    if row["state"] == State.PUBLISHED:
        return "published"
    return "withdrawn" if row["published_at"] else "draft"


def _day(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%d.%m.%Y}"


def _texts(row: Mapping[str, Any]) -> list[str]:
    return [row["lead"], row["lead_en"], row["story"], row["story_en"]]


def _host(address: str) -> str:
    return address.partition("://")[2].partition("/")[0].removeprefix("www.")


def _products_of(rows: Sequence[Mapping[str, Any]]) -> Mapping[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    made = Maker.objects.filter(company__in=[row["pk"] for row in rows])
    for company, name in made.order_by("company_id", "product__sort_key", "product_id").values_list(
        "company_id", "product__name"
    ):
        if len(names[company]) < MOST_PRODUCTS:
            names[company].append(name)
    return names


def _makers_of(rows: Sequence[Mapping[str, Any]]) -> Mapping[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    makers = Maker.objects.filter(product__in=[row["pk"] for row in rows]).order_by("product_id", "position", "pk")
    for product, company, name in makers.values_list("product_id", "company_id", "company__name"):
        found[product].append((company, name))
    return found


def _words_of(rows: Sequence[Mapping[str, Any]], known: Reference) -> Mapping[int, list[str]]:
    pks = [row["pk"] for row in rows]
    areas = Product.areas.through.objects.filter(product__in=pks)
    materials = Product.materials.through.objects.filter(product__in=pks)
    found: dict[int, list[str]] = defaultdict(list)
    for words in (
        tied(areas.values_list("product_id", "areaoflife_id"), known.areas),
        tied(materials.values_list("product_id", "material_id"), known.materials),
    ):
        for product, named in words.items():
            found[product] += [text for word in named for text in (word.name, word.name_en)]
    return found
