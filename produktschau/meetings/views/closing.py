"""Attendance is closed and opened again; the firms behind each number."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from produktschau.accounts.rules import permitted
from produktschau.lib.dates import now
from produktschau.meetings.actions.closing import close_attendance, reopen_attendance
from produktschau.meetings.forms.attendance import ReasonForm
from produktschau.meetings.models import Meeting
from produktschau.meetings.queries.attendance import MISSED, PARTS, firm_rows
from produktschau.meetings.rules import may_plan_meetings, may_see_meetings
from produktschau.meetings.views.attendance_page import PAGE, UNPROCESSABLE, context_of, show
from produktschau.meetings.views.permits import me, run_meeting
from produktschau.showcase.actions import NotAcceptable, NotReady
from produktschau.surveys.queries.places import WITHOUT, district_names


@require_POST
@permitted(may_plan_meetings)
def closed(request: HttpRequest, key: str) -> HttpResponse:
    """Everyone who came is recorded."""
    meeting = run_meeting(request, key)
    try:
        close_attendance(by=me(request), at=now(), meeting=meeting)
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Die Anwesenheit ist abgeschlossen. Wer ohne Eintrag ist, gilt als nicht erschienen.")
    return redirect(PAGE, key)


@require_POST
@permitted(may_plan_meetings)
def reopened(request: HttpRequest, key: str) -> HttpResponse:
    """Correct something, with a reason."""
    meeting = run_meeting(request, key)
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            reopen_attendance(by=me(request), at=now(), meeting=meeting, reason=form.cleaned_data["reason"])
        except NotAcceptable as refused:
            form.add_error("reason", refused.problems["reason"])
        except NotReady as refused:
            messages.error(request, str(refused))
            return redirect(PAGE, key)
        else:
            messages.success(request, "Die Anwesenheit ist wieder offen. Schließen Sie sie nach der Berichtigung ab.")
            return redirect(PAGE, key)
    return show(request, meeting, reason=form, status=UNPROCESSABLE)


@require_safe
@permitted(may_see_meetings)
def firms(request: HttpRequest, key: str) -> HttpResponse:
    """The firms behind a number: ``teil`` is a key of ``PARTS``, ``altkreis`` an AGS, empty for those of which none is known."""
    meeting = get_object_or_404(Meeting, key=key)
    part, district = request.GET.get("teil", "da"), request.GET.get("altkreis")
    names = {**district_names(), "": WITHOUT}
    if part not in PARTS or (district is not None and district not in names):
        raise Http404
    title = MISSED if part == "offen" and meeting.attendance_closed_at else PARTS[part]
    rows = firm_rows(meeting, part, district)
    context = context_of(request, meeting, title) | {
        "title": title,
        "part": part,
        "parts": [
            (name, MISSED if name == "offen" and meeting.attendance_closed_at else label)
            for name, label in PARTS.items()
        ],
        "district": names[district] if district is not None else "",
        "rows": rows,
        "registered": sum(row.registered for row in rows),
        "there": sum(row.there for row in rows),
    }
    return render(request, "meetings/attendance_firms.html", context)
