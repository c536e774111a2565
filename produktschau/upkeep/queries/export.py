"""The list of how old entries are, as a table."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from typing import Any

from produktschau.lib.dates import day_of, now
from produktschau.lib.lists import Cell, ListTable
from produktschau.outreach.queries.audience import postal_site
from produktschau.upkeep.queries.desk import Line, choice_of, in_order, lines_of, narrowed_to
from produktschau.upkeep.queries.rhythm import bounds, rhythm
from produktschau.upkeep.queries.standing import standing_is
from produktschau.upkeep.rules import may_see_upkeep

_BATCH = 500


def _rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    choice = choice_of(params)
    narrowed = narrowed_to(choice, bounds(rhythm(), now()))
    found = in_order(narrowed.filter(standing_is(choice.standing))).iterator(chunk_size=_BATCH)
    while batch := list(islice(found, _BATCH)):
        yield from map(_row, lines_of(batch))


def _row(line: Line) -> tuple[Cell, ...]:
    company, asking = line.company, line.asking
    site = postal_site(company)
    return (
        company.key,
        company.name,
        line.place,
        line.former,
        line.word,
        line.said,
        _day(asking.asked_at if asking else None),
        _day(asking.reminded_at if asking else None),
        asking.said_on if asking else None,
        company.checked_on,
        company.phone,
        company.email,
        site.line if site else "",
    )


def _day(moment: datetime | None) -> date | None:
    return day_of(moment) if moment is not None else None


UPKEEP = ListTable(
    label="Aktualität der Einträge",
    columns=(
        "Kurzschlüssel",
        "Betrieb",
        "Ort",
        "Altkreis",
        "Stand",
        "zuletzt",
        "gefragt am",
        "erinnert am",
        "gesagt am",
        "geprüft am",
        "Telefon",
        "E-Mail",
        "Anschrift",
    ),
    rows=_rows,
    permitted=may_see_upkeep,
)
