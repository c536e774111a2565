"""Whom a call or a survey asks: a choice of firms as the list of companies has it, and by which way each can be asked."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from produktschau.outreach.engine.refusals import Place, Refusal
from produktschau.outreach.queries import audience as choosing
from produktschau.outreach.queries.audience import Audience, Choice, postal_site, to_write_to
from produktschau.outreach.queries.recipients import Recipient, recipients
from produktschau.outreach.queries.refusals import refused
from produktschau.showcase.models import Company

Unwilling = Callable[[Collection[int]], Mapping[int, str]]

FACETS = choosing.facets_called(("former_district", "municipality", "trade", "sector"))
"""The facets by which an audience is chosen, in their order on the page."""
MAIL, LETTER = "mail", "letter"
"""The ways, as calls and surveys keep them with an invitation."""
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
        return self._count(MAIL)

    @property
    def letters(self) -> int:
        """Firms that are asked by letter."""
        return self._count(LETTER)

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


def reach(audience: Audience, unwilling: Unwilling | None = None) -> Reach:
    """Everyone who fits, each with the way; a fixed number of queries. ``unwilling`` tells which of these firms said no, and when."""
    return reach_of(audience_companies(audience), unwilling)


def reach_of(found: QuerySet[Company], unwilling: Unwilling | None = None) -> Reach:
    """The same for firms that are named; the queryset holds what is needed to write to them (``to_write_to``)."""
    companies = list(found)
    refusals = refused([place for company in companies for place in _places(company)])
    said_no = unwilling([company.pk for company in companies]) if unwilling else {}
    return Reach([asked(company, refusals, said_no) for company in companies])


def asked(
    company: Company, refusals: Mapping[Place, Refusal] | None = None, said_no: Mapping[int, str] | None = None
) -> Asked:
    """How one firm would be asked today: by mail, else by letter to its main site; not at all where it opted out.

    ``refusals`` is what ``refused`` says of its places, where somebody asked for many firms at once; ``said_no`` are firms (primary
    keys) that do not want this matter, with the reason as a half sentence.
    """
    if company.is_withdrawn:
        return Asked(company, "", "", LEFT)
    if said_no and company.pk in said_no:
        return Asked(company, "", "", said_no[company.pk])
    said = refused(_places(company)) if refusals is None else refusals
    found = recipients(company)
    whole = said.get((company.pk, ""))
    open_ones = [one for one in found if (company.pk, one.email) not in said]
    if open_ones and not (whole and whole.is_wish):
        return Asked(company, MAIL, ", ".join(map(_shown, open_ones)))
    wishes = [said[place] for place in _places(company) if place in said and said[place].is_wish]
    if wishes:
        return Asked(company, "", "", wishes[0].why)
    site = postal_site(company)
    if site is not None:
        return Asked(company, LETTER, site.line)
    return Asked(company, "", "", NO_WAY)


def choices(audience: Audience) -> list[Choice]:
    """The facets with the number of firms for each value."""
    return choosing.choices(audience, FACETS)


def described(audience: Audience) -> list[tuple[str, str]]:
    """The audience in words: label of the facet and what is chosen, for reading."""
    return choosing.described(audience, FACETS)


def _shown(recipient: Recipient) -> str:
    return f"{recipient.name} <{recipient.email}>" if recipient.name else recipient.email


def _places(company: Company) -> list[Place]:
    """The firm as a whole, and each address it is written to."""
    return [(company.pk, ""), *((company.pk, one.email) for one in recipients(company))]
