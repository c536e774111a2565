"""Whom a visitor can ask."""

from produktschau.enquiries.models import Enquiry
from produktschau.showcase.models import Company, Product, SlugRedirect, State


def public_company(slug: str) -> Company | None:
    """The published company at an address, or at one it had before."""
    public = Company.objects.filter(state=State.PUBLISHED)
    return public.filter(slug=slug).first() or public.filter(key=_key_behind("company", slug)).first()


def public_product(slug: str) -> Product | None:
    """The published product at an address, or at one it had before."""
    public = Product.objects.filter(state=State.PUBLISHED)
    return public.filter(slug=slug).first() or public.filter(key=_key_behind("product", slug)).first()


def askable_makers(product: Product) -> list[Company]:
    """The published makers of a product, in their order."""
    makers = Company.objects.filter(maker_rows__product=product, state=State.PUBLISHED)
    return list(makers.order_by("maker_rows__position", "maker_rows__pk"))


def enquiry_of(subject: str, company: Company) -> Enquiry | None:
    """The enquiry a link speaks of („enquiry:K7M2QX“), if it is to this company."""
    key = subject.removeprefix("enquiry:")
    return Enquiry.objects.filter(key=key, company=company).select_related("company", "product").first()


def _key_behind(kind: str, slug: str) -> str:
    old = SlugRedirect.objects.filter(kind=kind, slug=slug).first()
    return old.key if old else ""
