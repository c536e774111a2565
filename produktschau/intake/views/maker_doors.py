"""Two doors to the same pages of a firm: signed in as its steward, or by a personal link."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import Resolver404, path, reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from produktschau.accounts.models import User
from produktschau.intake.queries.mine import companies_of
from produktschau.intake.rules import may_speak_for
from produktschau.intake.views.maker_pages import PAGES, Page
from produktschau.intake.views.speaker import Speaker
from produktschau.outreach.engine.links import token_of
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.models import Company

_ROUTES = tuple(path(page.route, page.view, name=page.name) for page in PAGES)


@require_safe
def mine_home(request: HttpRequest) -> HttpResponse:
    """The firm of the person who signed in; several firms are listed."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    companies = companies_of(request.user)
    if not companies:
        raise PermissionDenied(
            "Mit diesem Konto pflegen Sie noch keinen Betrieb. Wenn Sie einen pflegen möchten, schreiben Sie dem Regionalmanagement."
        )
    if len(companies) == 1:
        return redirect("intake:mine", companies[0].key)
    return render(request, "intake/maker/companies.html", {"companies": companies})


def signed_in(page: Page) -> Callable[..., HttpResponseBase]:
    """The page for a steward. What is not theirs is answered like what is not there."""

    def view(request: HttpRequest, company: str, **rest: Any) -> HttpResponseBase:
        if not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path())
        found = Company.objects.filter(key=company).first()
        if found is None or not may_speak_for(request.user, found):
            raise Http404
        speaker = Speaker(actor=request.user, company=found, base=reverse("intake:mine", args=[company]))
        answer = page.view(request, speaker, **rest)
        patch_cache_control(answer, private=True, no_store=True)
        return answer

    # Named as the pages it shows: permissions ask whose view it is.
    view.__module__, view.__name__ = __name__, f"signed_in_{page.name}"
    return view


def by_link(request: HttpRequest, link: PersonalLink, rest: str) -> HttpResponseBase:
    """The same pages for the holder of a link, in the matter the link was given for."""
    speaker = Speaker(actor=link, company=link.company, base=reverse("outreach:door", args=[token_of(link)]), link=link)
    for route in _ROUTES:
        try:
            found = route.resolve(rest)
        except Resolver404:
            continue
        if found is not None:
            answer: HttpResponseBase = found.func(request, speaker, **found.kwargs)
            return answer
    raise Http404
