"""What visitors keep most, for the desk."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from produktschau.accounts.rules import permitted
from produktschau.lib.dates import today
from produktschau.showcase.queries.favourite_counts import SINCE, day_in, most_kept
from produktschau.showcase.rules import may_see_desk

SPANS = {"30 Tage": 30, "Ein Jahr": 365}


@require_safe
@permitted(may_see_desk)
def desk_favourites(request: HttpRequest) -> HttpResponse:
    """Companies and products by how often they were kept."""
    since = day_in(request.GET.get(SINCE, ""))
    days = {label: today() - timedelta(days=span - 1) for label, span in SPANS.items()}
    tabs = [("Seit Beginn", "", since is None)]
    tabs += [(label, day.isoformat(), since == day) for label, day in days.items()]
    context = {"page": most_kept(since, request.GET.get("seite")), "tabs": tabs, "since": since}
    return render(request, "showcase/desk/favourites.html", context)
