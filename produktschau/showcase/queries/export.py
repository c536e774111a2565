"""Companies and products as rows of a table: every column of ``showcase.tables.columns``, in a fixed number of queries per chunk.

What stands here comes back unchanged when it is read in again. Parts keep the order in which they were entered.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from django.db.models import Count, Max, Prefetch, QuerySet, Sum
from django.utils.timezone import localtime

from produktschau.lib.text import sort_key
from produktschau.region.models import Sector
from produktschau.showcase.models import (
    Certificate,
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
from produktschau.showcase.models.vocabulary import Word
from produktschau.showcase.queries.desk import TABS
from produktschau.showcase.queries.lists import chosen_companies, chosen_products
from produktschau.tabular.calculations.parts import join_parts
from produktschau.tabular.calculations.writing import as_text
from produktschau.tabular.engine.kinds import Selection, Value

CHUNK = 500
"""Records fetched at once: bounds the memory, and stays below SQLite's limit of variables."""
SEVERAL = ";"
"""Between the values of a cell that holds several words."""

Thing = TypeVar("Thing", Company, Product)
Record = Mapping[str, Value]


def selected_companies(selection: Selection) -> QuerySet[Company]:
    """The companies of a selection, in the order of the list: what everyone may see, or what the desk lists."""
    if selection.published_only:
        return chosen_companies(_words(selection)).order_by("sort_key", "key")
    return _as_the_desk(Company.objects.all(), selection)


def selected_products(selection: Selection) -> QuerySet[Product]:
    """The products of a selection, in the same way."""
    if selection.published_only:
        return chosen_products(_words(selection)).order_by("sort_key", "key")
    return _as_the_desk(Product.objects.all(), selection)


def company_count(selection: Selection) -> int:
    """How many companies the selection has."""
    return selected_companies(selection).count()


def product_count(selection: Selection) -> int:
    """How many products the selection has."""
    return selected_products(selection).count()


def company_records(selection: Selection) -> Iterator[Record]:
    """Companies by column name; personal columns only ``with_private``, people are not even read without it."""
    parts: list[Any] = [
        Prefetch("sites", Site.objects.select_related("municipality").order_by("-is_main", "pk")),
        Prefetch("sectors", CompanySector.objects.select_related("sector").order_by("-is_main", "pk")),
        "trades",
        Prefetch("certificates", Certificate.objects.order_by("pk")),
        Prefetch("links", CompanyLink.objects.order_by("position", "pk")),
    ]
    if selection.with_private:
        parts.append(Prefetch("contacts", Contact.objects.order_by("pk")))
    companies = selected_companies(selection).select_related("source").prefetch_related(*parts)
    for company in companies.iterator(chunk_size=CHUNK):
        yield {**_company(company), **(_people(company) if selection.with_private else {})}


def product_records(selection: Selection) -> Iterator[Record]:
    """Products by column name. Makers are keys; in the public table names, and only of companies everyone may see."""
    makers = Maker.objects.select_related("company").order_by("position", "pk")
    if selection.published_only:
        makers = makers.filter(company__state=State.PUBLISHED)
    names = _clear_names() if selection.published_only else None
    products = selected_products(selection).select_related("source", "world")
    for product in products.prefetch_related(Prefetch("maker_rows", makers), "areas", "materials").iterator(
        chunk_size=CHUNK
    ):
        yield _product(product, names)


def latest_change(records: QuerySet[Any]) -> str:
    """A short text that changes when a record of the selection changes, comes or goes."""
    told = records.order_by().aggregate(count=Count("pk"), changed=Max("changed_at"), sum=Sum("pk"))
    return f"{told['count']}-{told['sum'] or 0}-{told['changed'].timestamp() if told['changed'] else 0}"


def _as_the_desk(records: QuerySet[Thing], selection: Selection) -> QuerySet[Thing]:
    if sought := sort_key(selection.filters.get("wort", "")):
        records = records.filter(sort_key__contains=sought)
    _, which = TABS.get(selection.filters.get("stand", ""), TABS["alle"])
    return records.filter(which).order_by("sort_key", "key")


