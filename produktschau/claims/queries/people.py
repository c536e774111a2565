"""What claims know of a person with an account."""

from typing import Any

from produktschau.accounts.models import User
from produktschau.claims.engine.codes import sender_of
from produktschau.claims.models import Claim


def data_of(user: User) -> dict[str, Any]:
    """Claims made with the person's address, and colleagues the person proposed (without their names)."""
    own = Claim.objects.filter(sender=sender_of(user.email)).select_related("company")
    proposed = Claim.objects.filter(proposed_by=user.actor_key).select_related("company")
    return {
        "Ansprüche": [
            {
                "Betrieb": one.company.name,
                "am": one.claimed_at,
                "Name": one.name,
                "Aufgabe": one.role,
                "Nachricht": one.text,
                "Nachweis": one.get_way_display(),
                "Stand": one.get_standing_display(),
                "Grund": one.reason,
            }
            for one in own
        ],
        "Vorschläge": [
            {"Betrieb": one.company.name, "am": one.claimed_at, "Stand": one.get_standing_display()} for one in proposed
        ],
    }
