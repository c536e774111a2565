"""What meetings know of a person: where somebody registered under their address."""

from typing import Any

from django.db.models import QuerySet

from produktschau.accounts.models import User
from produktschau.meetings.models import Attendee


def registered_as(user: User) -> QuerySet[Attendee]:
    """Registrations under the address of the account."""
    return Attendee.objects.filter(email__iexact=user.email) if user.email else Attendee.objects.none()


def data_of(user: User) -> dict[str, Any]:
    """Where the person was registered, for an export."""
    rows = registered_as(user).select_related("registration__meeting", "registration__company")
    return {
        "Anmeldungen zu Treffen": [
            {
                "Treffen": one.registration.meeting.title,
                "Beginn": one.registration.meeting.starts_at,
                "Betrieb": one.registration.company.name,
                "Name": one.name,
                "E-Mail": one.email,
                "Stand": str(one.registration.get_seat_display()),
                "Essen": one.diet,
                "Zugang": one.access,
                "Einwilligung in Fotos vom": one.photo_consent_on,
            }
            for one in rows.order_by("registration__meeting__starts_at", "pk")
        ]
    }
