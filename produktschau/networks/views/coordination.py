"""Who coordinates a network."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from produktschau.accounts.rules import permitted
from produktschau.lib.dates import now
from produktschau.networks.actions.coordinators import appoint_coordinator, dismiss_coordinator
from produktschau.networks.forms.networks import CoordinatorForm
from produktschau.networks.models import Network
from produktschau.networks.queries.networks import coordinations
from produktschau.networks.rules import may_found_networks, may_see_networks
from produktschau.networks.views.desk import frame, me, status_of, tell
from produktschau.showcase.actions import NotAcceptable

MANAGER_ONLY = "Wer ein Netzwerk koordiniert, bestimmt das Regionalmanagement."


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_see_networks)
def coordination(request: HttpRequest, key: str) -> HttpResponse:
    """Who does, who did; a POST appoints."""
    found = get_object_or_404(Network, key=key)
    if request.method == "POST" and not may_found_networks(request.user):
        raise PermissionDenied(MANAGER_ONLY)
    form = CoordinatorForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            appoint_coordinator(by=me(request), at=now(), network=found, **form.cleaned_data)
        except NotAcceptable as refused:
            tell(form, refused)
        else:
            messages.success(request, "Benannt.")
            return redirect("networks_house:coordination", key)
    context = frame(request, found, "koordination", ("Koordination", "")) | {"form": form, "rows": coordinations(found)}
    return render(request, "networks/desk/coordination.html", context, status=status_of(form))


@require_POST
@permitted(may_found_networks)
def dismissed(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Today is the last day."""
    held = coordinations(get_object_or_404(Network, key=key)).filter(pk=pk).first()
    if held is None:
        raise Http404
    try:
        dismiss_coordinator(by=me(request), at=now(), coordination=held)
    except NotAcceptable as refused:
        messages.error(request, " ".join(refused.problems.values()))
    else:
        messages.success(request, "Die Koordination ist beendet.")
    return redirect("networks_house:coordination", key)
