"""What intake knows of a person who signs in: remarks and texts they wrote. It keeps their key, never their name."""

from typing import Any

from produktschau.accounts.models import User
from produktschau.intake.models import Approval, Comment, Version


def data_of(user: User) -> dict[str, Any]:
    """The person's share for an export."""
    key = user.actor_key
    comments = Comment.objects.filter(by=key).select_related("submission__company", "submission__product")
    versions = Version.objects.filter(by=key).select_related("submission__company", "submission__product")
    approvals = Approval.objects.filter(by=key).select_related("submission__company", "submission__product")
    return {
        "Bemerkungen": [{"zu": _about(one), "wann": one.at, "Text": one.text} for one in comments.order_by("at", "pk")],
        "geschriebene Fassungen": [
            {"zu": _about(one), "wann": one.at, "Fassung": one.number} for one in versions.order_by("at", "pk")
        ],
        "Freigaben": [
            {"zu": _about(one), "wann": one.at, "Teil": one.get_part_display(), "freigegeben": one.is_given}
            for one in approvals.order_by("at", "pk")
        ],
    }


def _about(row: Comment | Version | Approval) -> str:
    return str(row.submission.product or row.submission.company)
