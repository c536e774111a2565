"""The lists of data protection as tables to keep."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from produktschau.lib.lists import ListTable
from produktschau.privacy.forms import AccessFilter
from produktschau.privacy.queries.accesses import accesses, read_in_batches
from produktschau.privacy.queries.desk import TABS, by_tab
from produktschau.privacy.queries.persons import Person, people_of
from produktschau.privacy.rules import may_inform, may_read_accesses

_BATCH = 500


def access_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """The log of accesses with the filters of its page."""
    for one in read_in_batches(accesses(**AccessFilter(params).conditions())):
        yield (one.at, one.who.label, one.actor, one.what, one.subject.label, one.key, one.rows)


def person_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """People to tell and told, with the tab of the page."""
    tab = params.get("stand", "")
    found = iter(by_tab()[tab if tab in TABS else "offen"])
    while batch := list(islice(found, _BATCH)):
        yield from map(_person_row, people_of(batch))


def _person_row(one: Person) -> tuple[Any, ...]:
    told = one.notice
    return (
        one.name,
        one.company.name,
        one.company.key,
        one.company.source.name if one.company.source else "",
        one.since,
        one.due_on,
        told.get_way_display() if told else "",
        told.told_on if told else None,
        told.note if told else "",
    )


ACCESSES = ListTable(
    label="Zugriffe",
    columns=("Stunde", "Wer", "Schlüssel der Person", "Was", "Wessen", "Schlüssel", "Personen"),
    rows=access_rows,
    permitted=may_read_accesses,
    has_people=True,
)
PEOPLE = ListTable(
    label="Informationspflicht",
    columns=("Name", "Betrieb", "Kurzschlüssel", "Quelle", "eingelesen", "fällig am", "Weg", "informiert am", "Beleg"),
    rows=person_rows,
    permitted=may_inform,
    has_people=True,
)
