"""The quotients the page about sectors shows, to keep as a table."""

from collections.abc import Iterator, Mapping
from typing import Any

from produktschau.lib.lists import ListTable
from produktschau.region.queries.choice_page import choice_page
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


def choice_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """The sector choice as its page shows it, in the order of the ranks."""
    page = choice_page(params)
    if page is None:
        return
    table = page.table
    for line in page.lines:
        row, decision = line.row, line.row.decision
        yield (
            row.rank,
            row.group,
            row.title,
            table.compared.year,
            table.compared.base.territory.name,
            row.compared.employment_share,
            row.compared.home.value,
            row.surplus,
            table.since,
            row.growth,
            row.parts.regional if row.parts else None,
            *row.compared.firms,
            line.proposal,
            line.why,
            "" if decision is None else "ja" if decision.is_chosen else "nein",
            decision.network if decision else "",
            decision.reason if decision else "",
            table.compared.dataset.source.line,
        )


CHOICE = ListTable(
    label="Welche Branchen ein Netz bekommen",
    columns=(
        "Rang",
        "Gruppe",
        "Wirtschaftsbereich",
        "Jahr",
        "Verglichen mit",
        "Anteil an den Erwerbstätigen",
        "Standortquotient",
        "Erwerbstätige mehr als beim Anteil dort",
        "Veränderung seit",
        "Veränderung",
        "davon regional",
        "Betriebe der Schau, mindestens",
        "Betriebe der Schau, höchstens",
        "Vorschlag",
        "weil",
        "beschlossen",
        "Netzwerk",
        "Begründung",
        "Quelle",
    ),
    rows=choice_rows,
    permitted=everyone,
)
