"""Takes a person out of the showcase."""

import json
from datetime import datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.search.actions import mark
from produktschau.showcase.models import Contact, Merge


@transaction.atomic
def forget_contacts(*, by: Actor, email: str, at: datetime) -> int:
    """Delete every contact entry under an address (Art. 17 GDPR), also where a merge remembers it, and return their number."""
    contacts = list(Contact.objects.filter(email__iexact=email).select_related("company"))
    for contact in contacts:
        record(by=by, verb="company.contact_erased", subject=f"company:{contact.company.key}", at=at)
        contact.delete()
    _forget_merges(email, at)
    mark("company", [contact.company_id for contact in contacts], at)  # what is kept of its page names the person
    return len(contacts)


def _forget_merges(email: str, at: datetime) -> None:
    """A merge that names the person can no longer be taken back."""
    for merge in Merge.objects.select_for_update().filter(emptied_at__isnull=True):
        if email.lower() in json.dumps(merge.memo, ensure_ascii=False).lower():
            merge.memo, merge.emptied_at = {}, at
            merge.save(update_fields=["memo", "emptied_at"])
