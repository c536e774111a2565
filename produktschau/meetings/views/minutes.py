"""The minutes of a meeting at the desk: written, given out; below them the photos."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from produktschau.accounts.rules import permitted
from produktschau.design.forms import saved_otherwise, seen_at
from produktschau.lib.dates import now
from produktschau.meetings.actions.minutes import give_out_minutes, write_minutes
from produktschau.meetings.calculations.prose import blocks
from produktschau.meetings.forms.afterwards import MinutesForm, PhotoForm
from produktschau.meetings.models import Meeting
from produktschau.meetings.queries.asking import firms_there
from produktschau.meetings.queries.head import head_of
from produktschau.meetings.queries.minutes import reasons_against_giving_out
from produktschau.meetings.queries.photos import against_publishing
from produktschau.meetings.rules import may_plan_meetings, may_read_people, may_see_meetings
from produktschau.meetings.views.attendance_page import UNPROCESSABLE, context_of
from produktschau.meetings.views.permits import check_runs, me, run_meeting
from produktschau.showcase.actions import ChangedMeanwhile, NotAcceptable, NotReady

PAGE = "meetings_house:minutes"
CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_see_meetings)
def minutes(request: HttpRequest, key: str) -> HttpResponse:
    """The tab; who runs the meeting writes here."""
    meeting = get_object_or_404(Meeting, key=key)
    if request.method != "POST":
        return show_minutes(request, meeting)
    check_runs(request, meeting)
    form = MinutesForm(request.POST)
    if not form.is_valid():
        return show_minutes(request, meeting, form=form, status=UNPROCESSABLE)
    try:
        write_minutes(by=me(request), at=now(), meeting=meeting, expected=seen_at(request.POST), **form.cleaned_data)
    except ChangedMeanwhile:
        fresh = Meeting.objects.get(pk=meeting.pk)
        form = MinutesForm(request.POST, initial=_initial(fresh))
        told = {"is_changed": True, "saved": saved_otherwise(form)}
        return show_minutes(request, fresh, form=form, told=told, status=CONFLICT)
    except NotAcceptable as refused:
        for field, sentence in refused.problems.items():
            form.add_error(field, sentence)
    except NotReady as refused:
        form.add_error(None, str(refused))
    else:
        messages.success(request, "Die Niederschrift ist gespeichert.")
        return redirect(PAGE, key)
    return show_minutes(request, meeting, form=form, status=UNPROCESSABLE)


@require_POST
@permitted(may_plan_meetings)
def minutes_given_out(request: HttpRequest, key: str) -> HttpResponse:
    """Let everyone read who may, and write to the firms that were there."""
    meeting = run_meeting(request, key)
    try:
        give_out_minutes(by=me(request), at=now(), meeting=meeting)
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request, "Die Niederschrift ist herausgegeben. Die Betriebe, die da waren, bekommen eine Mail."
        )
    return redirect(PAGE, key)


def show_minutes(
    request: HttpRequest,
    meeting: Meeting,
    *,
    form: MinutesForm | None = None,
    photo: PhotoForm | None = None,
    told: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; ``form`` and ``photo`` hold what was typed and refused."""
    photos = meeting.photos.prefetch_related("shows__registration__company").order_by("position", "pk")
    context = context_of(request, meeting, "Niederschrift", is_tab=True) | {
        "head": head_of(meeting, "niederschrift", now()),
        "form": form or MinutesForm(initial=_initial(meeting)),
        "blocks": blocks(meeting.minutes),
        "reasons": reasons_against_giving_out(meeting),
        "firms": len(firms_there(meeting)),
        "photos": [(one, against_publishing(one)) for one in photos],
        "photo_form": photo or PhotoForm(meeting=meeting),
        "may_read_people": may_read_people(request.user),
        "expected": request.POST.get("expected", meeting.changed_at.isoformat())
        if form and not told
        else meeting.changed_at.isoformat(),
    }
    return render(request, "meetings/minutes.html", context | (told or {}), status=status)


def _initial(meeting: Meeting) -> dict[str, Any]:
    return {"minutes": meeting.minutes, "reading": meeting.minutes_reading}
