"""What meetings know of a person: where somebody registered under their address, or they themselves."""

from typing import Any

from django.db.models import Q, QuerySet

from produktschau.accounts.models import User
from produktschau.meetings.models import Attendee
from produktschau.outreach.models import PersonalLink


def registered_as(user: User) -> QuerySet[Attendee]:
    """Registrations under the address of the account, or by the person itself under its name, without an address."""
    mine = Q(name__iexact=user.name, email="", registration__made_by__in=keys_of(user))
    return Attendee.objects.filter(Q(email__iexact=user.email) | mine if user.email else mine)


def keys_of(user: User) -> list[str]:
    """By which keys a person acted: signed in, or by a link, as long as it says to whom it was given."""
    links = PersonalLink.objects.filter(email__iexact=user.email).exclude(email="").only("pk")
    return [user.actor_key, *(link.actor_key for link in links)]


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
