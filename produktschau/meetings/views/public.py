"""Public pages of meetings: all of them, one, and how a firm without its link registers."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from produktschau.audit.record import System
from produktschau.lib.dates import now
from produktschau.lib.spam import doubts_about, form_stamp
from produktschau.meetings.actions.way_in import send_way_in
from produktschau.meetings.models import Meeting
from produktschau.meetings.queries.minutes import afterwards
from produktschau.meetings.queries.public import (
    coming_meetings,
    meeting_data,
    meeting_page,
    past_meetings,
    said,
    shown_meetings,
)
from produktschau.networks.queries.joining import called_so, own_firms, suggested_names
from produktschau.region.queries import region
from produktschau.showcase.queries.structured import breadcrumb_data

VISITOR = System("visitor")
FORM = "meetings.way_in"
PER_PAGE = 20
UNPROCESSABLE = 422


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """Those ahead, the next first, and those that were."""
    at = now()
    crumbs = [(gettext("Schau"), reverse("portal:home")), (gettext("Treffen"), "")]
    context = {
        "coming": coming_meetings(at),
        "page": Paginator(past_meetings(at), PER_PAGE).get_page(request.GET.get("seite")),
        "crumbs": crumbs,
        "structured": [breadcrumb_data(crumbs)],
    }
    return render(request, "meetings/public_list.html", context)


@require_safe
def meeting(request: HttpRequest, slug: str) -> HttpResponse:
    """One meeting."""
    found = _found(slug)
    page = meeting_page(found, now())
    crumbs = _crumbs((said(found, "title"), ""))
    return render(
        request,
        "meetings/public.html",
        {
            "page": page,
            "meeting": found,
            "heading": said(found, "title"),
            "description": said(found, "lead"),
            "crumbs": crumbs,
            "after": afterwards(found),
            "structured": [meeting_data(page), breadcrumb_data(crumbs)],
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def way_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Signed in the firm's own page, else the link to the addresses it has. The answer does not tell whether there is such a firm."""
    found = _found(slug)
    page = meeting_page(found, now())
    context: dict[str, Any] = {"meeting": found, "page": page, "heading": said(found, "title"), "office": region()}
    name = " ".join(request.POST.get("text", "").split())
    context["problem"] = problem = _problem(request, name) if request.method == "POST" else ""
    if request.method == "POST" and not problem and not page.against:
        send_way_in(by=VISITOR, at=now(), meeting=found, companies=called_so(name))
        return render(request, "meetings/way_in_sent.html", context | {"back": found.get_absolute_url()})
    context |= {
        "own": own_firms(request.user),
        "names": suggested_names(),
        "typed": name,
        "stamp": form_stamp(FORM, at=now()),
        "crumbs": _crumbs((said(found, "title"), found.get_absolute_url()), (gettext("Anmelden"), "")),
    }
    return render(request, "meetings/way_in.html", context, status=UNPROCESSABLE if problem else 200)


def _problem(request: HttpRequest, name: str) -> str:
    return doubts_about(request.POST, FORM, at=now()) or (
        "" if name else gettext("Schreiben Sie den Namen Ihres Betriebs, wie er in der Schau steht.")
    )


def _found(slug: str) -> Meeting:
    found = shown_meetings().select_related("host", "municipality").filter(slug=slug).first()
    if found is None:
        raise Http404(gettext("Dieses Treffen gibt es in der Schau nicht."))
    return found


def _crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(gettext("Schau"), reverse("portal:home")), (gettext("Treffen"), reverse("meetings:meetings")), *more]
