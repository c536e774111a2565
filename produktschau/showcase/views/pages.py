"""The page of one company, the page of one product, and their data sheets."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from produktschau.accounts.models import User
from produktschau.design.holes import filled_in
from produktschau.design.slots import filled
from produktschau.lib.dates import now
from produktschau.showcase.documents.shown import shown
from produktschau.showcase.engine.own_pages import own_page
from produktschau.showcase.models import Company, Product
from produktschau.showcase.print import company_sheet_pdf, product_sheet_pdf
from produktschau.showcase.queries.pages import company_page, product_page
from produktschau.showcase.rules import may_see_desk
from produktschau.showcase.views.finding import Found, find, gone
from produktschau.showcase.views.visits import note_visit


@require_safe
def company(request: HttpRequest, slug: str) -> HttpResponse:
    """One company."""
    return _page(request, find(request, Company, "company", slug), "company")


@require_safe
def product(request: HttpRequest, slug: str) -> HttpResponse:
    """One product."""
    return _page(request, find(request, Product, "product", slug), "product")


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


def _page(request: HttpRequest, found: Found[Company] | Found[Product], kind: str) -> HttpResponse:
    record = found.record
    if record is None:
        return _answer(request, found)
    way = _way_to_write(request, record)
    if not way and not found.is_preview:
        note_visit(request, record)
    said = {"is_preview": found.is_preview, "way": way}
    finished = shown(record)
    holes = {
        "notice": render_to_string("showcase/parts/preview.html", said) if found.is_preview or way else "",
        "aside": filled(f"{kind}.aside", request, record),
        "below": filled(f"{kind}.below", request, record),
    }
    context = {"shown": finished, "main": filled_in(finished.main, holes)}
    return render(request, f"showcase/{kind}.html", context)


def _way_to_write(request: HttpRequest, record: Company | Product) -> str:
    """The desk for the staff, Mein Betrieb for whoever speaks for the firm; nothing for everyone else."""
    if may_see_desk(request.user):
        return reverse(
            f"showcase_house:desk_{'company' if isinstance(record, Company) else 'product'}", args=[record.key]
        )
    return own_page(request.user, record) if isinstance(request.user, User) else ""


def _answer(request: HttpRequest, found: Found[Company] | Found[Product]) -> HttpResponse:
    return found.answer or gone(request)


def _pdf(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}.pdf"'}
    )
