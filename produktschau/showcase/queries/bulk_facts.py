"""What bulk acts depend on, for many records in a fixed number of queries per batch."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Count, QuerySet

from produktschau.showcase.calculations.bulk import LISTED, Facts
from produktschau.showcase.calculations.publishing import CompanyFacts, ProductFacts, company_reasons, product_reasons
from produktschau.showcase.models import ColourWorld, Company, Maker, Product, Site, State
from produktschau.showcase.queries.hanging import hanging_on
from produktschau.showcase.queries.publishing import home_keys

BATCH = 500
"""Records asked about at once: stays below SQLite's limit of variables."""
OURS = ("showcase.site", "showcase.companysector", "showcase.certificate", "showcase.companylink", "showcase.contact")
"""Rows that are the record's own words and go with a draft; all others are a reason to look first."""

Record = Company | Product
Known = Mapping[int, Any]


def facts_of(kind: str, act: str, records: Sequence[Record]) -> dict[int, Facts]:
    """The facts the act asks for, by primary key; at most ``BATCH`` records."""
    told = {name: read(kind, act, records) for name, read in _READ.get(act, {}).items()}
    return {
        record.pk: Facts(
            is_published=record.state == State.PUBLISHED,
            was_published=record.published_at is not None,
            **{name: by_record[record.pk] for name, by_record in told.items()},
        )
        for record in records
    }


def in_batches(kind: str, keys: Sequence[str]) -> Iterator[list[Record]]:
    """The records with these keys that are still there, in the order of the keys."""
    model: type[Company] | type[Product] = Company if kind == "company" else Product
    for start in range(0, len(keys), BATCH):
        some = keys[start : start + BATCH]
        found: dict[str, Record] = {one.key: one for one in model.objects.filter(key__in=some)}
        yield [found[key] for key in some if key in found]


def _against(kind: str, act: str, records: Sequence[Record]) -> Known:
    return _against_companies(records) if kind == "company" else _against_products(records)


def _against_companies(records: Sequence[Any]) -> Known:
    keys = [record.pk for record in records]
    at_home = set(Site.objects.filter(company__in=keys, municipality__in=home_keys()).values_list("company", flat=True))
    return {
        one.pk: tuple(
            company_reasons(
                CompanyFacts(
                    has_lead=bool(one.lead),
                    has_site_at_home=one.pk in at_home,
                    is_sole_trader=one.is_sole_trader,
                    has_consent=bool(one.consent_on and one.consent_wording),
                )
            )
        )
        for one in records
    }


def _against_products(records: Sequence[Any]) -> Known:
    keys = [record.pk for record in records]
    states: dict[int, Counter[str]] = defaultdict(Counter)
    for product, state in Maker.objects.filter(product__in=keys).values_list("product", "company__state"):
        states[product][state] += 1
    placed = set(Product.areas.through.objects.filter(product__in=keys).values_list("product", flat=True))
    return {
        one.pk: tuple(
            product_reasons(
                ProductFacts(
                    has_lead=bool(one.lead),
                    has_area=one.pk in placed,
                    has_world=one.world_id is not None,
                    makers=states[one.pk].total(),
                    published_makers=states[one.pk][State.PUBLISHED],
                )
            )
        )
        for one in records
    }


def _words(kind: str, act: str, records: Sequence[Record]) -> Known:
    field = LISTED[act]
    rows = Product.objects.filter(pk__in=[record.pk for record in records]).values_list("pk", f"{field}__slug")
    found: dict[int, set[str]] = defaultdict(set)
    for product, slug in rows:
        if slug:
            found[product].add(slug)
    return {record.pk: frozenset(found[record.pk]) for record in records}


def _world(kind: str, act: str, records: Sequence[Any]) -> Known:
    slugs = dict(ColourWorld.objects.values_list("pk", "slug"))
    return {record.pk: slugs.get(record.world_id, "") for record in records}


def _checked(kind: str, act: str, records: Sequence[Any]) -> Known:
    return {record.pk: record.checked_on.isoformat() if record.checked_on else "" for record in records}


def _hanging(kind: str, act: str, records: Sequence[Record]) -> Known:
    """„Einreichungen (2)“: rows of any domain that would go with the record."""
    keys = [record.pk for record in records]
    found: dict[int, list[str]] = {key: [] for key in keys}
    for one in hanging_on(Company() if kind == "company" else Product()):
        if one.label in OURS or (one.model._meta.auto_created and one.label.startswith("showcase.")):
            continue
        if kind == "product" and one.label == "showcase.maker":
            continue
        column = one.field.attname
        rows: QuerySet[Any] = QuerySet(one.model).filter(**{f"{column}__in": keys}).order_by()
        for key, count in rows.values_list(column).annotate(times=Count("pk")):
            found[key].append(f"{one.plural} ({count})")
    return {key: tuple(words) for key, words in found.items()}


Reader = Callable[[str, str, Sequence[Record]], Known]
_READ: dict[str, dict[str, Reader]] = {
    "publish": {"against": _against},
    "check": {"value": _checked},
    "set_world": {"value": _world},
    "delete": {"hanging": _hanging},
    **{act: {"words": _words} for act in LISTED},
}
