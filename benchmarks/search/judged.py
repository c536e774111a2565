"""The judged set: what people type, and which records should come. How it was judged stands in README.md."""

import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

FILE = Path(__file__).parent / "judged.csv"
NOTHING_FITS = "nothing fits"
MEANT, USEFUL = 2, 1


@dataclass(frozen=True)
class Judged:
    """One search. ``grades`` maps a record's address, like „produkte/waldhonig“, to ``MEANT`` or ``USEFUL``."""

    type: str
    query: str
    grades: Mapping[str, int]

    def among(self, known: Collection[str]) -> "Judged":
        """The same search with the judgements on known records only."""
        return replace(self, grades={record: grade for record, grade in self.grades.items() if record in known})

    @property
    def can_be_asked(self) -> bool:
        """Whether something that was meant is there to be found, or nothing should be."""
        return self.type == NOTHING_FITS or MEANT in self.grades.values()


def judged_set() -> list[Judged]:
    """All searches, in the order of the file."""
    return list(_rows())


def askable(known: Collection[str]) -> list[Judged]:
    """The searches that make sense where only these records are published."""
    return [one for one in (judged.among(known) for judged in _rows()) if one.can_be_asked]


def _rows() -> Iterator[Judged]:
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            useful = dict.fromkeys(row["useful"].split(), USEFUL)
            yield Judged(row["type"], row["query"], useful | dict.fromkeys(row["meant"].split(), MEANT))
