"""People out of lists with their firms, for pages, mails and letters."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q

from produktschau.outreach.queries.audience import postal_site
from produktschau.outreach.queries.refusals import refused
from produktschau.privacy.models import InformationNotice, Way
from produktschau.privacy.queries.listed import Listed, due_on, listed
from produktschau.showcase.models import Company, Contact

_REF = re.compile(r"person-([0-9]{1,18})|betrieb-([0-9A-Z]{1,12})")


@dataclass(frozen=True)
class Person:
    """One person out of a list. ``contact`` is missing where the firm itself is the person; ``notice`` where nobody told them."""

    row: Listed
    company: Company
    contact: Contact | None
    notice: InformationNotice | None = None
    way: Way | None = None
    """How the house can tell them now: by mail, by letter; ``None`` where it knows no address, and for who was told."""

    @property
    def ref(self) -> str:
        """What stands for the person in forms: „person-12“ or „betrieb-K7M2QX“."""
        return self.row.ref

    @property
    def since(self) -> datetime:
        """When the list that named them was read in."""
        return self.row.since

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
        return due_on(self.since)

    def is_overdue(self, on: date) -> bool:
        """Whether that day has passed and nobody told them."""
        return self.row.is_overdue(on)


def persons(companies: Iterable[int] | None = None) -> list[Person]:
    """People out of lists, of these companies (primary keys) or of all; those who wait longest first."""
    return people_of(listed(companies))


def people_of(found: Iterable[Listed]) -> list[Person]:
    """The same people in the same order, with their firms, rows and notices; who was removed meanwhile is left out."""
    wanted = list(found)
    firms = {one.company for one in wanted}
    companies = Company.objects.select_related("source").prefetch_related("contacts", "sites").in_bulk(firms)
    contacts = {contact.pk: contact for company in companies.values() for contact in company.contacts.all()}
    notices = {(one.company_id, one.contact_id): one for one in InformationNotice.objects.filter(company__in=firms)}
    return [
        Person(
            one,
            companies[one.company],
            contacts[one.contact] if one.contact is not None else None,
            notices.get((one.company, one.contact)) if one.told_at is not None else None,
        )
        for one in wanted
        if one.company in companies and (one.contact is None or one.contact in contacts)
    ]


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
    told = list(people)
    refusals = refused([(one.company.pk, one.email) for one in told if one.email])
    dead = {place for place, refusal in refusals.items() if not refusal.is_wish}
    return [_with_way(one, is_dead=(one.company.pk, one.email) in dead) for one in told]


def _with_way(one: Person, *, is_dead: bool) -> Person:
    way = None
    if one.notice is None and _is_address(one.email) and not is_dead:
        way = Way.MAIL
    elif one.notice is None and postal_site(one.company) is not None:
        way = Way.LETTER
    return replace(one, way=way)


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True
