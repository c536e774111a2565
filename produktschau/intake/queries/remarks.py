"""Remarks beside the fields of a round, oldest first."""

from produktschau.intake.models import Comment, Submission


def remarks_of(submission: Submission) -> list[Comment]:
    """All of them; those on the whole have an empty ``field``."""
    return list(submission.comments.order_by("at", "pk"))
