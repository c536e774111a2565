"""The tables of the page about the region, to keep: with the source each number is from."""

from collections.abc import Iterator, Mapping
from typing import Any

from produktschau.lib.lists import ListTable
from produktschau.region.queries.measures import density
from produktschau.region.queries.municipality_table import MEASURE, NAME, SORTING, municipality_table


def municipality_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """The municipalities in the order of the page, with the measure its map shows."""
    table = municipality_table(params.get(SORTING, NAME), params.get(MEASURE, ""))
    for row in table.rows:
        place = row.place
        area = None if place.area_km2 is None else float(place.area_km2)
        yield (
            place.ags,
            place.name,
            place.former_district.name if place.former_district else "",
            area,
            place.population,
            place.population_on,
            density(place.population, area),
            table.chosen.label,
            table.chosen.values[place.ags],
            place.source.line,
        )


def everyone(user: Any) -> bool:
    """What stands on a public page."""
    return True


MUNICIPALITIES = ListTable(
    label="Städte und Gemeinden",
    columns=(
        "AGS",
        "Name",
        "Altkreis",
        "Fläche in km²",
        "Einwohner",
        "Stand der Einwohnerzahl",
        "Einwohner je km²",
        "Größe",
        "Wert",
        "Quelle",
    ),
    rows=municipality_rows,
    permitted=everyone,
)
