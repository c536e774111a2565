"""A meeting as the form and the record of changes take it."""

from datetime import datetime
from typing import Any

from produktschau.meetings.calculations.drafts import LINES, TEXTS
from produktschau.meetings.models import Meeting

FIELDS = (
    "kind",
    *LINES,
    *TEXTS,
    "postcode",
    "starts_at",
    "ends_at",
    "registration_until",
    "capacity",
    "most_per_firm",
    "municipality",
    "host",
    "list",
    "is_public",
    "asks_members",
)
"""What can be changed, by name."""


def values_of(meeting: Meeting) -> dict[str, Any]:
    """Every field as it is."""
    return {name: getattr(meeting, name) for name in FIELDS}


def plain_values(meeting: Meeting) -> dict[str, Any]:
    """The same as plain values for the record, with networks and programme in words."""
    told = {name: _plain(value) for name, value in values_of(meeting).items()}
    told["networks"] = ", ".join(meeting.networks.values_list("short_name", flat=True))
    told["programme"] = "; ".join(meeting.programme.values_list("title", flat=True))
    return told


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if hasattr(value, "pk") else value
