"""What staff enters for a firm: an answer by telephone, what came of it; and taking an introduction back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from produktschau.accounts.rules import permitted
from produktschau.lib.dates import now, today
from produktschau.relations.actions.answering import Contact, IntroductionOver, accept, decline
from produktschau.relations.actions.outcomes import report_outcome
from produktschau.relations.actions.withdrawing import withdraw
from produktschau.relations.engine.told import Told
from produktschau.relations.forms.introductions import AnswerForm, OutcomeForm, WithdrawForm
from produktschau.relations.models import Answer, Introduction, Party
from produktschau.relations.rules import may_introduce
from produktschau.relations.views.introductions import crumbs, me, own_introduction, tell
from produktschau.showcase.actions import NotAcceptable, NotReady

CONFLICT, UNPROCESSABLE = 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_introduce)
def answer_entered(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Write down what a firm answered by telephone."""
    party = _party(request, key, pk)
    form = AnswerForm(request.POST if request.method == "POST" else None, initial={"told_on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            _answer(request, party, form.cleaned_data)
        except NotAcceptable as refused:
            tell(form, refused)
        except IntroductionOver as over:
            form.add_error(None, str(over))
        else:
            messages.success(request, "Die Antwort ist eingetragen, mit Ihrem Namen, Tag und Quelle.")
            return redirect("relations_house:introduction", key)
    return _page(request, form, party.introduction, "Antwort eintragen", party.company.name)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_introduce)
def outcome_entered(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Write down what a firm said came of it."""
    party = _party(request, key, pk)
    form = OutcomeForm(request.POST if request.method == "POST" else None, initial={"told_on": today()})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        words = {name: told[name] for name in ("outcome", "note", "product_name")}
        how = Told(told["source"], told["told_on"])
        try:
            report_outcome(by=me(request), at=now(), party=party, told=how, **words)
        except NotAcceptable as refused:
            tell(form, refused)
        except IntroductionOver as over:
            form.add_error(None, str(over))
        else:
            messages.success(request, "Das Ergebnis ist eingetragen, mit Ihrem Namen, Tag und Quelle.")
            return redirect("relations_house:introduction", key)
    return _page(request, form, party.introduction, "Ergebnis eintragen", party.company.name)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_introduce)
def introduction_withdrawn(request: HttpRequest, key: str) -> HttpResponse:
    """Take an introduction back."""
    found = own_introduction(request, key)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(by=me(request), at=now(), introduction=found, reason=form.cleaned_data["reason"])
        except NotAcceptable as refused:
            tell(form, refused)
        except NotReady as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Die Vermittlung ist zurückgezogen.")
            return redirect("relations_house:introduction", key)
    firms = " und ".join(party.company.name for party in found.parties.select_related("company"))
    return _page(request, form, found, "Vermittlung zurückziehen", firms)


def _party(request: HttpRequest, key: str, pk: int) -> Party:
    found = own_introduction(request, key)
    return get_object_or_404(Party.objects.select_related("introduction", "company"), pk=pk, introduction=found)


def _answer(request: HttpRequest, party: Party, told: dict[str, Any]) -> None:
    common: dict[str, Any] = {
        "by": me(request),
        "at": now(),
        "party": party,
        "told": Told(told["source"], told["told_on"]),
    }
    if told["answer"] == Answer.ACCEPTED:
        contact = Contact(told["name"], told["email"], told["phone"])
        accept(**common, contact=contact, consents=told["consents"])
    else:
        decline(**common, reason=told["reason"], no_more=told["no_more"])


def _page(request: HttpRequest, form: forms.Form, found: Introduction, title: str, about: str) -> HttpResponse:
    context = {
        "form": form,
        "introduction": found,
        "title": title,
        "about": about,
        "is_danger": isinstance(form, WithdrawForm),
        "crumbs": crumbs((found.key, found.get_absolute_url()), (title, "")),
    }
    status = UNPROCESSABLE if form.is_bound and form.errors else 200
    return render(request, "relations/introductions/enter.html", context, status=status)
