"""Two doors to the same pages of a firm: signed in as its steward, or by a personal link."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import Resolver404, path, reverse
from django.utils.cache import patch_cache_control

from produktschau.accounts.models import User
from produktschau.accounts.rules import may_have_account, permitted
from produktschau.design.navigation import DESK
from produktschau.exchange.actions.posting import PURPOSE
from produktschau.exchange.rules import may_act_for
from produktschau.exchange.views import around, own
from produktschau.exchange.views.speaker import Speaker
from produktschau.outreach.engine.links import token_of
from produktschau.outreach.engine.purposes import Purpose
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.models import Company

DAYS = 120
View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Page:
    """One page: its route below the door, its view (request, speaker, **arguments), its name among the addresses."""

    route: str
    view: View
    name: str


ONE = "aushang/<slug:key>/"
PAGES = (
    Page("", own.overview, "mine"),
    Page("neu/", own.new, "mine_new"),
    Page(ONE, own.notice, "mine_notice"),
    Page(f"{ONE}bearbeiten/", own.change, "mine_change"),
    Page(f"{ONE}antwort/<slug:reply>/", own.reply, "mine_reply"),
    Page("umschau/", around.look, "mine_around"),
    Page("umschau/<slug:key>/", around.read, "mine_read"),
    Page("abo/", around.subscriptions, "mine_subscriptions"),
)
_ROUTES = tuple(path(page.route, page.view, name=page.name) for page in PAGES)


def signed_in(page: Page) -> Callable[..., HttpResponseBase]:
    """The page for a steward. What is not theirs is answered like what is not there."""

    @permitted(may_have_account)
    def view(request: HttpRequest, company: str, **rest: Any) -> HttpResponse:
        found = get_object_or_404(Company, key=company)
        if not isinstance(request.user, User) or not may_act_for(request.user, found):
            raise Http404
        speaker = Speaker(
            request.user,
            found,
            reverse("exchange_house:mine", args=[company]),
            request.user.email,
            request.user.name,
            home=reverse(DESK["mine"].url_name),
        )
        answer = page.view(request, speaker, **rest)
        patch_cache_control(answer, private=True, no_store=True)
        return answer

    # Named as the pages it shows: permissions ask whose view it is.
    view.__module__, view.__name__ = __name__, f"signed_in_{page.name}"
    return view


def by_link(request: HttpRequest, link: PersonalLink, rest: str) -> HttpResponseBase:
    """The same pages for the holder of a link, in the matter the link was given for."""
    base = reverse("outreach:door", args=[token_of(link)])
    speaker = Speaker(link, link.company, base, link.email, link.name, link=link)
    for route in _ROUTES:
        try:
            found = route.resolve(rest)
        except Resolver404:
            continue
        if found is not None:
            answer: HttpResponseBase = found.func(request, speaker, **found.kwargs)
            return answer
    raise Http404


def _inside(company: Company, subject: str) -> str:
    """The same page for a steward who signs in."""
    kind, _, key = subject.partition(":")
    if kind == "notice":
        return reverse("exchange_house:mine_notice", args=[company.key, key])
    return reverse("exchange_house:mine", args=[company.key])


EXCHANGE = Purpose(PURPOSE, "Börse", DAYS, by_link, is_sent_again=True, inside=_inside)
