"""A visitor asks a firm, about a product or in general."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from produktschau.audit.record import System
from produktschau.enquiries.actions.asking import NoWayThere, TooMany, ask_firm
from produktschau.enquiries.forms import AskForm
from produktschau.enquiries.queries.firms import askable_makers, public_company, public_product
from produktschau.lib.dates import now
from produktschau.lib.spam import doubts_about, form_stamp
from produktschau.outreach.queries.recipients import recipients
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.models import Company, Product

VISITOR = System("visitor")
FORM = "enquiries.form"
UNPROCESSABLE = 422


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_company(request: HttpRequest, slug: str) -> HttpResponse:
    """The form to a firm."""
    company = public_company(slug)
    if company is None:
        raise Http404
    return _form(request, [company], None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_product(request: HttpRequest, slug: str) -> HttpResponse:
    """The form to the maker of a product; of several one is chosen."""
    product = public_product(slug)
    if product is None:
        raise Http404
    return _form(request, askable_makers(product), product)


def _form(request: HttpRequest, makers: list[Company], product: Product | None) -> HttpResponse:
    reachable = [maker for maker in makers if recipients(maker)]
    chosen = next((one for one in reachable if one.key == request.POST.get("maker")), None)
    company = chosen or (reachable[0] if reachable else None)
    context: dict[str, Any] = {"makers": makers, "reachable": reachable, "product": product, "chosen": company}
    context["called"] = _called(product)
    if company is None:
        return render(request, "enquiries/ask.html", context)
    form = AskForm(request.POST or None)
    problem = ""
    if request.method == "POST":
        problem = doubts_about(request.POST, FORM, at=now()) or _sent(request, form, company, product)
        if not problem and not form.errors:
            return render(request, "enquiries/sent.html", context)
    stamp = form_stamp(FORM, at=now())
    context |= {"form": form, "problem": problem, "stamp": stamp}
    return render(request, "enquiries/ask.html", context, status=UNPROCESSABLE if request.method == "POST" else 200)


def _called(product: Product | None) -> str:
    """The product's name in the language of the page."""
    if product is None:
        return ""
    return product.name_en if get_language() == "en" and product.name_en else product.name


def _sent(request: HttpRequest, form: AskForm, company: Company, product: Product | None) -> str:
    """Send it; gives the sentence that says why not, "" when it went or the form says so."""
    form.errors.clear()  # the action judges, in one sentence per field
    words = {name: request.POST.get(name, "") for name in ("name", "email", "phone", "text")}
    try:
        ask_firm(by=VISITOR, at=now(), company=company, product=product, language=get_language() or "de", **words)
    except NotAcceptable as refused:
        for field, sentence in refused.problems.items():
            form.add_error(field, gettext(sentence))
    except TooMany as refused:
        return gettext(str(refused))
    except NoWayThere:
        return gettext("Diesen Betrieb erreichen wir gerade nicht. Rufen Sie ihn an, oder fragen Sie uns.")
    return ""
