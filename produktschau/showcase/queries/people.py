"""What the showcase knows of a person who signs in: the companies they speak for, and contacts under their address."""

from typing import Any

from produktschau.accounts.models import User
from produktschau.showcase.models import Contact, Steward


def data_of(user: User) -> dict[str, Any]:
    """The person's share for an export: companies spoken for, and contact entries with their address."""
    return {
        "zuständig für": [
            {"Betrieb": steward.company.name, "seit": steward.since_on}
            for steward in Steward.objects.filter(person=user).select_related("company").order_by("company__sort_key")
        ],
        "Ansprechperson": [
            {
                "Betrieb": contact.company.name,
                "Name": contact.name,
                "Aufgabe": contact.role,
                "Telefon": contact.phone,
                "öffentlich": contact.is_published,
                "Einwilligung vom": contact.consent_on,
                "Wortlaut": contact.consent_wording,
            }
            for contact in Contact.objects.filter(email__iexact=user.email).select_related("company").order_by("pk")
        ],
    }
