"""A person takes back the consent to be shown."""

from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.search.actions import mark
from produktschau.showcase.models import Company, Contact


@transaction.atomic
def hide_contact(*, by: Actor, at: datetime, company: Company, contact: int) -> bool:
    """Show a person of the firm no longer (Art. 7 (3) GDPR); gives whether the person was shown.

    ``contact`` is a primary key. The consent goes with it; the record of changes says when, not who.
    """
    found = Contact.objects.select_for_update().filter(pk=contact, company=company, is_published=True).first()
    if found is None:
        return False
    found.is_published, found.consent_on, found.consent_wording = False, None, ""
    found.save(update_fields=["is_published", "consent_on", "consent_wording"])
    record(by=by, verb="company.contact_hidden", subject=f"company:{company.key}", at=at)
    mark("company", [company.pk], at)
    return True
