"""Cells of official tables before they are taken in, and what must not stand beside each other in one table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from produktschau.region.calculations.signs import Published, quoted

TOTAL = "TOTAL"
FIRST_YEAR, LAST_YEAR = 1800, 2200
LARGEST = 10**15 - 1
"""What is stored has 15 digits before the comma, after rounding too."""
_YEAR = 4
Place = tuple[str, int]
"""Key of a territory and year."""


@dataclass(frozen=True)
class Cell:
    """One published value. ``place`` says where it stands: „werte.csv, Zeile 2, Spalte „A““."""

    place: str
    ags: str
    year: int
    group: str
    published: Published

    @property
    def key(self) -> tuple[str, int, str]:
        """What there is one value for."""
        return self.ags, self.year, self.group


def year_fault(text: str, this_year: int) -> str:
    """What is wrong with a year, as a German sentence; nothing for a year that exists."""
    plain = text.strip()
    if len(plain) != _YEAR or not plain.isascii() or not plain.isdigit() or not FIRST_YEAR <= int(plain) <= LAST_YEAR:
        return f"{quoted(text)} ist kein Jahr. Bitte zum Beispiel 2017 eintragen."
    if int(plain) > this_year:
        return f"Das Jahr {plain} hat noch nicht begonnen. Bitte das Jahr prüfen."
    return ""


def value_fault(published: Published, text: str) -> str:
    """What is wrong with a value, as a German sentence; nothing for a count."""
    if published.value is not None and published.value < 0:
        return f"{quoted(text)} ist negativ. Erwartet wird eine Anzahl ab 0."
    if published.value is not None and published.value > LARGEST:
        return f"{quoted(text)} ist zu groß für eine Anzahl. Bitte den Wert prüfen."
    return ""


def without_contradictions(cells: Iterable[Cell]) -> tuple[list[Cell], list[str]]:
    """Each cell once, and one sentence for each that stands there twice with different values: those are left out."""
    first: dict[tuple[str, int, str], Cell] = {}
    spoilt: dict[tuple[str, int, str], str] = {}
    for cell in cells:
        there = first.setdefault(cell.key, cell)
        if there.published != cell.published and cell.key not in spoilt:
            spoilt[cell.key] = (
                f"{cell.place}: {cell.ags}, {cell.group}, {cell.year} steht zweimal da, mit {there.published.text} "
                f"und mit {cell.published.text} ({there.place}). Beides blieb draußen."
            )
    return [cell for key, cell in first.items() if key not in spoilt], list(spoilt.values())


def within_totals(
    cells: Sequence[Cell], stored: Mapping[tuple[str, int, str], Published]
) -> tuple[list[Cell], list[str]]:
    """The cells of places where no group is larger than the total, and a sentence for each place that is left out.

    ``stored`` are the values kept so far, by territory, year and group: they count where the table says nothing.
    """
    said = {**stored, **{cell.key: cell.published for cell in cells}}
    first: dict[Place, Cell] = {}
    for cell in cells:
        first.setdefault((cell.ags, cell.year), cell)
    at = {cell.key: cell.place for cell in cells}
    faults: dict[Place, str] = {}
    for (ags, year, group), value in said.items():
        whole = said.get((ags, year, TOTAL))
        if (ags, year) not in first or whole is None or whole.value is None or value.value is None:
            continue
        if value.value > whole.value:
            where = at.get((ags, year, group)) or at.get((ags, year, TOTAL)) or first[ags, year].place
            fault = above(group, value, whole)
            faults.setdefault((ags, year), f"{where}: {fault} Alle Werte von {ags} im Jahr {year} blieben draußen.")
    return [cell for cell in cells if (cell.ags, cell.year) not in faults], list(faults.values())


def above(group: str, part: Published, whole: Published) -> str:
    """The sentence about a group that is larger than its total; both are known."""
    return f"{part.text} in {group} ist mehr als {whole.text} insgesamt."


def named(group: str) -> str:
    """A group for people: its code, or „insgesamt“."""
    return "insgesamt" if group == TOTAL else group
