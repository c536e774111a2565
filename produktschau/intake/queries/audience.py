"""Whom a call asks: a choice of firms as the list of companies has it, and by which way each can be asked."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from produktschau.intake.models import Invitation
from produktschau.lib.text import slug
from produktschau.outreach.queries.recipients import Recipient, recipients, with_recipients
from produktschau.region.models import Trade
from produktschau.region.queries import division_of, divisions_of_before
from produktschau.showcase.documents.facets import SHOWCASE_FACETS
from produktschau.showcase.models import Company, CompanySector, Site
from produktschau.showcase.queries.narrowing import companies_fitting

ASKED_BY = ("former_district", "municipality", "trade", "sector")
"""The facets by which an audience is chosen, in their order on the page."""
FACETS = {facet.parameter: facet for name in ASKED_BY for facet in SHOWCASE_FACETS if facet.name == name}
LEFT = "wurde zurückgezogen"
NO_WAY = "weder E-Mail noch vollständige Anschrift"

Audience = Mapping[str, Sequence[str]]
"""Parameter of the list of companies → values of which one must fit: ``{"altkreis": ["doebeln"]}``. Empty: all firms."""


@dataclass(frozen=True)
class Option:
    """One value that can be chosen, with the number of firms it fits."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Choice:
    """One facet as the page offers it: only what fits at least one firm, and what is chosen."""

    parameter: str
    label: str
    options: list[Option]

    @property
    def chosen(self) -> list[str]:
        """The labels of what is chosen."""
        return [option.label for option in self.options if option.is_chosen]


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
    found = {}
    for parameter, facet in FACETS.items():
        words = facet.words()
        values = [value for value in dict.fromkeys(given.get(parameter, ())) if value in words]
        if values:
            found[parameter] = values
    return found


def audience_companies(audience: Audience) -> QuerySet[Company]:
    """The firms that fit, by name, with all that is needed to write to them."""
    chosen = {FACETS[parameter].name: values for parameter, values in audience.items() if parameter in FACETS}
    return with_recipients(companies_fitting(chosen)).prefetch_related("sites").order_by("sort_key", "pk")


def reach(audience: Audience) -> Reach:
    """Everyone who fits, each with the way; four queries and those of the choice."""
    return Reach([asked(company) for company in audience_companies(audience)])


def asked(company: Company) -> Asked:
    """How one firm would be asked today: by mail, else by letter to its main site."""
    if company.is_withdrawn:
        return Asked(company, "", "", LEFT)
    addresses = recipients(company)
    if addresses:
        return Asked(company, Invitation.Channel.MAIL, ", ".join(map(_shown, addresses)))
    site = postal_site(company)
    if site is not None:
        return Asked(company, Invitation.Channel.LETTER, site.line)
    return Asked(company, "", "", NO_WAY)


def postal_site(company: Company) -> Site | None:
    """The site a letter reaches: the main one first, with street, postcode and place."""
    sites = sorted(company.sites.all(), key=lambda site: (not site.is_main, site.pk))
    return next((site for site in sites if site.street and site.postcode and site.place), None)


def choices(audience: Audience) -> list[Choice]:
    """The facets with the number of firms for each value."""
    found = []
    for parameter, facet in FACETS.items():
        counts, words = _COUNTED[facet.name](), facet.words()
        chosen = audience.get(parameter, ())
        options = [
            Option(value, str(label), counts[value], value in chosen)
            for value, label in words.items()
            if counts[value] or value in chosen
        ]
        found.append(Choice(parameter, str(facet.label), options))
    return found


def described(audience: Audience) -> list[tuple[str, str]]:
    """The audience in words: label of the facet and what is chosen, for reading."""
    said = []
    for parameter, values in audience.items():
        if parameter in FACETS:
            words = FACETS[parameter].words()
            said.append((str(FACETS[parameter].label), ", ".join(str(words.get(value, value)) for value in values)))
    return said


def _shown(recipient: Recipient) -> str:
    return f"{recipient.name} <{recipient.email}>" if recipient.name else recipient.email


def _places(field: str) -> Counter[str]:
    """Firms by a field of the municipality their sites lie in; a merged one counts for its successor."""
    fields = ("company_id", f"municipality__{field}", f"municipality__successor__{field}")
    rows = Site.objects.filter(municipality__isnull=False).values_list(*fields).distinct()
    return Counter(value for _, value in {(company, merged or here) for company, here, merged in rows} if value)


def _trades() -> Counter[str]:
    titles = {pk: slug(title) for pk, title in Trade.objects.values_list("pk", "title")}
    rows = Company.trades.through.objects.values_list("company_id", "trade_id")
    return Counter(value for _, value in {(company, titles[trade]) for company, trade in rows})


def _sectors() -> Counter[str]:
    before = divisions_of_before()
    rows = CompanySector.objects.values_list("company_id", "sector__edition", "sector__code")
    pairs = {(company, division) for company, edition, code in rows for division in division_of(edition, code, before)}
    return Counter(division for _, division in pairs)


_COUNTED = {
    "former_district": lambda: _places("former_district__slug"),
    "municipality": lambda: _places("ags"),
    "trade": _trades,
    "sector": _sectors,
}
