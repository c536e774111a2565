"""Who of the house read which data about people."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet

from produktschau.accounts.models import User
from produktschau.audit.access import kind_name
from produktschau.audit.models import Access
from produktschau.audit.names import Named, names_of
from produktschau.showcase.models import Contact, Steward

_BATCH = 500
MOST_OWN = 500
"""So many rows a person's own export names; the newest."""
DESKS = {
    "desk:accounts": Named("Liste der Konten"),
    "desk:contacts": Named("Liste der Kontakte"),
    "desk:claims": Named("Liste der Ansprüche"),
    "desk:information": Named("Liste der Informationspflicht"),
}
"""Lists of the desk that show many people at once."""


@dataclass(frozen=True)
class Read:
    """One row, ready for a page. ``rows`` is the number of people in a list or table."""

    at: datetime
    actor: str
    who: Named
    what: str
    key: str
    subject: Named
    rows: int | None


def accesses(
    *, actor: str = "", kind: str = "", subject: str = "", since: datetime | None = None, until: datetime | None = None
) -> QuerySet[Access]:
    """Rows that meet every condition given, the newest first; ``until`` is exclusive."""
    found = Access.objects.order_by("-at", "-pk")
    for name, value in {"actor": actor, "kind": kind, "subject": subject}.items():
        if value:
            found = found.filter(**{name: value})
    if since:
        found = found.filter(at__gte=since)
    return found.filter(at__lt=until) if until else found


def read_rows(found: Iterable[Access]) -> list[Read]:
    """Rows with names instead of keys; one query per kind of key."""
    listed = list(found)
    names = names_of(key for one in listed for key in (one.actor, one.subject))
    return [
        Read(one.at, one.actor, names[one.actor], kind_name(one.kind), one.subject, names[one.subject], one.rows)
        for one in listed
    ]


def read_in_batches(found: QuerySet[Access]) -> Iterator[Read]:
    """The same for tables: as many as there are."""
    left = found.iterator(chunk_size=_BATCH)
    while batch := list(islice(left, _BATCH)):
        yield from read_rows(batch)


def readers() -> list[tuple[str, str]]:
    """Who stands in the log, for choosing: key and name, by name."""
    names = names_of(Access.objects.values_list("actor", flat=True).distinct().order_by())
    return sorted(((key, named.label) for key, named in names.items()), key=lambda pair: pair[1])


def desk_names(keys: Iterable[str]) -> Mapping[str, Named]:
    """Names for lists of the desk."""
    return {key: DESKS[key] for key in keys if key in DESKS}


def data_of(user: User) -> list[dict[str, Any]]:
    """Who of the house read what about the person (Art. 15 GDPR): the account, and the firms the person stands for.

    Readers are named by their role, not by name: they act for the office (ECJ, C-579/21).
    """
    firms = set(Contact.objects.filter(email__iexact=user.email).values_list("company__key", flat=True))
    firms |= set(Steward.objects.filter(person=user).values_list("company__key", flat=True))
    subjects = [user.actor_key, *(f"company:{key}" for key in sorted(firms))]
    about = Q(subject__in=subjects) & ~Q(actor=user.actor_key)
    rows = read_rows(Access.objects.filter(about).order_by("-at", "-pk")[:MOST_OWN])
    roles = _roles_of({one.actor for one in rows})
    return [
        {
            "wann": one.at,
            "was": one.what,
            "woran": "Ihr Konto" if one.key == user.actor_key else one.subject.label,
            "wer": roles.get(one.actor, "gelöschtes Konto"),
        }
        for one in rows
    ]


def _roles_of(actors: set[str]) -> dict[str, str]:
    """„user:7“ → „Regionalmanagement“; accounts that lost their roles are the office."""
    numbers = [int(actor[5:]) for actor in actors if actor.startswith("user:")]
    people = User.objects.filter(pk__in=numbers).prefetch_related("role_grants")
    return {
        one.actor_key: ", ".join(sorted(grant.get_role_display() for grant in one.role_grants.all())) or "Büro"
        for one in people
    }
