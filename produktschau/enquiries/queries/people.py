"""What enquiries know of a person with an account."""

from typing import Any

from produktschau.accounts.models import User
from produktschau.enquiries.engine.senders import sender_of
from produktschau.enquiries.models import Enquiry


def data_of(user: User) -> dict[str, Any]:
    """Enquiries sent from the person's address."""
    sent = Enquiry.objects.filter(sender=sender_of(user.email)).select_related("company")
    return {
        "gesendet": [
            {
                "an": one.company.name,
                "am": one.asked_at,
                "Name": one.name,
                "Telefon": one.phone,
                "Text": one.text or "gelöscht",
                "Stand": one.get_standing_display(),
            }
            for one in sent
        ]
    }
