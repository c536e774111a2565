"""A meeting as the form and the record of changes take it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from produktschau.lib.text import slug
from produktschau.meetings.calculations.drafts import LINES, TEXTS, cleaned
from produktschau.meetings.models import Kind, Meeting
from produktschau.networks.models import Network
from produktschau.showcase.calculations.values import Unfit, line
from produktschau.showcase.models import Company

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
TIED = ("municipality", "host", "list")
FLAGS = ("is_public", "asks_members")
NO_NETWORK = "Wählen Sie mindestens ein Netzwerk, zu dem das Treffen gehört."


@dataclass(frozen=True)
class Item:
    """One line of a programme as it is typed."""

    title: str
    begins: time | None = None
    speaker: str = ""
    company: Company | None = None


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


def checked(
    given: Mapping[str, Any], networks: Sequence[Network], programme: Sequence[Item]
) -> tuple[dict[str, Any], list[Item], dict[str, str]]:
    """Fields and programme as they are stored, and a sentence for each field that cannot stand."""
    told, problems = cleaned(given)
    told |= {name: given.get(name) for name in TIED} | {name: given.get(name, True) for name in FLAGS}
    if told["kind"] not in Kind.values:
        problems["kind"] = "Wählen Sie, was für ein Treffen es ist."
    if not networks:
        problems["networks"] = NO_NETWORK
    items = []
    for number, item in enumerate(programme, start=1):
        try:
            title = line(item.title, f"Programmpunkt {number}", 200)
            speaker = line(item.speaker, f"Wer zu Programmpunkt {number} spricht,", 150)
        except Unfit as unfit:
            problems["programme"] = str(unfit)
            continue
        if not title and (speaker or item.begins or item.company):
            problems["programme"] = (
                f"Programmpunkt {number} hat keinen Titel. Ergänzen Sie ihn, oder leeren Sie die Zeile."
            )
        elif title:
            items.append(Item(title, item.begins, speaker, item.company))
    return told, items, problems


def free_slug(title: str, starts_at: datetime) -> str:
    """An address no meeting has: its title, with the month where there was one of that title before."""
    base = slug(title, longest=64) or "treffen"
    dated = f"{base}-{starts_at:%Y-%m}"
    for wanted in (base, dated):
        if not Meeting.objects.filter(slug=wanted).exists():
            return wanted
    number = 2
    while Meeting.objects.filter(slug=f"{dated}-{number}").exists():
        number += 1
    return f"{dated}-{number}"
