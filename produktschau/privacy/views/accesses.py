"""Who of the house read data about people, for managers and auditors."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from produktschau.accounts.rules import permitted
from produktschau.privacy.forms import AccessFilter
from produktschau.privacy.queries.accesses import accesses, read_rows
from produktschau.privacy.rules import may_read_accesses

PER_PAGE = 50


@require_safe
@permitted(may_read_accesses)
def log_of_accesses(request: HttpRequest) -> HttpResponse:
    """Who read what when; filtered by the address, so that a selection can be shared."""
    chosen = AccessFilter(request.GET)
    page = Paginator(accesses(**chosen.conditions()), PER_PAGE).get_page(request.GET.get("seite"))
    context = {"page": page, "rows": read_rows(page.object_list), "filter": chosen}
    return render(request, "privacy/accesses.html", context)
