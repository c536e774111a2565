"""Writes the people of companies so that a person who stays keeps the row: what hangs on it – notes, that they were informed – stays too."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.crypto import salted_hmac

from produktschau.showcase.models import Contact

_COLUMNS = ("name", "role", "email", "phone", "is_published", "consent_on", "consent_wording")
Row = Mapping[str, Any]
_EMPTY = Contact()


def replace_contacts(wanted: Mapping[int, Sequence[Row]]) -> None:
    """The people of some companies, by primary key of the company; four statements at most, however many.

    A person is known by the name, else by the address. The order of the rows is that of the numbers: whoever would stand
    before somebody new gets a new row.
    """
    before: dict[int, list[Contact]] = {pk: [] for pk in wanted}
    for contact in Contact.objects.filter(company__in=list(wanted)).order_by("pk"):
        before[contact.company_id].append(contact)
    stays: list[Contact] = []
    comes: list[Contact] = []
    for pk, rows in wanted.items():
        for one in _matched(pk, before[pk], rows):
            (stays if one.pk else comes).append(one)
    kept = {contact.pk for contact in stays}
    gone = [contact.pk for contacts in before.values() for contact in contacts if contact.pk not in kept]
    if gone:
        Contact.objects.filter(pk__in=gone).delete()
    if stays:
        Contact.objects.bulk_create(stays, update_conflicts=True, unique_fields=["id"], update_fields=_COLUMNS)
    if comes:
        Contact.objects.bulk_create(comes)


def contacts_as_told(contacts: Sequence[Contact]) -> list[str]:
    """People as the record of changes may hold them: the number of the row, and a mark that changes with what is said of them."""
    return [f"{contact.pk}:{_mark(contact)}" for contact in sorted(contacts, key=lambda contact: contact.pk)]


def _matched(company: int, before: Sequence[Contact], rows: Sequence[Row]) -> list[Contact]:
    left = list(before)
    found: list[Contact] = []
    is_new = False
    for row in rows:
        contact = None if is_new else _known(left, row)
        if contact is None:
            is_new, contact = True, Contact(company_id=company)
        else:
            left = left[left.index(contact) + 1 :]
        for name in _COLUMNS:
            setattr(contact, name, row.get(name, getattr(_EMPTY, name)))
        found.append(contact)
    return found


def _known(left: Sequence[Contact], row: Row) -> Contact | None:
    name, email = row["name"].casefold(), (row.get("email") or "").casefold()
    by_name = next((one for one in left if one.name.casefold() == name), None)
    return by_name or next((one for one in left if email and one.email.casefold() == email), None)


def _mark(contact: Contact) -> str:
    said = "\x1f".join(str(getattr(contact, name) or "") for name in _COLUMNS)
    return salted_hmac("showcase.contact", f"{contact.pk}\x1f{said}", algorithm="sha256").hexdigest()[:8]
