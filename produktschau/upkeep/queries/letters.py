"""Firms to whom the question can go as a letter: those to call that have a postal address."""

from datetime import datetime

from produktschau.outreach.queries.audience import postal_site
from produktschau.showcase.models import Company
from produktschau.upkeep.queries.rhythm import bounds, rhythm
from produktschau.upkeep.queries.standing import CALL, with_standing


def to_write_letters(at: datetime) -> list[Company]:
    """By name, with their sites."""
    found = with_standing(Company.objects.all(), bounds(rhythm(), at)).filter(standing=CALL)
    companies = found.prefetch_related("sites").order_by("sort_key", "pk")
    return [company for company in companies if postal_site(company) is not None]
