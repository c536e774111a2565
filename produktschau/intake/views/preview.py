"""„So wird es aussehen“: the public page with the words of a round. Nothing of it is public, kept or found."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from produktschau.accounts.rules import permitted
from produktschau.design.holes import filled_in
from produktschau.intake.calculations.contents import check_content, fields_for
from produktschau.intake.models import Submission
from produktschau.intake.queries.record_fields import record_fields
from produktschau.intake.queries.rounds import latest
from produktschau.intake.queries.words import allowed_choices
from produktschau.intake.rules import may_see_submissions
from produktschau.intake.views.desk_page import opened
from produktschau.intake.views.speaker import Speaker
from produktschau.showcase.documents.shown import shown_once
from produktschau.showcase.queries.trying import as_if

_HOLES = {"notice": SafeString(""), "aside": SafeString(""), "below": SafeString("")}


@require_safe
def for_firm(request: HttpRequest, speaker: Speaker, key: str) -> HttpResponse:
    """To the firm. Pictures not everyone may see are seen by whoever signed in: a link does not open their files."""
    submission = speaker.round(key)
    back = f"{speaker.base}einreichungen/{submission.key}/"
    return _shown(request, submission, back, with_private=speaker.is_signed_in)


@require_safe
@permitted(may_see_submissions)
def at_desk(request: HttpRequest, key: str) -> HttpResponse:
    """To the office."""
    submission = opened(key)
    return _shown(request, submission, reverse("intake:desk_submission", args=[submission.key]), with_private=True)


def _shown(request: HttpRequest, submission: Submission, back: str, *, with_private: bool) -> HttpResponse:
    record = submission.product or submission.company
    content = latest(submission).content
    readable, _ = check_content(fields_for(submission.product_id is not None), content, choices=allowed_choices())
    tried = as_if(record, record_fields(record, readable), with_private=with_private)
    finished = shown_once(tried)
    context = {
        "shown": finished,
        "main": filled_in(finished.main, _HOLES),
        "back": back,
        "has_unfit": len(readable) < len(content),
        "lacks_pictures": record.pictures.count() > len(getattr(tried, "card_pictures", [])),
    }
    answer = render(request, "intake/preview.html", context)
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer
