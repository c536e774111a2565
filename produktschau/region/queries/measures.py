"""What the municipalities of the home district can be compared by, with a value for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from produktschau.lib.figures import FIGURES, Breakdown, CountedFigure, span
from produktschau.region.calculations.coverage import per_thousand
from produktschau.region.models import Territory

PER_THOUSAND = "-je-1000"
DEFAULT = "einwohner"


@dataclass(frozen=True)
class Measure:
    """One measure: its word in the address, its label with the unit, decimals, and its values by AGS (``None`` is unknown).

    ``figure`` is the key of the figure whose records stand behind each value; nothing where no records do. ``is_derived``: worked out
    from two others, so that a table shows it only on demand.
    """

    key: str
    label: str
    places: int
    values: Mapping[str, float | None]
    figure: str = ""
    is_derived: bool = False


def measures(places: Sequence[Territory]) -> list[Measure]:
    """Every measure: size, inhabitants, density, and each figure by itself and for each thousand inhabitants."""
    people = {place.ags: place.population for place in places}
    area = {place.ags: None if place.area_km2 is None else float(place.area_km2) for place in places}
    found = [
        Measure(DEFAULT, _("Einwohner"), 0, dict(people)),
        Measure(
            "dichte",
            _("Einwohner je km²"),
            0,
            {ags: density(people[ags], area[ags]) for ags in people},
            is_derived=True,
        ),
        Measure("flaeche", _("Fläche in km²"), 2, area),
    ]
    for key, figure in FIGURES.items():
        if Breakdown.MUNICIPALITY in figure.breakdowns:
            found += _counted(key, figure, people)
    return found


def density(people: int | None, area: float | None) -> float | None:
    """Inhabitants for each square kilometre; unknown where either is."""
    return None if people is None or not area else people / area


def _counted(key: str, figure: CountedFigure, people: Mapping[str, int | None]) -> list[Measure]:
    tally = figure.tally(Breakdown.MUNICIPALITY)
    counts = {ags: span(tally, (ags,))[0] for ags in people}
    label = str(figure.label)
    rates = {ags: per_thousand(counts[ags], number) for ags, number in people.items()}
    return [
        Measure(key, label, 0, dict(counts), figure=key),
        Measure(
            f"{key}{PER_THOUSAND}",
            _("%(label)s je 1.000 Einwohner") % {"label": label},
            2,
            rates,
            figure=key,
            is_derived=True,
        ),
    ]
