"""Circulars at the desk: draft, preview with numbers, test mail, sending, letters, what became of it."""

import io
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
from produktschau.design.forms import saved_otherwise, seen_at
from produktschau.lib.dates import now, today
from produktschau.lib.private_files import PDF, private_file
from produktschau.mailings.actions.circulars import change_circular, delete_circular, draft_circular, try_circular
from produktschau.mailings.actions.sending import release_circular, take_letters
from produktschau.mailings.forms import FIRST_TEXT, CircularForm
from produktschau.mailings.models import Circular, DistributionList, Stage, Way
from produktschau.mailings.print.letters import COLUMNS, circular_letters_pdf, letter_rows
from produktschau.mailings.queries.history import MARKS, TABS, deliveries_of, letters_of, numbers_of, tabs_of
from produktschau.mailings.queries.plan import Plan, name_for, plan_of
from produktschau.mailings.queries.reach import Target
from produktschau.mailings.queries.written import words_for
from produktschau.mailings.rules import may_see_numbers, may_send, may_stop, may_write
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady
from produktschau.showcase.models import Company
from produktschau.tabular.engine.writing import CONTENT_TYPES, plain_columns, write_xlsx
from produktschau.typeset.engine import TypesettingFailed

SHOWN = 200
HISTORY = 20
UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_write)
def circular_new(request: HttpRequest, key: str) -> HttpResponse:
    """Draft a circular to a list."""
    over = get_object_or_404(DistributionList, key=key)
    form = CircularForm(request.POST if request.method == "POST" else None, initial={"text": FIRST_TEXT})
    if request.method == "POST" and form.is_valid():
        try:
            made = draft_circular(by=_me(request), at=now(), over=over, **form.cleaned_data)
        except NotAcceptable as refused:
            _tell(form, refused)
        else:
            messages.success(request, "Der Entwurf ist gespeichert. Sehen Sie ihn sich an, bevor er hinausgeht.")
            return redirect("mailings:circular", made.key)
    return _form(request, form, over, None)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_write)
def circular_change(request: HttpRequest, key: str) -> HttpResponse:
    """Change a draft."""
    found = _circular(key)
    initial = {"subject": found.subject, "text": found.text}
    form = CircularForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            expected = seen_at(request.POST)
            change_circular(by=_me(request), at=now(), circular=found, expected=expected, **form.cleaned_data)
        except ChangedMeanwhile:
            found = _circular(key)
            form = CircularForm(request.POST, initial={"subject": found.subject, "text": found.text})
            return _form(request, form, found.list, found, is_changed=True)
        except NotAcceptable as refused:
            _tell(form, refused)
        except NotReady as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Der Entwurf ist gespeichert.")
            return redirect("mailings:circular", key)
    return _form(request, form, found.list, found)


@require_safe
@permitted(may_see_numbers)
def circular(request: HttpRequest, key: str) -> HttpResponse:
    """A draft with its numbers and one firm's version; once sent, what became of it."""
    found = _circular(key)
    context: dict[str, Any] = {
        "circular": found,
        "mark": MARKS[Stage(found.stage)],
        "may_write": may_write(request.user),
        "may_send": may_send(request.user),
        "may_stop": may_stop(request.user),
        "crumbs": [*_crumbs(found.list), (found.subject, "")],
        "history": rows(history(found.matter)[:HISTORY]),
    }
    context |= _draft(request, found) if found.stage == Stage.DRAFT else _sent(request, found)
    people = context.get("shown") or getattr(context.get("page"), "object_list", [])
    if people:
        note_access(by=_me(request), kind="recipients", subject=found.matter, at=now(), rows=len(people))
    return render(request, "mailings/circular.html", context)


@require_POST
@permitted(may_write)
def circular_test(request: HttpRequest, key: str) -> HttpResponse:
    """Send it to oneself as one firm would read it."""
    found, me = _circular(key), _me(request)
    company = get_object_or_404(Company, key=request.POST.get("betrieb", ""))
    try:
        try_circular(by=me, at=now(), circular=found, company=company)
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Die Probe für „{company.name}“ geht an {me.email}.")
    return redirect(f"{reverse('mailings:circular', args=[key])}?betrieb={company.key}")


@require_POST
@permitted(may_send)
def circular_send(request: HttpRequest, key: str) -> HttpResponse:
    """Send what was looked at; ``stand`` is the stamp of the page that named the numbers."""
    found = _circular(key)
    try:
        release_circular(by=_me(request), at=now(), circular=found, seen=request.POST.get("stand", ""))
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Das Rundschreiben geht hinaus. Die Zahlen unten wachsen, während es das tut.")
    return redirect("mailings:circular", key)


