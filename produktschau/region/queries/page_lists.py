"""The tables of the pages about neighbours, years and firms, to keep: as the page shows them, with the source of each number."""

from collections.abc import Iterator, Mapping
from typing import Any

from produktschau.lib.lists import ListTable
from produktschau.region.queries.employment import COUNTRY, GROUPS
from produktschau.region.queries.lists import everyone
from produktschau.region.queries.neighbours_page import neighbour_lines
from produktschau.region.queries.phrases import marks
from produktschau.region.queries.sector_view import BASE, asked
from produktschau.region.queries.series import series


def neighbour_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """The neighbours with their indexes, those without figures last."""
    _asked, found = asked(params)
    if found is None:
        return
    source = found.dataset.source.line
    for line in neighbour_lines(found):
        place = line.territory
        yield place.ags, place.official_name, found.year, line.krugman, line.herfindahl, line.most, source
    for place in found.without_figures:
        yield place.ags, place.official_name, found.year, None, None, "nicht in dieser Quelle", source


def series_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """All groups over the years in every measure, against the base of the page."""
    found = series(GROUPS, base=params.get(BASE) or COUNTRY) or series(GROUPS)
    if found is None:
        return
    for line in found.lines:
        for point in line.points:
            one = point.quotient
            yield (
                point.year,
                line.group,
                line.title,
                one.part.value,
                one.whole.value,
                one.share,
                one.value,
                found.base.name,
                one.base_share,
                "; ".join(marks([one.part, one.whole])),
                found.dataset.source.line,
            )


def firm_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """Firms of the showcase beside the persons employed, by group."""
    _asked, found = asked(params)
    if found is None:
        return
    for row in found.rows:
        low, high = row.firm_share or (None, None)
        yield (
            row.group,
            row.title,
            row.firms[0],
            row.firms[1],
            low,
            high,
            found.year,
            row.home.part.value,
            row.employment_share,
            found.dataset.source.line,
        )


NEIGHBOURS = ListTable(
    label="Nachbarn im Vergleich",
    columns=("AGS", "Nachbar", "Jahr", "Krugman-Index", "Herfindahl-Index", "am stärksten anders als hier", "Quelle"),
    rows=neighbour_rows,
    permitted=everyone,
)
SERIES = ListTable(
    label="Erwerbstätige über die Jahre",
    columns=(
        "Jahr",
        "Gruppe",
        "Wirtschaftsbereich",
        "Erwerbstätige",
        "Erwerbstätige, alle Bereiche",
        "Anteil",
        "Standortquotient",
        "Verglichen mit",
        "Anteil dort",
        "Anmerkung",
        "Quelle",
    ),
    rows=series_rows,
    permitted=everyone,
)
FIRMS = ListTable(
    label="Betriebe der Schau nach Bereichen",
    columns=(
        "Gruppe",
        "Wirtschaftsbereich",
        "Betriebe mindestens",
        "Betriebe höchstens",
        "Anteil mindestens",
        "Anteil höchstens",
        "Jahr der Erwerbstätigen",
        "Erwerbstätige",
        "Anteil an den Erwerbstätigen",
        "Quelle der Erwerbstätigen",
    ),
    rows=firm_rows,
    permitted=everyone,
)
