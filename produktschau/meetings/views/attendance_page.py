"""The page of a meeting's attendance, shown by several views: as it is, or with a line that was refused."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from produktschau.accounts.queries import preference_of
from produktschau.audit.names import names_of
from produktschau.lib.dates import now
from produktschau.meetings.calculations.headcount import headcount
from produktschau.meetings.forms.attendance import LineForm, ReasonForm
from produktschau.meetings.models import Meeting, Source
from produktschau.meetings.queries.attendance import district_rows, noted_rows, records
from produktschau.meetings.queries.counting import heads_of, place_to_type, reasons_against_closing, sheets_open
from produktschau.meetings.queries.head import head_of
from produktschau.meetings.queries.recording import reasons_against_noting
from produktschau.meetings.rules import may_run_meeting

PAGE = "meetings_house:attendance"
UNPROCESSABLE = 422
SHOWN = 12


def context_of(request: HttpRequest, meeting: Meeting, here: str, *, is_tab: bool = False) -> dict[str, Any]:
    """What every page below the tab needs; ``is_tab`` for a tab beside it."""
    return {
        "meeting": meeting,
        "may_run": may_run_meeting(request.user, meeting),
        "is_closed": meeting.attendance_closed_at is not None,
        "crumbs": [
            ("Leitstand", reverse("portal_house:desk")),
            ("Treffen", reverse("meetings_house:meetings")),
            (meeting.title, reverse("meetings_house:meeting", args=[meeting.key])),
            *_way(meeting, here, is_tab=is_tab),
        ],
    }


def _way(meeting: Meeting, here: str, *, is_tab: bool) -> list[tuple[str, str]]:
    if is_tab or not here:
        return [(here or "Anwesenheit", "")]
    return [("Anwesenheit", reverse(PAGE, args=[meeting.key])), (here, "")]


def show(
    request: HttpRequest,
    meeting: Meeting,
    form: LineForm | None = None,
    *,
    reason: ReasonForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; ``form`` and ``reason`` hold what was typed and refused."""
    moment, heads = now(), heads_of(meeting)
    counted = headcount(heads.registered, heads.there, heads.guests)
    reasons = reasons_against_closing(meeting, moment)
    latest = list(records(meeting)[:SHOWN])
    districts = district_rows(meeting, heads)
    context = context_of(request, meeting, "") | {
        "form": form or LineForm(initial=_initial(request, meeting)),
        "counted": counted,
        "total": meeting.attendances.count(),
        "rows": noted_rows(meeting, latest),
        "latest": latest[0] if latest else None,
        "districts": districts,
        "invited": sum(row.invited for row in districts),
        "reasons": reasons,
        "against": reasons_against_noting(meeting, moment),
        "open_sheets": sheets_open(meeting),
        "reason": reason or ReasonForm(),
        "head": head_of(meeting, "anwesenheit", moment),
        "closed_by": names_of([meeting.attendance_closed_by])[meeting.attendance_closed_by].label
        if meeting.attendance_closed_by
        else "",
        "keys": preference_of(request.user).has_shortcuts,
    }
    return render(request, "meetings/attendance.html", context, status=status)


def _initial(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    """The next line of the paper; where the last record came another way, that way again, without a line."""
    source = request.GET.get("quelle", Source.PAPER)
    if source in Source.values and source != Source.PAPER:
        return {"quelle": source}
    sheet, line = place_to_type(meeting)
    return {"blatt": sheet, "zeile": line, "quelle": Source.PAPER}
