"""Lists that can be taken away as a table. Domains say which; the house writes them as XLSX and CSV."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from produktschau.lib.points import Point

Cell = str | int | float | bool | date | None


@dataclass(frozen=True)
class ListTable:
    """A list with its German headings.

    ``rows(user, params)`` gives one tuple per row, in the order of ``columns``; ``params`` are the filters of the list as
    its address has them. ``permitted(user)`` is the rule of the list itself. Who takes out a list that ``has_people`` is noted.
    """

    label: str
    columns: tuple[str, ...]
    rows: Callable[[Any, Mapping[str, str]], Iterable[tuple[Cell, ...]]]
    permitted: Callable[[Any], bool]
    has_people: bool = False


LISTS: Point[ListTable] = Point("lib.lists.LISTS", "Lists that can be taken away as a table, beside the table kinds.")
