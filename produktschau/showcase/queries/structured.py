"""Structured data (schema.org) of pages. It repeats what the page shows and adds nothing."""

from typing import Any

from django.conf import settings

from produktschau.showcase.models import Company
from produktschau.showcase.queries.pages import CompanyPage, ProductPage
from produktschau.showcase.queries.wording import plain


def company_data(page: CompanyPage) -> dict[str, Any]:
    """A LocalBusiness."""
    company = page.company
    data = {
        "@type": "LocalBusiness",
        "name": company.name,
        "legalName": company.legal_name,
        "description": plain(company, "lead"),
        "url": _whole(company.get_absolute_url()),
        "sameAs": [address for address in (company.website, *(link.url for link in page.links)) if address],
        "telephone": company.phone,
        "email": company.email,
        "foundingDate": str(company.founded_year or ""),
        "address": [_address(site) for site in page.sites[:1]],
        "geo": [
            {"@type": "GeoCoordinates", "latitude": site.lat, "longitude": site.lon}
            for site in page.sites[:1]
            if site.lon is not None
        ],
    }
    return {name: value for name, value in data.items() if value}


def product_data(page: ProductPage) -> dict[str, Any]:
    """A Product with its makers."""
    product = page.product
    data = {
        "@type": "Product",
        "name": plain(product, "name"),
        "description": plain(product, "lead"),
        "url": _whole(product.get_absolute_url()),
        "material": [plain(material, "name") for material in page.materials],
        "category": [plain(area, "name") for area in page.areas],
        "manufacturer": [_organisation(maker.company) for maker in page.makers],
    }
    return {name: value for name, value in data.items() if value}


def breadcrumb_data(crumbs: list[tuple[str, str]]) -> dict[str, Any]:
    """A BreadcrumbList from pairs of label and address; the last one may have no address."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": str(label)} | ({"item": _whole(url)} if url else {})
            for place, (label, url) in enumerate(crumbs, start=1)
        ],
    }


def _address(site: Any) -> dict[str, str]:
    data = {
        "@type": "PostalAddress",
        "streetAddress": f"{site.street} {site.house_number}".strip(),
        "postalCode": site.postcode,
        "addressLocality": site.place,
        "addressCountry": "DE",
    }
    return {name: value for name, value in data.items() if value}


def _organisation(company: Company) -> dict[str, str]:
    return {"@type": "Organization", "name": company.name, "url": _whole(company.get_absolute_url())}


def _whole(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
