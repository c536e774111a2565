"""What everyone may see, with everything a card needs in a fixed number of queries."""

from django.db.models import Prefetch, QuerySet

from produktschau.showcase.models import Company, Maker, Picture, Product, Site, State


def published_companies() -> QuerySet[Company]:
    """Companies everyone may see, with sites and pictures."""
    return with_company_card(Company.objects.filter(state=State.PUBLISHED))


def published_products() -> QuerySet[Product]:
    """Products everyone may see, with those makers everyone may see, world, materials and pictures."""
    return with_product_card(Product.objects.filter(state=State.PUBLISHED))


def with_company_card(companies: QuerySet[Company]) -> QuerySet[Company]:
    """Fetch what a company's card shows."""
    sites = Site.objects.select_related("municipality").order_by("-is_main", "pk")
    return companies.select_related("source").prefetch_related(
        Prefetch("sites", queryset=sites, to_attr="card_sites"),
        Prefetch("pictures", queryset=Picture.objects.order_by("position", "pk"), to_attr="card_pictures"),
        Prefetch("products", queryset=_worlds(), to_attr="card_products"),
    )


def with_product_card(products: QuerySet[Product]) -> QuerySet[Product]:
    """Fetch what a product's card shows; makers that are drafts are left out."""
    makers = (
        Maker.objects.filter(company__state=State.PUBLISHED)
        .select_related("company")
        .prefetch_related(
            Prefetch(
                "company__sites",
                queryset=Site.objects.select_related("municipality").order_by("-is_main", "pk"),
                to_attr="card_sites",
            )
        )
        .order_by("position", "pk")
    )
    return products.select_related("world", "source").prefetch_related(
        Prefetch("maker_rows", queryset=makers, to_attr="card_makers"),
        Prefetch("pictures", queryset=Picture.objects.order_by("position", "pk"), to_attr="card_pictures"),
        "materials",
        "areas",
    )


def _worlds() -> QuerySet[Product]:
    return (
        Product.objects.filter(state=State.PUBLISHED)
        .select_related("world")
        .prefetch_related("materials")
        .order_by("sort_key", "pk")
    )
