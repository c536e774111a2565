"""Finds lines that sum up others: by their label, and unless that is plain, by adding up."""

import re
from collections.abc import Sequence

from produktschau.tabular.calculations.content import number_of
from produktschau.tabular.calculations.layout_header import Line, filled

_STARTS = "sgitzeaΣSGITZEA"
_LABEL = re.compile(
    r"(?:(?:gesamt|zwischen|teil|end)?summe|gesamt|insgesamt|sub-?total|(?:grand )?total|sum|anzahl|σ)\b|Σ",
    re.IGNORECASE,
)
_PLAIN_LABEL = re.compile(
    r"(?:(?:gesamt|zwischen|teil|end)summe|summe|gesamt|insgesamt|subtotal|grand total|σ)\b[^,;]{0,40}"
)
_SENTENCE = re.compile(
    r"(?:(?:gesamt|zwischen|teil|end)?summe|gesamt|insgesamt|anzahl)\b.{0,40}?\d[\d.,]*.{0,30}", re.IGNORECASE
)


def totals(lines: Sequence[Line], rows: Sequence[int]) -> set[int]:
    """Which of ``rows`` (places in ``lines``) are totals: „Summe“ over nothing but numbers, or a label whose numbers are sums.

    A label that may be a name („Total“) needs a number that is the sum, or the count, of the lines above it.
    """
    labelled = {
        place: column
        for place in rows
        for column, cell in enumerate(lines[place])
        if cell and cell[0] in _STARTS and is_total_label(cell)
    }
    found: set[int] = set()
    sums: dict[int, _Sums] = {}
    for place, column in sorted(labelled.items()):
        if _is_total(lines, rows, place, column, sums, found):
            found.add(place)
    if rows and filled(lines[rows[-1]]) == 1 and _SENTENCE.fullmatch(next(filter(None, lines[rows[-1]]))):
        found.add(rows[-1])
    return found


def is_total_label(text: str) -> bool:
    """Whether a cell begins like the label of a total."""
    return _LABEL.match(text) is not None


class _Sums:
    """What the lines above add up to in one column, from the top and from any line: in hundredths."""

    def __init__(self, column: int) -> None:
        self.column = column
        self.done = 0
        self.sum = 0
        self.count = 0
        self.before: set[int] = set()
        self._last: int | None = None

    def read(self, lines: Sequence[Line], rows: Sequence[int], until: int, left_out: set[int]) -> None:
        while self.done < len(rows) and rows[self.done] < until:
            place = rows[self.done]
            self.done += 1
            cell = lines[place][self.column]
            if cell and place not in left_out:
                if self._last is not None:
                    self.before.add(self._last)
                self._last = self.sum
                self.sum += round((number_of(cell) or 0.0) * 100)
                self.count += 1

    def has(self, value: float) -> bool:
        """Whether ``value`` is the sum of at least two lines that stand above one another, or their number."""
        return self.count > 1 and (self.sum - round(value * 100) in self.before or value == self.count)


def _is_total(
    lines: Sequence[Line], rows: Sequence[int], place: int, label: int, sums: dict[int, _Sums], found: set[int]
) -> bool:
    line = lines[place]
    others = [(column, cell) for column, cell in enumerate(line) if cell and column != label]
    numbers = {column: value for column, cell in others if (value := number_of(cell)) is not None}
    if not numbers:
        return False
    is_first = not any(line[:label])
    if len(numbers) == len(others) and is_first and _PLAIN_LABEL.fullmatch(line[label].casefold().rstrip(" :")):
        return True
    right = 0
    for column, value in numbers.items():
        known = sums.setdefault(column, _Sums(column))
        known.read(lines, rows, place, found)
        right += known.has(value)
    return right >= (1 if len(numbers) == len(others) else 2)
