"""Where firms belong when answers are put together: their former district and their group of sectors."""

from collections.abc import Collection

from produktschau.region.calculations.sector_groups import group_of
from produktschau.region.queries import division_of, divisions_of_before, former_districts
from produktschau.region.queries.employment import group_titles
from produktschau.showcase.models import CompanySector, Site

UNKNOWN = ""
"""The key of firms of which it is not known, or not for certain."""
WITHOUT = "ohne Angabe"


def district_names() -> dict[str, str]:
    """Former districts by AGS, in their order."""
    return {one.ags: str(one.name) for one in former_districts()}


def group_names() -> dict[str, str]:
    """The finest groups of sectors by their letters; „B-E“ is without „C“ here."""
    return {**group_titles(), "B-E": "Bergbau, Energie, Wasser"}


def districts_of(firms: Collection[int]) -> dict[int, str]:
    """Firm (primary key) → AGS of the former district its main site lies in; unknown where that is none of the region's."""
    fields = ("company_id", "municipality__successor__former_district__ags", "municipality__former_district__ags")
    sites = Site.objects.filter(company__in=firms, municipality__isnull=False).order_by("company", "-is_main", "pk")
    known, found = district_names(), dict[int, str]()
    for firm, heir, own in sites.values_list(*fields):
        found.setdefault(firm, place if (place := heir or own) in known else UNKNOWN)
    return {firm: found.get(firm, UNKNOWN) for firm in firms}


def groups_of(firms: Collection[int]) -> dict[int, str]:
    """Firm (primary key) → the group of its main sector; unknown where a division of the WZ 2025 came from several groups."""
    before = divisions_of_before()
    rows = CompanySector.objects.filter(company__in=firms).order_by("company", "-is_main", "pk")
    found: dict[int, str] = {}
    for firm, edition, code in rows.values_list("company_id", "sector__edition", "sector__code"):
        groups = {group_of(division) for division in division_of(edition, code, before)}
        found.setdefault(firm, groups.pop() if len(groups) == 1 else UNKNOWN)
    return {firm: found.get(firm, UNKNOWN) for firm in firms}
