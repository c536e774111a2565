"""The lists of this domain as tables to keep: the filters of their pages, every row instead of one page."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from produktschau.accounts import queries
from produktschau.accounts.forms import PeopleFilter, RecordFilter
from produktschau.accounts.rules import may_manage_accounts, may_read_record
from produktschau.audit.queries import Row, entries, rows
from produktschau.lib.lists import ListTable

_BATCH = 500


def people_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """Accounts with their roles."""
    chosen = PeopleFilter(params)
    chosen.is_valid()
    found = queries.accounts(chosen.cleaned_data.get("q", ""), chosen.cleaned_data.get("role", ""))
    for person in found.iterator(chunk_size=_BATCH):
        roles = ", ".join(grant.get_role_display() for grant in person.role_grants.all())
        state = "aktiv" if person.is_active else "gesperrt"
        yield (person.name, person.email, roles, state, person.joined_at, person.last_login)


def record_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """The record of changes, newest first; names are looked up batch by batch."""
    found = entries(**RecordFilter(params).conditions()).iterator(chunk_size=_BATCH)
    while batch := list(islice(found, _BATCH)):
        for row in rows(batch):
            yield (row.at, row.who.label, row.actor, row.what, row.subject.label, row.key, _changes(row), row.reason)


def _changes(row: Row) -> str:
    return "\n".join(
        f"{change.field}: {change.after}"
        if change.before == "–"
        else f"{change.field}: {change.before} → {change.after}"
        for change in row.changes
    )


PEOPLE = ListTable(
    label="Konten",
    columns=("Name", "E-Mail", "Rollen", "Stand", "Dabei seit", "Zuletzt angemeldet"),
    rows=people_rows,
    permitted=may_manage_accounts,
    has_people=True,
)
RECORD = ListTable(
    label="Protokoll",
    columns=("Wann", "Wer", "Schlüssel der Person", "Was", "Woran", "Schlüssel", "Änderungen", "Warum"),
    rows=record_rows,
    permitted=may_read_record,
    has_people=True,
)
