"""What upkeep knows of a person with an account."""

from typing import Any

from django.db.models import QuerySet

from produktschau.accounts.models import User
from produktschau.outreach.models import PersonalLink
from produktschau.upkeep.models import Asking


def written_by(user: User) -> QuerySet[Asking]:
    """Answers a person gave or entered: signed in, or by a link, as long as it says to whom it was given."""
    links = PersonalLink.objects.filter(email__iexact=user.email).only("pk")
    return Asking.objects.filter(ended_by__in=[user.actor_key, *(link.actor_key for link in links)])


def data_of(user: User) -> dict[str, Any]:
    """What the person said of entries, or wrote down for a firm."""
    return {
        "Antworten, ob ein Eintrag noch stimmt": [
            {
                "Betrieb": one.company.name,
                "Antwort": one.get_outcome_display(),
                "Weg": one.get_via_display(),
                "gesagt am": one.said_on,
                "Quelle": one.source,
                "Text": one.text,
                "eingetragen": one.ended_at,
            }
            for one in written_by(user).select_related("company").order_by("pk")
        ]
    }
