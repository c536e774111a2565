"""The doors to the entry's page: the link in the mail, a steward who is signed in, and the way over from another link of the firm."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_POST

from produktschau.accounts.models import User
from produktschau.accounts.rules import may_have_account, permitted
from produktschau.design.navigation import DESK
from produktschau.lib.dates import now
from produktschau.outreach.actions.links import give_link
from produktschau.outreach.engine.links import link_for, token_of
from produktschau.outreach.engine.purposes import Purpose
from produktschau.outreach.models import PersonalLink
from produktschau.showcase.models import Company
from produktschau.upkeep.actions.asking import PURPOSE
from produktschau.upkeep.queries.standing import OWN_FORM
from produktschau.upkeep.rules import may_confirm
from produktschau.upkeep.views.entry import Speaker, entry_page

DAYS = 120


@require_http_methods(["GET", "HEAD", "POST"])
def upkeep_door(request: HttpRequest, link: PersonalLink, rest: str) -> HttpResponseBase:
    """The entry of the link's firm. After a merge that is the one the firm's entry went into."""
    if rest:
        raise Http404
    speaker = Speaker(actor=link, company=link.company, to_form=lambda: _over(link, OWN_FORM), link=link)
    return entry_page(request, speaker)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_have_account)
def mine(request: HttpRequest, key: str) -> HttpResponse:
    """The entry for a steward who is signed in. What is not theirs is answered like what is not there."""
    found = get_object_or_404(Company, key=key)
    if not isinstance(request.user, User) or not may_confirm(request.user, found):
        raise Http404
    home = reverse(DESK["mine"].url_name)
    answer = entry_page(
        request, Speaker(actor=request.user, company=found, to_form=lambda: home, back=("Mein Betrieb", home))
    )
    patch_cache_control(answer, private=True, no_store=True)
    return answer


@require_POST
def over(request: HttpRequest) -> HttpResponse:
    """From another link for everything of a firm to this page: whoever may change the entry may say that it holds."""
    link = link_for(request.POST.get("link", ""), at=now())
    if link is None or link.purpose != OWN_FORM or link.subject.partition(":")[0] != "company":
        raise Http404
    return redirect(_over(link, PURPOSE))


def _over(link: PersonalLink, purpose: str) -> str:
    """The same firm's page for another purpose, for the same person, no longer than this link holds."""
    made = give_link(
        by=link,
        at=now(),
        company=link.company,
        purpose=purpose,
        subject=f"company:{link.company.key}",
        name=link.name,
        email=link.email,
        until=link.expires_at,
    )
    return reverse("outreach:door", args=[token_of(made)])


def _inside(company: Company, subject: str) -> str:
    """The same page for a steward who signs in."""
    return reverse("upkeep:mine", args=[company.key])


UPKEEP = Purpose(
    PURPOSE,
    "Bestätigen, dass der Eintrag noch stimmt",
    DAYS,
    upkeep_door,
    is_sent_again=True,
    inside=_inside,
)
