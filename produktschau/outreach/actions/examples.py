"""Contacts with invented firms, for the demo."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.lib.dates import day_of
from produktschau.outreach.actions.notes import note_contact
from produktschau.showcase.models import Company

Row = Mapping[str, str]


@transaction.atomic
def load_example_notes(*, by: Actor, at: datetime, rows: Sequence[Row]) -> int:
    """Note each row's contact, so many ``days`` before ``at``, to take up again in ``follow_up`` days; return their number."""
    today = day_of(at)
    count = 0
    for row in rows:
        company = Company.objects.filter(external_key=row["company"], is_invented=True).first()
        if company is not None:
            note_contact(
                by=by,
                at=at - timedelta(days=int(row["days"])),
                company=company,
                channel=row["channel"],
                subject=row["subject"],
                text=row["text"],
                is_from_firm=row["from_firm"] == "ja",
                follow_up_on=today + timedelta(days=int(row["follow_up"])) if row["follow_up"] else None,
            )
            count += 1
    return count
