"""Word of new notices: ordered by anybody, confirmed and ended by whoever reads the address. A GET changes nothing: mail scanners open links."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from produktschau.audit.record import System
from produktschau.exchange.actions.forgetting import UNCONFIRMED_KEPT
from produktschau.exchange.actions.subscribing import WORDING, confirm_subscription, end_subscription, subscribe
from produktschau.exchange.engine.tokens import page_of, subscription_for
from produktschau.exchange.forms.answers import SubscribeForm
from produktschau.exchange.queries.networks import choosable_networks
from produktschau.lib.dates import now
from produktschau.lib.spam import doubts_about, form_stamp
from produktschau.showcase.actions import NotAcceptable, NotReady

READER = System("subscriber")
FORM = "exchange.subscription"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def order(request: HttpRequest) -> HttpResponse:
    """Order word of new notices that everyone may read."""
    form = SubscribeForm(request.POST if request.method == "POST" else None, networks=choosable_networks(None))
    problem = ""
    if request.method == "POST":
        problem = doubts_about(request.POST, FORM, at=now()) or _ordered(request, form)
        if not problem and not form.errors:
            return render(request, "exchange/ordered.html", {"days": UNCONFIRMED_KEPT.days})
    context = {"form": form, "problem": problem, "stamp": form_stamp(FORM, at=now()), "wording": gettext(WORDING)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "exchange/subscribe.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def subscription(request: HttpRequest, token: str) -> HttpResponse:
    """What was ordered under an address, for whoever reads its mails; POST confirms or ends it (``was``)."""
    found = subscription_for(token)
    if found is None:
        raise Http404
    problem = ""
    if request.method == "POST":
        try:
            if request.POST.get("was") == "abbestellen":
                found = end_subscription(by=READER, at=now(), subscription=found)
            else:
                found = confirm_subscription(by=READER, at=now(), subscription=found)
        except NotReady as over:
            problem = gettext(str(over))
        else:
            return redirect(request.path)
    context = {"one": found, "networks": found.networks.all(), "problem": problem, "days": UNCONFIRMED_KEPT.days}
    status = HTTPStatus.CONFLICT if problem else HTTPStatus.OK
    answer = render(request, "exchange/subscription.html", context, status=status)
    answer["Referrer-Policy"] = "same-origin"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer


@csrf_exempt  # the mail program's server has no page of ours: the signed token in the address is what it proves (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def one_click(request: HttpRequest, token: str) -> HttpResponse:
    """End it from a mail program. A person who opens the address is led to the page that asks."""
    found = subscription_for(token)
    if found is None:
        raise Http404
    if request.method != "POST":
        return redirect(page_of(found))
    if request.POST.get("List-Unsubscribe") != "One-Click":
        return HttpResponse("List-Unsubscribe=One-Click fehlt.", status=400, content_type="text/plain; charset=utf-8")
    end_subscription(by=READER, at=now(), subscription=found)
    return HttpResponse("Abbestellt.", content_type="text/plain; charset=utf-8")


def _ordered(request: HttpRequest, form: SubscribeForm) -> str:
    """Order it; gives the sentence that says why not, "" when it went or the form says so."""
    form.is_valid()
    cleaned = form.cleaned_data
    form.errors.clear()  # the action judges, in one sentence per field
    told: dict[str, Any] = {name: request.POST.get(name, "") for name in ("email", "words", "frequency")}
    try:
        subscribe(
            by=READER,
            at=now(),
            kinds=request.POST.getlist("kinds"),
            networks=list(cleaned.get("networks") or []),
            wording=gettext(WORDING),
            language=get_language() or "de",
            **told,
        )
    except NotAcceptable as refused:
        for field, sentence in refused.problems.items():
            form.add_error(field, gettext(sentence))
    return ""
