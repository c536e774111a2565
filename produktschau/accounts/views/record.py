"""The record of changes, to be read by management and auditors."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from produktschau.accounts.forms import RecordFilter
from produktschau.accounts.rules import may_read_record, permitted
from produktschau.audit.queries import entries, rows

PER_PAGE = 50


@require_safe
@permitted(may_read_record)
def record_of_changes(request: HttpRequest) -> HttpResponse:
    """Who did what, when and why; filtered by the address, so that a selection can be shared."""
    chosen = RecordFilter(request.GET)
    page = Paginator(entries(**chosen.conditions()), PER_PAGE).get_page(request.GET.get("seite"))
    return render(request, "accounts/record.html", {"page": page, "rows": rows(page.object_list), "filter": chosen})
