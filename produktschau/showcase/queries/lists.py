"""The lists of products and companies: filters with counts, order, page. The number of queries is fixed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from produktschau.region.queries import former_districts
from produktschau.showcase.models import AreaOfLife, ColourWorld, Company, Maker, Material, Product, Site, State
from produktschau.showcase.queries.published import published_companies, published_products
from produktschau.showcase.queries.wording import plain

SIZE = 24
SORTS: dict[str, str | Promise] = {"neu": _("Neu zuerst"), "name": _("Name A–Z"), "ort": _("Ort A–Z")}


@dataclass(frozen=True)
class Facet:
    """One way to narrow a list: rows that pair a record with a word."""

    name: str
    label: str | Promise
    rows: Callable[[], QuerySet[Any]]
    owner: str
    slug: str


@dataclass(frozen=True)
class Choice:
    """One word to choose, with the number of records that would remain."""

    slug: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class FacetShown:
    """A facet as the page shows it."""

    name: str
    label: str | Promise
    choices: list[Choice]

    @property
    def is_in_use(self) -> bool:
        """Whether one of its words is chosen."""
        return any(choice.is_chosen for choice in self.choices)


@dataclass(frozen=True)
class Chosen:
    """A choice in force, with the query string that drops it."""

    label: str
    without: str


@dataclass(frozen=True)
class Listing:
    """A list as its page shows it."""

    page: Page[Any]
    facets: list[FacetShown]
    chosen: list[Chosen]
    sort: str

    @property
    def total(self) -> int:
        """How many records remain."""
        return self.page.paginator.count


def _made() -> QuerySet[Maker]:
    return Maker.objects.filter(product__state=State.PUBLISHED)


PRODUCT_FACETS = (
    Facet("bereich", _("Lebensbereich"), lambda: Product.areas.through.objects.all(), "product_id", "areaoflife__slug"),
    Facet("farbwelt", _("Farbwelt"), lambda: Product.objects.all(), "pk", "world__slug"),
    Facet("material", _("Material"), lambda: Product.materials.through.objects.all(), "product_id", "material__slug"),
    Facet(
        "altkreis",
        _("Altkreis"),
        lambda: Maker.objects.filter(company__state=State.PUBLISHED),
        "product_id",
        "company__sites__municipality__former_district__slug",
    ),
)
COMPANY_FACETS = (
    Facet("bereich", _("Lebensbereich"), _made, "company_id", "product__areas__slug"),
    Facet("farbwelt", _("Farbwelt"), _made, "company_id", "product__world__slug"),
    Facet("material", _("Material"), _made, "company_id", "product__materials__slug"),
    Facet("altkreis", _("Altkreis"), lambda: Site.objects.all(), "company_id", "municipality__former_district__slug"),
)


def product_listing(chosen: Mapping[str, Sequence[str]], *, sort: str = "neu", page: str | int | None = 1) -> Listing:
    """The list of products; ``chosen`` maps a facet's name to words: one of them must fit, in every facet."""
    town = Site.objects.filter(company__maker_rows__product=OuterRef("pk"), company__state=State.PUBLISHED)
    return _listing(published_products(), PRODUCT_FACETS, chosen, town, sort, page)


def company_listing(chosen: Mapping[str, Sequence[str]], *, sort: str = "neu", page: str | int | None = 1) -> Listing:
    """The list of companies."""
    town = Site.objects.filter(company=OuterRef("pk"))
    return _listing(published_companies(), COMPANY_FACETS, chosen, town, sort, page)


def chosen_products(chosen: Mapping[str, Sequence[str]]) -> QuerySet[Product]:
    """All products everyone may see that fit the choice, in no order; unknown words are left out as on the page."""
    return _chosen(Product.objects.filter(state=State.PUBLISHED), PRODUCT_FACETS, chosen)


def chosen_companies(chosen: Mapping[str, Sequence[str]]) -> QuerySet[Company]:
    """All companies everyone may see that fit the choice."""
    return _chosen(Company.objects.filter(state=State.PUBLISHED), COMPANY_FACETS, chosen)


