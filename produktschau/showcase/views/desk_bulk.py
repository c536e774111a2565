"""One act for many records: chosen below a list, shown beforehand, carried out, stopped, taken back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from produktschau.accounts.rules import permitted
from produktschau.lib.dates import now, today
from produktschau.showcase.actions.bulk import BulkRefused, show_bulk, start_bulk, stop_bulk, undo_bulk
from produktschau.showcase.calculations.bulk import REVERSE
from produktschau.showcase.models import Act, Bulk, BulkStage
from produktschau.showcase.queries.bulk import bulk_page, is_stuck, may_be_undone
from produktschau.showcase.queries.bulk_past import recent_bulks
from produktschau.showcase.queries.desk_choice import DeskChoice, chosen_keys
from produktschau.showcase.rules import may_do_to_many, may_edit, may_publish, may_see_desk
from produktschau.showcase.views.desk_permits import signed_in

LISTS = {"company": "showcase_house:desk_companies", "product": "showcase_house:desk_products"}


@require_POST
@permitted(may_edit)
def desk_bulk_choose(request: HttpRequest, kind: str) -> HttpResponse:
    """Show what an act would do to the chosen records."""
    act, _, word = request.POST.get("handlung", "").partition(":")
    if act in Act.values and not may_do_to_many(request.user, act):
        raise PermissionDenied
    choice = DeskChoice.of(request.POST.dict())
    is_all = request.POST.get("umfang") == "alle"
    try:
        bulk = show_bulk(
            by=signed_in(request),
            at=now(),
            kind=kind,
            act=act,
            keys=chosen_keys(kind, choice, today()) if is_all else request.POST.getlist("eintrag"),
            value=today().isoformat() if act == Act.CHECK else word,
            choice=choice.query,
        )
    except BulkRefused as refused:
        messages.error(request, str(refused))
        return redirect(_list(kind, choice.query))
    return redirect("showcase_house:desk_bulk", bulk.key)


@require_safe
@permitted(may_see_desk)
def desk_bulk(request: HttpRequest, key: str) -> HttpResponse:
    """What would happen, how far it is, what happened."""
    bulk = get_object_or_404(Bulk, key=key)
    is_mine = bulk.chosen_by == signed_in(request).actor_key
    stuck = is_stuck(bulk)
    context = {
        "shown": bulk_page(bulk, tab=request.GET.get("art", ""), page=request.GET.get("seite")),
        "bulk": bulk,
        "list_url": _list(bulk.kind, bulk.choice),
        "is_stuck": stuck,
        "is_running": bulk.stage == BulkStage.RUNNING and not stuck,
        "may_carry_out": is_mine and may_do_to_many(request.user, bulk.act),
        "may_stop": _may_stop(request, bulk),
        "may_undo": is_mine and may_be_undone(bulk) and may_do_to_many(request.user, REVERSE[bulk.act]),
        "undone": bulk.undone_by.exclude(stage=BulkStage.SHOWN).first(),
    }
    return render(request, "showcase/desk/bulk.html", context)


@require_safe
@permitted(may_see_desk)
def desk_bulks(request: HttpRequest) -> HttpResponse:
    """The latest acts for many records."""
    return render(request, "showcase/desk/bulks.html", {"bulks": recent_bulks()})


@require_POST
@permitted(may_edit)
def desk_bulk_start(request: HttpRequest, key: str) -> HttpResponse:
    """Carry out what was shown, or go on; only who chose it."""
    bulk = _mine(request, key)
    if not may_do_to_many(request.user, bulk.act):
        raise PermissionDenied
    if bulk.act == Act.DELETE and bulk.stage == BulkStage.SHOWN and request.POST.get("sicher") != "ja":
        messages.error(
            request, "Gelöschtes kommt nicht zurück: Kreuzen Sie an, dass Sie diese Entwürfe löschen wollen."
        )
        return redirect("showcase_house:desk_bulk", key)
    try:
        start_bulk(by=signed_in(request), at=now(), bulk=bulk, reason=request.POST.get("grund", ""))
    except BulkRefused as refused:
        messages.error(request, str(refused))
    return redirect("showcase_house:desk_bulk", key)


@require_POST
@permitted(may_edit)
def desk_bulk_stop(request: HttpRequest, key: str) -> HttpResponse:
    """Throw the preview away, or leave the rest as it is: who chose it, and management."""
    bulk = get_object_or_404(Bulk, key=key)
    if not _may_stop(request, bulk):
        raise PermissionDenied
    try:
        stopped = stop_bulk(by=signed_in(request), at=now(), bulk=bulk)
    except BulkRefused as refused:
        messages.error(request, str(refused))
        return redirect("showcase_house:desk_bulk", key)
    if stopped is None:
        messages.success(request, "Verworfen. Es wurde nichts geändert.")
        return redirect(_list(bulk.kind, bulk.choice))
    messages.success(request, "Abgebrochen. Was schon geändert war, bleibt; der Rest ist, wie er war.")
    return redirect("showcase_house:desk_bulk", key)


@require_POST
@permitted(may_edit)
def desk_bulk_undo(request: HttpRequest, key: str) -> HttpResponse:
    """Show what taking it back would do; only who chose it."""
    bulk = _mine(request, key)
    if not may_do_to_many(request.user, REVERSE.get(bulk.act, bulk.act)):
        raise PermissionDenied
    try:
        back = undo_bulk(by=signed_in(request), at=now(), bulk=bulk)
    except BulkRefused as refused:
        messages.error(request, str(refused))
        return redirect("showcase_house:desk_bulk", key)
    return redirect("showcase_house:desk_bulk", back.key)


def _list(kind: str, query: str) -> str:
    return reverse(LISTS[kind]) + (query and f"?{query}")


def _mine(request: HttpRequest, key: str) -> Bulk:
    bulk = get_object_or_404(Bulk, key=key)
    if bulk.chosen_by != signed_in(request).actor_key:
        raise PermissionDenied
    return bulk


def _may_stop(request: HttpRequest, bulk: Bulk) -> bool:
    return bulk.chosen_by == signed_in(request).actor_key or may_publish(request.user)
