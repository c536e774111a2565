"""What stands on the papers of a meeting: people by firm, wishes counted."""

from collections import Counter
from collections.abc import Iterable

from produktschau.meetings.models import Attendee, Meeting, Seat


def people_coming(meeting: Meeting) -> list[Attendee]:
    """Everyone with a seat, alphabetically by firm, in the order of the registration."""
    found = Attendee.objects.filter(registration__meeting=meeting, registration__seat=Seat.TAKEN)
    return list(
        found.select_related("registration__company").order_by(
            "registration__company__sort_key", "registration", "position", "pk"
        )
    )


def wishes(said: Iterable[str]) -> list[tuple[str, int]]:
    """Wishes with the number of people, the most frequent first; „Vegetarisch“ and „vegetarisch “ are one."""
    words: dict[str, str] = {}
    counted = Counter[str]()
    for text in said:
        plain = " ".join(text.split())
        if plain:
            words.setdefault(plain.casefold(), plain)
            counted[plain.casefold()] += 1
    return [(words[key], count) for key, count in sorted(counted.items(), key=lambda one: (-one[1], one[0]))]
