"""Networks at the desk: the list, one network, what all its pages share."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.audit.queries import history, rows
from produktschau.design.forms import saved_otherwise, seen_at
from produktschau.lib.dates import now, today
from produktschau.networks.actions.networks import change_network, found_network, publish_network, withdraw_network
from produktschau.networks.forms.networks import NetworkForm, network_initial
from produktschau.networks.models import Network, Standing
from produktschau.networks.queries.coverage import coverage
from produktschau.networks.queries.desk import Choice, choice_of, members, network_rows, requests_for
from produktschau.networks.queries.networks import reasons_against_publishing
from produktschau.networks.queries.public import network_page
from produktschau.networks.rules import may_found_networks, may_run_network, may_see_networks, may_write_networks
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady

CONFLICT, UNPROCESSABLE = 409, 422
HISTORY = 12
NOT_YOURS = "Dieses Netzwerk koordinieren Sie nicht. Lesen können Sie es; ändern kann, wer es koordiniert, und das Regionalmanagement."


@require_safe
@permitted(may_see_networks)
def networks(request: HttpRequest) -> HttpResponse:
    """All networks with their numbers."""
    context = {"networks": network_rows(today()), "may_found": may_found_networks(request.user)}
    return render(request, "networks/desk/list.html", context)


@require_safe
@permitted(may_see_networks)
def network(request: HttpRequest, key: str) -> HttpResponse:
    """One network: its members by what is chosen."""
    found = get_object_or_404(Network, key=key)
    listed = members(found, choice_of(request.GET.dict()), request.GET.get("seite"))
    context = frame(request, found, "mitglieder") | {
        "list": listed,
        "coverage": coverage(found) if listed.choice == Choice() else [],
        "history": rows(history(found.matter)[:HISTORY]),
        "narrowing": "&".join(f"{name}={value}" for name, value in listed.choice.filters.items()),
    }
    return render(request, "networks/desk/members.html", context)


@require_safe
@permitted(may_write_networks)
def requests(request: HttpRequest) -> HttpResponse:
    """All requests to join this person may decide."""
    found = requests_for(request.user)
    waiting = [] if found is None else found.select_related("company", "network").order_by("asked_at", "pk")
    context = {"requests": waiting, "crumbs": crumbs(("Anfragen", ""))}
    return render(request, "networks/desk/requests.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_found_networks)
def network_new(request: HttpRequest) -> HttpResponse:
    """A new network, as a draft."""
    form = NetworkForm(request.POST if request.method == "POST" else None, initial={"takes_members": True})
    if request.method == "POST" and form.is_valid():
        try:
            made = found_network(by=me(request), at=now(), **form.cleaned_data)
        except NotAcceptable as refused:
            tell(form, refused)
        else:
            messages.success(request, "Das Netzwerk ist als Entwurf angelegt. Benennen Sie, wer es koordiniert.")
            return redirect("networks_house:coordination", made.key)
    context = {"form": form, "crumbs": crumbs(("Neu", ""))}
    return render(request, "networks/desk/form.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_see_networks)
def texts(request: HttpRequest, key: str) -> HttpResponse:
    """The texts; to write them for who runs the network, to read for all others."""
    found = get_object_or_404(Network.objects.select_related("world"), key=key)
    if request.method == "POST":
        running(request, found)
    form = NetworkForm(request.POST if request.method == "POST" else None, initial=network_initial(found))
    if request.method == "POST" and form.is_valid():
        seen = seen_at(request.POST)
        try:
            change_network(by=me(request), at=now(), network=found, expected=seen, **form.cleaned_data)
        except ChangedMeanwhile:
            found = get_object_or_404(Network.objects.select_related("world"), key=key)
            return _texts(request, found, NetworkForm(request.POST, initial=network_initial(found)), is_changed=True)
        except NotAcceptable as refused:
            tell(form, refused)
        else:
            messages.success(request, "Die Texte sind gespeichert.")
            return redirect("networks_house:texts", key)
    return _texts(request, found, form)


@require_POST
@permitted(may_found_networks)
def published(request: HttpRequest, key: str) -> HttpResponse:
    """Show the network to everyone, or take it back (``was``)."""
    found = get_object_or_404(Network, key=key)
    act = withdraw_network if request.POST.get("was") == "zurueckziehen" else publish_network
    try:
        done = act(by=me(request), at=now(), network=found)
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        said = "Das Netzwerk ist veröffentlicht." if done.is_published else "Das Netzwerk ist zurückgezogen."
        messages.success(request, said)
    return redirect("networks_house:texts", key)


@require_safe
@permitted(may_see_networks)
def preview(request: HttpRequest, key: str) -> HttpResponse:
    """The public page as everyone would see it."""
    found = get_object_or_404(Network.objects.select_related("world"), key=key)
    context = {
        "page": network_page(found),
        "network": found,
        "heading": found.name,
        "description": found.lead,
        "back": reverse("networks_house:texts", args=[key]),
    }
    return render(request, "networks/network.html", context)


def frame(request: HttpRequest, found: Network, tab: str, *way: tuple[str, str]) -> dict[str, Any]:
    """What every page of one network needs: tabs, rights, the way back."""
    here = (found.name, reverse("networks_house:network", args=[found.key]))
    waiting = found.memberships.filter(standing=Standing.REQUESTED).count()
    return {
        "network": found,
        "tab": tab,
        "waiting": waiting,
        "may_run": may_run_network(request.user, found),
        "may_found": may_found_networks(request.user),
        "not_yours": NOT_YOURS,
        "crumbs": crumbs(here, *way) if way else crumbs((found.name, "")),
    }


def running(request: HttpRequest, found: Network) -> Network:
    """The network, for who may act in it. Raises ``PermissionDenied``."""
    if not may_run_network(request.user, found):
        raise PermissionDenied(NOT_YOURS)
    return found


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page of networks."""
    return [("Leitstand", reverse("portal_house:desk")), ("Netze", reverse("networks_house:networks")), *more]


def tell(form: Any, refused: NotAcceptable) -> None:
    """Put the sentences of an action to the fields of a form."""
    for field, sentence in refused.problems.items():
        form.add_error(field if field in form.fields else None, sentence)


def status_of(form: Any) -> int:
    """What a page with this form answers."""
    return UNPROCESSABLE if form.is_bound and form.errors else 200


def me(request: HttpRequest) -> User:
    """Who is signed in."""
    return cast("User", request.user)


def _texts(request: HttpRequest, found: Network, form: NetworkForm, *, is_changed: bool = False) -> HttpResponse:
    fresh = found.changed_at.isoformat()
    is_again = form.is_bound and not is_changed
    context = frame(request, found, "texte", ("Texte", "")) | {
        "form": form,
        "is_changed": is_changed,
        "saved": saved_otherwise(form) if is_changed else [],
        "expected": request.POST.get("expected", fresh) if is_again else fresh,
        "reasons": reasons_against_publishing(found),
    }
    return render(request, "networks/desk/texts.html", context, status=CONFLICT if is_changed else status_of(form))
