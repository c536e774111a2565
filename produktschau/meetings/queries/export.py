"""Attendance of a meeting as tables, without a name of a person; the parameter „treffen“ is the meeting's key."""

from collections.abc import Iterator, Mapping
from typing import Any

from produktschau.design.formats import moment
from produktschau.lib.dates import day_of
from produktschau.lib.lists import Cell, ListTable
from produktschau.meetings.models import Meeting
from produktschau.meetings.queries.attendance import PARTS, firm_rows, noted_rows, records
from produktschau.meetings.rules import may_see_meetings


def _meeting(params: Mapping[str, str]) -> Meeting | None:
    return Meeting.objects.filter(key=params.get("treffen", "")).first()


def _records(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    """One row per record, in the order of the paper, then the others."""
    meeting = _meeting(params)
    if meeting is None:
        return
    rows = noted_rows(meeting, records(meeting))
    for one in sorted(rows, key=lambda one: (one.row.sheet or 999, one.row.line or 999, one.row.pk)):
        row = one.row
        yield (
            row.sheet,
            row.line,
            row.company.key if row.company else "",
            row.company.name if row.company else "Gäste ohne Betrieb",
            one.district,
            row.persons,
            row.get_source_display(),
            one.standing[1],
            moment(row.noted_at),
            one.who,
            day_of(row.confirmed_at) if row.confirmed_at else None,
        )


def _firms(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    """One row per firm behind a number; „teil“ and „altkreis“ as the page has them."""
    meeting, part = _meeting(params), params.get("teil", "da")
    if meeting is None or part not in PARTS:
        return
    for row in firm_rows(meeting, part, params.get("altkreis")):
        yield (
            row.company.key,
            row.company.name,
            row.district,
            row.is_invited,
            row.registered,
            row.there,
            row.is_confirmed,
        )


ATTENDANCE = ListTable(
    label="Anwesenheit eines Treffens",
    columns=(
        "Blatt",
        "Zeile",
        "Kurzschlüssel",
        "Betrieb",
        "Altkreis",
        "Personen",
        "Quelle",
        "Anmeldung",
        "erfasst",
        "von",
        "bestätigt am",
    ),
    rows=_records,
    permitted=may_see_meetings,
)
FIRMS = ListTable(
    label="Betriebe eines Treffens",
    columns=("Kurzschlüssel", "Betrieb", "Altkreis", "eingeladen", "angemeldet", "da", "bestätigt"),
    rows=_firms,
    permitted=may_see_meetings,
)
