"""Whom a survey asks, and by which way each firm can be asked."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from produktschau.design.formats import day
from produktschau.lib.dates import day_of
from produktschau.outreach.engine.refusals import Place, Refusal
from produktschau.outreach.queries import audience as choosing
from produktschau.outreach.queries.audience import Audience, Choice, postal_site, to_write_to
from produktschau.outreach.queries.recipients import Recipient, recipients
from produktschau.outreach.queries.refusals import refused
from produktschau.showcase.models import Company
from produktschau.surveys.models import Invitation

FACETS = choosing.facets_called(("former_district", "municipality", "trade", "sector"))
LEFT = "wurde zurückgezogen"
NO_WAY = "weder E-Mail noch vollständige Anschrift"


@dataclass(frozen=True)
class Asked:
    """One firm of the audience: how it is asked (``""``: not at all), where, or why not."""

    company: Company
    way: str
    where: str
    why: str = ""


@dataclass(frozen=True)
class Reach:
    """A whole audience, with the number of firms by way."""

    asked: list[Asked]

    def _count(self, way: str) -> int:
        return sum(one.way == way for one in self.asked)

    @property
    def total(self) -> int:
        """Firms that fit the choice."""
        return len(self.asked)

    @property
    def mails(self) -> int:
        """Firms that are asked by mail."""
        return self._count(Invitation.Channel.MAIL)

    @property
    def letters(self) -> int:
        """Firms that are asked by letter."""
        return self._count(Invitation.Channel.LETTER)

    @property
    def unreached(self) -> int:
        """Firms that cannot be asked."""
        return self._count("")


def cleaned(given: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """What of an address or a form is an audience: known facets with known values, each once."""
    return choosing.cleaned(given, FACETS)


def audience_companies(audience: Audience) -> QuerySet[Company]:
    """The firms that fit, by name, with all that is needed to write to them."""
    return to_write_to(choosing.fitting_companies(audience, FACETS))


def reach(audience: Audience) -> Reach:
    """Everyone who fits, each with the way, in a fixed number of queries."""
    companies = list(audience_companies(audience))
    places = [place for company in companies for place in _places(company)]
    refusals, said_no = refused(places), no_more_surveys(company.pk for company in companies)
    return Reach([asked(company, refusals, said_no) for company in companies])


def asked(
    company: Company,
    refusals: Mapping[Place, Refusal] | None = None,
    said_no: Mapping[int, str] | None = None,
) -> Asked:
    """How one firm would be asked today: by mail, else by letter; not at all where it asked for that.

    ``refusals`` and ``said_no`` are what ``refused`` and ``no_more_surveys`` say, where somebody asked for many firms at once.
    """
    if company.is_withdrawn:
        return Asked(company, "", "", LEFT)
    wished = no_more_surveys([company.pk]) if said_no is None else said_no
    if company.pk in wished:
        return Asked(company, "", "", wished[company.pk])
    said = refused(_places(company)) if refusals is None else refusals
    open_ones = [one for one in recipients(company) if (company.pk, one.email) not in said]
    wishes = [said[place] for place in _places(company) if place in said and said[place].is_wish]
    whole = said.get((company.pk, ""))
    if open_ones and not (whole and whole.is_wish):
        return Asked(company, Invitation.Channel.MAIL, ", ".join(map(_shown, open_ones)))
    if wishes:
        return Asked(company, "", "", wishes[0].why)
    site = postal_site(company)
    return Asked(company, "", "", NO_WAY) if site is None else Asked(company, Invitation.Channel.LETTER, site.line)


def no_more_surveys(companies: Iterable[int]) -> dict[int, str]:
    """Firms (primary keys) that want no more questions, with the reason as a half sentence."""
    numbers: Collection[int] = list(companies)
    rows = Invitation.objects.filter(company__in=numbers, refused_at__isnull=False).order_by("refused_at")
    return {one.company_id: f"möchte keine Umfragen, gesagt am {_day(one)}" for one in rows}


def choices(audience: Audience) -> list[Choice]:
    """The facets with the number of firms for each value."""
    return choosing.choices(audience, FACETS)


def described(audience: Audience) -> list[tuple[str, str]]:
    """The audience in words: label of the facet and what is chosen."""
    return choosing.described(audience, FACETS)


def _day(invitation: Invitation) -> str:
    return day(day_of(invitation.refused_at)) if invitation.refused_at else ""


def _shown(recipient: Recipient) -> str:
    return f"{recipient.name} <{recipient.email}>" if recipient.name else recipient.email


def _places(company: Company) -> list[Place]:
    return [(company.pk, ""), *((company.pk, one.email) for one in recipients(company))]
