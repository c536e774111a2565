"""The doors to a firm's page of a network: the link in the mail, and a steward who is signed in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from produktschau.accounts.models import User
from produktschau.accounts.rules import may_have_account, permitted
from produktschau.design.navigation import DESK
from produktschau.networks.actions.inviting import PURPOSE
from produktschau.networks.actions.joining import BY_LINK, SIGNED_IN
from produktschau.networks.queries.firm_page import all_mine, mine_in
from produktschau.networks.rules import may_act_for
from produktschau.networks.views.firm import Speaker, firm_page
from produktschau.outreach.engine.purposes import Purpose
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.models import Company

DAYS = 120


@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, link: PersonalLink, rest: str) -> HttpResponseBase:
    """The network of the link, for the link's firm."""
    mine = None if rest else mine_in(link.company, link.subject.partition(":")[2])
    if mine is None:
        raise Http404
    return firm_page(request, Speaker(link, link.company, BY_LINK), mine)


@require_safe
@permitted(may_have_account)
def mine_all(request: HttpRequest, key: str) -> HttpResponse:
    """All networks, for a steward who is signed in. What is not theirs is answered like what is not there."""
    company, _ = _own(request, key)
    answer = render(
        request,
        "networks/mine.html",
        {"company": company, "rows": all_mine(company), "back": reverse(DESK["mine"].url_name)},
    )
    patch_cache_control(answer, private=True, no_store=True)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_have_account)
def mine(request: HttpRequest, key: str, network: str) -> HttpResponse:
    """One network, for a steward who is signed in."""
    company, person = _own(request, key)
    found = mine_in(company, network)
    if found is None:
        raise Http404
    back = ("Netzwerke", reverse("networks_house:mine_all", args=[company.key]))
    answer = firm_page(request, Speaker(person, company, SIGNED_IN, back), found)
    patch_cache_control(answer, private=True, no_store=True)
    return answer


def _own(request: HttpRequest, key: str) -> tuple[Company, User]:
    company = get_object_or_404(Company, key=key)
    if not isinstance(request.user, User) or not may_act_for(request.user, company):
        raise Http404
    return company, request.user


def _inside(company: Company, subject: str) -> str:
    """The same page for a steward who signs in."""
    return reverse("networks_house:mine", args=[company.key, subject.partition(":")[2]])


NETWORK = Purpose(PURPOSE, "Mitgliedschaft in einem Netzwerk", DAYS, by_link, is_sent_again=True, inside=_inside)
