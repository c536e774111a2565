"""Ending circulars: by the personal link in a mail or letter, or with one click in a mail program (RFC 8058)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from produktschau.lib.dates import now
from produktschau.mailings.actions.refusing import end_opt_out, opt_out
from produktschau.mailings.actions.sending import DAYS, PURPOSE
from produktschau.mailings.queries.refusals import standings
from produktschau.outreach.engine.links import link_for
from produktschau.outreach.engine.purposes import Purpose
from produktschau.outreach.models import PersonalLink

BY_LINK = "über den Link im Rundschreiben"
BY_CLICK = "mit einem Klick im Mailprogramm"
FIRM = "betrieb"


@require_http_methods(["GET", "HEAD", "POST"])
def opt_out_door(request: HttpRequest, link: PersonalLink, rest: str) -> HttpResponseBase:
    """Shows what a click would end; POST ends it (``umfang``: only this address, or the whole firm) or begins it again (``tun=wieder``)."""
    if rest:
        raise Http404
    if request.method == "POST":
        whole = request.POST.get("umfang") == FIRM or not link.email
        email = "" if whole else link.email
        if request.POST.get("tun") == "wieder":
            end_opt_out(by=link, at=now(), company=link.company, email=email, reason=BY_LINK)
        else:
            opt_out(by=link, at=now(), company=link.company, email=email, source=BY_LINK)
    addresses = [(link.email, link.name)] if link.email else []
    firm, *own = standings(link.company, addresses)
    context = {
        "company": link.company,
        "firm": firm,
        "own": own[0] if own else None,
        "is_done": request.method == "POST",
    }
    return render(request, "mailings/door.html", context)


@csrf_exempt  # the mail program's server has no page of ours: the signed token in the address is what it proves (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def one_click(request: HttpRequest, token: str) -> HttpResponse:
    """End circulars to the address the mail went to. A person who opens the address is led to the page that asks."""
    link = link_for(token, at=now())
    if link is None or link.purpose != PURPOSE:
        raise Http404
    if request.method != "POST":
        return redirect("outreach:door", token)
    if request.POST.get("List-Unsubscribe") != "One-Click":
        return HttpResponse("List-Unsubscribe=One-Click fehlt.", status=400, content_type="text/plain; charset=utf-8")
    opt_out(by=link, at=now(), company=link.company, email=link.email, source=BY_CLICK)
    return HttpResponse("Abbestellt.", content_type="text/plain; charset=utf-8")


OPT_OUT = Purpose(PURPOSE, "Rundschreiben abbestellen", DAYS, opt_out_door)
