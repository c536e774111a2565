"""To whom the house writes when it writes to a firm."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from produktschau.showcase.models import Company


@dataclass(frozen=True)
class Recipient:
    """One address of a firm; ``name`` is that of the person, empty for the firm's own mailbox."""

    email: str
    name: str = ""


def recipients(company: Company) -> list[Recipient]:
    """The stewards; where there are none the contacts with an address; else the firm's mailbox. Each address once."""
    stewards = company.stewards.filter(person__is_active=True).select_related("person").order_by("pk")
    contacts = company.contacts.exclude(email="").order_by("pk")
    found = [Recipient(steward.person.email, steward.person.name) for steward in stewards]
    found = found or [Recipient(contact.email, contact.name) for contact in contacts]
    usable = _usable(found) or _usable([Recipient(company.email)])
    return list({one.email.lower(): one for one in reversed(usable)}.values())[::-1]


def _usable(found: list[Recipient]) -> list[Recipient]:
    """Those whose address is one: an import may have brought others."""
    return [one for one in found if _is_address(one.email)]


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True
