"""The ledger as a table, with the filters of its address: firms only, no people, no notes."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from produktschau.lib.dates import day_of
from produktschau.lib.lists import Cell, ListTable
from produktschau.relations.models import Stage
from produktschau.relations.queries.ledger import Row, choice_of, ledger
from produktschau.relations.rules import may_introduce, may_see_introductions


def _rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    reads = may_introduce(user)
    found = ledger(choice_of(params), reads_outcomes=reads)
    for row in found.rows(found.chosen):
        yield _cells(row, reads_outcomes=reads)


def _cells(row: Row, *, reads_outcomes: bool) -> tuple[Cell, ...]:
    one = row.introduction
    sides: list[Cell] = []
    for side in row.sides:
        sides += [
            side.party.company.key,
            side.party.company.name,
            side.district,
            side.sector,
            side.party.get_answer_display() or "offen",
            side.outcome,
        ]
    return (
        one.key,
        *sides,
        str(one.network or ""),
        str(one.meeting or ""),
        str(one.notice or ""),
        _day(one.made_at),
        _day(one.asked_at),
        one.get_stage_display(),
        _day(one.accepted_at) if one.stage == Stage.ACCEPTED else None,
        one.get_outcome_display() if reads_outcomes else "",
        "ja" if one.is_recorded else "nein",
    )


def _day(moment: datetime | None) -> date | None:
    return day_of(moment) if moment is not None else None


def _side(number: int) -> tuple[str, ...]:
    words = ("Kurzschlüssel", "Betrieb", "Altkreis", "Branche", "Antwort", "Ergebnis")
    return tuple(f"{word} {number}" for word in words)


INTRODUCTIONS = ListTable(
    label="Vermittlungen",
    columns=(
        "Vermittlung",
        *_side(1),
        *_side(2),
        "Netzwerk",
        "Treffen",
        "Aushang",
        "angelegt am",
        "gefragt am",
        "Stand",
        "verbunden am",
        "Ergebnis",
        "mündlich",
    ),
    rows=_rows,
    permitted=may_see_introductions,
)
