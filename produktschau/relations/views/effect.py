"""What introductions did for a firm, in Mein Betrieb."""

from django.http import HttpRequest

from produktschau.relations.queries.history import introduced_number
from produktschau.showcase.models import Company


def in_effect(request: HttpRequest | None, company: Company) -> dict[str, int] | None:
    """With how many firms it was connected; nothing while with none."""
    introduced = introduced_number(company)
    return {"introduced": introduced} if introduced else None
