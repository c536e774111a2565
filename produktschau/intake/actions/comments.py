"""Remarks beside a field, by either side."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.intake.actions.writing import locked, needed, still_open, write_down
from produktschau.intake.calculations.contents import PRINT, fields_for
from produktschau.intake.models import Comment, Submission
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.calculations.values import Unfit, paragraphs

LONGEST = 2000


@transaction.atomic
def add_comment(
    *, by: Actor, at: datetime, submission: Submission, text: str, field: str = "", is_from_firm: bool = False
) -> Comment:
    """A remark on one field („print_text“ for the print text), or on the whole. Raises ``NotAcceptable``, ``NotReady``."""
    still_open(submission)
    known = {"", PRINT, "pictures", *(spec.name for spec in fields_for(submission.product_id is not None))}
    if field not in known:
        raise NotAcceptable({"field": "Dieses Feld gibt es nicht. Laden Sie die Seite neu."})
    try:
        words = paragraphs(
            needed(text, "text", "Die Bemerkung ist leer. Schreiben Sie, worum es geht."), "Die Bemerkung", LONGEST
        )
    except Unfit as unfit:
        raise NotAcceptable({"text": str(unfit)}) from unfit
    made = Comment.objects.create(
        submission=submission, field=field, text=words, is_from_firm=is_from_firm, by=by.actor_key, at=at
    )
    write_down(submission, "remarked", by=by, at=at, after={"fields": [field] if field else []})
    return made


@transaction.atomic
def add_comments(
    *, by: Actor, at: datetime, submission: Submission, comments: Mapping[str, str], is_from_firm: bool = False
) -> list[Comment]:
    """Several remarks at once, by field. Raises ``NotAcceptable``, ``NotReady``."""
    return [
        add_comment(by=by, at=at, submission=submission, field=field, text=text, is_from_firm=is_from_firm)
        for field, text in comments.items()
        if text.strip()
    ]


@transaction.atomic
def settle_comment(*, by: Actor, at: datetime, comment: Comment, is_done: bool = True) -> Comment:
    """Tick a remark off, or take the tick back; a second time changes nothing."""
    locked(comment.submission)
    comment = Comment.objects.get(pk=comment.pk)
    if (comment.done_at is not None) == is_done:
        return comment
    comment.done_at = at if is_done else None
    comment.done_by = by.actor_key if is_done else ""
    comment.save()
    write_down(
        comment.submission, "settled" if is_done else "unsettled", by=by, at=at, after={"fields": [comment.field]}
    )
    return comment
