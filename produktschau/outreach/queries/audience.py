"""A choice of firms as the list of companies has it: what can be chosen, which firms fit, what it says in words."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from produktschau.lib.text import slug
from produktschau.outreach.engine.audience import AUDIENCES, AudienceFacet
from produktschau.outreach.queries.recipients import with_recipients
from produktschau.region.models import Trade
from produktschau.region.queries import division_of, divisions_of_before
from produktschau.search.engine.facets import Facet
from produktschau.showcase.documents.facets import SHOWCASE_FACETS
from produktschau.showcase.models import Certificate, Company, CompanySector, Site
from produktschau.showcase.queries.narrowing import companies_fitting

Audience = Mapping[str, Sequence[str]]
"""Parameter of the list of companies → values of which one must fit: ``{"altkreis": ["doebeln"]}``. Empty: all firms."""
Facets = Mapping[str, Facet]
"""Parameter → facet: what can be chosen, in the order of the page. What domains above know (``AUDIENCES``) can always be chosen as well."""
Offered = Mapping[str, Facet | AudienceFacet]


@dataclass(frozen=True)
class Option:
    """One value that can be chosen, with the number of firms it fits."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Choice:
    """One facet as a page offers it: only what fits at least one firm, and what is chosen."""

    parameter: str
    label: str
    options: list[Option]

    @property
    def chosen(self) -> list[str]:
        """The labels of what is chosen."""
        return [option.label for option in self.options if option.is_chosen]


def facets_called(names: Iterable[str]) -> dict[str, Facet]:
    """Facets of companies by their parameter, in the order of the names."""
    return {facet.parameter: facet for name in names for facet in SHOWCASE_FACETS if facet.name == name}


def cleaned(given: Mapping[str, Iterable[str]], facets: Facets) -> dict[str, list[str]]:
    """What of an address or a form is an audience: known facets with known values, each once."""
    found = {}
    for parameter, facet in _offered(facets).items():
        words = facet.words()
        values = [value for value in dict.fromkeys(given.get(parameter, ())) if value in words]
        if values:
            found[parameter] = values
    return found


def fitting_companies(audience: Audience, facets: Facets) -> QuerySet[Company]:
    """The firms that fit, whatever their state, in no order."""
    found = companies_fitting({facets[name].name: values for name, values in audience.items() if name in facets})
    for facet in AUDIENCES:
        if values := audience.get(facet.parameter):
            found = found.filter(pk__in=facet.companies(values))
    return found


def to_write_to(companies: QuerySet[Company]) -> QuerySet[Company]:
    """Firms by name with all that is needed to write to them: three queries more for all of them."""
    return with_recipients(companies).prefetch_related("sites").order_by("sort_key", "pk")


def postal_site(company: Company) -> Site | None:
    """The site a letter reaches: the main one first, with street, postcode and place."""
    sites = sorted(company.sites.all(), key=lambda site: (not site.is_main, site.pk))
    return next((site for site in sites if site.street and site.postcode and site.place), None)


def choices(audience: Audience, facets: Facets) -> list[Choice]:
    """The facets with the number of firms for each value."""
    found = []
    for parameter, facet in _offered(facets).items():
        words = facet.words()
        if not words and isinstance(facet, AudienceFacet):
            continue
        counts = _counts(facet)
        chosen = audience.get(parameter, ())
        options = [
            Option(value, str(label), counts.get(value, 0), value in chosen)
            for value, label in words.items()
            if counts.get(value) or value in chosen
        ]
        found.append(Choice(parameter, str(facet.label), options))
    return found


def described(audience: Audience, facets: Facets) -> list[tuple[str, str]]:
    """The audience in words: label of the facet and what is chosen, for reading."""
    said, offered = [], _offered(facets)
    for parameter, values in audience.items():
        if parameter in offered:
            words = offered[parameter].words()
            said.append((str(offered[parameter].label), ", ".join(str(words.get(value, value)) for value in values)))
    return said


def _offered(facets: Facets) -> Offered:
    """The facets of the showcase, then those of domains above."""
    return {**facets, **{facet.parameter: facet for facet in AUDIENCES}}


def _counts(facet: Facet | AudienceFacet) -> Mapping[str, int]:
    return facet.counts() if isinstance(facet, AudienceFacet) else _COUNTED[facet.name]()


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


def _certificates() -> Counter[str]:
    rows = Certificate.objects.order_by().values_list("company_id", "name")
    return Counter(value for _, value in {(company, slug(name)) for company, name in rows})


_COUNTED: Mapping[str, Callable[[], Counter[str]]] = {
    "former_district": lambda: _places("former_district__slug"),
    "municipality": lambda: _places("ags"),
    "trade": _trades,
    "sector": _sectors,
    "certificate": _certificates,
}
