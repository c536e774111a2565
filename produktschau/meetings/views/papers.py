"""The papers of a meeting at the desk: badges, attendance list, wishes."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.lib.dates import now
from produktschau.lib.private_files import private_file
from produktschau.meetings.actions.printing import take_papers
from produktschau.meetings.models import Meeting
from produktschau.meetings.print.papers import badges, needs, signatures
from produktschau.meetings.queries.papers import people_coming
from produktschau.meetings.rules import may_plan_meetings
from produktschau.meetings.views.attendance_page import context_of
from produktschau.meetings.views.permits import me, run_meeting
from produktschau.typeset.badges import badges_pdf
from produktschau.typeset.engine import TypesettingFailed
from produktschau.typeset.needs import needs_pdf
from produktschau.typeset.signatures import sheets_for, signatures_pdf


def _badges(meeting: Meeting, at: datetime) -> tuple[bytes, int]:
    return badges_pdf(badges(meeting, made_at=at)), 0


def _signatures(meeting: Meeting, at: datetime) -> tuple[bytes, int]:
    made = signatures(meeting, made_at=at)
    return signatures_pdf(made), sheets_for(len(made.lines))


def _needs(meeting: Meeting, at: datetime) -> tuple[bytes, int]:
    return needs_pdf(needs(meeting, made_at=at)), 0


PAPERS: dict[str, Callable[[Meeting, datetime], tuple[bytes, int]]] = {
    "namensschilder": _badges,
    "anwesenheit": _signatures,
    "essen-und-zugang": _needs,
}
"""Name in the address → the PDF, and the number of sheets to sign."""


@require_safe
@permitted(may_plan_meetings)
def papers(request: HttpRequest, key: str) -> HttpResponse:
    """What can be printed, and how many people it is about."""
    meeting = run_meeting(request, key)
    context = context_of(request, meeting, "Papier") | {"people": len(people_coming(meeting))}
    return render(request, "meetings/papers.html", context)


@require_POST
@permitted(may_plan_meetings)
def paper(request: HttpRequest, key: str, what: str) -> HttpResponse:
    """One of them as PDF; that it was taken out is recorded, for it holds names."""
    meeting = run_meeting(request, key)
    if what not in PAPERS:
        raise Http404
    at = now()
    try:
        content, sheets = PAPERS[what](meeting, at)
    except TypesettingFailed as failed:
        messages.error(request, str(failed))
        return redirect("meetings_house:papers", key)
    take_papers(by=me(request), at=at, meeting=meeting, what=what, sheets=sheets)
    note_access(by=me(request), kind="attendees", subject=meeting.matter, at=at, rows=len(people_coming(meeting)))
    return private_file(content, f"{what}-{meeting.key}.pdf")
