"""Calls at the desk: the list, one call, its form, and how many a choice of firms would reach."""

from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.audit.queries import history, rows
from produktschau.design.forms import Saved, saved_otherwise, seen_at
from produktschau.intake.actions.calls import ASKABLE, change_call, make_call
from produktschau.intake.forms.calls import CallForm, DeadlineForm, DeclineForm, call_initial
from produktschau.intake.models import Call
from produktschau.intake.queries.calls import (
    TABS,
    call_row,
    call_rows,
    invitations_of,
    reasons_against_start,
    to_remind,
    to_write,
)
from produktschau.intake.queries.coverage import coverage
from produktschau.intake.rules import may_decide, may_edit_submission, may_see_submissions
from produktschau.lib.dates import now, today
from produktschau.outreach.queries.asking import choices, cleaned, described, reach
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady

PER_PAGE = 100
SHOWN = 200
"""Firms of an audience that stand on the page; the number above is that of all."""
HISTORY = 20
CRUMBS = [("Leitstand", "portal_house:desk"), ("Aufrufe", "intake:calls")]


@require_safe
@permitted(may_see_submissions)
def calls(request: HttpRequest) -> HttpResponse:
    """All calls with their numbers."""
    context = {"calls": call_rows(today()), "may_decide": may_decide(request.user)}
    return render(request, "intake/calls/list.html", context)


@require_safe
@permitted(may_see_submissions)
def call(request: HttpRequest, key: str) -> HttpResponse:
    """One call: as a draft whom it would ask; once started how it stands."""
    found = get_object_or_404(Call, key=key)
    context = call_context(request, found)
    _noted(request, found, context)
    return render(request, "intake/calls/call.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_decide)
def call_new(request: HttpRequest) -> HttpResponse:
    """A new call."""
    form = CallForm(request.POST if request.method == "POST" else None, initial={"opens_on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            made = make_call(by=_me(request), at=now(), **form.cleaned_data)
        except NotAcceptable as refused:
            _tell(form, refused)
        else:
            messages.success(request, "Der Aufruf ist als Entwurf angelegt. Wählen Sie nun, wen Sie fragen.")
            return redirect("intake:call", made.key)
    return _form(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_decide)
def call_change(request: HttpRequest, key: str) -> HttpResponse:
    """Change a draft."""
    found = get_object_or_404(Call, key=key)
    form = CallForm(request.POST if request.method == "POST" else None, initial=call_initial(found))
    if request.method == "POST" and form.is_valid():
        try:
            change_call(by=_me(request), at=now(), call=found, expected=seen_at(request.POST), **form.cleaned_data)
        except ChangedMeanwhile:
            found = get_object_or_404(Call, key=key)
            return _form(request, CallForm(request.POST, initial=call_initial(found)), found, is_changed=True)
        except NotAcceptable as refused:
            _tell(form, refused)
        except NotReady as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Der Aufruf ist gespeichert.")
            return redirect("intake:call", key)
    return _form(request, form, found)


@require_safe
@permitted(may_see_submissions)
def call_reach(request: HttpRequest, key: str) -> HttpResponse:
    """How many firms a choice reaches, as a piece of the page: asked while somebody chooses."""
    found = get_object_or_404(Call, key=key)
    reached = _reached(cleaned({name: request.GET.getlist(name) for name in request.GET}))
    _noted(request, found, reached)
    response = render(request, "outreach/parts/reach.html", reached)
    response["Cache-Control"] = "private, no-store"
    return response


def show_conflict(request: HttpRequest, key: str, audience: dict[str, list[str]]) -> HttpResponse:
    """The page of a draft with a choice that is not saved, because somebody else has changed the call; and what is saved now."""
    found = get_object_or_404(Call, key=key)
    context = call_context(request, found, audience)
    if audience != found.audience:
        said = "\n".join(f"{label}: {values}" for label, values in described(found.audience))
        context["saved"] = [Saved("Auswahl", said or "alle Betriebe")]
    _noted(request, found, context)
    return render(request, "intake/calls/call.html", {**context, "is_changed": True}, status=409)


def call_context(request: HttpRequest, found: Call, audience: dict[str, list[str]] | None = None) -> dict[str, Any]:
    """What the page of a call shows; ``audience`` is a choice that is not saved yet."""
    on = today()
    row = call_row(found, on)
    asks = [ASKABLE[name].label for name in found.asks if name in ASKABLE]
    context: dict[str, Any] = {
        "row": row,
        "call": found,
        "asks": asks,
        "audience": described(found.audience),
        "may_decide": may_decide(request.user),
        "may_edit": may_edit_submission(request.user),
        "crumbs": [*((label, reverse(name)) for label, name in CRUMBS), (found.title, "")],
        "history": rows(history(f"call:{found.key}")[:HISTORY]),
    }
    if row.standing == "draft":
        reasons = reasons_against_start(found, on=on)
        chosen = found.audience if audience is None else audience
        draft = {"choices": choices(chosen), "reasons": reasons, "expected": found.changed_at.isoformat()}
        return context | _reached(chosen) | draft
    tab = request.GET.get("antwort", "alle")
    tab = tab if tab in TABS else "alle"
    page = Paginator(invitations_of(found, tab), PER_PAGE).get_page(request.GET.get("seite"))
    return context | {
        "tab": tab,
        "tabs": [(name, label, row.counts.by_tab[name]) for name, label in TABS.items()],
        "page": page,
        "tables": coverage(found),
        "due": to_remind(found, now()).count(),
        "letters": to_write(found, only_silent=False).count(),
        "silent_letters": to_write(found, only_silent=True).count(),
        "deadline": DeadlineForm(initial={"deadline_on": found.deadline_on}),
        "decline": DeclineForm(),
    }


def _reached(audience: dict[str, list[str]]) -> dict[str, Any]:
    whole = reach(audience)
    return {"reach": whole, "shown": whole.asked[:SHOWN], "more": max(whole.total - SHOWN, 0)}


def _noted(request: HttpRequest, found: Call, context: dict[str, Any]) -> None:
    """A choice of firms is shown with the addresses of people."""
    if context.get("shown"):
        people = len(context["shown"])
        note_access(by=_me(request), kind="recipients", subject=f"call:{found.key}", at=now(), rows=people)


def _form(request: HttpRequest, form: CallForm, found: Call | None, *, is_changed: bool = False) -> HttpResponse:
    crumbs = [(label, reverse(name)) for label, name in CRUMBS]
    if found is not None:
        crumbs.append((found.title, reverse("intake:call", args=[found.key])))
    status = 409 if is_changed else 422 if form.is_bound and form.errors else 200
    context: dict[str, Any] = {"form": form, "call": found, "is_changed": is_changed}
    if found is not None:
        fresh = found.changed_at.isoformat()
        context["expected"] = request.POST.get("expected", fresh) if form.is_bound and not is_changed else fresh
    if is_changed:
        context["saved"] = saved_otherwise(form)
    context |= {"crumbs": [*crumbs, ("Bearbeiten" if found else "Neu", "")]}
    return render(request, "intake/calls/form.html", context, status=status)


def _tell(form: CallForm, refused: NotAcceptable) -> None:
    for field, sentence in refused.problems.items():
        form.add_error(field if field in form.fields else None, sentence)


def _me(request: HttpRequest) -> User:
    return cast("User", request.user)
