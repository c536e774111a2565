"""The municipalities: all of them by any measure, and what there is for one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from produktschau.lib.dates import now
from produktschau.region.models import Territory
from produktschau.region.print import municipality_sheet_pdf
from produktschau.region.queries.doors import municipality_at_address
from produktschau.region.queries.municipality_page import municipality_page
from produktschau.region.queries.municipality_table import MEASURE, NAME, SORTING, municipality_table


@require_safe
def municipalities(request: HttpRequest) -> HttpResponse:
    """Map and table; ``?groesse=`` chooses what the map shows, ``?sortieren=`` orders the table."""
    table = municipality_table(request.GET.get(SORTING, NAME), request.GET.get(MEASURE, ""))
    crumbs = [*_crumbs(), (_("Gemeinden"), "")]
    return render(request, "region/municipalities.html", {"table": table, "crumbs": crumbs})


@require_safe
def municipality(request: HttpRequest, slug: str) -> HttpResponse:
    """What there is for one municipality; a merged one leads to the one it is part of today."""
    place = _found(slug)
    if place.slug != slug:
        return redirect("region:municipality", place.slug, permanent=True)
    crumbs = [*_crumbs(), (_("Gemeinden"), reverse("region:municipalities")), (place.name, "")]
    return render(request, "region/municipality.html", {"page": municipality_page(place), "crumbs": crumbs})


@require_safe
def municipality_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """The same on one A4 sheet."""
    place = _found(slug)
    if place.slug != slug:
        return redirect("region:municipality_sheet", place.slug, permanent=True)
    content = municipality_sheet_pdf(municipality_page(place), made_at=now(), language=get_language() or "de")
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{place.slug}.pdf"'}
    )


def _found(slug: str) -> Territory:
    place = municipality_at_address(slug)
    if place is None:
        raise Http404(_("Diese Gemeinde gibt es im Landkreis nicht."))
    return place


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Schau"), reverse("portal:home")), (_("Die Region"), reverse("region:region"))]
