"""Firms that do not want to be introduced: to one other, or to anybody."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from produktschau.accounts.rules import permitted
from produktschau.lib.dates import now
from produktschau.relations.actions.blocking import block, lift
from produktschau.relations.forms.introductions import BlockForm
from produktschau.relations.models import Block
from produktschau.relations.queries.introduction_page import firm_called, found_firms
from produktschau.relations.rules import may_introduce
from produktschau.relations.views.introductions import crumbs, me, tell
from produktschau.showcase.actions import NotAcceptable, NotReady

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_introduce)
def blocks(request: HttpRequest) -> HttpResponse:
    """All blocks, those that hold first; POST sets one for ``betrieb``, against ``mit`` or against everybody."""
    said = request.POST if request.method == "POST" else request.GET
    first, second = firm_called(said.get("betrieb", "")), firm_called(said.get("mit", ""))
    form = BlockForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if first is None:
            form.add_error(None, "Wählen Sie zuerst den Betrieb, der nicht vermittelt werden möchte.")
        else:
            try:
                block(by=me(request), at=now(), company=first, other=second, **form.cleaned_data)
            except NotAcceptable as refused:
                tell(form, refused)
            else:
                messages.success(
                    request, "Vermerkt. Beide werden nicht mehr zusammengebracht; erfahren tut es niemand."
                )
                return redirect("relations_house:blocks")
    rows = Block.objects.select_related("company", "other")
    context: dict[str, Any] = {
        "form": form,
        "first": first,
        "second": second,
        "word_first": said.get("wort1", ""),
        "word_second": said.get("wort2", ""),
        "found_first": found_firms(said.get("wort1", ""), second),
        "found_second": found_firms(said.get("wort2", ""), first),
        "given": {},
        "page_url": reverse("relations_house:blocks"),
        "holding": rows.filter(ended_at=None),
        "lifted": rows.exclude(ended_at=None)[:50],
        "crumbs": crumbs(("Sperren", "")),
    }
    status = UNPROCESSABLE if form.is_bound and form.errors else 200
    return render(request, "relations/introductions/blocks.html", context, status=status)


@require_POST
@permitted(may_introduce)
def block_lifted(request: HttpRequest, pk: int) -> HttpResponse:
    """The firm wants introductions again."""
    found = get_object_or_404(Block, pk=pk)
    try:
        lift(by=me(request), at=now(), block=found, source=request.POST.get("source", ""))
    except NotAcceptable as refused:
        messages.error(request, " ".join(refused.problems.values()))
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Die Sperre ist aufgehoben.")
    return redirect("relations_house:blocks")
