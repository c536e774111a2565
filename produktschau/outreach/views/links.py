"""Personal links at the desk: send a new one, end one that was passed on."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.lib.dates import now
from produktschau.outreach.actions.links import LinkRefused, end_link
from produktschau.outreach.actions.messages import send_link_again
from produktschau.outreach.models import PersonalLink
from produktschau.outreach.rules import may_see_contacts


@require_POST
@permitted(may_see_contacts)
def link_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the firm a link in the same matter, to the addresses it has today."""
    link = _link(pk)
    try:
        mails = send_link_again(by=_me(request), at=now(), link=link)
    except LinkRefused as refused:
        messages.error(request, str(refused))
        return redirect("outreach:firm_contacts", link.company.key)
    if mails:
        messages.success(request, f"Der Link ist unterwegs an {', '.join(mail.to for mail in mails)}.")
    else:
        messages.error(request, "Der Betrieb hat keine E-Mail-Adresse. Tragen Sie eine ein, dann geht der Link hinaus.")
    return redirect("outreach:firm_contacts", link.company.key)


@require_POST
@permitted(may_see_contacts)
def link_ended(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a link worthless."""
    link = _link(pk)
    end_link(by=_me(request), at=now(), link=link)
    messages.success(request, "Der Link öffnet nichts mehr.")
    return redirect("outreach:firm_contacts", link.company.key)


def _link(pk: int) -> PersonalLink:
    return get_object_or_404(PersonalLink.objects.select_related("company"), pk=pk)


def _me(request: HttpRequest) -> User:
    return cast("User", request.user)
