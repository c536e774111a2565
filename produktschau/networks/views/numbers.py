"""The figures of networks at the desk: the ledger of a period, and one figure opened. Everyone of the house reads them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from produktschau.accounts.rules import permitted
from produktschau.lib.dates import today
from produktschau.networks.queries.number import opened
from produktschau.networks.queries.number_chart import number_chart
from produktschau.networks.queries.numbers import AFTER, asked_of, ledger
from produktschau.networks.queries.period import read_book
from produktschau.networks.rules import may_see_networks

Crumbs = list[tuple[str, str]]


@require_safe
@permitted(may_see_networks)
def numbers(request: HttpRequest) -> HttpResponse:
    """Every figure of a period beside the one before."""
    asked = asked_of(request.GET.dict(), today())
    book = read_book(asked.shown.last)
    context = {
        "ledger": ledger(asked, book),
        "asked": asked,
        "chart": number_chart(book, asked.network, asked.shown.last),
        "after": [label for _, label in AFTER],
        "crumbs": crumbs(("Zahlen", "")),
    }
    return render(request, "networks/numbers.html", context)


@require_safe
@permitted(may_see_networks)
def number(request: HttpRequest, figure: str) -> HttpResponse:
    """One figure with the records behind it."""
    found = opened(figure, request.GET.dict(), request.user)
    if found is None:
        raise Http404
    back = f"{reverse('networks_house:numbers')}{found.asked.address()}"
    context = {"opened": found, "asked": found.asked, "crumbs": crumbs(("Zahlen", back), (found.figure.label, ""))}
    return render(request, "networks/number.html", context)


def crumbs(*after: tuple[str, str]) -> Crumbs:
    """The way to a page below the networks."""
    return [("Leitstand", reverse("portal_house:desk")), ("Netze", reverse("networks_house:networks")), *after]
