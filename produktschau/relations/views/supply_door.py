"""The doors to a firm's supply relations: by personal link, and signed in. Both show the same pages."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods

from produktschau.accounts.models import User
from produktschau.accounts.rules import may_have_account, permitted
from produktschau.design.navigation import DESK
from produktschau.outreach.engine.purposes import Purpose
from produktschau.outreach.models import PersonalLink
from produktschau.relations.actions.supply_writing import PURPOSE
from produktschau.relations.rules import speaks_for
from produktschau.relations.views import supply_one, supply_pages
from produktschau.relations.views.supply_pages import Speaker
from produktschau.showcase.models import Company

DAYS = 120


@dataclass(frozen=True)
class Route:
    """One page below the door: the words of its address, and what it shows."""

    head: str
    has_key: bool
    page: supply_pages.Page


ROUTES = (
    Route("", False, supply_pages.overview),
    Route("neu", False, supply_pages.new),
    Route("netz", False, supply_pages.network),
    Route("gemeinsam", True, supply_pages.joint),
    Route("", True, supply_one.one_page),
)


@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, link: PersonalLink, rest: str) -> HttpResponseBase:
    """All pages where the link is for the whole firm, the one relation where it is for that."""
    kind, _, key = link.subject.partition(":")
    base = request.path.removesuffix(rest)
    if kind == "supply":
        if rest:
            raise Http404
        return supply_one.one_page(request, Speaker(link, link.company, base, is_whole=False), key)
    if kind != "company":
        raise Http404
    return _page(request, Speaker(link, link.company, base), rest)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_have_account)
def mine(request: HttpRequest, key: str) -> HttpResponse:
    """The firm's relations for a steward who is signed in."""
    return _inside(request, key, "")


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_have_account)
def mine_new(request: HttpRequest, key: str) -> HttpResponse:
    """A new claim."""
    return _inside(request, key, "neu/")


@require_http_methods(["GET", "HEAD"])
@permitted(may_have_account)
def mine_network(request: HttpRequest, key: str) -> HttpResponse:
    """Who supplies whom in the firm's networks."""
    return _inside(request, key, "netz/")


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_have_account)
def mine_joint(request: HttpRequest, key: str, product: str) -> HttpResponse:
    """How a joint product came about."""
    return _inside(request, key, f"gemeinsam/{product}/")


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_have_account)
def mine_one(request: HttpRequest, key: str, supply: str) -> HttpResponse:
    """One relation."""
    return _inside(request, key, f"{supply}/")


def _inside(request: HttpRequest, key: str, rest: str) -> HttpResponse:
    company = get_object_or_404(Company, key=key)
    if not isinstance(request.user, User) or not speaks_for(request.user, company):
        raise Http404
    base = reverse("relations_house:supplies_mine", args=[key])
    back = ("Mein Betrieb", reverse(DESK["mine"].url_name))
    answer = _page(request, Speaker(request.user, company, base, back), rest)
    patch_cache_control(answer, private=True, no_store=True)
    return answer


def _page(request: HttpRequest, speaker: Speaker, rest: str) -> HttpResponse:
    parts = rest.strip("/").split("/") if rest else []
    for route in ROUTES:
        head = [route.head] if route.head else []
        if len(parts) == len(head) + route.has_key and parts[: len(head)] == head:
            return route.page(request, speaker, parts[-1] if route.has_key else "")
    raise Http404


def _to_inside(company: Company, subject: str) -> str:
    """The same page for a steward who signs in."""
    kind, _, key = subject.partition(":")
    if kind == "supply":
        return reverse("relations_house:supply_mine", args=[company.key, key])
    return reverse("relations_house:supplies_mine", args=[company.key])


SUPPLY = Purpose(
    PURPOSE,
    "Lieferbeziehungen melden und bestätigen",
    DAYS,
    by_link,
    is_sent_again=True,
    inside=_to_inside,
)
