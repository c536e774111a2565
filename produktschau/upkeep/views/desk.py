"""How old the entries are: the list, a firm's answers, the rhythm."""

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.lib.dates import now, today
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.models import Company
from produktschau.upkeep.actions.answering import NotPublic, enter_answer, settle
from produktschau.upkeep.actions.asking import order_reminding
from produktschau.upkeep.actions.rounds import PORTION
from produktschau.upkeep.actions.setting import set_rhythm
from produktschau.upkeep.forms import AnswerForm, RhythmForm
from produktschau.upkeep.models import Asking
from produktschau.upkeep.queries.desk import choice_of, upkeep_list
from produktschau.upkeep.queries.firm import firm_upkeep
from produktschau.upkeep.queries.letters import to_write_letters
from produktschau.upkeep.queries.rhythm import rhythm
from produktschau.upkeep.queries.standing import CALL, to_remind
from produktschau.upkeep.rules import may_ask, may_enter, may_see_upkeep

if TYPE_CHECKING:
    from produktschau.accounts.models import User

UNPROCESSABLE = 422


@require_safe
@permitted(may_see_upkeep)
def upkeep(request: HttpRequest) -> HttpResponse:
    """Numbers and the list."""
    return _list(request)


@require_POST
@permitted(may_ask)
def set_up(request: HttpRequest) -> HttpResponse:
    """Switch asking by itself on or off, and set its spans."""
    form = RhythmForm(request.POST)
    form.is_valid()
    told = form.cleaned_data
    try:
        row = set_rhythm(
            by=_me(request),
            at=now(),
            is_on=bool(told.get("is_on")),
            months=told.get("months"),
            reminder_days=told.get("reminder_days"),
        )
    except NotAcceptable as refused:
        form.errors.clear()
        for name, problem in refused.problems.items():
            form.add_error(name, problem)
        return _list(request, form, status=UNPROCESSABLE)
    messages.success(
        request,
        f"Gespeichert. Ab jetzt fragt das System von selbst, {row.months} Monate nach der letzten Prüfung."
        if row.is_on
        else "Gespeichert. Von selbst geht keine Mail hinaus.",
    )
    return redirect("upkeep:list")


@require_POST
@permitted(may_ask)
def remind_now(request: HttpRequest) -> HttpResponse:
    """Remind everyone who had the time to answer."""
    count = order_reminding(by=_me(request), at=now())
    if count:
        messages.success(request, "Die Erinnerungen gehen hinaus.")
    else:
        messages.error(request, "Niemand ist zu erinnern: Wer schweigt, hat noch Zeit oder ist schon erinnert.")
    return redirect("upkeep:list")


@require_safe
@permitted(may_see_upkeep)
def firm(request: HttpRequest, key: str) -> HttpResponse:
    """Everything asked and answered about one firm."""
    return _firm(request, _company(key), AnswerForm(initial={"said_on": today()}))


@require_POST
@permitted(may_enter)
def entered(request: HttpRequest, key: str) -> HttpResponse:
    """Write down what a firm said."""
    company, form = _company(key), AnswerForm(request.POST)
    form.is_valid()
    told = form.cleaned_data
    try:
        enter_answer(
            by=_me(request),
            at=now(),
            company=company,
            outcome=told.get("outcome", ""),
            said_on=told.get("said_on"),
            source=told.get("source", ""),
            text=told.get("text", ""),
        )
    except NotAcceptable as refused:
        form.errors.clear()
        for name, problem in refused.problems.items():
            form.add_error(name, problem)
        return _firm(request, company, form, status=UNPROCESSABLE)
    except NotPublic as refused:
        messages.error(request, str(refused))
        return redirect("upkeep:firm", key)
    messages.success(request, "Die Antwort ist eingetragen, mit Ihrem Namen, Tag und Quelle.")
    return redirect("upkeep:firm", key)


@require_POST
@permitted(may_enter)
def settled(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """The office did what a report asked for."""
    asking = get_object_or_404(Asking, pk=pk, company__key=key)
    if settle(by=_me(request), at=now(), asking=asking):
        messages.success(request, "Als erledigt vermerkt.")
    else:
        messages.error(request, "Das ist schon erledigt.")
    return redirect("upkeep:firm", key)


def _list(request: HttpRequest, form: RhythmForm | None = None, *, status: int = 200) -> HttpResponse:
    at, row = now(), rhythm()
    choice = choice_of(request.GET)
    found = upkeep_list(choice, at=at, page=request.GET.get("seite"))
    narrowing = request.GET.copy()
    for name in ("stand", "seite"):
        narrowing.pop(name, None)
    context = {
        "list": found,
        "narrowing": narrowing.urlencode(),
        "rhythm": row,
        "rhythm_form": form
        or RhythmForm(initial={"is_on": row.is_on, "months": row.months, "reminder_days": row.reminder_days}),
        "may_ask": may_ask(request.user),
        "late": to_remind(row, at).count(),
        "letters": len(to_write_letters(at)) if choice.standing == CALL else 0,
        "portion": PORTION,
        "has_problem": form is not None,
    }
    return render(request, "upkeep/desk/list.html", context, status=status)


def _firm(request: HttpRequest, company: Company, form: AnswerForm, *, status: int = 200) -> HttpResponse:
    told = firm_upkeep(company, at=now())
    if may_enter(request.user) and any(one.asking.text or one.asking.source for one in told.told):
        note_access(by=_me(request), kind="notes", subject=f"company:{company.key}", at=now(), rows=len(told.told))
    context = {
        "company": company,
        "upkeep": told,
        "form": form,
        "may_enter": may_enter(request.user),
        "may_ask": may_ask(request.user),
        "crumbs": [
            ("Leitstand", reverse("portal_house:desk")),
            ("Aktualität", reverse("upkeep:list")),
            (company.name, ""),
        ],
    }
    return render(request, "upkeep/desk/firm.html", context, status=status)


def _company(key: str) -> Company:
    return get_object_or_404(Company, key=key)


def _me(request: HttpRequest) -> "User":
    return cast("User", request.user)
