"""The only writers of intake."""

from produktschau.intake.actions.approving import decide, offer_for_approval
from produktschau.intake.actions.comments import add_comment, add_comments, settle_comment
from produktschau.intake.actions.opening import open_submission
from produktschau.intake.actions.origin import pass_origin, record_findings
from produktschau.intake.actions.publishing import publish_submission
from produktschau.intake.actions.submitting import archive_submission, send_back, submit, take_back
from produktschau.intake.actions.versions import restore_version, write_version
from produktschau.intake.actions.writing import ChangedMeanwhile
from produktschau.showcase.actions import NotAcceptable, NotReady

__all__ = [
    "ChangedMeanwhile",
    "NotAcceptable",
    "NotReady",
    "add_comment",
    "add_comments",
    "archive_submission",
    "decide",
    "offer_for_approval",
    "open_submission",
    "pass_origin",
    "publish_submission",
    "record_findings",
    "restore_version",
    "send_back",
    "settle_comment",
    "submit",
    "take_back",
    "write_version",
]
