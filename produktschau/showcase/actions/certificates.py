"""Certificates end by the calendar, without anybody's doing."""

from datetime import date, datetime, timedelta

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.search.actions import mark
from produktschau.showcase.actions.writing import mark_products_of
from produktschau.showcase.models import Certificate

LOOKS_BACK = timedelta(days=31)
"""How long the house may have been switched off without an ended certificate being missed."""


@transaction.atomic
def certificates_ended(*, by: Actor, at: datetime, on: date) -> int:
    """Mark the companies, and their products, whose certificate ended before ``on``; returns how many companies.

    Nothing is recorded: no row changes. Running it twice marks twice, which writes the same documents again.
    """
    ended = Certificate.objects.filter(valid_until__lt=on, valid_until__gte=on - LOOKS_BACK)
    companies = list(ended.order_by("company_id").values_list("company_id", flat=True).distinct())
    mark("company", companies, at)
    mark_products_of(companies, at)
    return len(companies)
