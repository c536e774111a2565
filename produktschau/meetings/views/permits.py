"""Which meeting somebody may act in: asked by every page of attendance, minutes and photos."""

from typing import cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from produktschau.accounts.models import User
from produktschau.meetings.models import Meeting
from produktschau.meetings.rules import may_run_meeting

FOREIGN = "Dieses Treffen gehört zu einem Netzwerk, das Sie nicht koordinieren. Fragen Sie, wer es tut."


def run_meeting(request: HttpRequest, key: str) -> Meeting:
    """The meeting with this key, for who runs it; 404 where there is none, 403 for all others."""
    found = get_object_or_404(Meeting, key=key)
    check_runs(request, found)
    return found


def check_runs(request: HttpRequest, meeting: Meeting) -> None:
    """Raises ``PermissionDenied`` unless the person runs this meeting."""
    if not may_run_meeting(request.user, meeting):
        raise PermissionDenied(FOREIGN)


def me(request: HttpRequest) -> User:
    """Who is signed in."""
    return cast("User", request.user)