def _chosen(records: QuerySet[Any], facets: tuple[Facet, ...], chosen: Mapping[str, Sequence[str]]) -> QuerySet[Any]:
    return _narrowed(records, facets, _known(facets, chosen, _words()))


def _known(
    facets: tuple[Facet, ...], chosen: Mapping[str, Sequence[str]], words: Mapping[str, Mapping[str, str]]
) -> dict[str, list[str]]:
    return {facet.name: [slug for slug in chosen.get(facet.name, ()) if slug in words[facet.name]] for facet in facets}


def _listing(
    everything: QuerySet[Any],
    facets: tuple[Facet, ...],
    chosen: Mapping[str, Sequence[str]],
    town: QuerySet[Site],
    sort: str,
    page: str | int | None,
) -> Listing:
    words = _words()
    chosen = _known(facets, chosen, words)
    shown = [_shown(facet, _narrowed(everything, facets, chosen, leave=facet.name), words, chosen) for facet in facets]
    found = _sorted(_narrowed(everything, facets, chosen), sort, town)
    return Listing(
        page=Paginator(found, SIZE).get_page(page),
        facets=[facet for facet in shown if facet.choices],
        chosen=[
            Chosen(words[name][slug], _query(chosen, sort, leave=(name, slug)))
            for name, slugs in chosen.items()
            for slug in slugs
        ],
        sort=sort if sort in SORTS else "neu",
    )


def _words() -> dict[str, dict[str, str]]:
    """All words of all facets in their order: name of facet → slug → label."""
    return {
        "bereich": {area.slug: plain(area, "name") for area in AreaOfLife.objects.all()},
        "farbwelt": {world.slug: plain(world, "name") for world in ColourWorld.objects.all()},
        "material": {material.slug: plain(material, "name") for material in Material.objects.all()},
        "altkreis": {district.slug: district.name for district in former_districts()},
    }


def _narrowed(
    records: QuerySet[Any], facets: tuple[Facet, ...], chosen: Mapping[str, Sequence[str]], leave: str = ""
) -> QuerySet[Any]:
    for facet in facets:
        if chosen[facet.name] and facet.name != leave:
            fitting = facet.rows().filter(**{f"{facet.slug}__in": chosen[facet.name]})
            records = records.filter(pk__in=fitting.values(facet.owner))
    return records


def _shown(
    facet: Facet, records: QuerySet[Any], words: Mapping[str, Mapping[str, str]], chosen: Mapping[str, Sequence[str]]
) -> FacetShown:
    rows = facet.rows().filter(**{f"{facet.owner}__in": records.order_by().values("pk")}).order_by()
    counts = {
        row[facet.slug]: row["records"]
        for row in rows.values(facet.slug).annotate(records=Count(facet.owner, distinct=True))
    }
    choices = [
        Choice(slug, label, counts.get(slug, 0), slug in chosen[facet.name])
        for slug, label in words[facet.name].items()
        if counts.get(slug) or slug in chosen[facet.name]
    ]
    return FacetShown(facet.name, facet.label, choices)


def _sorted(records: QuerySet[Any], sort: str, town: QuerySet[Site]) -> QuerySet[Any]:
    if sort == "name":
        return records.order_by("sort_key", "pk")
    if sort == "ort":
        first = town.order_by("-is_main", "pk").values("municipality__sort_key")[:1]
        by_town: QuerySet[Any] = records.annotate(town=Subquery(first)).order_by("town", "sort_key", "pk")
        return by_town
    return records.order_by("-published_at", "sort_key", "pk")


def _query(chosen: Mapping[str, Sequence[str]], sort: str, leave: tuple[str, str]) -> str:
    pairs = [(name, slug) for name, slugs in chosen.items() for slug in slugs if (name, slug) != leave]
    kept = [*pairs, ("ordnen", sort)] if sort in SORTS and sort != "neu" else pairs
    return "?" + "&".join(f"{name}={value}" for name, value in kept)
