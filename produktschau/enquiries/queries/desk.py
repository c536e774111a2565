"""What the office sees of enquiries: numbers, and what a firm reported."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from produktschau.enquiries.models import Enquiry, Standing
from produktschau.enquiries.rules import may_settle
from produktschau.lib.dates import now
from produktschau.lib.desk import DeskItem
from produktschau.showcase.models import Company

SIZE = 50
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Asked:
    """How often one firm was asked within a year, and how often it answered."""

    company: Company
    asked: int
    answered: int
    reported: int


def asked_firms(page: str | None) -> Page[Any]:
    """Firms by how often they were asked within the last 365 days."""
    within = Enquiry.objects.filter(asked_at__gt=now() - YEAR).order_by()
    sums = within.values("company").annotate(
        asked=Count("pk"),
        answered=Count("pk", filter=Q(answers__gt=0)),
        reported=Count("pk", filter=Q(reported_at__isnull=False)),
    )
    shown = Paginator(sums.order_by("-asked", "company"), SIZE).get_page(page)
    companies = Company.objects.in_bulk([row["company"] for row in shown.object_list])
    rows = [
        Asked(companies[row["company"]], row["asked"], row["answered"], row["reported"]) for row in shown.object_list
    ]
    return Page(rows, shown.number, shown.paginator)


def reported() -> list[Enquiry]:
    """Reports that wait for a decision, the oldest first."""
    waiting = Enquiry.objects.filter(standing=Standing.REPORTED).select_related("company", "product")
    return list(waiting.order_by("reported_at", "pk"))


def times_asked(company: Company) -> tuple[int, int]:
    """How often a firm was asked within the last 365 days, and how often it answered."""
    sent = Enquiry.objects.filter(company=company, asked_at__gt=now() - YEAR)
    found = sent.aggregate(asked=Count("pk"), answered=Count("pk", filter=Q(answers__gt=0)))
    return found["asked"], found["answered"]


REPORTS = DeskItem(
    "Gemeldete Anfragen",
    lambda user: Enquiry.objects.filter(standing=Standing.REPORTED).count() if may_settle(user) else None,
    "lesen und entscheiden, ob es Missbrauch ist",
    "enquiries_house:desk",
)