def _words(selection: Selection) -> dict[str, list[str]]:
    """The public list's choices; several words of one facet stand in one filter, with commas."""
    return {name: words.split(",") for name, words in selection.filters.items() if words}


def _common(record: Showpiece) -> dict[str, Value]:
    source = record.source
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
    return "zurückgezogen" if record.is_withdrawn else str(State(record.state).label)


def _company(company: Company) -> dict[str, Value]:
    sites = list(company.sites.all())
    plain = ("legal_name", "founded_year", "size_class", "email", "phone", "website", "opening_hours")
    return {
        **_common(company),
        **{name: getattr(company, name) for name in plain},
        "opening_hours_osm": company.opening_hours_osm,
        "languages": SEVERAL.join(company.languages),
        "is_sole_trader": company.is_sole_trader,
        "checked_on": company.checked_on,
        **_main_site(sites[0] if sites else Site()),
        "further_sites": join_parts([_site_parts(site) for site in sites[1:]]),
        "sectors": SEVERAL.join(_sector(row.sector) for row in company.sectors.all()),
        "trades": SEVERAL.join(f"{trade.annex} {trade.number}" for trade in company.trades.all()),
        "certificates": join_parts(
            [(one.name, one.issuer, one.number, as_text(one.valid_until)) for one in company.certificates.all()]
        ),
        "links": join_parts([(link.label, link.url) for link in company.links.all()]),
    }


def _main_site(site: Site) -> dict[str, Value]:
    return {
        "street": site.street,
        "house_number": site.house_number,
        "postcode": site.postcode,
        "place": site.place,
        "municipality": site.municipality.name if site.municipality else "",
        "ags": site.municipality.ags if site.municipality else "",
        "lon": site.lon,
        "lat": site.lat,
    }


def _site_parts(site: Site) -> tuple[str, ...]:
    ags = site.municipality.ags if site.municipality else ""
    return (site.street, site.house_number, site.postcode, site.place, ags, as_text(site.lon), as_text(site.lat))


def _sector(sector: Sector) -> str:
    return sector.code if sector.edition == Sector.Edition.WZ2008 else f"{sector.edition}:{sector.code}"


def _people(company: Company) -> dict[str, Value]:
    """The consent of a sole trader and the people of the company: the first in columns of their own."""
    contacts = list(company.contacts.all())
    first = contacts[0] if contacts else Contact()
    return {
        "consent_on": company.consent_on,
        "consent_wording": company.consent_wording,
        "contact_name": first.name,
        "contact_role": first.role,
        "contact_email": first.email,
        "contact_phone": first.phone,
        "further_contacts": join_parts([(one.name, one.role, one.email, one.phone) for one in contacts[1:]]),
    }


def _product(product: Product, clear_names: Mapping[int, str] | None) -> dict[str, Value]:
    makers = [row.company for row in product.maker_rows.all()]
    return {
        **_common(product),
        "name_en": product.name_en,
        "makers": SEVERAL.join((clear_names or {}).get(maker.pk, maker.key) for maker in makers),
        "areas": SEVERAL.join(_word(area) for area in product.areas.all()),
        "world": _word(product.world) if product.world else "",
        "materials": SEVERAL.join(_word(material) for material in product.materials.all()),
        "where_to_buy": product.where_to_buy,
        "where_to_buy_en": product.where_to_buy_en,
    }


def _word(word: Word) -> str:
    return word.slug if SEVERAL in word.name else word.name


def _clear_names() -> dict[int, str]:
    """Names by which exactly one public company is meant; for the others the key stands."""
    public = Company.objects.filter(state=State.PUBLISHED)
    doubled = public.order_by().values("name").annotate(times=Count("pk")).filter(times__gt=1).values("name")
    clear = public.exclude(name__in=doubled).exclude(name__contains=SEVERAL)
    return dict(clear.values_list("pk", "name"))
