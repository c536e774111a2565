"""Somebody looked at an entry and found that it still holds."""

from datetime import date, datetime

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.showcase.actions.writing import locked_company, write_down
from produktschau.showcase.models import Company


@transaction.atomic
def note_checked(*, by: Actor, at: datetime, company: Company, on: date) -> Company:
    """Note that what is shown of the company held on a day; a day before the one known changes nothing.

    ``changed_at`` moves on, so that somebody who has the entry's form open does not write the older day back unawares.
    """
    company = locked_company(company.pk)
    before = company.checked_on
    if before is not None and before >= on:
        return company
    company.checked_on, company.changed_at = on, max(company.changed_at, at)
    company.save(update_fields=["checked_on", "changed_at"])
    write_down(company, "checked", by=by, at=at, before={"checked_on": before}, after={"checked_on": on})
    return company
