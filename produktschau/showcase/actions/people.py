"""Takes a person out of the showcase."""

from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.search.actions import mark
from produktschau.showcase.models import Contact


@transaction.atomic
def forget_contacts(*, by: Actor, email: str, at: datetime) -> int:
    """Delete every contact entry under an address (Art. 17 GDPR) and return their number."""
    contacts = list(Contact.objects.filter(email__iexact=email).select_related("company"))
    for contact in contacts:
        record(by=by, verb="company.contact_erased", subject=f"company:{contact.company.key}", at=at)
        contact.delete()
    mark("company", [contact.company_id for contact in contacts], at)  # what is kept of its page names the person
    return len(contacts)
