"""The survey after a meeting, at the desk: drafted and opened with one press each."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from produktschau.accounts.rules import permitted
from produktschau.lib.dates import now, today
from produktschau.meetings.actions.asking import draft_meeting_survey, open_meeting_survey
from produktschau.meetings.calculations.asking import QUESTIONS
from produktschau.meetings.models import Meeting
from produktschau.meetings.queries.asking import firms_there, reasons_against_asking
from produktschau.meetings.queries.head import head_of
from produktschau.meetings.rules import may_plan_meetings, may_see_meetings
from produktschau.meetings.views.attendance_page import context_of
from produktschau.meetings.views.permits import me, run_meeting
from produktschau.showcase.actions import NotReady
from produktschau.surveys.queries.standing import survey_row

PAGE = "meetings_house:survey"


@require_safe
@permitted(may_see_meetings)
def survey(request: HttpRequest, key: str) -> HttpResponse:
    """The tab: what will be asked and of whom, or how the survey stands."""
    meeting = get_object_or_404(Meeting.objects.select_related("survey"), key=key)
    context = context_of(request, meeting, "Umfrage", is_tab=True) | {
        "head": head_of(meeting, "umfrage", now()),
        "firms": len(firms_there(meeting)),
        "row": survey_row(meeting.survey, today()) if meeting.survey else None,
        "questions": QUESTIONS,
        "reasons": reasons_against_asking(meeting, now()),
    }
    return render(request, "meetings/survey.html", context)


@require_POST
@permitted(may_plan_meetings)
def survey_drafted(request: HttpRequest, key: str) -> HttpResponse:
    """Make the draft."""
    meeting = run_meeting(request, key)
    try:
        draft_meeting_survey(by=me(request), at=now(), meeting=meeting)
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request,
            "Die Umfrage ist als Entwurf angelegt. Sehen Sie die Fragen durch, und öffnen Sie sie am Tag danach.",
        )
    return redirect(PAGE, key)


@require_POST
@permitted(may_plan_meetings)
def survey_opened(request: HttpRequest, key: str) -> HttpResponse:
    """Ask the firms that were there."""
    meeting = run_meeting(request, key)
    try:
        open_meeting_survey(by=me(request), at=now(), meeting=meeting)
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request, "Die Umfrage ist geöffnet. Die Einladungen gehen jetzt an die Betriebe, die da waren."
        )
    return redirect(PAGE, key)
