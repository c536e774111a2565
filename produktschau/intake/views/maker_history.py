"""All versions of a round, with readable differences."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from produktschau.intake.queries.mine import title_of
from produktschau.intake.queries.past import steps_of
from produktschau.intake.views.maker_frame import shown
from produktschau.intake.views.speaker import Speaker


@require_safe
def history(request: HttpRequest, speaker: Speaker, key: str) -> HttpResponse:
    """Who wrote what when, the latest first."""
    submission = speaker.round(key)
    context = {
        "round": submission,
        "title": title_of(submission),
        "steps": steps_of(submission),
        "back": (title_of(submission), f"{speaker.base}einreichungen/{submission.key}/"),
    }
    return shown(request, speaker, "history", context)
