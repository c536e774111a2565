"""At the door: people are ticked off a list on a phone, or by the code on their badge."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from produktschau.accounts.rules import permitted
from produktschau.audit.access import note_access
from produktschau.lib.dates import now
from produktschau.lib.text import row_number
from produktschau.meetings.actions.attending import AlreadyIn, check_in, take_back
from produktschau.meetings.models import Attendance, Attendee, Meeting, Seat, Source
from produktschau.meetings.queries.door import attendee_by_code, door, expected
from produktschau.meetings.rules import may_plan_meetings
from produktschau.meetings.views.attendance_page import context_of
from produktschau.meetings.views.permits import check_runs, me, run_meeting
from produktschau.showcase.actions import NotReady

CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_plan_meetings)
def door_list(request: HttpRequest, key: str) -> HttpResponse:
    """Everyone with a seat, each with one large button; a press too many is taken back the same way."""
    meeting = run_meeting(request, key)
    typed = (request.POST if request.method == "POST" else request.GET).get("wer", "")[:100]
    if request.method == "POST":
        return _ticked(request, meeting, typed)
    shown = door(meeting, typed)
    if shown.shown:
        note_access(by=me(request), kind="attendees", subject=meeting.matter, at=now(), rows=len(shown.shown))
    context = context_of(request, meeting, "Einlass") | {"door": shown, "typed": typed}
    return _private(render(request, "meetings/door.html", context))


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_plan_meetings)
def by_code(request: HttpRequest, code: str) -> HttpResponse:
    """The person of a badge: name, firm and one button. Only who runs the meeting sees anything of them."""
    attendee = attendee_by_code(code)
    if attendee is None:
        raise Http404
    check_runs(request, attendee.registration.meeting)
    problem, status = "", 200
    if request.method == "POST":
        try:
            check_in(by=me(request), at=now(), attendee=attendee, source=Source.QR)
        except AlreadyIn:
            status = CONFLICT
        except NotReady as refused:
            problem, status = str(refused), CONFLICT
        else:
            messages.success(request, f"{attendee.name} ist da.")
            return redirect(request.path)
    meeting = attendee.registration.meeting
    note_access(by=me(request), kind="attendees", subject=meeting.matter, at=now(), rows=1)
    context = context_of(request, meeting, "Einlass") | {
        "one": expected(attendee),
        "has_seat": attendee.registration.seat == Seat.TAKEN,
        "problem": problem,
        "is_twice": status == CONFLICT and not problem,
    }
    return _private(render(request, "meetings/badge.html", context, status=status))


def _ticked(request: HttpRequest, meeting: Meeting, typed: str) -> HttpResponse:
    """Record or take back one person, and come back to the same list."""
    pk = row_number(request.POST.get("person", ""))
    attendee = get_object_or_404(Attendee, pk=pk, registration__meeting=meeting)
    try:
        if request.POST.get("was") == "zurueck":
            there = Attendance.objects.filter(attendee=attendee).first()
            if there is not None:
                take_back(by=me(request), at=now(), attendance=there)
        else:
            check_in(by=me(request), at=now(), attendee=attendee, source=Source.SITE)
    except AlreadyIn as told:
        clock = timezone.localtime(told.attendance.noted_at)
        messages.info(request, f"{attendee.name} ist schon erfasst, um {clock:%H:%M} Uhr.")
    except NotReady as refused:
        messages.error(request, str(refused))
    way = reverse("meetings_house:door_list", args=[meeting.key])
    query = f"?{urlencode({'wer': typed})}" if typed else ""
    return redirect(f"{way}{query}#p{attendee.pk}" if typed else way)


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    return response
