"""What the exchange knows of a person with an account."""

from typing import Any

from django.db.models import Q

from produktschau.accounts.models import User
from produktschau.exchange.engine.senders import sender_of
from produktschau.exchange.models import Reply, Subscription


def data_of(user: User) -> dict[str, Any]:
    """Answers sent from the person's address, and what was ordered under it."""
    mine = Q(sender=sender_of(user.email)) | Q(email__iexact=user.email)
    sent = Reply.objects.filter(mine).select_related("notice__company", "company")
    ordered = Subscription.objects.filter(email__iexact=user.email).prefetch_related("networks")
    return {
        "Antworten auf Aushänge": [
            {
                "Aushang": one.notice.title,
                "an": one.notice.company.name,
                "für": one.company.name if one.company else "",
                "am": one.sent_at,
                "Name": one.name,
                "Telefon": one.phone,
                "Text": one.text or "gelöscht",
            }
            for one in sent
        ],
        "Nachricht über neue Aushänge": [
            {
                "bestellt": one.asked_at,
                "bestätigt": one.confirmed_at,
                "wie oft": one.get_frequency_display(),
                "Suchworte": one.words,
                "Netzwerke": ", ".join(network.name for network in one.networks.all()),
                "Wortlaut der Einwilligung": one.wording,
            }
            for one in ordered
        ],
    }
