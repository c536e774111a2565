"""What the office does about one supply relation: note what a firm said, settle, ask again, end, take back."""

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from produktschau.accounts.rules import permitted
from produktschau.lib.dates import now
from produktschau.relations.actions.keeping_supplies import (
    ask_again,
    drop_claim,
    end_supply,
    note_word,
    settle_dispute,
)
from produktschau.relations.forms.supplies import WordForm, day_of_form
from produktschau.relations.models import Side, SupplyRelation
from produktschau.relations.rules import may_write_supplies
from produktschau.relations.views.supply_desk import firms_of, found_supply, may_act, me, show
from produktschau.relations.views.supply_pages import add_errors
from produktschau.showcase.actions import NotAcceptable, NotReady


@require_POST
@permitted(may_write_supplies)
def supply_word(request: HttpRequest, key: str) -> HttpResponse:
    """Note what a firm said by word of mouth."""
    relation = _own(request, key)
    form = WordForm(request.POST, firms=firms_of(relation))
    if form.is_valid():
        try:
            note_word(by=me(request), at=now(), relation=relation, **form.cleaned_data)
        except NotAcceptable as refused:
            add_errors(form, refused.problems)
        except NotReady as refused:
            messages.error(request, str(refused))
            return redirect("relations_house:supply", key)
        else:
            messages.success(request, "Notiert. Bestätigt ist es erst, wenn der Betrieb selbst zustimmt.")
            return redirect("relations_house:supply", key)
    return show(request, found_supply(key), word_form=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@require_POST
@permitted(may_write_supplies)
def supply_settled(request: HttpRequest, key: str) -> HttpResponse:
    """Settle what is disputed: „was“ is „gilt“ or „weg“."""
    reason, is_kept = request.POST.get("reason", ""), request.POST.get("was") == "gilt"

    def settle(relation: SupplyRelation) -> str:
        settle_dispute(by=me(request), at=now(), relation=relation, is_kept=is_kept, reason=reason)
        if is_kept:
            return "Geklärt. Wer widersprochen hatte, ist gebeten, jetzt zu bestätigen."
        return "Geklärt. Die Angabe ist zurückgenommen."

    return _done(request, key, settle)


@require_POST
@permitted(may_write_supplies)
def supply_asked(request: HttpRequest, key: str) -> HttpResponse:
    """Ask the firms that said nothing yet."""

    def ask(relation: SupplyRelation) -> str:
        done = ask_again(by=me(request), at=now(), relation=relation)
        return "Gefragt: ein Betrieb." if done == 1 else f"Gefragt: {done} Betriebe."

    return _done(request, key, ask)


@require_POST
@permitted(may_write_supplies)
def supply_ended(request: HttpRequest, key: str) -> HttpResponse:
    """Note on which day it ended; an empty day means that it goes on."""

    def end(relation: SupplyRelation) -> str:
        end_supply(by=me(request), at=now(), relation=relation, until=day_of_form(request.POST.get("until", "")))
        return "Gespeichert."

    return _done(request, key, end)


@require_POST
@permitted(may_write_supplies)
def supply_dropped(request: HttpRequest, key: str) -> HttpResponse:
    """Take back what the office entered."""

    def drop(relation: SupplyRelation) -> str:
        drop_claim(by=me(request), at=now(), relation=relation, side=Side.OFFICE)
        return "Die Angabe ist zurückgenommen."

    return _done(request, key, drop)


def _own(request: HttpRequest, key: str) -> SupplyRelation:
    relation = found_supply(key)
    if not may_act(request, relation):
        raise PermissionDenied
    return relation


def _done(request: HttpRequest, key: str, act: Callable[[SupplyRelation], str]) -> HttpResponse:
    relation = _own(request, key)
    try:
        messages.success(request, act(relation))
    except NotAcceptable as refused:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return show(request, found_supply(key), problems=dict(refused.problems), status=status)
    except NotReady as refused:
        messages.error(request, str(refused))
    return redirect("relations_house:supply", key)
