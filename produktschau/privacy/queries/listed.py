"""People whose data came in by a list, in numbers: worked out from the records and their history, never stored.

A company remembers which people its source named (``imported``); whoever the office or the firm itself entered stands in the
record of changes with the number of the row. What is left came in by an import. Ten thousand people are read on every opening of
the desk: hence columns, not objects.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import F, Q
from django.utils.timezone import localdate

from produktschau.audit.models import Entry
from produktschau.privacy.calculations.deadlines import month_later
from produktschau.privacy.models import InformationNotice
from produktschau.showcase.calculations.import_contacts import digest
from produktschau.showcase.models import Company, Contact
from produktschau.work.models import MailState

_BATCH = 2000
_OF_COMPANY = ("pk", "key", "name", "legal_name", "email", "is_sole_trader", "created_at", "sort_key")
_OF_CONTACT = ("pk", "company_id", "name", "role", "email", "phone")
_BY_HAND = ("company.created", "company.changed")
_BY_IMPORT = "company.updated_by_import"

Row = Mapping[str, Any]
Told = Mapping[tuple[int, int | None], datetime]


class Listed(NamedTuple):
    """One person, by primary keys; ``contact`` is missing where the firm itself is the person, ``told_at`` where nobody told them.

    They sort as the list shows them: whoever waits longest first. ``ref`` stands for the person in forms: „person-12“ or
    „betrieb-K7M2QX“.
    """

    since: datetime
    sort_key: str
    ref: str
    company: int
    contact: int | None
    told_at: datetime | None

    def is_overdue(self, on: date) -> bool:
        """Whether the last day on which the law lets them be told has passed, and nobody did."""
        return self.told_at is None and due_on(self.since) < on


@dataclass(frozen=True)
class Standing:
    """Numbers: who is to be told, who should have been, who was."""

    open: int
    overdue: int
    told: int


def due_on(since: datetime) -> date:
    """The last day on which the law lets somebody be told who came in then."""
    return month_later(localdate(since))


def listed(companies: Iterable[int] | None = None) -> list[Listed]:
    """People out of lists, of these companies (primary keys) or of all; those who wait longest first."""
    found = Company.objects.filter(imported__has_key="name") | Company.objects.filter(imported__has_key="contacts")
    if companies is not None:
        found = found.filter(pk__in=list(companies))
    people = Q(is_sole_trader=True) | Q(contacts__isnull=False)
    keys = iter(found.filter(people).distinct().order_by("pk").values_list("pk", flat=True))
    read: list[Listed] = []
    while batch := list(islice(keys, _BATCH)):
        read += _read(batch)
    return sorted(read)


def standing(on: date) -> Standing:
    """How many are to be told, overdue and told."""
    found = listed()
    told = sum(one.told_at is not None for one in found)
    return Standing(len(found) - told, sum(one.is_overdue(on) for one in found), told)


def _read(batch: list[int]) -> Iterator[Listed]:
    companies = list(Company.objects.filter(pk__in=batch).values(*_OF_COMPANY, told=F("imported__contacts")))
    contacts: dict[int, list[Row]] = {}
    for contact in Contact.objects.filter(company__in=batch).order_by("pk").values(*_OF_CONTACT):
        contacts.setdefault(contact["company_id"], []).append(contact)
    # A mail that could not be delivered told nobody.
    notices = InformationNotice.objects.filter(company__in=batch).exclude(mail__state=MailState.FAILED)
    told: dict[tuple[int, int | None], datetime] = {
        (company, contact): at for company, contact, at in notices.values_list("company", "contact", "at")
    }
    past = _past([company["key"] for company in companies])
    for company in companies:
        yield from _people(company, contacts.get(company["pk"], []), past.get(company["key"], _Past()), told)


def _people(company: Row, contacts: list[Row], past: "_Past", told: Told) -> Iterator[Listed]:
    of_list = [one for one in contacts if company["told"] and one["pk"] not in past.by_hand]
    since, place = past.imported or company["created_at"], company["sort_key"]
    for one in of_list:
        named = past.named.get(digest(one), since)
        yield Listed(
            named, place, f"person-{one['pk']}", company["pk"], one["pk"], told.get((company["pk"], one["pk"]))
        )
    if company["is_sole_trader"] and not any(_is_owner(one, company) for one in of_list):
        yield Listed(since, place, f"betrieb-{company['key']}", company["pk"], None, told.get((company["pk"], None)))


@dataclass
class _Past:
    """What the record of changes says of a company: when it was read in, who was named when, whose rows came by hand."""

    imported: datetime | None = None
    named: dict[str, datetime] = field(default_factory=dict)
    by_hand: set[int] = field(default_factory=set)


def _past(keys: list[str]) -> dict[str, _Past]:
    entries = Entry.objects.filter(subject__in=[f"company:{key}" for key in keys]).order_by("at", "pk")
    found: dict[str, _Past] = {}
    for subject, at in entries.filter(verb="company.imported").values_list("subject", "at"):
        found.setdefault(subject.removeprefix("company:"), _Past()).imported = at
    named = entries.filter(verb__in=(_BY_IMPORT, *_BY_HAND), after__has_key="contacts")
    told = named.values_list("subject", "verb", "at", F("before__contacts"), F("after__contacts"))
    for subject, verb, at, before, after in told:
        past = found.setdefault(subject.removeprefix("company:"), _Past())
        if verb == _BY_IMPORT:
            past.imported = past.imported or at
            for mark in set(after) - set(before or ()):
                past.named.setdefault(mark, at)
        else:
            past.by_hand |= _numbers(after) - _numbers(before or ())
    return found


def _numbers(told: Iterable[Any]) -> set[int]:
    """„12:ab34cd56“ → 12, the number of a row of people."""
    firsts = (str(one).partition(":")[0] for one in told)
    return {int(first) for first in firsts if first.isdigit()}


def _is_owner(contact: Row, company: Row) -> bool:
    """Whether a sole trader is one of the firm's people already, by name: nobody is told twice."""
    name = contact["name"].casefold().split()
    firm = f"{company['name']} {company['legal_name']}".casefold()
    return bool(name) and (name[-1] in firm or (bool(contact["email"]) and contact["email"] == company["email"]))
