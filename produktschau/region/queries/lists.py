"""The tables of the page about the region, to keep: with the source each number is from."""

from collections.abc import Iterator, Mapping
from typing import Any

from produktschau.lib.lists import ListTable
from produktschau.region.queries.economy import quotient_table
from produktschau.region.queries.region_page import ordered_municipalities


def municipality_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """The municipalities in the order of the page."""
    for place in ordered_municipalities(params.get("sortieren", "name")).select_related("former_district", "source"):
        yield (
            place.ags,
            place.name,
            place.former_district.name if place.former_district else "",
            None if place.area_km2 is None else float(place.area_km2),
            place.population,
            place.population_on,
            place.source.line,
        )


def quotient_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """Every district and sector group compared, the home district first."""
    table = quotient_table()
    if table is None:
        return
    sources = "; ".join(source.line for source in table.sources)
    for district, values in table.by_district:
        for row, value in zip(table.rows, values, strict=True):
            yield (
                district.ags,
                district.official_name,
                row.group,
                row.title,
                table.year,
                value,
                table.base.name,
                sources,
            )


def everyone(user: Any) -> bool:
    """What stands on a public page."""
    return True


MUNICIPALITIES = ListTable(
    label="Städte und Gemeinden",
    columns=("AGS", "Name", "Altkreis", "Fläche in km²", "Einwohner", "Stand der Einwohnerzahl", "Quelle"),
    rows=municipality_rows,
    permitted=everyone,
)
QUOTIENTS = ListTable(
    label="Worin die Region stark ist",
    columns=("AGS", "Kreis", "Gruppe", "Wirtschaftsbereich", "Jahr", "Standortquotient", "Verglichen mit", "Quelle"),
    rows=quotient_rows,
    permitted=everyone,
)
