"""Quotients of any area against any other, as a command asks for them; what cannot be answered is refused in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from produktschau.region.calculations.series import known_year
from produktschau.region.models import Dataset, Statistic, Territory
from produktschau.region.models.territory import Kind
from produktschau.region.queries.comparison import Denominator, Quotient, quotients_of
from produktschau.region.queries.conversion import cells_over, old_districts
from produktschau.region.queries.employment import DISTRICTS, Area, dataset
from produktschau.region.queries.places import valid_territories

_KINDS = (Kind.COUNTRY, Kind.STATE, Kind.DISTRICT)


class UnknownArea(ValueError):
    """There are no figures of this key. The message names it."""


@dataclass(frozen=True)
class Answer:
    """Quotients by group of one area against another in one year, with what they were taken from."""

    area: Territory
    base: Territory
    year: int
    denominator: Denominator
    quotients: dict[str, Quotient]
    dataset: Dataset


def asked_quotients(*, area: str, base: str, year: int | None = None, denominator: Denominator = "published") -> Answer:
    """The quotients of the area with the key ``area``, without a year the latest both have.

    Raises ``UnknownArea``, ``UnknownYear``, or what ``location_quotients`` raises about counts that cannot be.
    """
    table = dataset()
    if table is None:
        raise UnknownArea("Es sind noch keine Zahlen zur Beschäftigung eingelesen.")
    one, other = _territory(area, table), _territory(base, table)
    over = cells_over(table, [one, other], set(_years(one, table)) & set(_years(other, table)))
    chosen = known_year(year, [there for there, cells in over.items() if one.pk in cells and other.pk in cells])
    cells = over[chosen]
    return Answer(
        area=one,
        base=other,
        year=chosen,
        denominator=denominator,
        quotients=quotients_of(
            Area(one, cells[one.pk]), Area(other, cells[other.pk]), chosen, denominator, strict=True
        ),
        dataset=table,
    )


def _territory(ags: str, table: Dataset) -> Territory:
    found = valid_territories().filter(kind__in=_KINDS, ags=ags).first()
    if found is None:
        raise UnknownArea(f"Ein Gebiet mit dem Schlüssel „{ags}“ ist nicht bekannt; {_known(table)}")
    if not _years(found, table):
        raise UnknownArea(f"Für {found.name} ({ags}) gibt es in dieser Tabelle keine Zahlen; {_known(table)}")
    return found


def _known(table: Dataset) -> str:
    keys = Statistic.objects.filter(dataset=table).order_by("territory__ags").values_list("territory__ags", flat=True)
    return f"Zahlen gibt es für {', '.join(keys.distinct())}."


def _years(place: Territory, table: Dataset) -> Sequence[int]:
    rows = Statistic.objects.filter(dataset=table)
    own = rows.filter(territory=place)
    old = rows.filter(territory__ags__in=old_districts(place.ags), territory__kind__in=DISTRICTS)
    return sorted({*own.values_list("year", flat=True).distinct(), *old.values_list("year", flat=True).distinct()})
