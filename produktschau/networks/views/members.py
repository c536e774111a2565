"""Members at the desk: enter, decide, correct, end, write to."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from produktschau.accounts.rules import permitted
from produktschau.lib.dates import now
from produktschau.networks.actions.deciding import accept_request, correct_membership, end_membership, refuse_request
from produktschau.networks.actions.inviting import send_page, withdraw_invitation
from produktschau.networks.actions.members import enter_member
from produktschau.networks.engine.leaving import pending
from produktschau.networks.forms.members import (
    AcceptForm,
    CorrectForm,
    EndForm,
    EnterForm,
    RefuseForm,
    correct_initial,
)
from produktschau.networks.models import Membership, Network, Standing
from produktschau.networks.queries.desk import membership_of
from produktschau.networks.queries.joining import all_names
from produktschau.networks.rules import may_see_networks, may_write_networks
from produktschau.networks.views.desk import frame, me, running, status_of, tell
from produktschau.outreach.queries.asking import asked
from produktschau.showcase.actions import NotAcceptable, NotReady


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_write_networks)
def member_new(request: HttpRequest, key: str) -> HttpResponse:
    """Enter a firm that is a member already, by word of a source."""
    found = running(request, get_object_or_404(Network, key=key))
    form = EnterForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = enter_member(by=me(request), at=now(), network=found, **form.cleaned_data)
        except NotAcceptable as refused:
            tell(form, refused)
        except NotReady as refused:
            form.add_error("company", str(refused))
        else:
            messages.success(
                request, f"„{made.company.name}“ ist als Mitglied eingetragen, vom Betrieb noch nicht bestätigt."
            )
            return redirect("networks_house:member", key, made.pk)
    context = frame(request, found, "mitglieder", ("Mitglied eintragen", "")) | {"form": form, "names": all_names()}
    return render(request, "networks/desk/member_new.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_see_networks)
def member(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """One membership; a POST corrects it."""
    found = _membership(key, pk)
    if request.method != "POST":
        return _page(request, found, {})
    running(request, found.network)
    form = CorrectForm(request.POST)
    return _done(request, found, form, "correct", correct_membership, "Die Angaben sind berichtigt.")


@require_POST
@permitted(may_write_networks)
def accepted(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take a firm in that asked."""
    found = _mine(request, key, pk)
    return _done(
        request,
        found,
        AcceptForm(request.POST),
        "accept",
        accept_request,
        "Der Betrieb ist Mitglied; er bekommt eine Mail.",
    )


@require_POST
@permitted(may_write_networks)
def refused(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Say no to a firm that asked."""
    found = _mine(request, key, pk)
    return _done(
        request,
        found,
        RefuseForm(request.POST),
        "refuse",
        refuse_request,
        "Die Anfrage ist abgelehnt; der Betrieb bekommt den Grund.",
    )


@require_POST
@permitted(may_write_networks)
def ended(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """The firm left."""
    found = _mine(request, key, pk)
    return _done(request, found, EndForm(request.POST), "end", end_membership, "Die Mitgliedschaft ist beendet.")


@require_POST
@permitted(may_write_networks)
def link_sent(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Send the firm the link to its page again."""
    found = _mine(request, key, pk)
    try:
        send_page(by=me(request), at=now(), membership=found)
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Der Link ist unterwegs.")
    return redirect("networks_house:member", key, pk)


@require_POST
@permitted(may_write_networks)
def uninvited(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take an invitation back."""
    found = _mine(request, key, pk)
    try:
        withdraw_invitation(by=me(request), at=now(), membership=found)
    except NotReady as refused:
        messages.error(request, str(refused))
        return redirect("networks_house:member", key, pk)
    messages.success(request, "Die Einladung ist zurückgenommen.")
    return redirect("networks_house:network", key)


def _done(
    request: HttpRequest, found: Membership, form: Any, name: str, act: Callable[..., Membership], said: str
) -> HttpResponse:
    """Call the action with what the form holds; back to the page of the membership, with the form where it was refused."""
    if form.is_valid():
        try:
            act(by=me(request), at=now(), membership=found, **form.cleaned_data)
        except NotAcceptable as wrong:
            tell(form, wrong)
        except NotReady as wrong:
            messages.error(request, str(wrong))
            return redirect("networks_house:member", found.network.key, found.pk)
        else:
            messages.success(request, said)
            return redirect("networks_house:member", found.network.key, found.pk)
    return _page(request, found, {name: form}, status=status_of(form))


def _page(request: HttpRequest, found: Membership, forms: dict[str, Any], *, status: int = 200) -> HttpResponse:
    is_active = found.standing == Standing.ACTIVE
    context = frame(request, found.network, "mitglieder", (found.company.name, "")) | {
        "membership": found,
        "pending": pending(found) if is_active else [],
        "asked": asked(found.company),
        "accept": AcceptForm(auto_id="annehmen_%s"),
        "refuse": RefuseForm(auto_id="ablehnen_%s"),
        "correct": CorrectForm(initial=correct_initial(found)),
        "end": EndForm(auto_id="ende_%s"),
        **forms,
    }
    return render(request, "networks/desk/member.html", context, status=status)


def _mine(request: HttpRequest, key: str, pk: int) -> Membership:
    found = _membership(key, pk)
    running(request, found.network)
    return found


def _membership(key: str, pk: int) -> Membership:
    found = membership_of(get_object_or_404(Network, key=key), pk)
    if found is None:
        raise Http404
    return found
