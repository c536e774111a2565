"""What everyone may see, with everything a card needs in a fixed number of queries."""

from django.db.models import Prefetch, QuerySet

from produktschau.showcase.models import Company, Maker, Product, Site, State
from produktschau.showcase.queries.pictures import seen


def published_companies() -> QuerySet[Company]:
    """Companies everyone may see, with sites and pictures."""
    return with_company_card(Company.objects.filter(state=State.PUBLISHED))


def published_products() -> QuerySet[Product]:
    """Products everyone may see, with those makers everyone may see, world, materials and pictures."""
    return with_product_card(Product.objects.filter(state=State.PUBLISHED))


def with_company_card(companies: QuerySet[Company]) -> QuerySet[Company]:
    """Fetch what a company's card shows."""
    products = Prefetch("products", queryset=_worlds(), to_attr="card_products")
    return companies.select_related("source").prefetch_related(*company_card_parts(), products)


def with_product_card(products: QuerySet[Product]) -> QuerySet[Product]:
    """Fetch what a product's card shows; makers that are drafts are left out."""
    return products.select_related("world", "source").prefetch_related(*product_card_parts(), "areas")


def company_card_parts() -> list[Prefetch[str]]:
    """Sites and pictures of companies, as their cards want them."""
    sites = Site.objects.select_related("municipality").order_by("-is_main", "pk")
    return [Prefetch("sites", queryset=sites, to_attr="card_sites"), _pictures()]


def product_card_parts() -> list[Prefetch[str] | str]:
    """Makers with their sites, pictures and materials of products, as their cards want them."""
    # „is published“ would let SQLite, which has no statistics, begin with all companies in that state.
    return [_makers(Maker.objects.exclude(company__state=State.DRAFT)), _pictures(), "materials"]


def makers_with_drafts() -> Prefetch[str]:
    """All makers of products in the same place, for those who may see drafts."""
    return _makers(Maker.objects.all())


def _makers(rows: QuerySet[Maker]) -> Prefetch[str]:
    sites = Site.objects.select_related("municipality").order_by("-is_main", "pk")
    whole = rows.select_related("company").prefetch_related(
        Prefetch("company__sites", queryset=sites, to_attr="card_sites")
    )
    return Prefetch("maker_rows", queryset=whole.order_by("position", "pk"), to_attr="card_makers")


def _pictures() -> Prefetch[str]:
    return Prefetch("pictures", queryset=seen(), to_attr="card_pictures")


def _worlds() -> QuerySet[Product]:
    return (
        Product.objects.filter(state=State.PUBLISHED)
        .select_related("world")
        .prefetch_related("materials")
        .order_by("sort_key", "pk")
    )
