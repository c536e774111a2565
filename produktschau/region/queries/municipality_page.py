"""What there is for one municipality: its figures, and every record the domains count for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from produktschau.design.formats import day, number, percent
from produktschau.lib.figures import FIGURES, Breakdown, CountedFigure, Record
from produktschau.region.calculations.ranks import rank
from produktschau.region.models import Region, Source, Territory
from produktschau.region.queries.addresses import municipality_address
from produktschau.region.queries.doors import merged_into
from produktschau.region.queries.kept_shapes import kept_shapes
from produktschau.region.queries.map_shapes import MapShapes
from produktschau.region.queries.measures import density
from produktschau.region.queries.numbers import number_address
from produktschau.region.queries.places import home_municipalities
from produktschau.region.queries.profile import region

ON_SHEET = 36
"""Records for which one A4 sheet has room beside the facts, …"""
ALWAYS = 2
"""So many figures stand there even where nothing is of them yet; later ones only with records."""
HEAD = 4
"""What the heading of one figure more costs on the sheet, in records."""
COLUMNS = 3
"""… in so many columns."""


@dataclass(frozen=True)
class Fact:
    """A line of the facts: what it is, the value in words, and a remark (day, rank)."""

    label: str
    value: str
    remark: str = ""


@dataclass(frozen=True)
class Counted:
    """A figure for the municipality: at least ``low``, at most ``high`` of ``total`` records, the addresses of both, the records."""

    label: str
    total: int
    url: str
    total_url: str
    records: Sequence[Record]

    @property
    def low(self) -> int:
        """So many records lie here for certain."""
        return sum(record.is_certain for record in self.records)

    @property
    def high(self) -> int:
        """So many may lie here."""
        return len(self.records)

    @property
    def share(self) -> float | None:
        """The part of all records that lies here, from 0 to 1; unknown while there are none."""
        return self.low / self.total if self.total else None


@dataclass(frozen=True)
class MunicipalityPage:
    """The page and the sheet. ``people_share`` is its part of the district's inhabitants, from 0 to 1, or unknown."""

    place: Territory
    region: Region
    facts: Sequence[Fact]
    counted: Sequence[Counted]
    people_share: float | None
    shapes: MapShapes | None
    sources: Sequence[Source]

    @property
    def address(self) -> str:
        """The whole address, for the code on the sheet."""
        return f"{settings.SITE_URL}{municipality_address(self.place)}"

    @property
    def sheet_url(self) -> str:
        """The sheet as PDF."""
        return reverse("region:municipality_sheet", args=[self.place.slug])

    @property
    def printed(self) -> int:
        """So many records of each figure are printed, that the page stays one sheet."""
        rows = ON_SHEET - HEAD * max(len(self.counted) - ALWAYS, 0)
        return max(3, rows // max(len(self.counted), 1) // COLUMNS * COLUMNS)


def municipality_page(place: Territory) -> MunicipalityPage:
    """Everything for a home municipality, with the ranks it has among all of them."""
    places = list(home_municipalities())
    kept = kept_shapes()
    counted = [_counted(key, figure, place) for key, figure in FIGURES.items() if _by_place(figure)]
    return MunicipalityPage(
        place=place,
        region=region(),
        facts=_facts(place, places),
        counted=[one for number, one in enumerate(counted) if number < ALWAYS or one.records],
        people_share=_share(place, places),
        shapes=kept[1] if kept else None,
        sources=[place.source],
    )


def _by_place(figure: CountedFigure) -> bool:
    return Breakdown.MUNICIPALITY in figure.breakdowns


def _counted(key: str, figure: CountedFigure, place: Territory) -> Counted:
    records = figure.records(Breakdown.MUNICIPALITY, (place.ags,))
    url = number_address(key, gemeinde=place.ags)
    return Counted(str(figure.label), figure.total(), url, number_address(key), records)


def _facts(place: Territory, places: Sequence[Territory]) -> list[Fact]:
    facts = [
        _measured(place, places, _("Einwohner"), _people, 0),
        _measured(place, places, _("Fläche"), _area, 2, " km²"),
        _measured(place, places, _("Einwohner je km²"), _density, 0),
    ]
    if place.population_on and facts[0].remark:
        facts[0] = Fact(facts[0].label, facts[0].value, f"{day(place.population_on)}; {facts[0].remark}")
    if place.former_district:
        facts.append(Fact(_("Altkreis"), place.former_district.name, _until(place.former_district)))
    merged = [f"{before.name} ({until})" if (until := _until(before)) else before.name for before in merged_into(place)]
    if merged:
        facts.append(Fact(_("Aufgegangen sind hier"), ", ".join(merged)))
    return facts


def _until(before: Territory) -> str:
    return _("bis %(day)s") % {"day": day(before.valid_until)} if before.valid_until else ""


def _measured(
    place: Territory,
    places: Sequence[Territory],
    label: str,
    read: Callable[[Territory], float | None],
    digits: int,
    unit: str = "",
) -> Fact:
    """The value with its rank from high to low, where every municipality has one."""
    value, values = read(place), [read(one) for one in places]
    if value is None:
        return Fact(label, _("unbekannt"))
    said = _("Platz %(rank)s von %(all)s im Landkreis") % {"rank": rank(value, values), "all": len(places)}
    return Fact(label, f"{number(value, digits)}{unit}", "" if None in values else said)


def _people(place: Territory) -> float | None:
    return place.population


def _area(place: Territory) -> float | None:
    return None if place.area_km2 is None else float(place.area_km2)


def _density(place: Territory) -> float | None:
    return density(place.population, _area(place))


def _share(place: Territory, places: Sequence[Territory]) -> float | None:
    known = [one.population for one in places if one.population is not None]
    return place.population / sum(known) if place.population is not None and len(known) == len(places) else None


def share_sentence(page: MunicipalityPage) -> str:
    """„Betriebe: 2 von 64 (3,1 %) · Produkte: 11 von 219 (5,0 %) · Einwohner: 2,7 % des Landkreises“ as plain text."""
    parts = [
        _("%(label)s: %(count)s von %(all)s (%(share)s)")
        % {"label": one.label, "count": _spread(one), "all": number(one.total), "share": percent(one.share, 1)}
        for one in page.counted
        if one.share is not None
    ]
    if page.people_share is not None:
        parts.append(_("Einwohner: %(share)s des Landkreises") % {"share": percent(page.people_share, 1)})
    return " · ".join(parts)


def _spread(one: Counted) -> str:
    low, high = number(one.low), number(one.high)
    return low if low == high else _("%(low)s bis %(high)s") % {"low": low, "high": high}
