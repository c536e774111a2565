"""Photos of meetings on which a person with an account is."""

from typing import Any

from django.db.models import QuerySet

from produktschau.accounts.models import User
from produktschau.meetings.models import MeetingPhoto


def photos_showing(user: User) -> QuerySet[MeetingPhoto]:
    """Photos on which somebody registered with this person's address is."""
    return MeetingPhoto.objects.filter(shows__email__iexact=user.email).select_related("meeting").distinct()


def data_of(user: User) -> dict[str, Any]:
    """What an export says of them."""
    return {
        "Fotos von Treffen": [
            {"Treffen": one.meeting.title, "Bildbeschreibung": one.alt, "öffentlich seit": one.published_at}
            for one in photos_showing(user).order_by("pk")
        ]
    }
