"""The records behind a number, and the coverage of the region, as tables to keep."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings

from produktschau.lib.lists import ListTable
from produktschau.region.queries.lists import everyone
from produktschau.region.queries.numbers import opened_number

FIGURE = "zahl"
"""Names the figure; the page has it in its path."""


def number_rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """Every record the page of the number lists."""
    found = opened_number(params.get(FIGURE, ""), params)
    if found is None:
        return
    narrowed = "; ".join(f"{one.word}: {one.label}" for one in found.narrowed)
    for record in found.records:
        sure = "sicher" if record.is_certain else "vielleicht"
        yield (found.label, narrowed, record.key, record.label, f"{settings.SITE_URL}{record.url}", sure)


NUMBER = ListTable(
    label="Einträge hinter einer Zahl",
    columns=("Gezählt", "Eingegrenzt auf", "Kennung", "Name", "Adresse", "Hier gezählt"),
    rows=number_rows,
    permitted=everyone,
)
