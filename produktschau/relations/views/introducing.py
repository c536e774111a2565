"""Introducing two firms at the desk: choose them, say why, look at the mail, ask both; or write down what happened."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from produktschau.accounts.rules import permitted
from produktschau.design.forms import Saved, saved_otherwise, seen_at
from produktschau.exchange.models import Notice
from produktschau.lib.dates import now, today
from produktschau.relations.actions.introducing import ask_both, change_draft, delete_introduction, propose, record_told
from produktschau.relations.forms.introductions import IntroductionForm, RecordForm, introduction_initial
from produktschau.relations.models import Introduction
from produktschau.relations.queries.introduction_page import firm_called, found_firms, pair
from produktschau.relations.rules import may_introduce, may_introduce_in
from produktschau.relations.views.introductions import (
    NOT_YOURS,
    crumbs,
    found_introduction,
    me,
    own_introduction,
    show,
    tell,
)
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.models import Company

CONFLICT, UNPROCESSABLE = 409, 422
LINKS = ("reason", "note", "network", "meeting", "notice", "connected_by_name")


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_introduce)
def introduction_new(request: HttpRequest) -> HttpResponse:
    """Choose two firms by ``betrieb`` and ``mit`` (keys), say why, keep it as a draft."""
    return _new(request, is_record=False)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_introduce)
def introduction_recorded(request: HttpRequest) -> HttpResponse:
    """Write down two firms that were introduced by word of mouth."""
    return _new(request, is_record=True)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_introduce)
def introduction_change(request: HttpRequest, key: str) -> HttpResponse:
    """Other words for a draft."""
    found = own_introduction(request, key)
    first, second = (party.company for party in found.parties.select_related("company"))
    made: dict[str, Any] = {"first": first, "second": second, "user": me(request), "on": today()}
    form = IntroductionForm(
        request.POST if request.method == "POST" else None, initial=introduction_initial(found), **made
    )
    status, is_changed = 200, False
    if request.method == "POST" and form.is_valid():
        _may(request, form.cleaned_data)
        told: dict[str, Any] = {name: form.cleaned_data.get(name) for name in LINKS}
        try:
            change_draft(by=me(request), at=now(), introduction=found, expected=seen_at(request.POST), **told)
        except ChangedMeanwhile:
            found, is_changed, status = found_introduction(key), True, CONFLICT
            form = IntroductionForm(request.POST, initial=introduction_initial(found), **made)
        except NotAcceptable as refused:
            tell(form, refused)
        except NotReady as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Der Entwurf ist gespeichert.")
            return redirect("relations_house:introduction", key)
    if form.is_bound and form.errors:
        status = UNPROCESSABLE
    fresh = found.changed_at.isoformat()
    context = {
        "form": form,
        "introduction": found,
        "firms": (first, second),
        "expected": request.POST.get("expected", fresh) if form.is_bound and not is_changed else fresh,
        "is_changed": is_changed,
        "saved": saved_otherwise(form) if is_changed else list[Saved](),
        "crumbs": crumbs((found.key, found.get_absolute_url()), ("Bearbeiten", "")),
    }
    return render(request, "relations/introductions/change.html", context, status=status)


@require_POST
@permitted(may_introduce)
def introduction_asked(request: HttpRequest, key: str) -> HttpResponse:
    """Write to both firms."""
    found = own_introduction(request, key)
    expected = seen_at(request.POST)
    try:
        ask_both(by=me(request), at=now(), introduction=found, expected=expected)
    except NotReady as refused:
        messages.error(request, str(refused))
    except ChangedMeanwhile:
        found = found_introduction(key)
        return show(request, found, status=CONFLICT, is_changed=True)
    else:
        messages.success(request, "Beide Betriebe sind gefragt. Sie haben drei Wochen Zeit zu antworten.")
    return redirect("relations_house:introduction", key)


@require_POST
@permitted(may_introduce)
def introduction_deleted(request: HttpRequest, key: str) -> HttpResponse:
    """Throw away a draft, or one that ended."""
    found = own_introduction(request, key)
    try:
        delete_introduction(by=me(request), at=now(), introduction=found)
    except NotReady as refused:
        messages.error(request, str(refused))
        return redirect("relations_house:introduction", key)
    messages.success(request, "Die Vermittlung ist gelöscht.")
    return redirect("relations_house:introductions")


def _new(request: HttpRequest, *, is_record: bool) -> HttpResponse:
    said = request.POST if request.method == "POST" else request.GET
    first, second = firm_called(said.get("betrieb", "")), firm_called(said.get("mit", ""))
    notice = Notice.objects.filter(key=said.get("aushang", "")).select_related("company").first()
    if first is None and notice is not None:
        first = notice.company
    if first is None or second is None:
        status = UNPROCESSABLE if request.method == "POST" else 200
        return _page(request, first, second, is_record=is_record, status=status)
    form = _form(request, first, second, is_record=is_record)
    if request.method == "POST" and form.is_valid():
        try:
            made = _made(request, first, second, form, is_record=is_record)
        except NotAcceptable as refused:
            tell(form, refused)
        else:
            messages.success(request, RECORDED if is_record else DRAFTED)
            return redirect("relations_house:introduction", made.key)
    status = UNPROCESSABLE if form.is_bound and form.errors else 200
    return _page(request, first, second, form=form, is_record=is_record, status=status)


RECORDED = "Die Vermittlung ist nachgetragen."
DRAFTED = "Die Vermittlung ist als Entwurf angelegt. Lesen Sie die Mail noch einmal durch, dann fragen Sie beide."


def _form(request: HttpRequest, first: Company, second: Company, *, is_record: bool) -> IntroductionForm:
    given = {"network": "netz", "meeting": "treffen", "notice": "aushang"}
    initial: dict[str, Any] = {name: request.GET.get(param, "") for name, param in given.items()}
    initial |= {"connected_by_name": me(request).name, "told_on": today()}
    kind = RecordForm if is_record else IntroductionForm
    return kind(
        request.POST if request.method == "POST" else None,
        initial=initial,
        first=first,
        second=second,
        user=me(request),
        on=today(),
    )


def _made(
    request: HttpRequest, first: Company, second: Company, form: IntroductionForm, *, is_record: bool
) -> Introduction:
    told: dict[str, Any] = {name: form.cleaned_data.get(name) for name in LINKS}
    _may(request, told)
    if is_record:
        how: dict[str, Any] = {name: form.cleaned_data.get(name) for name in ("source", "told_on")}
        return record_told(by=me(request), at=now(), first=first, second=second, **told, **how)
    return propose(by=me(request), at=now(), first=first, second=second, **told)


def _may(request: HttpRequest, told: dict[str, Any]) -> None:
    if not may_introduce_in(request.user, told.get("network")):
        raise PermissionDenied(NOT_YOURS)


def _page(
    request: HttpRequest,
    first: Company | None,
    second: Company | None,
    *,
    form: IntroductionForm | None = None,
    is_record: bool,
    status: int = 200,
) -> HttpResponse:
    said = request.POST if request.method == "POST" else request.GET
    known = pair(first, second, today(), by_mail=not is_record) if first and second else None
    title = "Vermittlung nachtragen" if is_record else "Zwei Betriebe verbinden"
    context = {
        "form": form,
        "first": first,
        "second": second,
        "pair": known,
        "is_record": is_record,
        "word_first": said.get("wort1", ""),
        "word_second": said.get("wort2", ""),
        "found_first": found_firms(said.get("wort1", ""), second),
        "found_second": found_firms(said.get("wort2", ""), first),
        "given": {name: said[name] for name in ("aushang", "treffen", "netz") if said.get(name)},
        "page_url": reverse(f"relations_house:introduction_{'recorded' if is_record else 'new'}"),
        "title": title,
        "crumbs": crumbs((title, "")),
    }
    return render(request, "relations/introductions/new.html", context, status=status)
