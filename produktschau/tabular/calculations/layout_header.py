"""Finds the header of a sheet: the first full line that is no data, with the lines above and below that belong to it."""

import re
from collections.abc import Sequence
from statistics import median

from produktschau.tabular.calculations.content import is_data
from produktschau.tabular.calculations.headings import folded, is_table_word

Line = tuple[str, ...]
Merged = tuple[int, int, int, int]

MOST_HEADER_LINES = 3
_LOOKED_AT = 60
"""Lines with content that tell how full a line of this sheet is; titles above the header are fewer."""
_UNIT = re.compile(r"[(\[].{1,20}[)\]]|in .{1,12}|€|EUR|TEUR|T€|%|m²|qm|km²|kg|t|Anzahl|Stück", re.IGNORECASE)
LEGAL_FORM = re.compile(r"\b(?:g?GmbH|mbH|AG|KG|OHG|GbR|UG|eG|e\. ?V\.|e\. ?K\.|SE|Ltd)(?=$|[\s,)])")


def header_lines(lines: Sequence[Line], merged: Sequence[Merged]) -> tuple[int, int] | None:
    """First and last line of the header, from 0; ``None`` where the sheet begins with data."""
    full = [place for place, line in enumerate(lines[: _LOOKED_AT * 10]) if any(line)][:_LOOKED_AT]
    start = _first_header_line(lines, full)
    if start is None:
        return None
    first = _upward(lines, merged, start)
    last = start
    while last - first + 1 < MOST_HEADER_LINES and _continues(lines, merged, first, last):
        last += 1
    return first, last


def fullness(lines: Sequence[Line], places: Sequence[int]) -> int:
    """How many cells a line of data has at least: more than half of what is usual here."""
    counts = [count for place in places if (count := filled(lines[place])) > 1]
    usual = median(counts) if counts else 1
    return max(2, int(usual * 0.6 + 0.5)) if usual > 1 else 1


def filled(line: Line) -> int:
    """How many cells of a line have content."""
    return len(line) - line.count("")


def _first_header_line(lines: Sequence[Line], full: Sequence[int]) -> int | None:
    enough = fullness(lines, full)
    dense = [place for place in full if filled(lines[place]) >= enough]
    if not dense:
        return None
    named = next((place for place in dense[:10] if _is_named(lines[place])), None)
    if named is not None and all(_is_above(lines, place, named, full) for place in dense if place < named):
        return named
    if not _looks_like_data(lines, dense[0], full):
        return dense[0]
    above = dense[0] - 1
    is_gappy = above in full and any(map(is_table_word, lines[above])) and not any(map(is_data, lines[above]))
    return above if is_gappy else None


