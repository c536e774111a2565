"""Employment by sector group: what the region, its neighbours, its state and the country count in one year."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from produktschau.region.calculations.sector_groups import CANDIDATES, DISJOINT, GROUPS, PARTS
from produktschau.region.models import Dataset, Neighbour, Source, Statistic, Territory
from produktschau.region.models.statistic import TOTAL, Unknown
from produktschau.region.models.territory import Kind
from produktschau.region.queries.conversion import Cell, cells_over, old_districts
from produktschau.region.queries.places import valid_territories
from produktschau.region.queries.profile import region

__all__ = [
    "CANDIDATES",
    "DISJOINT",
    "EMPLOYMENT",
    "GROUPS",
    "PARTS",
    "TOTAL",
    "Area",
    "Cell",
    "areas",
    "dataset",
    "group_titles",
    "latest_employed",
    "neighbour_territories",
    "sources",
    "years",
]
EMPLOYMENT = "nama_10r_3empers"
"""The table of persons employed by NACE group (Eurostat regional accounts); group B–E contains C."""
DISTRICTS = (Kind.DISTRICT, Kind.FORMER_DISTRICT)
COUNTRY = "DE"
"""The key of the country everything is compared with unless asked otherwise."""


@dataclass(frozen=True)
class Area:
    """A territory with its cells by group, the published total (``TOTAL``) among them."""

    territory: Territory
    cells: Mapping[str, Cell] = field(default_factory=dict)

    def cell(self, group: str, year: int) -> Cell:
        """The cell of a group; what the table does not hold is unknown because it was not published."""
        return self.cells.get(group) or Cell(None, Unknown.MISSING, False, False, year)

    @property
    def counts(self) -> dict[str, float | None]:
        """Values by group."""
        return {group: cell.value for group, cell in self.cells.items()}


def group_titles() -> dict[str, str]:
    """Names of the NACE groups in the language of the page, by their letters."""
    return {
        "A": _("Land- und Forstwirtschaft, Fischerei"),
        "B-E": _("Industrie, Energie, Wasser"),
        "C": _("verarbeitendes Gewerbe"),
        "F": _("Baugewerbe"),
        "G-J": _("Handel, Verkehr, Gastgewerbe, Information"),
        "K-N": _("Finanzen, Grundstücke, Unternehmensdienste"),
        "O-U": _("Verwaltung, Bildung, Gesundheit, sonstige Dienste"),
    }


def dataset() -> Dataset | None:
    """The table of employment with its source; ``None`` before it was imported."""
    return Dataset.objects.filter(code=EMPLOYMENT).select_related("source").order_by("pk").first()


def sources() -> Sequence[Source]:
    """Where the employment is from."""
    found = dataset()
    return [] if found is None else [found.source]


def years() -> list[int]:
    """The years in which the home district has figures, its own or those of the districts it came from, ascending."""
    home = region().home
    if home is None:
        return []
    own = Q(territory=home) | Q(territory__ags__in=old_districts(home.ags), territory__kind__in=DISTRICTS)
    found = Statistic.objects.filter(own, dataset__code=EMPLOYMENT)
    return list(found.order_by("year").values_list("year", flat=True).distinct())


def latest_employed() -> tuple[int | None, dict[str, int | None]]:
    """The latest year, and the persons employed in the home district then by group and in all (``TOTAL``); unknown ones ``None``.

    No year and nothing by group while there are no figures.
    """
    found, home = years(), region().home
    if not found or home is None:
        return None, {}
    area = areas(found[-1]).get(home.ags) or Area(home)
    numbers = {group: area.cell(group, found[-1]).value for group in (*GROUPS, TOTAL)}
    return found[-1], {group: None if value is None else round(value) for group, value in numbers.items()}


def neighbour_territories() -> QuerySet[Territory]:
    """The neighbours that exist today, by name, with and without figures."""
    return valid_territories().filter(pk__in=Neighbour.objects.values("territory")).order_by("sort_key", "ags")


def areas(year: int) -> dict[str, Area]:
    """By AGS: home district, neighbours with figures, the state and the country, each where it has figures in the year."""
    return areas_over([year]).get(year, {})


def areas_over(asked: Collection[int]) -> dict[int, dict[str, Area]]:
    """The same for several years, converted to today's borders where the table has only those of before a reform."""
    home, table = region().home, dataset()
    if home is None or table is None:
        return {}
    near = Q(pk=home.pk) | Q(pk=home.parent_id) | Q(kind=Kind.COUNTRY, ags=COUNTRY)
    wanted = list(
        valid_territories().filter(near | Q(pk__in=Neighbour.objects.values("territory"))).order_by("sort_key", "ags")
    )
    found = cells_over(table, wanted, asked)
    return {
        year: {place.ags: Area(place, cells[place.pk]) for place in wanted if place.pk in cells}
        for year, cells in sorted(found.items())
    }