@require_POST
@permitted(may_write)
def circular_delete(request: HttpRequest, key: str) -> HttpResponse:
    """Throw a draft away."""
    found = _circular(key)
    over = found.list
    try:
        delete_circular(by=_me(request), at=now(), circular=found)
    except NotReady as refused:
        messages.error(request, str(refused))
        return redirect("mailings:circular", key)
    messages.success(request, f"Der Entwurf „{found.subject}“ ist gelöscht.")
    return redirect("mailings:list", over.key)


@require_POST
@permitted(may_send)
def circular_letters(request: HttpRequest, key: str) -> HttpResponse:
    """All letters as PDF or as a table (``form``)."""
    found = _circular(key)
    form = "xlsx" if request.POST.get("form") == "xlsx" else "pdf"
    letters = letters_of(found)
    if not letters:
        messages.error(request, "Zu diesem Rundschreiben gibt es keine Briefe.")
        return redirect("mailings:circular", key)
    # Noted before it is printed: typesetting takes seconds, in which nobody else could write. Taken again, it is noted again.
    links = take_letters(by=_me(request), at=now(), circular=found, form=form)
    try:
        if form == "xlsx":
            out = io.BytesIO()
            write_xlsx(plain_columns(COLUMNS), letter_rows(found, letters, links), out, title="Briefe")
            content = out.getvalue()
        else:
            content = circular_letters_pdf(found, letters, links, on=today(), made_at=now())
    except TypesettingFailed as failed:
        messages.error(request, str(failed))
        return redirect("mailings:circular", key)
    note_access(by=_me(request), kind="letters", subject=found.matter, at=now(), rows=len(letters))
    return private_file(content, f"rundschreiben-{found.key}.{form}", CONTENT_TYPES["xlsx"] if form == "xlsx" else PDF)


def _draft(request: HttpRequest, found: Circular) -> dict[str, Any]:
    plan = plan_of(found)
    sees = may_write(request.user)
    target = _target(plan, request.GET.get("betrieb", ""))
    return {
        "plan": plan,
        "reach": plan.reach,
        "shown": plan.reach.targets[:SHOWN] if sees else [],
        "more": max(plan.reach.total - SHOWN, 0),
        "target": target if sees else None,
        "words": words_for(found, target.company, name_for(target)) if target and sees else None,
    }


def _target(plan: Plan, key: str) -> Target | None:
    """The firm asked for, else the first that gets something."""
    targets = plan.reach.targets
    asked = next((one for one in targets if one.company.key == key), None)
    return asked or next((one for one in targets if one.way != Way.NONE), None)


def _sent(request: HttpRequest, found: Circular) -> dict[str, Any]:
    tab = request.GET.get("stand", "alle")
    tab = tab if tab in TABS else "alle"
    numbers = numbers_of([found])[found.pk]
    return {
        "tab": tab,
        "tabs": tabs_of(found, numbers),
        "numbers": numbers,
        "letters": numbers["briefe"],
        "page": deliveries_of(found, tab, request.GET.get("seite")) if may_write(request.user) else None,
    }


def _circular(key: str) -> Circular:
    return get_object_or_404(Circular.objects.select_related("list"), key=key)


def _form(
    request: HttpRequest,
    form: CircularForm,
    over: DistributionList,
    found: Circular | None,
    *,
    is_changed: bool = False,
) -> HttpResponse:
    crumbs = _crumbs(over)
    if found is not None:
        crumbs.append((found.subject, reverse("mailings:circular", args=[found.key])))
    fresh = found.changed_at.isoformat() if found else ""
    context = {
        "form": form,
        "over": over,
        "circular": found,
        "is_changed": is_changed,
        "expected": fresh if is_changed else request.POST.get("expected", fresh),
        "saved": saved_otherwise(form) if is_changed else [],
        "crumbs": [*crumbs, ("Bearbeiten" if found else "Neues Rundschreiben", "")],
    }
    return render(
        request, "mailings/write.html", context, status=409 if is_changed else UNPROCESSABLE if form.errors else 200
    )


def _crumbs(over: DistributionList) -> list[tuple[str, str]]:
    return [
        ("Leitstand", reverse("portal_house:desk")),
        ("Verteiler", reverse("mailings:lists")),
        (over.name, reverse("mailings:list", args=[over.key])),
    ]


def _tell(form: CircularForm, refused: NotAcceptable) -> None:
    for field, sentence in refused.problems.items():
        form.add_error(field if field in form.fields else None, sentence)


def _me(request: HttpRequest) -> User:
    return cast("User", request.user)
