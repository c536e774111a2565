"""Recognises which column of a file is which of ours."""

from collections.abc import Mapping
from dataclasses import dataclass

from produktschau.tabular.calculations.sheets import Table
from produktschau.tabular.engine.kinds import TableKind


@dataclass(frozen=True)
class Recognised:
    """One column of the file: what it is and why we think so."""

    place: int
    heading: str
    samples: tuple[str, ...]
    target: str
    certainty: str
    reason: str


def recognised(kind: TableKind, table: Table, remembered: Mapping[str, str]) -> tuple[Recognised, ...]:
    """One entry per column of the file, in order."""
    found = []
    taken: set[str] = set()
    for place, heading in enumerate(table.header):
        target = next((c.name for c in kind.columns if heading.casefold() in c.headings and c.name not in taken), "")
        taken.add(target)
        samples = tuple(dict.fromkeys(row.cells[place] for row in table.rows[:50] if row.cells[place]))[:3]
        found.append(
            Recognised(
                place, heading, samples, target, "heading" if target else "none", "Überschrift" if target else ""
            )
        )
    return tuple(found)
