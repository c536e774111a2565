"""The history of one firm as a table; the parameter „betrieb“ is its short key, „art“ the sort."""

from collections.abc import Iterator, Mapping
from typing import Any

from produktschau.lib.lists import Cell, ListTable
from produktschau.outreach.queries.contacts import history_rows
from produktschau.outreach.rules import may_see_contacts
from produktschau.showcase.models import Company


def _rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    company = Company.objects.filter(key=params.get("betrieb", "")).first()
    if company is not None:
        yield from history_rows(company, user, params.get("art", ""))


HISTORY = ListTable(
    label="Verlauf eines Betriebs",
    columns=("Kurzschlüssel", "Betrieb", "Tag", "Art", "worum es ging", "Wortlaut", "woher", "Stand", "bestätigt"),
    rows=_rows,
    permitted=may_see_contacts,
    has_people=True,
)
