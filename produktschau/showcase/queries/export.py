"""Companies and products as rows of a table: every column of ``showcase.tables.columns``, in a fixed number of queries per chunk.

What stands here comes back unchanged when it is read in again. Parts keep the order in which they were entered.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from django.db.models import Count, Max, QuerySet, Sum
from django.utils.timezone import localtime

from produktschau.lib.dates import today
from produktschau.region.models import Sector, Source
from produktschau.search.queries.listing import Asked, circle_of, found_keys
from produktschau.showcase.models import (
    Certificate,
    ColourWorld,
    Company,
    CompanyLink,
    CompanySector,
    Contact,
    Maker,
    Product,
    Showpiece,
    Site,
    State,
)
from produktschau.showcase.queries.desk_choice import DeskChoice, chosen
from produktschau.showcase.queries.narrowing import Choice, chosen_companies, chosen_products
from produktschau.tabular.calculations.parts import join_parts
from produktschau.tabular.calculations.writing import as_text
from produktschau.tabular.engine.kinds import Selection, Value

CHUNK = 500
"""Records fetched at once: bounds the memory, and stays below SQLite's limit of variables."""
SEVERAL = ";"
"""Between the values of a cell that holds several words."""
_STATES = {state.value: str(state.label) for state in State}
_PLAIN = (
    "legal_name",
    "founded_year",
    "size_class",
    "email",
    "phone",
    "website",
    "opening_hours",
    "opening_hours_osm",
    "is_sole_trader",
    "checked_on",
)
_SITE = ("street", "house_number", "postcode", "place", "municipality", "ags", "lon", "lat")
_NO_SITE = ("", "", "", "", "", "", None, None)
_PERSON = ("contact_name", "contact_role", "contact_email", "contact_phone")

Thing = TypeVar("Thing", Company, Product)
Record = Mapping[str, Value]
Parts = Mapping[str, list[tuple[Any, ...]]]


def selected_companies(selection: Selection) -> QuerySet[Company]:
    """The companies of a selection, in the order of the list: what everyone may see, or what the desk lists."""
    if selection.published_only:
        return chosen_companies(_choice(selection, "company")).order_by("sort_key", "key")
    return _as_the_desk(Company.objects.all(), selection)


def selected_products(selection: Selection) -> QuerySet[Product]:
    """The products of a selection, in the same way."""
    if selection.published_only:
        return chosen_products(_choice(selection, "product")).order_by("sort_key", "key")
    return _as_the_desk(Product.objects.all(), selection)


def company_count(selection: Selection) -> int:
    """How many companies the selection has."""
    return selected_companies(selection).count()


def product_count(selection: Selection) -> int:
    """How many products the selection has."""
    return selected_products(selection).count()


def company_records(selection: Selection) -> Iterator[Record]:
    """Companies by column name; personal columns only ``with_private``, people are not even read without it."""
    sources = Source.objects.in_bulk()
    for companies, keys in _chunks(selected_companies(selection)):
        parts = {name: _grouped(rows(keys)) for name, rows in _COMPANY_PARTS.items()}
        people = _grouped(_people(keys)) if selection.with_private else {}
        for company in companies:
            record = _company(company, sources, {name: rows[company.pk] for name, rows in parts.items()})
            yield {**record, **_private(company, people[company.pk])} if selection.with_private else record


def product_records(selection: Selection) -> Iterator[Record]:
    """Products by column name. Makers are keys; in the public table names, and only of companies everyone may see."""
    sources, worlds = Source.objects.in_bulk(), ColourWorld.objects.in_bulk()
    clear = _clear_names() if selection.published_only else {}
    for products, keys in _chunks(selected_products(selection)):
        makers = _grouped(_makers(keys, published_only=selection.published_only))
        areas, materials = _grouped(_words_of("areas", keys)), _grouped(_words_of("materials", keys))
        for product in products:
            yield {
                **_common(product, sources),
                "name_en": product.name_en,
                "makers": SEVERAL.join(clear.get(pk, key) for pk, key in makers[product.pk]),
                "areas": SEVERAL.join(_word(*word) for word in areas[product.pk]),
                "world": _word(world.name, world.slug) if (world := worlds.get(product.world_id)) else "",
                "materials": SEVERAL.join(_word(*word) for word in materials[product.pk]),
                "where_to_buy": product.where_to_buy,
                "where_to_buy_en": product.where_to_buy_en,
            }


def latest_change(records: QuerySet[Any]) -> str:
    """A short text that changes when a record of the selection changes, comes or goes."""
    told = records.order_by().aggregate(count=Count("pk"), changed=Max("changed_at"), sum=Sum("pk"))
    return f"{told['count']}-{told['sum'] or 0}-{told['changed'].timestamp() if told['changed'] else 0}"


def _as_the_desk(records: QuerySet[Thing], selection: Selection) -> QuerySet[Thing]:
    return chosen(records, DeskChoice.of(selection.filters), today())


def _choice(selection: Selection, kind: str) -> Choice:
    """The public list's choices; several values of one facet stand in one filter, with commas.

    ``q`` are words, ``day`` is today, ``umkreis`` and ``von`` the radius in km and the place it counts from.
    """
    filters = dict(selection.filters)
    words, day = filters.pop("q", ""), filters.pop("day", "")
    within = circle_of(Asked(radius=int(filters.pop("umkreis", "0")), start=filters.pop("von", "")))
    chosen = {name: values.split(",") for name, values in filters.items() if values}
    keys = found_keys(words, kind, chosen, within=within) if words else None
    return Choice(chosen, on=date.fromisoformat(day) if day else None, keys=keys, within=within)


