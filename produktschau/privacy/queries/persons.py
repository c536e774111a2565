"""People whose data came in by a list: worked out from the records and their history, never stored.

A company remembers which people its source named (``imported``); whoever the office or the firm itself entered stands in the
record of changes with the number of the row. What is left came in by an import.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q
from django.utils.timezone import localdate

from produktschau.audit.models import Entry
from produktschau.outreach.queries.audience import postal_site
from produktschau.outreach.queries.refusals import refused
from produktschau.privacy.calculations.deadlines import month_later
from produktschau.privacy.models import InformationNotice, Way
from produktschau.showcase.calculations.import_contacts import digest
from produktschau.showcase.models import Company, Contact
from produktschau.work.models import MailState

_BATCH = 400
_TOLD = ("name", "role", "email", "phone")
_REF = re.compile(r"person-([0-9]{1,18})|betrieb-([0-9A-Z]{1,12})")


@dataclass(frozen=True)
class Person:
    """One person out of a list. ``contact`` is missing where the firm itself is the person; ``notice`` where nobody told them."""

    company: Company
    contact: Contact | None
    since: datetime
    notice: InformationNotice | None = None
    way: Way | None = None
    """How the house can tell them now: by mail, by letter; ``None`` where it knows no address, and for who was told."""

    @property
    def ref(self) -> str:
        """What stands for the person in forms: „person-12“ or „betrieb-K7M2QX“."""
        return f"person-{self.contact.pk}" if self.contact else f"betrieb-{self.company.key}"

    @property
    def name(self) -> str:
        """The person's name, or the firm's where that is one."""
        return self.contact.name if self.contact else self.company.name

    @property
    def email(self) -> str:
        """The person's own address; a firm's mailbox only where the firm is the person."""
        return self.contact.email if self.contact else self.company.email

    @property
    def due_on(self) -> date:
        """The last day on which the law lets them be told."""
        return month_later(localdate(self.since))

    def is_overdue(self, on: date) -> bool:
        """Whether that day has passed and nobody told them."""
        return self.notice is None and self.due_on < on


@dataclass(frozen=True)
class Standing:
    """Numbers: who is to be told, who should have been, who was."""

    open: int
    overdue: int
    told: int


def persons(companies: Iterable[int] | None = None) -> list[Person]:
    """People out of lists, of these companies or of all; those who wait longest first."""
    found = Company.objects.filter(imported__has_key="name") | Company.objects.filter(imported__has_key="contacts")
    if companies is not None:
        found = found.filter(pk__in=list(companies))
    people = Q(is_sole_trader=True) | Q(contacts__isnull=False)
    keys = iter(found.filter(people).distinct().order_by("pk").values_list("pk", flat=True))
    read: list[Person] = []
    while batch := list(islice(keys, _BATCH)):
        read += _read(batch)
    return sorted(read, key=lambda one: (one.since, one.company.sort_key, one.ref))


def standing(on: date, companies: Iterable[int] | None = None) -> Standing:
    """How many are to be told, overdue and told."""
    found = persons(companies)
    told = sum(one.notice is not None for one in found)
    return Standing(len(found) - told, sum(one.is_overdue(on) for one in found), told)


def called(refs: Iterable[str]) -> list[Person]:
    """The people behind references of forms; unknown ones are left out."""
    wanted = set(refs)
    read = [found for ref in wanted if (found := _REF.fullmatch(ref))]
    numbers = [int(found[1]) for found in read if found[1]]
    keys = [found[2] for found in read if found[2]]
    of = Company.objects.filter(Q(contacts__in=numbers) | Q(key__in=keys)).values_list("pk", flat=True)
    return [one for one in persons(of.distinct()) if one.ref in wanted]


def with_ways(people: Iterable[Person]) -> list[Person]:
    """The same people with the way the house can tell them now; addresses that are dead do not count."""
    listed = list(people)
    refusals = refused([(one.company.pk, one.email) for one in listed if one.email])
    dead = {place for place, refusal in refusals.items() if not refusal.is_wish}
    return [_with_way(one, is_dead=(one.company.pk, one.email) in dead) for one in listed]


def _with_way(one: Person, *, is_dead: bool) -> Person:
    way = None
    if one.notice is None and _is_address(one.email) and not is_dead:
        way = Way.MAIL
    elif one.notice is None and postal_site(one.company) is not None:
        way = Way.LETTER
    return Person(one.company, one.contact, one.since, one.notice, way)


def _read(batch: list[int]) -> Iterator[Person]:
    companies = Company.objects.filter(pk__in=batch).select_related("source").prefetch_related("contacts", "sites")
    # A mail that could not be delivered told nobody.
    notices = InformationNotice.objects.filter(company__in=batch).exclude(mail__state=MailState.FAILED)
    told: dict[tuple[int, int | None], InformationNotice] = {
        (notice.company_id, notice.contact_id): notice for notice in notices
    }
    listed = list(companies)
    past = _past([company.key for company in listed])
    for company in listed:
        history = past.get(company.key, _Past())
        contacts = sorted(company.contacts.all(), key=lambda one: one.pk)
        of_list = [one for one in contacts if company.imported.get("contacts") and one.pk not in history.by_hand]
        for contact in of_list:
            since = history.named.get(digest(_said(contact)), history.imported or company.created_at)
            yield Person(company, contact, since, told.get((company.pk, contact.pk)))
        if company.is_sole_trader and not any(_is_owner(contact, company) for contact in of_list):
            yield Person(company, None, history.imported or company.created_at, told.get((company.pk, None)))


@dataclass
class _Past:
    """What the record of changes says of a company: when it was read in, who was named when, whose rows came by hand."""

    imported: datetime | None
    named: dict[str, datetime]
    by_hand: set[int]

    def __init__(self) -> None:
        self.imported, self.named, self.by_hand = None, {}, set()


def _past(keys: list[str]) -> dict[str, _Past]:
    entries = Entry.objects.filter(subject__in=[f"company:{key}" for key in keys])
    entries = entries.filter(Q(verb="company.imported") | Q(after__has_key="contacts")).order_by("at", "pk")
    found: dict[str, _Past] = {}
    for subject, verb, at, before, after in entries.values_list("subject", "verb", "at", "before", "after"):
        past = found.setdefault(subject.removeprefix("company:"), _Past())
        if verb == "company.imported":
            past.imported = at
        elif verb == "company.updated_by_import":
            past.imported = past.imported or at
            for mark in set(after["contacts"]) - set(before.get("contacts") or ()):
                past.named.setdefault(mark, at)
        elif verb in ("company.created", "company.changed"):
            past.by_hand |= _numbers(after["contacts"]) - _numbers(before.get("contacts") or ())
    return found


def _numbers(told: Iterable[Any]) -> set[int]:
    """„12:ab34cd56“ → 12, the number of a row of people."""
    firsts = (str(one).partition(":")[0] for one in told)
    return {int(first) for first in firsts if first.isdigit()}


def _said(contact: Contact) -> Mapping[str, Any]:
    return {name: getattr(contact, name) for name in _TOLD}


def _is_owner(contact: Contact, company: Company) -> bool:
    """Whether a sole trader is one of the firm's people already, by name: nobody is told twice."""
    name = contact.name.casefold().split()
    firm = f"{company.name} {company.legal_name}".casefold()
    return bool(name) and (name[-1] in firm or (bool(contact.email) and contact.email == company.email))


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True
