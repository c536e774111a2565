"""What networks know of a person with an account."""

from typing import Any

from django.db.models import QuerySet

from produktschau.accounts.models import User
from produktschau.networks.models import Coordination, Membership, Network
from produktschau.outreach.models import PersonalLink


def asked_by(user: User) -> QuerySet[Membership]:
    """Memberships a person asked for: signed in, or by a link, as long as it says to whom it was given."""
    links = PersonalLink.objects.filter(email__iexact=user.email).only("pk")
    return Membership.objects.filter(asked_by__in=[user.actor_key, *(link.actor_key for link in links)])


def contact_of(user: User) -> QuerySet[Network]:
    """Networks that name the person as contact."""
    return Network.objects.filter(contact_email__iexact=user.email).exclude(contact_email="")


def data_of(user: User) -> dict[str, Any]:
    """What networks hold about the person, for an export."""
    held = Coordination.objects.filter(person=user).select_related("network").order_by("since", "pk")
    asked = asked_by(user).select_related("network", "company").order_by("pk")
    return {
        "Koordination von Netzwerken": [
            {"Netzwerk": one.network.name, "seit": one.since, "bis": one.until} for one in held
        ],
        "Ansprechperson von Netzwerken": [
            {
                "Netzwerk": one.name,
                "Name": one.contact_name,
                "E-Mail": one.contact_email,
                "Telefon": one.contact_phone,
                "Einwilligung vom": one.contact_consent_on,
                "Wortlaut": one.contact_consent_wording,
            }
            for one in contact_of(user).order_by("pk")
        ],
        "Anfragen für Betriebe": [
            {
                "Netzwerk": one.network.name,
                "Betrieb": one.company.name,
                "veranlasst": one.asked_at,
                "Nachricht": one.message,
            }
            for one in asked
        ],
    }
