"""To whom the house writes when it writes to a firm."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet

from produktschau.showcase.models import Company, Contact, Steward

Row = TypeVar("Row", Contact, Steward)


@dataclass(frozen=True)
class Recipient:
    """One address of a firm; ``name`` is that of the person, empty for the firm's own mailbox.

    ``account`` is the primary key of a steward's account, nothing for people without one.
    """

    email: str
    name: str = ""
    account: int | None = field(default=None, compare=False)


def recipients(company: Company) -> list[Recipient]:
    """The stewards; where there are none the contacts with an address; else the firm's mailbox. Each address once."""
    stewards = [steward.person for steward in _in_order(company.stewards.all()) if steward.person.is_active]
    found = _usable([Recipient(person.email, person.name, person.pk) for person in stewards])
    found = found or _usable([Recipient(one.email, one.name) for one in _in_order(company.contacts.all())])
    usable = found or _usable([Recipient(company.email)])
    return list({one.email.lower(): one for one in reversed(usable)}.values())[::-1]


def with_recipients(companies: QuerySet[Company]) -> QuerySet[Company]:
    """Companies with what ``recipients`` reads, in two queries for all of them."""
    return companies.prefetch_related("stewards__person", "contacts")


def _in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row.pk)


def _usable(found: list[Recipient]) -> list[Recipient]:
    """Those whose address is one: an import may have brought others."""
    return [one for one in found if _is_address(one.email)]


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True
