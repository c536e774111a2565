"""The desk's lists of companies and products."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from produktschau.accounts.rules import permitted
from produktschau.lib.dates import today
from produktschau.showcase.queries.bulk_choices import acts_for
from produktschau.showcase.queries.cards import place_of
from produktschau.showcase.queries.desk import desk_list, state_mark
from produktschau.showcase.queries.desk_choice import CHECKED, DeskChoice
from produktschau.showcase.queries.favourite_counts import times_kept
from produktschau.showcase.rules import may_create, may_see_desk


@require_safe
@permitted(may_see_desk)
def desk_companies(request: HttpRequest) -> HttpResponse:
    """Every company, by state, word and last check."""
    return _list(request, "company")


@require_safe
@permitted(may_see_desk)
def desk_products(request: HttpRequest) -> HttpResponse:
    """Every product, by state and word."""
    return _list(request, "product")


def _list(request: HttpRequest, kind: str) -> HttpResponse:
    choice = DeskChoice.of(request.GET.dict())
    found = desk_list(kind, choice, on=today(), page=request.GET.get("seite"))
    kept = times_kept([record.key for record in found.page])
    rows = [
        {
            "record": record,
            "mark": state_mark(record),
            "kept": kept.get(record.key, 0),
            "place": place_of(record)
            if kind == "company"
            else ", ".join(row.company.name for row in record.card_makers),
        }
        for record in found.page
    ]
    context = {
        "list": found,
        "choice": choice,
        "checked_words": CHECKED,
        "checked_word": CHECKED.get(choice.checked, ""),
        "rows": rows,
        "kind": kind,
        "may_create": may_create(request.user),
        "acts": acts_for(kind, request.user),
    }
    return render(request, "showcase/desk/list.html", context)
