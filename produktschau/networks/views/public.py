"""Public pages of networks: the doors, one network, and how a firm joins."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from produktschau.audit.record import System
from produktschau.lib.dates import now
from produktschau.lib.spam import doubts_about, form_stamp
from produktschau.networks.actions.inviting import send_way_in
from produktschau.networks.models import Network
from produktschau.networks.queries.joining import called_so, own_firms, suggested_names
from produktschau.networks.queries.networks import published_networks
from produktschau.networks.queries.public import doors, network_data, network_page
from produktschau.networks.queries.wording import said
from produktschau.region.queries import region
from produktschau.showcase.queries.structured import breadcrumb_data

VISITOR = System("visitor")
FORM = "networks.join"
UNPROCESSABLE = 422


@require_safe
def networks(request: HttpRequest) -> HttpResponse:
    """The doors to all networks."""
    crumbs = [(gettext("Schau"), reverse("portal:home")), (gettext("Netzwerke"), "")]
    context = {"doors": doors(), "crumbs": crumbs, "structured": [breadcrumb_data(crumbs)]}
    return render(request, "networks/networks.html", context)


@require_safe
def network(request: HttpRequest, slug: str) -> HttpResponse:
    """One network."""
    found = _found(slug)
    page = network_page(found)
    crumbs = _crumbs((said(found, "name"), ""))
    context = {
        "page": page,
        "dots": render_to_string("networks/parts/dots.html", {"dots": page.dots}),
        "network": found,
        "heading": said(found, "name"),
        "description": said(found, "lead"),
        "crumbs": crumbs,
        "structured": [network_data(page), breadcrumb_data(crumbs)],
    }
    return render(request, "networks/network.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """How a firm joins: signed in its own page, else the link to the addresses it has. The answer does not tell whether there is such a firm."""
    found = _found(slug)
    context: dict[str, Any] = {"network": found, "heading": said(found, "name"), "office": region()}
    name = " ".join(request.POST.get("text", "").split())
    context["problem"] = problem = _problem(request, name) if request.method == "POST" else ""
    if request.method == "POST" and not problem and found.takes_members:
        send_way_in(by=VISITOR, at=now(), network=found, companies=called_so(name))
        return render(request, "networks/join_sent.html", context | {"back": found.get_absolute_url()})
    context |= {
        "own": own_firms(request.user),
        "names": suggested_names(),
        "typed": name,
        "stamp": form_stamp(FORM, at=now()),
        "crumbs": _crumbs((said(found, "name"), found.get_absolute_url()), (gettext("Mitmachen"), "")),
    }
    return render(request, "networks/join.html", context, status=UNPROCESSABLE if problem else 200)


def _problem(request: HttpRequest, name: str) -> str:
    return doubts_about(request.POST, FORM, at=now()) or (
        "" if name else gettext("Schreiben Sie den Namen Ihres Betriebs, wie er in der Schau steht.")
    )


def _found(slug: str) -> Network:
    found = published_networks().filter(slug=slug).first()
    if found is None:
        raise Http404(gettext("Dieses Netzwerk gibt es in der Schau nicht."))
    return found


def _crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(gettext("Schau"), reverse("portal:home")), (gettext("Netzwerke"), reverse("networks:networks")), *more]
