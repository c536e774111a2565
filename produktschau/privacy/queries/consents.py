"""Consents per purpose: how many, since when, in which words; as numbers, without people."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, QuerySet

from produktschau.showcase.models import Company, Contact


@dataclass(frozen=True)
class Wording:
    """One wording with the number of those who agreed to it, and between which days."""

    text: str
    count: int
    first_on: date
    last_on: date


@dataclass(frozen=True)
class Consents:
    """The consents for one purpose. ``is_shown`` of them are in use: what they allow is public."""

    purpose: str
    count: int
    shown: int
    wordings: tuple[Wording, ...]


def consents() -> list[Consents]:
    """The consents the house holds, one line per purpose."""
    people, firms = Contact.objects.filter(consent_on__isnull=False), Company.objects.filter(consent_on__isnull=False)
    return [
        Consents(
            "Ansprechpersonen öffentlich nennen",
            people.count(),
            people.filter(is_published=True).count(),
            _wordings(people),
        ),
        Consents(
            "Einträge und Angaben von Betrieben veröffentlichen",
            firms.count(),
            firms.filter(state="published").count(),
            _wordings(firms),
        ),
    ]


def _wordings(rows: QuerySet[Contact] | QuerySet[Company]) -> tuple[Wording, ...]:
    found = rows.order_by().values("consent_wording")
    told = found.annotate(count=Count("pk"), first_on=Min("consent_on"), last_on=Max("consent_on"))
    ordered = sorted(told, key=lambda one: (-one["count"], one["consent_wording"]))
    return tuple(Wording(one["consent_wording"], one["count"], one["first_on"], one["last_on"]) for one in ordered)
