"""Photos of a meeting: taken in and published at the desk, served only while everyone on them agrees."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from produktschau.accounts.rules import permitted
from produktschau.lib.dates import now
from produktschau.meetings.actions.photos import (
    add_photo,
    change_photo,
    delete_photo,
    publish_photo,
    unpublish_photo,
)
from produktschau.meetings.forms.afterwards import PhotoForm
from produktschau.meetings.models import MeetingPhoto
from produktschau.meetings.queries.photos import is_public, rendition_path
from produktschau.meetings.rules import may_plan_meetings, may_see_meetings
from produktschau.meetings.views.attendance_page import UNPROCESSABLE, context_of
from produktschau.meetings.views.minutes import PAGE, show_minutes
from produktschau.meetings.views.permits import check_runs, me, run_meeting
from produktschau.showcase.actions import NotAcceptable, NotReady

NO_FILE = "Wählen Sie ein Foto aus."


@require_safe
def photo(request: HttpRequest, key: str, width: int) -> HttpResponse:
    """One rendition as WebP: for everyone while it is public, else only for the desk."""
    found = get_object_or_404(MeetingPhoto.objects.select_related("meeting"), key=key)
    is_open = is_public(found)
    path = rendition_path(found.key, width)
    if width not in found.renditions or not (is_open or may_see_meetings(request.user)) or not path.exists():
        raise Http404
    # Not longer than five minutes: somebody can withdraw at any time.
    kept = "public, max-age=300" if is_open else "private, no-store"
    return HttpResponse(path.read_bytes(), content_type="image/webp", headers={"Cache-Control": kept})


@require_POST
@permitted(may_plan_meetings)
def photo_added(request: HttpRequest, key: str) -> HttpResponse:
    """Take in a photo."""
    meeting = run_meeting(request, key)
    form = PhotoForm(request.POST, request.FILES, meeting=meeting)
    if form.is_valid():
        told = dict(form.cleaned_data)
        file = told.pop("file")
        try:
            if not isinstance(file, UploadedFile):
                form.add_error("file", NO_FILE)
            else:
                add_photo(by=me(request), at=now(), meeting=meeting, content=file.read(), **_told(told))
                messages.success(
                    request, "Das Foto ist aufgenommen. Öffentlich ist es erst, wenn Sie es veröffentlichen."
                )
                return redirect(PAGE, key)
        except NotAcceptable as refused:
            _tell(form, refused)
        except NotReady as refused:
            form.add_error(None, str(refused))
    return show_minutes(request, meeting, photo=form, status=UNPROCESSABLE)


@require_http_methods(["GET", "HEAD", "POST"])
@permitted(may_plan_meetings)
def photo_change(request: HttpRequest, photo: str) -> HttpResponse:
    """Other words, other people on it."""
    found = _photo(request, photo)
    form = PhotoForm(request.POST if request.method == "POST" else None, meeting=found.meeting, photo=found)
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                change_photo(by=me(request), at=now(), photo=found, **_told(form.cleaned_data))
            except NotAcceptable as refused:
                _tell(form, refused)
            else:
                messages.success(request, "Das Foto ist gespeichert.")
                return redirect(PAGE, found.meeting.key)
    context = context_of(request, found.meeting, "Foto") | {"form": form, "photo": found}
    return render(request, "meetings/photo.html", context, status=status)


@require_POST
@permitted(may_plan_meetings)
def photo_step(request: HttpRequest, photo: str, step: str) -> HttpResponse:
    """Publish a photo, take it down, delete it."""
    found = _photo(request, photo)
    if step not in STEPS:
        raise Http404
    act, said = STEPS[step]
    try:
        act(by=me(request), at=now(), photo=found)
    except NotReady as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return redirect(PAGE, found.meeting.key)


STEPS: dict[str, tuple[Callable[..., object], str]] = {
    "veroeffentlichen": (publish_photo, "Das Foto ist öffentlich."),
    "zuruecknehmen": (unpublish_photo, "Das Foto ist nicht mehr öffentlich."),
    "loeschen": (delete_photo, "Das Foto ist gelöscht, auch das Original."),
}
"""What can be done with a photo, by the last part of the address, and what is said then."""


def _photo(request: HttpRequest, key: str) -> MeetingPhoto:
    found = get_object_or_404(MeetingPhoto.objects.select_related("meeting"), key=key)
    check_runs(request, found.meeting)
    return found


def _told(told: dict[str, Any]) -> dict[str, Any]:
    return {**told, "shows": [person.pk for person in told["shows"]]}


def _tell(form: PhotoForm, refused: NotAcceptable) -> None:
    for field, sentence in refused.problems.items():
        form.add_error(field if field in form.fields else None, sentence)