def _chunks(records: QuerySet[Thing]) -> Iterator[tuple[list[Thing], list[int]]]:
    """The records in pieces of ``CHUNK``, with their primary keys: memory stays the same however many there are."""
    left = records.defer("imported").iterator(chunk_size=CHUNK)
    while chunk := list(islice(left, CHUNK)):
        yield chunk, [record.pk for record in chunk]


def _grouped(rows: Iterable[tuple[Any, ...]]) -> defaultdict[int, list[tuple[Any, ...]]]:
    """Rows by the record they belong to, which is their first value; plain values, because ten thousand objects cost seconds."""
    groups: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for owner, *values in rows:
        groups[owner].append(tuple(values))
    return groups


def _sites(keys: list[int]) -> QuerySet[Any, Any]:
    address = ("street", "house_number", "postcode", "place", "municipality__name", "municipality__ags", "lon", "lat")
    return Site.objects.filter(company__in=keys).order_by("-is_main", "pk").values_list("company", *address)


def _sectors(keys: list[int]) -> QuerySet[Any, Any]:
    rows = CompanySector.objects.filter(company__in=keys).order_by("-is_main", "pk")
    return rows.values_list("company", "sector__edition", "sector__code")


def _trades(keys: list[int]) -> QuerySet[Any, Any]:
    rows = Company.trades.through.objects.filter(company__in=keys).order_by("trade__annex", "trade__number")
    return rows.values_list("company", "trade__annex", "trade__number")


def _certificates(keys: list[int]) -> QuerySet[Any, Any]:
    rows = Certificate.objects.filter(company__in=keys).order_by("pk")
    return rows.values_list("company", "name", "issuer", "number", "valid_until")


def _links(keys: list[int]) -> QuerySet[Any, Any]:
    rows = CompanyLink.objects.filter(company__in=keys).order_by("position", "pk")
    return rows.values_list("company", "label", "url")


def _people(keys: list[int]) -> QuerySet[Any, Any]:
    rows = Contact.objects.filter(company__in=keys).order_by("pk")
    return rows.values_list("company", "name", "role", "email", "phone")


def _makers(keys: list[int], *, published_only: bool) -> QuerySet[Any, Any]:
    rows = Maker.objects.filter(product__in=keys).order_by("position", "pk")
    rows = rows.filter(company__state=State.PUBLISHED) if published_only else rows
    return rows.values_list("product", "company", "company__key")


def _words_of(field: str, keys: list[int]) -> QuerySet[Any, Any]:
    rows = Product.objects.filter(pk__in=keys, **{f"{field}__isnull": False})
    ordered = rows.order_by(f"{field}__position", f"{field}__slug")
    return ordered.values_list("pk", f"{field}__name", f"{field}__slug")


_COMPANY_PARTS = {
    "sites": _sites,
    "sectors": _sectors,
    "trades": _trades,
    "certificates": _certificates,
    "links": _links,
}


def _common(record: Company | Product, sources: Mapping[int, Source]) -> dict[str, Value]:
    source = sources.get(record.source_id or 0)
    return {
        "key": record.key,
        "slug": record.slug,
        "state": _state(record),
        "published_on": localtime(record.published_at).date() if record.published_at else None,
        "source": source.slug if source else "",
        "source_name": source.name if source else "",
        "source_attribution": source.attribution if source else "",
        "source_licence": source.licence if source else "",
        "external_key": record.external_key,
        "name": record.name,
        "lead": record.lead,
        "lead_en": record.lead_en,
        "story": record.story,
        "story_en": record.story_en,
        "is_invented": record.is_invented,
    }


def _state(record: Showpiece) -> str:
    return "zurückgezogen" if record.is_withdrawn else _STATES[record.state]


def _company(company: Company, sources: Mapping[int, Source], parts: Parts) -> dict[str, Value]:
    main, *further = parts["sites"] or [_NO_SITE]
    return {
        **_common(company, sources),
        **{name: getattr(company, name) for name in _PLAIN},
        "languages": SEVERAL.join(company.languages),
        **dict(zip(_SITE, main, strict=True)),
        "further_sites": join_parts([_cells(site[:4] + site[5:]) for site in further]),
        "sectors": SEVERAL.join(
            code if edition == Sector.Edition.WZ2008 else f"{edition}:{code}" for edition, code in parts["sectors"]
        ),
        "trades": SEVERAL.join(f"{annex} {number}" for annex, number in parts["trades"]),
        "certificates": join_parts([_cells(one) for one in parts["certificates"]]),
        "links": join_parts(parts["links"]),
    }


def _cells(values: tuple[Any, ...]) -> tuple[str, ...]:
    """Values as they stand inside a cell of several parts: no apostrophe there, only a whole cell can be a formula."""
    return tuple(value if isinstance(value, str) else as_text(value) for value in values)


def _private(company: Company, people: list[tuple[Any, ...]]) -> dict[str, Value]:
    """The consent of a sole trader and the people of the company: the first in columns of their own."""
    first, *further = people or [("", "", "", "")]
    return {
        "consent_on": company.consent_on,
        "consent_wording": company.consent_wording,
        **dict(zip(_PERSON, first, strict=True)),
        "further_contacts": join_parts(further),
    }


def _word(name: str, slug: str) -> str:
    return slug if SEVERAL in name else name


def _clear_names() -> dict[int, str]:
    """Names by which exactly one public company is meant; for the others the key stands."""
    public = Company.objects.filter(state=State.PUBLISHED)
    doubled = public.order_by().values("name").annotate(times=Count("pk")).filter(times__gt=1).values("name")
    clear = public.exclude(name__in=doubled).exclude(name__contains=SEVERAL)
    return dict(clear.values_list("pk", "name"))
