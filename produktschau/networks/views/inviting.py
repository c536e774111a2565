"""Firms are asked to join: one, or a choice of many; letters for those without mail."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.lib.dates import now, today
from produktschau.lib.private_files import private_file
from produktschau.networks.actions.inviting import NOT_SHOWN, invite_audience, invite_firm, take_letters
from produktschau.networks.forms.members import InviteForm
from produktschau.networks.models import Network
from produktschau.networks.print.letters import invitation_letters_pdf
from produktschau.networks.queries.desk import to_write
from produktschau.networks.queries.inviting import reach
from produktschau.networks.queries.joining import all_names
from produktschau.networks.rules import may_write_networks
from produktschau.networks.views.desk import frame, me, running, status_of
from produktschau.outreach.queries.asking import choices, cleaned
from produktschau.showcase.actions import NotReady
from produktschau.typeset.engine import TypesettingFailed

SHOWN = 200


@require_safe
@permitted(may_write_networks)
def invite(request: HttpRequest, key: str) -> HttpResponse:
    """Whom to invite: a single firm, or a choice with its reach."""
    found = running(request, get_object_or_404(Network, key=key))
    return _page(request, found, InviteForm())


@require_POST
@permitted(may_write_networks)
def invited(request: HttpRequest, key: str) -> HttpResponse:
    """Invite one firm."""
    found = running(request, get_object_or_404(Network, key=key))
    form = InviteForm(request.POST)
    if form.is_valid():
        try:
            made = invite_firm(by=me(request), at=now(), network=found, company=form.cleaned_data["company"])
        except NotReady as refused:
            form.add_error("company", str(refused))
        else:
            messages.success(request, f"„{made.company.name}“ ist eingeladen.")
            return redirect("networks_house:member", key, made.pk)
    return _page(request, found, form)


@require_POST
@permitted(may_write_networks)
def invited_all(request: HttpRequest, key: str) -> HttpResponse:
    """Invite the firms of a choice."""
    found = running(request, get_object_or_404(Network, key=key))
    audience = cleaned({name: request.POST.getlist(name) for name in request.POST})
    try:
        invite_audience(by=me(request), at=now(), network=found, audience=audience)
    except NotReady as refused:
        messages.error(request, str(refused))
        return redirect("networks_house:invite", key)
    messages.success(request, "Die Einladungen gehen hinaus. Wer einen Brief braucht, steht unter „eingeladen“.")
    return redirect("networks_house:network", key)


@require_POST
@permitted(may_write_networks)
def letters(request: HttpRequest, key: str) -> HttpResponse:
    """Letters to invited firms without mail, as one PDF. They hold addresses and links."""
    found = running(request, get_object_or_404(Network, key=key))
    waiting = to_write(found)
    if not waiting:
        messages.error(
            request, "Es gibt keine Briefe: Alle eingeladenen Betriebe haben eine E-Mail-Adresse oder geantwortet."
        )
        return redirect("networks_house:network", key)
    try:
        links = take_letters(by=me(request), at=now(), network=found, letters=waiting)
        content = invitation_letters_pdf(found, waiting, links, on=today(), made_at=now())
    except TypesettingFailed as failed:
        messages.error(request, str(failed))
        return redirect("networks_house:network", key)
    note_access(by=me(request), kind="letters", subject=found.matter, at=now(), rows=len(waiting))
    return private_file(content, f"netzwerk-{found.key}.pdf")


def _page(request: HttpRequest, found: Network, form: InviteForm) -> HttpResponse:
    context: dict[str, Any] = frame(request, found, "mitglieder", ("Einladen", ""))
    context |= {"form": form, "names": all_names(), "why": "" if found.is_published else NOT_SHOWN}
    audience = cleaned({name: request.GET.getlist(name) for name in request.GET})
    context |= {"choices": choices(audience), "is_chosen": "auswahl" in request.GET}
    if context["is_chosen"]:
        whole = reach(found, audience)
        shown = whole.asked[:SHOWN]
        note_access(by=me(request), kind="recipients", subject=found.matter, at=now(), rows=len(shown))
        hidden = [(name, value) for name, values in audience.items() for value in values]
        context |= {"reach": whole, "shown": shown, "more": max(whole.total - SHOWN, 0), "audience": hidden}
    return render(request, "networks/desk/invite.html", context, status=status_of(form))
