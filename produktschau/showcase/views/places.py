"""The doors by place: all places, one municipality, one former district."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from produktschau.region.queries.doors import former_district_at_address, municipality_at_address
from produktschau.showcase.queries.places import former_district_page, municipality_page, place_groups
from produktschau.showcase.queries.structured import breadcrumb_data


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """All municipalities by former district, with what is made there."""
    crumbs = [(gettext("Schau"), reverse("portal:home")), (gettext("Orte"), "")]
    context = {"groups": place_groups(), "crumbs": crumbs, "structured": [breadcrumb_data(crumbs)]}
    return render(request, "showcase/places.html", context)


@require_safe
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """One municipality; a merged one leads to the one it is part of today."""
    found = municipality_at_address(slug)
    if found is None:
        raise Http404(gettext("Diesen Ort gibt es in der Schau nicht."))
    if found.slug != slug:
        return redirect("showcase:place", found.slug, permanent=True)
    page = municipality_page(found, language=get_language() or "de")
    crumbs = _crumbs(found.name)
    context = {"page": page, "heading": found.name, "crumbs": crumbs, "structured": [breadcrumb_data(crumbs)]}
    return render(request, "showcase/place.html", context)


@require_safe
def former_district(request: HttpRequest, slug: str) -> HttpResponse:
    """One former district with its municipalities."""
    found = former_district_at_address(slug)
    if found is None:
        raise Http404(gettext("Diesen Altkreis gibt es in der Schau nicht."))
    heading = gettext("Altkreis %(name)s") % {"name": found.name.removeprefix("Altkreis ")}
    page = former_district_page(found, language=get_language() or "de")
    crumbs = _crumbs(heading)
    context = {"page": page, "heading": heading, "crumbs": crumbs, "structured": [breadcrumb_data(crumbs)]}
    return render(request, "showcase/place.html", context)


def _crumbs(heading: str) -> list[tuple[str, str]]:
    return [
        (gettext("Schau"), reverse("portal:home")),
        (gettext("Orte"), reverse("showcase:places")),
        (heading, ""),
    ]
