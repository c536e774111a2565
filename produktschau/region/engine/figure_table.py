"""What readers of official tables are told, and what they hand back."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from produktschau.region.calculations.figures import Cell, value_fault, year_fault
from produktschau.region.calculations.sector_codes import sector_code
from produktschau.region.calculations.signs import NoValue, Published, quoted
from produktschau.region.engine.rows import UnusableFile


@dataclass(frozen=True)
class Asked:
    """What a reader must know: keys of the territories kept here, edition of the classification, the year of today.

    ``only`` chooses one code of a dimension (``{"wstatus": "EMP"}``), ``groups`` gives codes of sectors our spelling,
    ``keys`` NUTS codes their official key, beside those of the house.
    """

    known: Collection[str]
    this_year: int
    edition: str = "wz2008"
    only: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)

    def group(self, text: str) -> str:
        """The sector in our spelling; nothing for an unknown one."""
        return self.groups.get(text) or sector_code(text, self.edition)

    def unknown_group(self, text: str) -> str:
        """The sentence about an unknown sector."""
        edition = "WZ 2008" if self.edition == "wz2008" else "WZ 2025"
        return f"{quoted(text)} ist kein Wirtschaftsbereich der {edition}. Bitte zum Beispiel C, B-E, 10 oder TOTAL schreiben."


@dataclass
class Figures:
    """What a table holds: its cells; ``wrong`` and ``strange`` have one sentence per fault and per unknown territory.

    ``notes`` are sentences about the table as a whole, ``title`` and ``unit`` what it says of itself.
    """

    cells: list[Cell] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    title: str = ""
    unit: str = ""

    def take(self, place: str, at: tuple[str, int, str], read: Callable[[], Published], text: str) -> None:
        """Add one cell (key of the territory, year, sector), or say what is wrong with it."""
        try:
            published = read()
        except NoValue as fault:
            self.wrong.append(f"{place}: {fault}")
            return
        if fault_here := value_fault(published, text):
            self.wrong.append(f"{place}: {fault_here}")
        else:
            self.cells.append(Cell(place, *at, published))

    def year(self, place: str, text: str, asked: Asked) -> int | None:
        """The year, or nothing and a sentence among ``wrong``."""
        if fault_here := year_fault(text, asked.this_year):
            self.wrong.append(f"{place}: {fault_here}")
            return None
        return int(text)


def counted(faults: Mapping[str, tuple[str, int]]) -> list[str]:
    """One sentence per kind of fault that stands in many cells: where it stands first, what it is, how often."""
    return [
        first if times == 1 else f"{first} Das steht in {times} Zeilen; sie blieben draußen."
        for first, times in faults.values()
    ]


def the_only(values: Collection[str], name: str, asked: Asked, usual: str, filename: str) -> str:
    """The code of a dimension that is taken: the one asked for, the only one, or the usual one. Raises ``UnusableFile``."""
    there = sorted(values)
    wanted = asked.only.get(name, "")
    if wanted and wanted not in there:
        raise UnusableFile(f"{filename}: Unter „{name}“ gibt es „{wanted}“ nicht. Vorhanden sind: {', '.join(there)}.")
    if wanted or len(there) == 1:
        return wanted or there[0]
    if usual in there:
        return usual
    raise UnusableFile(
        f"{filename}: Unter „{name}“ stehen mehrere Angaben: {', '.join(there)}. Bitte mit --only {name}=… eine wählen."
    )
