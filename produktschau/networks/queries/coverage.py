"""Where the members of a network come from, beside what the region is: by former district and by group of sectors."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from produktschau.lib.figures import Breakdown, span
from produktschau.networks.models import Network
from produktschau.networks.queries.members import member_companies
from produktschau.region.calculations.coverage import Part, standings
from produktschau.region.calculations.sector_groups import divisions_of
from produktschau.region.queries.coverage import Represented, lived_on
from produktschau.region.queries.employment import DISJOINT, group_titles, latest_employed
from produktschau.showcase.queries.counted import company_tally


@dataclass(frozen=True)
class Table:
    """Members by parts of the region, each beside the part's share of ``weight``; ``url`` of a line opens its members where it can."""

    title: str
    weight: str
    lines: Sequence[Represented]


def coverage(network: Network) -> list[Table]:
    """Both tables; none without members."""
    total = member_companies(network).count()
    return [_districts(network, total), _sectors(network, total)] if total else []


def _districts(network: Network, total: int) -> Table:
    page = reverse("networks_house:network", args=[network.key])
    tally, formers = company_tally(Breakdown.FORMER_DISTRICT, member_companies(network)), lived_on()
    parts = [Part(one.place.ags, *span(tally, (one.place.ags,)), one.population) for one in formers]
    lines = [
        Represented(one.place.name, f"{page}?altkreis={one.place.ags}", standing)
        for one, standing in zip(formers, standings(parts, total), strict=True)
    ]
    return Table("Altkreis", "Einwohner", lines)


def _sectors(network: Network, total: int) -> Table:
    tally, titles = company_tally(Breakdown.DIVISION, member_companies(network)), group_titles()
    year, employed = latest_employed()
    parts = [Part(group, *span(tally, divisions_of(group)), employed.get(group)) for group in DISJOINT]
    lines = [
        Represented(titles[group], "", standing)
        for group, standing in zip(DISJOINT, standings(parts, total), strict=True)
    ]
    return Table("Wirtschaftsbereich", f"Erwerbstätige {year}" if year else "Erwerbstätige", lines)
