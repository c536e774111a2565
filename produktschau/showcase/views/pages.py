"""The page of one company, the page of one product, and their data sheets."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from produktschau.lib.dates import now
from produktschau.showcase.models import Company, Product
from produktschau.showcase.print import company_sheet_pdf, product_sheet_pdf
from produktschau.showcase.queries.pages import company_page, product_page
from produktschau.showcase.queries.structured import breadcrumb_data, company_data, product_data
from produktschau.showcase.queries.wording import plain
from produktschau.showcase.rules import may_open
from produktschau.showcase.views.finding import Found, find, gone


@require_safe
def company(request: HttpRequest, slug: str) -> HttpResponse:
    """One company."""
    found = find(request, Company, "company", slug)
    if found.record is None:
        return _answer(request, found)
    page = company_page(found.record)
    crumbs = [
        (gettext("Schau"), reverse("portal:home")),
        (gettext("Betriebe"), reverse("showcase:companies")),
        (page.company.name, ""),
    ]
    context = {
        "page": page,
        "company": page.company,
        "crumbs": crumbs,
        "is_preview": found.is_preview,
        "may_open": may_open(request.user, page.company),
        "structured": [company_data(page), breadcrumb_data(crumbs)],
    }
    return render(request, "showcase/company.html", context)


@require_safe
def product(request: HttpRequest, slug: str) -> HttpResponse:
    """One product."""
    found = find(request, Product, "product", slug)
    if found.record is None:
        return _answer(request, found)
    page = product_page(found.record)
    crumbs = [
        (gettext("Schau"), reverse("portal:home")),
        (gettext("Produkte"), reverse("showcase:products")),
        (plain(page.product, "name"), ""),
    ]
    context = {
        "page": page,
        "product": page.product,
        "crumbs": crumbs,
        "is_preview": found.is_preview,
        "may_open": may_open(request.user, page.product),
        "structured": [product_data(page), breadcrumb_data(crumbs)],
    }
    return render(request, "showcase/product.html", context)


@require_safe
def company_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """The data sheet of a published company."""
    found = find(request, Company, "company", slug)
    if found.is_preview:
        raise Http404
    if found.record is None:
        return _answer(request, found)
    return _pdf(company_sheet_pdf(company_page(found.record), made_at=now()), found.record.slug)


@require_safe
def product_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """The data sheet of a published product."""
    found = find(request, Product, "product", slug)
    if found.is_preview:
        raise Http404
    if found.record is None:
        return _answer(request, found)
    return _pdf(product_sheet_pdf(product_page(found.record), made_at=now()), found.record.slug)


def _answer(request: HttpRequest, found: Found[Company] | Found[Product]) -> HttpResponse:
    return found.answer or gone(request)


def _pdf(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}.pdf"'}
    )
