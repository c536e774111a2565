"""The models of the exchange, one file per subject."""

from produktschau.exchange.models.notice import CameOf, Kind, Notice, Renewal, Stage, Visibility
from produktschau.exchange.models.reply import Reply
from produktschau.exchange.models.subscription import Alert, Frequency, Subscription

__all__ = [
    "Alert",
    "CameOf",
    "Frequency",
    "Kind",
    "Notice",
    "Renewal",
    "Reply",
    "Stage",
    "Subscription",
    "Visibility",
]
