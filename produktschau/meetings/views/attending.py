"""Attendance at the desk: entered from paper, one line after the other, and the numbers that follow from it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from produktschau.accounts.rules import permitted
from produktschau.lib.dates import now
from produktschau.lib.text import row_number
from produktschau.meetings.actions.attending import note_attendance, note_new_company, set_sheets, take_back
from produktschau.meetings.forms.attendance import LineForm
from produktschau.meetings.models import Attendance, Meeting
from produktschau.meetings.queries.attendance import noted_rows, records
from produktschau.meetings.queries.suggesting import only_one, suggested, suggestions
from produktschau.meetings.rules import may_plan_meetings, may_see_meetings
from produktschau.meetings.views.attendance_page import PAGE, UNPROCESSABLE, context_of, show
from produktschau.meetings.views.permits import me, run_meeting
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.showcase.models import Company

PER_PAGE = 100
NO_NAME = "Schreiben Sie, wer da war: den Namen des Betriebs oder der Person."
FIELDS = {"sheet": "blatt", "line": "zeile", "persons": "personen", "source": "quelle", "name": "wer"}


@require_safe
@permitted(may_see_meetings)
def attendance(request: HttpRequest, key: str) -> HttpResponse:
    """The tab: the line to type, what was recorded last, the numbers."""
    return show(request, get_object_or_404(Meeting, key=key))


@require_POST
@permitted(may_plan_meetings)
def noted(request: HttpRequest, key: str) -> HttpResponse:
    """Record one line; where it is not clear who is meant, ask on a page of its own."""
    meeting = run_meeting(request, key)
    form = LineForm(request.POST)
    if not form.is_valid():
        return show(request, meeting, form, status=UNPROCESSABLE)
    told = form.cleaned_data
    if not (told["wer"].strip() or told["betrieb"] or told["was"]):
        form.add_error("wer", NO_NAME)
        return show(request, meeting, form, status=UNPROCESSABLE)
    place = {"sheet": told["blatt"], "line": told["zeile"], "source": told["quelle"]}
    try:
        if told["was"]:
            made = _without_firm(request, meeting, told, place)
        elif (company := _meant(meeting, told)) is not None:
            persons = told["personen"] if told["personen"] is not None else suggested(meeting, company).expected
            made = note_attendance(by=me(request), at=now(), meeting=meeting, company=company, persons=persons, **place)
        else:
            return _choice(request, meeting, form)
    except NotAcceptable as refused:
        _tell(form, refused)
        return show(request, meeting, form, status=UNPROCESSABLE)
    except NotReady as refused:
        form.add_error(None, str(refused))
        return show(request, meeting, form, status=UNPROCESSABLE)
    messages.success(request, _said(made))
    way = reverse(PAGE, args=[key])
    return redirect(way if made.sheet else f"{way}?quelle={made.source}")


@require_safe
@permitted(may_plan_meetings)
def suggested_firms(request: HttpRequest, key: str) -> HttpResponse:
    """Who may be meant, as a piece of the page: asked while somebody types."""
    meeting = run_meeting(request, key)
    typed = request.GET.get("wer", "")[:200]
    context = {"found": suggestions(meeting, typed), "typed": " ".join(typed.split())}
    response = render(request, "meetings/parts/suggested.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@permitted(may_plan_meetings)
def taken_back(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take one record back. One that is gone already is no fault."""
    meeting = run_meeting(request, key)
    found = Attendance.objects.filter(meeting=meeting, pk=pk).select_related("company", "meeting").first()
    try:
        if found is not None:
            take_back(by=me(request), at=now(), attendance=found)
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Zurückgenommen: {_name(found)}." if found else "Das war schon zurückgenommen.")
    return redirect("meetings_house:attendance_all" if request.POST.get("weiter") == "alle" else PAGE, key)


@require_POST
@permitted(may_plan_meetings)
def sheets(request: HttpRequest, key: str) -> HttpResponse:
    """Say how many sheets of paper there are."""
    meeting = run_meeting(request, key)
    try:
        set_sheets(by=me(request), at=now(), meeting=meeting, sheets=row_number(request.POST.get("blaetter", "")))
    except NotAcceptable as refused:
        messages.error(request, " ".join(refused.problems.values()))
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Gespeichert, wie viele Blätter es sind.")
    return redirect(PAGE, key)


@require_safe
@permitted(may_see_meetings)
def attendance_all(request: HttpRequest, key: str) -> HttpResponse:
    """Every record, page by page."""
    meeting = get_object_or_404(Meeting, key=key)
    page = Paginator(records(meeting), PER_PAGE).get_page(request.GET.get("seite"))
    context = context_of(request, meeting, "Alle Einträge") | {
        "page": page,
        "rows": noted_rows(meeting, page.object_list),
    }
    return render(request, "meetings/attendance_all.html", context)


def _without_firm(request: HttpRequest, meeting: Meeting, told: dict[str, Any], place: dict[str, Any]) -> Attendance:
    """Guests, or a firm nobody knew."""
    persons = told["personen"] if told["personen"] is not None else 1
    if told["was"] == "gast":
        return note_attendance(by=me(request), at=now(), meeting=meeting, company=None, persons=persons, **place)
    return note_new_company(by=me(request), at=now(), meeting=meeting, name=told["wer"], persons=persons, **place)


def _meant(meeting: Meeting, told: dict[str, Any]) -> Company | None:
    if told["betrieb"]:
        return get_object_or_404(Company, key=told["betrieb"].upper())
    found = only_one(meeting, told["wer"])
    return found.company if found else None


def _choice(request: HttpRequest, meeting: Meeting, form: LineForm) -> HttpResponse:
    context = context_of(request, meeting, "Wer ist gemeint?") | {
        "form": form,
        "told": form.cleaned_data,
        "found": suggestions(meeting, form.cleaned_data["wer"], most=30),
    }
    return render(request, "meetings/attendance_choice.html", context, status=UNPROCESSABLE)


def _tell(form: LineForm, refused: NotAcceptable) -> None:
    for field, sentence in refused.problems.items():
        form.add_error(FIELDS.get(field), sentence)


def _said(made: Attendance) -> str:
    where = f" (Blatt {made.sheet}, Zeile {made.line})" if made.sheet else ""
    return f"Erfasst: {_name(made)}, {made.persons} Person{'en' if made.persons != 1 else ''}{where}."


def _name(one: Attendance) -> str:
    return one.company.name if one.company else "Gast ohne Betrieb"
