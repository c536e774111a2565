"""People of a firm: who is known, who agreed to be shown, and who takes it back. The record of changes says when, never who.

All of it moves ``changed_at``: a form somebody opened before must not bring back what a person has withdrawn.
"""

from datetime import date, datetime

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.search.actions import mark
from produktschau.showcase.actions.writing import locked_company, refuse
from produktschau.showcase.calculations.checks import check_contact
from produktschau.showcase.models import Company, Contact
from produktschau.showcase.queries.waiting import waiting_contacts


@transaction.atomic
def add_contact(
    *,
    by: Actor,
    at: datetime,
    company: Company,
    name: str,
    role: str = "",
    email: str = "",
    phone: str = "",
    consent_on: date | None = None,
    consent_wording: str = "",
) -> Contact:
    """A person of the firm, not public. With a consent the person waits for the office to be shown. Raises ``NotAcceptable``."""
    cleaned, problems = check_contact(
        {
            "name": name,
            "role": role,
            "email": email,
            "phone": phone,
            "consent_on": consent_on,
            "consent_wording": consent_wording,
        }
    )
    refuse(problems)
    company = locked_company(company.pk)
    made = Contact.objects.create(company=company, **cleaned)
    _note(company, "contact_added", by=by, at=at)
    return made


@transaction.atomic
def remove_contact(*, by: Actor, at: datetime, company: Company, contact: int) -> bool:
    """Forget a person of the firm, shown or not; gives whether there was one. ``contact`` is a primary key."""
    company = locked_company(company.pk)
    found = company.contacts.filter(pk=contact).first()
    if found is None:
        return False
    found.delete()
    _note(company, "contact_removed", by=by, at=at)
    return True


@transaction.atomic
def show_contact(*, by: Actor, at: datetime, contact: Contact) -> bool:
    """Show a person who agreed; gives whether the person waited for it."""
    company = locked_company(contact.company_id)
    found = waiting_contacts().filter(pk=contact.pk).first()
    if found is None:
        return False
    found.is_published = True
    found.save(update_fields=["is_published"])
    _note(company, "contact_shown", by=by, at=at)
    return True


@transaction.atomic
def decline_contact(*, by: Actor, at: datetime, contact: Contact) -> bool:
    """Do not show a person who agreed; the consent, no longer needed, goes. Gives whether the person waited."""
    company = locked_company(contact.company_id)
    found = waiting_contacts().filter(pk=contact.pk).first()
    if found is None:
        return False
    found.consent_on, found.consent_wording = None, ""
    found.save(update_fields=["consent_on", "consent_wording"])
    _note(company, "contact_declined", by=by, at=at)
    return True


@transaction.atomic
def hide_contact(*, by: Actor, at: datetime, company: Company, contact: int) -> bool:
    """Show a person of the firm no longer (Art. 7 (3) GDPR); gives whether the person was shown.

    ``contact`` is a primary key. The consent goes with it.
    """
    company = locked_company(company.pk)
    found = company.contacts.filter(pk=contact, is_published=True).first()
    if found is None:
        return False
    found.is_published, found.consent_on, found.consent_wording = False, None, ""
    found.save(update_fields=["is_published", "consent_on", "consent_wording"])
    _note(company, "contact_hidden", by=by, at=at)
    return True


def _note(company: Company, step: str, *, by: Actor, at: datetime) -> None:
    company.changed_at = at
    company.save(update_fields=["changed_at"])
    record(by=by, verb=f"company.{step}", subject=f"company:{company.key}", at=at)
    mark("company", [company.pk], at)
