"""What of the exchange is deleted with a firm."""

from collections.abc import Collection

from produktschau.exchange.models import Notice, Reply
from produktschau.showcase.engine.deleting import Along, numbers_by_company


def goes_along(companies: Collection[int]) -> Along:
    """Their notices, and their answers to those of others."""
    return {
        "Aushänge": numbers_by_company(Notice.objects.all(), companies),
        "Antworten auf Aushänge": numbers_by_company(Reply.objects.all(), companies),
    }
