"""Everything on the page about the region."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from produktschau.region.models import Region, Source, Territory
from produktschau.region.queries.addresses import municipality_address
from produktschau.region.queries.economy import QuotientTable, quotient_table
from produktschau.region.queries.kept_shapes import kept_shapes
from produktschau.region.queries.map_shapes import MapShapes
from produktschau.region.queries.places import home_municipalities
from produktschau.region.queries.profile import region


@dataclass(frozen=True)
class FormerDistrict:
    """A former district as it lives on: number and inhabitants of its municipalities (``None``: unknown)."""

    name: str
    count: int
    population: int | None


@dataclass(frozen=True)
class RegionPage:
    """The page's parts; ``shapes`` and ``quotients`` are ``None`` while their data are missing."""

    region: Region
    municipalities: Sequence[Territory]
    sources: Sequence[Source]
    shapes: MapShapes | None
    quotients: QuotientTable | None

    @property
    def former_districts(self) -> list[FormerDistrict]:
        """The former districts by name."""
        groups: dict[str, list[Territory]] = {}
        for place in self.municipalities:
            if place.former_district:
                groups.setdefault(place.former_district.name, []).append(place)
        return [_former(name, places) for name, places in sorted(groups.items())]

    @property
    def former_until(self) -> int | None:
        """The year in which the former districts ended, where they ended together."""
        years = {
            place.former_district.valid_until.year
            for place in self.municipalities
            if place.former_district and place.former_district.valid_until
        }
        return years.pop() if len(years) == 1 else None

    @property
    def former_names(self) -> str:
        """„Döbeln, Freiberg und Mittweida“, in the language of the page."""
        names = [former.name for former in self.former_districts]
        if len(names) < 2:
            return "".join(names)
        return _("%(first)s und %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _former(name: str, places: Sequence[Territory]) -> FormerDistrict:
    known = [place.population for place in places if place.population is not None]
    return FormerDistrict(name, len(places), sum(known) if len(known) == len(places) else None)


def region_page() -> RegionPage:
    """The page; each municipality on the map leads to its own."""
    municipalities = list(home_municipalities())
    return RegionPage(
        region=region(),
        municipalities=municipalities,
        sources=list({row.source_id: row.source for row in municipalities}.values()),
        shapes=linked_shapes(),
        quotients=quotient_table(),
    )


def linked_shapes() -> MapShapes | None:
    """The map of the district with the page of each municipality behind it."""
    kept = kept_shapes()
    if kept is None:
        return None
    places = [replace(place, url=municipality_address(place.territory)) for place in kept[1].places]
    return replace(kept[1], places=places)
