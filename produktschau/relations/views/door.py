"""The page on which a firm answers an introduction and says what came of it: one for two doors, by personal link and signed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods

from produktschau.accounts.models import User
from produktschau.accounts.rules import may_have_account, permitted
from produktschau.audit.record import Actor
from produktschau.design.navigation import DESK
from produktschau.lib.dates import now
from produktschau.outreach.engine.purposes import Purpose
from produktschau.outreach.models import PersonalLink
from produktschau.region.queries import region
from produktschau.relations.actions.answering import Contact, IntroductionOver, accept, decline, take_back
from produktschau.relations.actions.blocking import block
from produktschau.relations.actions.forgetting import SHARED_KEPT
from produktschau.relations.actions.outcomes import report_outcome
from produktschau.relations.actions.writing import PURPOSE
from produktschau.relations.models import Party
from produktschau.relations.queries.apart import wants_none
from produktschau.relations.queries.firm_page import FirmPage, choices_of, firm_page, party_for
from produktschau.relations.rules import speaks_for
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.models import Company

DAYS = 60
BY_FIRM = "selbst, auf der Seite einer Vermittlung"
STRANGE = "Das haben wir nicht verstanden. Wählen Sie einen der Knöpfe auf dieser Seite."


@dataclass(frozen=True)
class Speaker:
    """Who answers for which firm; ``name`` and ``email`` are proposed as what the other may know. ``back`` is label and address."""

    actor: Actor
    party: Party
    name: str = ""
    email: str = ""
    back: tuple[str, str] | None = None


@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, link: PersonalLink, rest: str) -> HttpResponseBase:
    """The introduction of the link, as the link's firm sees it."""
    found = None if rest else party_for(link.subject.partition(":")[2], link.company)
    if found is None:
        raise Http404
    return _answer_page(request, Speaker(link, found, link.name, link.email))


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_have_account)
def mine(request: HttpRequest, key: str, introduction: str) -> HttpResponse:
    """The introduction for a steward who is signed in. What is not theirs is answered like what is not there."""
    company = get_object_or_404(Company, key=key)
    user, found = request.user, party_for(introduction, company)
    if not isinstance(user, User) or not speaks_for(user, company) or found is None:
        raise Http404
    back = ("Mein Betrieb", reverse(DESK["mine"].url_name))
    answer = _answer_page(request, Speaker(user, found, user.name, user.email, back))
    patch_cache_control(answer, private=True, no_store=True)
    return answer


def _answer_page(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """Only a POST says anything, and leads back to this page, which then shows what was said."""
    if request.method != "POST":
        return _page(request, speaker)
    try:
        _act(request, speaker)
    except NotAcceptable as refused:
        return _page(request, speaker, refused.problems, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except IntroductionOver as over:
        return _page(request, speaker, {"": str(over)}, status=HTTPStatus.CONFLICT)
    return redirect(request.path)


def _act(request: HttpRequest, speaker: Speaker) -> None:
    said, by, party, at = request.POST, speaker.actor, speaker.party, now()
    match said.get("was"):
        case "annehmen":
            contact = Contact(said.get("name", ""), said.get("email", ""), said.get("phone", ""))
            accept(by=by, at=at, party=party, contact=contact, consents=said.get("consents") == "ja")
        case "ablehnen":
            reason, no_more = said.get("reason", ""), said.get("no_more", "")
            decline(by=by, at=at, party=party, reason=reason, no_more=no_more)
        case "ergebnis":
            words: dict[str, Any] = {name: said.get(name, "") for name in ("outcome", "note", "product_name")}
            report_outcome(by=by, at=at, party=party, **words)
        case "zuruecknehmen":
            take_back(by=by, at=at, party=party)
        case "keine-mehr":
            block(by=by, at=at, company=party.company, source=BY_FIRM)
        case _:
            raise NotAcceptable({"": STRANGE})


def _page(
    request: HttpRequest, speaker: Speaker, problems: Mapping[str, str] | None = None, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    page, told = firm_page(speaker.party, now()), problems or {}
    context = {
        "speaker": speaker,
        "page": page,
        "said": _said(request, speaker, page),
        "problem": told.get("", ""),
        "problems": told,
        "choices": _choices(request, page),
        "wants_none": wants_none(page.party.company),
        "office": region(),
        "kept_months": round(SHARED_KEPT.days / 30.4),
    }
    return render(request, "relations/firm_introduction.html", context, status=status)


def _said(request: HttpRequest, speaker: Speaker, page: FirmPage) -> dict[str, str]:
    """What stands in the fields: what was just typed, else what the firm said before, else what we know of the person."""
    if request.method == "POST":
        return {name: request.POST.get(name, "") for name in request.POST}
    own, report = page.party, page.report
    return {
        "name": own.shared_name or speaker.name,
        "email": own.shared_email or speaker.email,
        "phone": own.shared_phone,
        "note": report.note if report else "",
        "product_name": report.product_name if report else "",
    }


def _choices(request: HttpRequest, page: FirmPage) -> list[tuple[str, str, bool]]:
    if request.method != "POST" or "outcome" not in request.POST:
        return choices_of(page.report)
    return [(value, label, value == request.POST["outcome"]) for value, label, _ in choices_of(None)]


def _inside(company: Company, subject: str) -> str:
    """The same page for a steward who signs in."""
    return reverse("relations_house:my_introduction", args=[company.key, subject.partition(":")[2]])


INTRODUCTION = Purpose(PURPOSE, "Vermittlung beantworten", DAYS, by_link, is_sent_again=True, inside=_inside)
