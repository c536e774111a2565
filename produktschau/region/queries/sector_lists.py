"""The quotients the page about sectors shows, to keep as a table."""

from collections.abc import Iterator, Mapping
from typing import Any

from produktschau.lib.lists import ListTable
from produktschau.region.queries.comparison import quotients_of
from produktschau.region.queries.lists import everyone
from produktschau.region.queries.phrases import marks
from produktschau.region.queries.sector_view import asked


def quotient_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """Every district and sector group compared as the page does it, the home district first, with the numbers each quotient is taken from."""
    _asked, found = asked(params)
    if found is None:
        return
    whole = {"published": "veröffentlichte Summen", "known": "Summe der bekannten Bereiche"}[found.denominator]
    for area in (found.home, *found.neighbours):
        quotients = quotients_of(area, found.base, found.year, found.denominator)
        for row in found.rows:
            one = quotients[row.group]
            cells = (one.part, one.whole, one.base_part, one.base_whole)
            yield (
                area.territory.ags,
                area.territory.official_name,
                row.group,
                row.title,
                found.year,
                one.value,
                found.base.territory.name,
                whole,
                *(cell.value for cell in cells),
                "; ".join(marks(cells)),
                found.dataset.source.line,
            )


QUOTIENTS = ListTable(
    label="Worin die Region stark ist",
    columns=(
        "AGS",
        "Kreis",
        "Gruppe",
        "Wirtschaftsbereich",
        "Jahr",
        "Standortquotient",
        "Verglichen mit",
        "Nenner",
        "im Bereich, hier",
        "alle, hier",
        "im Bereich, Vergleichsraum",
        "alle, Vergleichsraum",
        "Anmerkung",
        "Quelle",
    ),
    rows=quotient_rows,
    permitted=everyone,
)
