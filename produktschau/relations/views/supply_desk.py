"""Supply relations at the desk: the list, a new one, and one with all that can be done about it."""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.audit.queries import history, rows
from produktschau.lib.dates import now, today
from produktschau.networks.models import Network
from produktschau.relations.actions.claiming_supplies import enter_supply
from produktschau.relations.actions.keeping_supplies import invite_to_tell
from produktschau.relations.engine.supply_rules import About
from produktschau.relations.forms.supplies import EnterForm, WordForm, chosen
from produktschau.relations.models import Confidence, Side, SupplyRelation, Visibility
from produktschau.relations.queries.supply_desk import ALIKE, choice_of, page_of, short_word, state_tabs
from produktschau.relations.queries.supply_pages import firm_said, standing
from produktschau.relations.rules import may_act_on_supply, may_see_supplies, may_write_supplies
from produktschau.relations.views.supply_pages import add_errors
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.models import Company

HISTORY = 20
SAID = {"yes": "bestätigt", "no": "widersprochen", "nothing": "noch nichts gesagt"}


@require_safe
@permitted(may_see_supplies)
def supplies(request: HttpRequest) -> HttpResponse:
    """All relations, narrowed."""
    choice = choice_of(request.GET.dict())
    params = request.GET.copy()
    for name in ("stand", "seite"):
        params.pop(name, None)
    context = {
        "choice": choice,
        "narrowing": params.urlencode(),
        "page": page_of(choice, request.GET.get("seite")),
        "tabs": state_tabs(),
        "networks": Network.objects.all(),
        "alike": ALIKE,
        "of_company": Company.objects.filter(key=choice.company).first() if choice.company else None,
        "may_write": may_write_supplies(request.user),
    }
    return render(request, "relations/supplies/desk_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_write_supplies)
def supply_new(request: HttpRequest) -> HttpResponse:
    """The office enters a relation."""
    initial = {"supplier": request.GET.get("liefert", ""), "customer": request.GET.get("bezieht", "")}
    form = EnterForm(request.POST if request.method == "POST" else None, initial={**initial, "told_on": today()})
    if request.method == "POST" and form.is_valid() and (made := _entered(request, form)) is not None:
        text = "Eingetragen. Beide Betriebe sind gefragt; bestätigt ist es, wenn beide zustimmen."
        messages.success(request, text)
        return redirect("relations_house:supply", made.key)
    if "sure" not in form.errors and not form.data.get("sure"):
        del form.fields["sure"]
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    context = {"form": form, "crumbs": crumbs("Eintragen")}
    return render(request, "relations/supplies/desk_new.html", context, status=status)


@require_safe
@permitted(may_see_supplies)
def supply(request: HttpRequest, key: str) -> HttpResponse:
    """One relation."""
    return show(request, found_supply(key))


@require_POST
@permitted(may_write_supplies)
def supply_invite(request: HttpRequest, key: str) -> HttpResponse:
    """Ask a firm whom it supplies and who supplies it."""
    company = get_object_or_404(Company, key=key)
    if not may_act_on_supply(request.user, company):
        raise PermissionDenied
    try:
        invite_to_tell(by=me(request), at=now(), company=company)
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Die Mail an {company} ist unterwegs.")
    return redirect("showcase_house:desk_company", company.key)


def show(
    request: HttpRequest,
    relation: SupplyRelation,
    *,
    word_form: forms.Form | None = None,
    problems: dict[str, str] | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """The page of one relation."""
    word, mark = standing(relation)
    context: dict[str, Any] = {
        "relation": relation,
        "word": word,
        "short": short_word(word),
        "mark": mark,
        "said": [
            _told(relation, Side.SUPPLIER, relation.supplier, "liefert"),
            _told(relation, Side.CUSTOMER, relation.customer, "wird beliefert"),
        ],
        "word_form": word_form or WordForm(firms=firms_of(relation), initial={"told_on": today()}),
        "problems": problems or {},
        "typed": {name: request.POST.get(name, "") for name in ("reason", "until")},
        "is_open": relation.confidence == Confidence.CLAIMED,
        "may_read": may_write_supplies(request.user),
        "may_act": may_act(request, relation),
        "history": rows(history(relation.matter)[:HISTORY]),
        "crumbs": crumbs(relation.key),
    }
    return render(request, "relations/supplies/desk_one.html", context, status=status)


@dataclass(frozen=True)
class Told:
    """What one firm said of a relation, for reading."""

    company: Company
    role: str
    said: str
    at: datetime | None
    word: str
    seen: str


def crumbs(*here: str) -> list[tuple[str, str]]:
    """The way to a page below the supplies."""
    supplies = ("Lieferungen", reverse("relations_house:supplies"))
    return [("Leitstand", reverse("portal_house:desk")), supplies, *((one, "") for one in here)]


def found_supply(key: str) -> SupplyRelation:
    """The relation with this key. Raises ``Http404``."""
    rows_ = SupplyRelation.objects.select_related("supplier", "customer", "goods", "used_in", "introduction")
    return get_object_or_404(rows_, key=key)


def firms_of(relation: SupplyRelation) -> list[tuple[str, str]]:
    """Both sides to choose from."""
    return [(Side.SUPPLIER.value, relation.supplier.name), (Side.CUSTOMER.value, relation.customer.name)]


def may_act(request: HttpRequest, relation: SupplyRelation) -> bool:
    """Whether whoever asks may act on the relation."""
    user = request.user
    return may_write_supplies(user) and may_act_on_supply(user, relation.supplier, relation.customer)


def me(request: HttpRequest) -> User:
    """Whoever is signed in."""
    return cast("User", request.user)


def _told(relation: SupplyRelation, side: str, company: Company, role: str) -> Told:
    said = SAID[firm_said(relation, side)]
    moment, word = getattr(relation, f"{side}_confirmed_at"), getattr(relation, f"{side}_word")
    seen = Visibility(getattr(relation, f"{side}_visibility")).label
    return Told(company, role, said, moment, word, str(seen))


def _entered(request: HttpRequest, form: EnterForm) -> SupplyRelation | None:
    told = form.cleaned_data
    if not may_act_on_supply(request.user, told["supplier"], told["customer"]):
        form.add_error(None, "Sie koordinieren kein Netzwerk, in dem einer der beiden Mitglied ist.")
        return None
    about = About(
        told["what"], told["what_en"], chosen(form, "goods"), chosen(form, "used_in"), told["since"], told["until"]
    )
    try:
        return enter_supply(
            by=me(request),
            at=now(),
            supplier=told["supplier"],
            customer=told["customer"],
            about=about,
            source=told["source"],
            told_on=told["told_on"],
            is_sure=told["sure"],
        )
    except NotAcceptable as refused:
        add_errors(form, refused.problems)
        return None
