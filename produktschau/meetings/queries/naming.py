"""Names for keys of meetings in the record of changes."""

from collections.abc import Iterable

from django.urls import reverse

from produktschau.audit.names import Named
from produktschau.meetings.models import Meeting


def meeting_names(keys: Iterable[str]) -> dict[str, Named]:
    """„meeting:K7M2QX“ → its title and page."""
    wanted = [key.partition(":")[2] for key in keys]
    return {
        f"meeting:{key}": Named(title, reverse("meetings_house:meeting", args=[key]))
        for key, title in Meeting.objects.filter(key__in=wanted).values_list("key", "title")
    }
