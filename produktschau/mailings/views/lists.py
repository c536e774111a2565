"""Distribution lists at the desk: all of them, one with whom it reaches, and what changes it."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from produktschau.accounts.models import User
from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.audit.queries import history, rows
from produktschau.design.forms import Saved, saved_otherwise, seen_at
from produktschau.lib.dates import now
from produktschau.lib.text import row_number
from produktschau.mailings.actions.lists import change_list, delete_list, except_firm, forget_exception, make_list
from produktschau.mailings.forms import BounceForm, ExceptionForm, NameForm
from produktschau.mailings.models import DistributionList, ListException, Stage
from produktschau.mailings.queries.firms import NotFound, firm_called
from produktschau.mailings.queries.history import MARKS, circulars_of, lists_with_numbers
from produktschau.mailings.queries.reach import choices, cleaned, described, reach_of
from produktschau.mailings.rules import may_see_numbers, may_send, may_write
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.models import Company

SHOWN = 200
"""Firms that stand on the page; the number above is that of all."""
HISTORY = 20
CRUMBS = [("Leitstand", "portal_house:desk"), ("Verteiler", "mailings:lists")]
UNPROCESSABLE = 422


@require_safe
@permitted(may_see_numbers)
def lists(request: HttpRequest) -> HttpResponse:
    """All lists, and where a mail that came back is handed in."""
    context = {"lists": lists_with_numbers(), "may_write": may_write(request.user), "bounce": BounceForm()}
    return render(request, "mailings/lists.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_write)
def list_new(request: HttpRequest) -> HttpResponse:
    """A new list; whom it holds is chosen on its page."""
    form = NameForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = make_list(by=_me(request), at=now(), name=form.cleaned_data["name"])
        except NotAcceptable as refused:
            _tell(form, refused)
        else:
            messages.success(request, "Der Verteiler ist angelegt. Wählen Sie nun, wen er enthält.")
            return redirect("mailings:list", made.key)
    context = {"form": form, "crumbs": [*_crumbs(), ("Neu", "")]}
    return render(request, "mailings/new.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_safe
@permitted(may_see_numbers)
def list_page(request: HttpRequest, key: str) -> HttpResponse:
    """One list: its choice, whom it reaches today, what went out over it."""
    found = get_object_or_404(DistributionList, key=key)
    firm = Company.objects.filter(key=request.GET.get("betrieb", "")).first()
    initial = {"firm": firm.key, "is_added": "nein"} if firm else {}
    return render(request, "mailings/list.html", _context(request, found, ExceptionForm(initial=initial)))


@require_safe
@permitted(may_see_numbers)
def list_reach(request: HttpRequest, key: str) -> HttpResponse:
    """Whom another choice would reach, as a piece of the page: asked while somebody chooses."""
    found = get_object_or_404(DistributionList, key=key)
    audience = cleaned({name: request.GET.getlist(name) for name in request.GET})
    context = {"list": found, **_reached(request, found, audience)}
    response = render(request, "mailings/parts/reach.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@permitted(may_write)
def list_save(request: HttpRequest, key: str) -> HttpResponse:
    """Keep name and choice."""
    found = get_object_or_404(DistributionList, key=key)
    form, audience = NameForm(request.POST), cleaned({name: request.POST.getlist(name) for name in request.POST})
    if form.is_valid():
        name, expected = form.cleaned_data["name"], seen_at(request.POST)
        try:
            change_list(by=_me(request), at=now(), found=found, name=name, audience=audience, expected=expected)
        except ChangedMeanwhile:
            return _show_conflict(request, key, audience)
        except NotAcceptable as refused:
            _tell(form, refused)
        else:
            messages.success(request, "Der Verteiler ist gespeichert.")
            return redirect("mailings:list", key)
    context = _context(request, found, ExceptionForm(), form=form, audience=audience)
    context["expected"] = request.POST.get("expected", "")
    return render(request, "mailings/list.html", context, status=UNPROCESSABLE)


@require_POST
@permitted(may_write)
def list_except(request: HttpRequest, key: str) -> HttpResponse:
    """Put one firm on the list or take it off, whatever the choice says."""
    found = get_object_or_404(DistributionList, key=key)
    form = ExceptionForm(request.POST)
    form.errors.clear()  # the action judges
    is_added = request.POST.get("is_added") != "nein"
    try:
        company = firm_called(request.POST.get("firm", ""))
        reason = request.POST.get("reason", "")
        except_firm(by=_me(request), at=now(), found=found, company=company, is_added=is_added, reason=reason)
    except NotFound as unknown:
        form.add_error("firm", str(unknown))
    except NotAcceptable as refused:
        _tell(form, refused)
    else:
        told = "steht jetzt immer auf dem Verteiler" if is_added else "steht nicht mehr auf dem Verteiler"
        messages.success(request, f"„{company.name}“ {told}.")
        return redirect("mailings:list", key)
    return render(request, "mailings/list.html", _context(request, found, form), status=UNPROCESSABLE)


@require_POST
@permitted(may_write)
def list_exception_ended(request: HttpRequest, key: str) -> HttpResponse:
    """Let the choice decide about a firm again."""
    rows_of_list = ListException.objects.select_related("company", "list").filter(list__key=key)
    exception = get_object_or_404(rows_of_list, pk=row_number(request.POST.get("ausnahme", "")))
    forget_exception(by=_me(request), at=now(), exception=exception)
    messages.success(request, f"Über „{exception.company.name}“ entscheidet wieder die Auswahl.")
    return redirect("mailings:list", key)


@require_POST
@permitted(may_send)
def list_delete(request: HttpRequest, key: str) -> HttpResponse:
    """Throw a list away that nothing went out over."""
    found = get_object_or_404(DistributionList, key=key)
    try:
        delete_list(by=_me(request), at=now(), found=found)
    except NotReady as refused:
        messages.error(request, str(refused))
        return redirect("mailings:list", key)
    messages.success(request, f"Der Verteiler „{found.name}“ ist gelöscht.")
    return redirect("mailings:lists")


def _show_conflict(request: HttpRequest, key: str, audience: dict[str, list[str]]) -> HttpResponse:
    """The page as it was chosen, with what is saved now beside it, ready to be saved over it."""
    found = get_object_or_404(DistributionList, key=key)
    form = NameForm(request.POST, initial={"name": found.name})
    saved = saved_otherwise(form)
    if audience != found.audience:
        said = "\n".join(f"{label}: {values}" for label, values in described(found.audience))
        saved.append(Saved("Auswahl", said or "alle Betriebe"))
    context = _context(request, found, ExceptionForm(), form=form, audience=audience)
    return render(request, "mailings/list.html", {**context, "is_changed": True, "saved": saved}, status=409)


def _context(
    request: HttpRequest,
    found: DistributionList,
    except_form: ExceptionForm,
    *,
    form: NameForm | None = None,
    audience: dict[str, list[str]] | None = None,
) -> dict[str, Any]:
    """What the page of a list shows; ``form`` and ``audience`` are what somebody typed and chose, not saved yet."""
    chosen = found.audience if audience is None else audience
    return {
        "list": found,
        "form": form or NameForm(initial={"name": found.name}),
        "expected": found.changed_at.isoformat(),
        "audience": described(found.audience),
        "choices": choices(chosen) if may_write(request.user) else [],
        "exceptions": list(found.exceptions.select_related("company")),
        "circulars": [(one, MARKS[Stage(one.stage)], numbers) for one, numbers in circulars_of(found)],
        "except_form": except_form,
        "may_write": may_write(request.user),
        "may_send": may_send(request.user),
        "crumbs": [*_crumbs(), (found.name, "")],
        "history": rows(history(found.subject)[:HISTORY]),
        **_reached(request, found, audience),
    }


def _reached(request: HttpRequest, found: DistributionList, audience: dict[str, list[str]] | None) -> dict[str, Any]:
    whole = reach_of(found, audience)
    shown = whole.targets[:SHOWN] if may_write(request.user) else []
    if shown:
        note_access(by=_me(request), kind="recipients", subject=found.subject, at=now(), rows=len(shown))
    return {"reach": whole, "shown": shown, "more": max(whole.total - SHOWN, 0), "may_write": may_write(request.user)}


def _crumbs() -> list[tuple[str, str]]:
    return [(label, reverse(name)) for label, name in CRUMBS]


def _tell(form: NameForm | ExceptionForm, refused: NotAcceptable) -> None:
    for field, sentence in refused.problems.items():
        form.add_error(field if field in form.fields else None, sentence)


def _me(request: HttpRequest) -> User:
    return cast("User", request.user)
