"""What the record says now, as the content of a submission."""

from produktschau.intake.calculations.contents import COMPANY_FIELDS, PRODUCT_FIELDS, Content, empty_content
from produktschau.intake.calculations.lines import certificate_lines, link_lines
from produktschau.showcase.models import Company, Product, Site

LISTS = ("certificates", "links")
_ADDRESS = ("street", "house_number", "postcode", "place")


def content_of(record: Company | Product) -> Content:
    """The record's own words, field by field."""
    return _of_company(record) if isinstance(record, Company) else _of_product(record)


def lists_of(company: Company) -> Content:
    """Certificates and links as lines."""
    return {
        "certificates": certificate_lines(company.certificates.values("name", "issuer", "number", "valid_until")),
        "links": link_lines(company.links.values("label", "url")),
    }


def main_site(company: Company) -> Site | None:
    """The site a visitor is sent to."""
    return company.sites.order_by("-is_main", "pk").first()


def _of_company(company: Company) -> Content:
    content = empty_content(COMPANY_FIELDS)
    content |= {name: getattr(company, name) for name in content if name not in (*_ADDRESS, *LISTS)}
    content |= lists_of(company)
    site = main_site(company)
    if site is not None:
        content |= {name: getattr(site, name) for name in _ADDRESS}
    return content


def _of_product(product: Product) -> Content:
    content = empty_content(PRODUCT_FIELDS)
    content |= {
        name: getattr(product, name) for name in ("name", "lead", "story", "lead_en", "story_en", "where_to_buy")
    }
    content["areas"] = list(product.areas.values_list("slug", flat=True))
    content["materials"] = list(product.materials.values_list("slug", flat=True))
    content["world"] = product.world.slug if product.world else ""
    return content
