"""What meetings did for a firm, in Mein Betrieb."""

from django.http import HttpRequest

from produktschau.meetings.queries.history import attended_number
from produktschau.showcase.models import Company


def in_effect(request: HttpRequest | None, company: Company) -> dict[str, int] | None:
    """At how many meetings it was; nothing while it was at none."""
    attended = attended_number(company)
    return {"attended": attended} if attended else None
