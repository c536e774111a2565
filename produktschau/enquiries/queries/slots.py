"""What other pages show of enquiries: the way to the form, and to a firm how often it was asked."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from produktschau.enquiries.queries.desk import times_asked
from produktschau.showcase.models import Company, Product


def beside_record(request: HttpRequest | None, record: Company | Product) -> dict[str, Any] | None:
    """The address of the form beside a public record; none on a preview. No statement is asked."""
    if request is None or not record.is_published:
        return None
    kind = "company" if isinstance(record, Company) else "product"
    return {"url": reverse(f"enquiries:ask_{kind}", args=[record.slug])}


def in_effect(request: HttpRequest | None, company: Company) -> dict[str, Any]:
    """How often the firm was asked within a year, and how often it answered by the showcase: numbers only."""
    asked, answered = times_asked(company)
    return {"asked": asked, "answered": answered}
