"""What of the exchange is deleted with a firm."""

from produktschau.exchange.models import Notice, Reply
from produktschau.showcase.models import Company


def goes_along(company: Company) -> dict[str, int]:
    """Its notices, and its answers to those of others."""
    return {
        "Aushänge": Notice.objects.filter(company=company).count(),
        "Antworten auf Aushänge": Reply.objects.filter(company=company).count(),
    }
