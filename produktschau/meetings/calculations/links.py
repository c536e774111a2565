"""How long the link to a meeting holds."""

from datetime import datetime, timedelta

AFTERWARDS = timedelta(days=60)
"""So long after a meeting its link still opens the page: minutes, photos, whether somebody was there."""
MOST = 400
"""No personal link of the house holds longer (``outreach.actions.links.MOST_DAYS``)."""


def link_days(ends_at: datetime, at: datetime) -> int:
    """Days from now until the link ends; at least one."""
    return max(1, min((ends_at + AFTERWARDS - at).days + 1, MOST))