def _is_above(lines: Sequence[Line], place: int, named: int, full: Sequence[int]) -> bool:
    """Whether a line over one with known headings can be a title or a fact about the table: „Stand | 01.01.2026“."""
    most = max(2, filled(lines[named]) // 2)
    return filled(lines[place]) <= most and (
        filled(lines[named]) > 3 or _looks_like_data(lines, place, full) or place + 1 < named
    )


def _is_named(line: Line) -> bool:
    """Two headings any table may have, or the only two cells, and nothing that is data."""
    cells = [cell for cell in line if cell]
    words = sum(map(is_table_word, cells))
    return words >= 2 and words * 3 >= len(cells) and not any(map(is_data, cells))


def _looks_like_data(lines: Sequence[Line], place: int, full: Sequence[int]) -> bool:
    cells = lines[place]
    if any(is_table_word(cell) for cell in cells if cell):
        return any(map(is_data, cells)) and not _is_named(cells)
    if any(map(is_data, cells)):
        return True
    below = [lines[other] for other in full if other > place and lines[other] != cells]
    if any(LEGAL_FORM.search(cell) for cell in cells):
        return bool(below)
    again = sum(
        any(len(line) > column and line[column] == cell for line in below) for column, cell in enumerate(cells) if cell
    )
    return again > 0 and again * 2 >= filled(cells) and len(below) >= 2


def _upward(lines: Sequence[Line], merged: Sequence[Merged], start: int) -> int:
    first = start
    while first > 0 and start - first + 1 < MOST_HEADER_LINES and _is_upper(lines, merged, first - 1, first):
        first -= 1
    return first


def _is_upper(lines: Sequence[Line], merged: Sequence[Merged], upper: int, lower: int) -> bool:
    above, below = lines[upper], lines[lower]
    if filled(above) < 1 or any(map(is_data, above)):
        return False
    columns = [column for column, cell in enumerate(below) if cell]
    widest = len([column for column, cell in enumerate(below) if cell or above[column]])
    for top, left, bottom, right in merged:
        if top <= upper <= bottom and above[left] and (bottom >= lower or 1 < right - left + 1 < widest):
            return filled(above) > 1 or bottom >= lower
    alone = [column for column, cell in enumerate(above) if cell and not below[column]]
    if filled(above) < 2 or not columns:
        return False
    headings = [folded(cell) for cell in below if cell]
    return bool(
        alone and any(len(line) > alone[0] and line[alone[0]] for line in lines[lower + 1 : lower + 20])
    ) or len(set(headings)) < len(headings)


def _continues(lines: Sequence[Line], merged: Sequence[Merged], first: int, last: int) -> bool:
    """Whether the line below ``last`` is still header."""
    if last + 1 >= len(lines) or not any(lines[last + 1]):
        return _spans_down(merged, first, last) and last + 2 < len(lines)
    line = lines[last + 1]
    if any(map(is_data, line)):
        return False
    if _spans_down(merged, first, last) or _has_headings_under_merged(lines, merged, last):
        return True
    if _is_units(line):
        return True
    if _is_named(line) and filled(line) * 2 >= filled(lines[last]):
        return line != lines[last] and _says_more(lines[last], line)
    return _is_unlike_below(lines, last + 1) or _completes(lines, first, last)


def _says_more(upper: Line, lower: Line) -> bool:
    """Whether a line of heading words is a second line of headings: it names every column again, or one not named yet."""
    again = all(below for above, below in zip(upper, lower, strict=True) if above)
    return again or any(below and not above for above, below in zip(upper, lower, strict=True))


def _is_units(line: Line) -> bool:
    return all(_UNIT.fullmatch(cell) for cell in line if cell)


def _spans_down(merged: Sequence[Merged], first: int, last: int) -> bool:
    """A cell of the header that is merged with the line below, beside the header's own lines."""
    return any(first <= top <= last < bottom <= first + MOST_HEADER_LINES - 1 for top, _, bottom, _ in merged)


def _has_headings_under_merged(lines: Sequence[Line], merged: Sequence[Merged], last: int) -> bool:
    below = lines[last + 1]
    return any(
        top == bottom == last and right > left and lines[last][left] and all(below[left : right + 1])
        for top, left, bottom, right in merged
    )


def _is_unlike_below(lines: Sequence[Line], place: int) -> bool:
    """Text in two columns, or more, that otherwise hold only numbers, days or addresses of the net."""
    below = [line for line in lines[place + 1 : place + 40] if filled(line) > 1 and not _is_units(line)]
    if len(below) < 3:
        return False
    unlike = 0
    for column, cell in enumerate(lines[place]):
        values = [line[column] for line in below if line[column]]
        if cell and len(values) >= 3 and all(map(is_data, values)):
            unlike += 1
    return unlike >= 2


def _completes(lines: Sequence[Line], first: int, last: int) -> bool:
    """The header's gaps are filled by the line below, and hardly anything else is: „Anschrift;;“ over „Straße;PLZ;Ort“."""
    above, below = lines[last], lines[last + 1]
    if first != last or filled(above) < 2:
        return False
    gaps = [column for column, cell in enumerate(above) if not cell and below[column]]
    words = sum(is_table_word(cell) for cell in below if cell)
    return len(gaps) >= 1 and words >= 2
