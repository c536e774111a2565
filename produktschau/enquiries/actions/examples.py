"""Enquiries to invented firms for the demo; one of them was reported."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor, System
from produktschau.enquiries.actions.answering import report_enquiry
from produktschau.enquiries.actions.asking import ask_firm
from produktschau.showcase.models import Company

Row = Mapping[str, str]
VISITOR = System("visitor")


@transaction.atomic
def load_example_enquiries(*, by: Actor, at: datetime, rows: Sequence[Row]) -> int:
    """Ask each row's firm so many ``days`` before ``at``; where ``reported`` says why, the firm reports it a day later. Return the number."""
    count = 0
    for row in rows:
        company = Company.objects.filter(external_key=row["company"], is_invented=True).first()
        if company is not None:
            asked = at - timedelta(days=int(row["days"]))
            words: dict[str, Any] = {name: row[name] for name in ("name", "email", "text")}
            enquiry = ask_firm(by=VISITOR, at=asked, company=company, **words)
            if row["reported"]:
                report_enquiry(by=by, at=asked + timedelta(days=1), enquiry=enquiry, why=row["reported"])
            count += 1
    return count
