"""The models of intake, one file per subject."""

from produktschau.intake.models.approval import Approval, Part
from produktschau.intake.models.call import Call, Invitation
from produktschau.intake.models.comment import Comment
from produktschau.intake.models.origin import Criterion, Finding
from produktschau.intake.models.submission import Stage, Submission
from produktschau.intake.models.version import Version, Via

__all__ = [
    "Approval",
    "Call",
    "Comment",
    "Criterion",
    "Finding",
    "Invitation",
    "Part",
    "Stage",
    "Submission",
    "Version",
    "Via",
]
