"""Understands a sheet: what is title, header, row, group title, total, note. In doubt a line is a row (ADR 0051)."""

from collections.abc import Sequence

from produktschau.tabular.calculations.cells import cell_text
from produktschau.tabular.calculations.headings import GROUP_HEADING, column_letter, joined, once_each
from produktschau.tabular.calculations.layout_header import Line, Merged, filled, header_lines
from produktschau.tabular.calculations.layout_lines import BLANK, GROUP, ROW, TITLE, judged_lines
from produktschau.tabular.calculations.limits import MOST_ROWS, UnreadableTable
from produktschau.tabular.calculations.sheets import Aside, Row, Sheet, Table

NO_HEADER = (0, 0)
"""Given as header: the sheet has none, its first line is data."""
_MOST_FILLED_DOWN = 200_000
"""Cells merged downwards in one sheet; ranges that lie over each other would cost hours otherwise."""
_ROWLESS = "Die Tabelle hat keine Zeile mit Inhalt. Unter der Kopfzeile muss mindestens eine stehen."
_HEADLESS = (
    "Die Tabelle scheint keine Kopfzeile zu haben; ihre Spalten heißen hier „Spalte A“ und so weiter. "
    "Nennen Sie die Kopfzeile, wenn es doch eine gibt."
)


def understood(sheet: Sheet, *, header: tuple[int, int] | None = None, may_slip: bool = False) -> Table:
    """The table of a sheet. ``header`` states first and last row of the headings, from 1; ``NO_HEADER``: there are none.

    ``may_slip``: cells stand at their place only because of separators (CSV); a row with cells beyond the headings is then
    marked, and what is too much stands in its last cell. Raises ``UnreadableTable``.
    """
    lines = _lines(sheet)
    found = _stated(header, lines) if header else header_lines(lines, sheet.merged)
    first, last = found or (0, -1)
    heads = _spread(lines[first : last + 1], first, sheet.merged)
    titles = frozenset(text for line in lines[:first] if filled(line) == 1 for text in line if text)
    judged = judged_lines(lines, last + 1, header=lines[first : last + 1], titles=titles, merged=sheet.merged)
    rows = [place for place, what in enumerate(judged, start=last + 1) if what == ROW]
    if not rows:
        raise UnreadableTable(_ROWLESS)
    if len(rows) > MOST_ROWS:
        many = f"{MOST_ROWS:,}".replace(",", ".")
        raise UnreadableTable(f"Die Tabelle hat mehr als {many} Zeilen. Teilen Sie sie in mehrere Dateien.")
    lines = _filled_down(lines, sheet.merged, last + 1)
    headings = joined(heads)
    columns, slipped = _columns(lines, rows, headings, may_slip=may_slip)
    groups = _groups(lines, judged, last + 1)
    names = [headings[place] if headings else "" for place in columns]
    letters = [column_letter(place) for place in columns]
    if groups:
        names.append(GROUP_HEADING)
        letters.append("")
    return Table(
        header=once_each(names, letters),
        rows=tuple(_row(lines[place], place, columns, slipped, groups) for place in rows),
        blank=sum(not any(line) for line in lines[:first]) + judged.count(BLANK),
        asides=_asides(lines, first, last + 1, judged),
        header_rows=(first + 1, last + 1) if found else NO_HEADER,
        sheet=sheet.name,
        notes=() if found else (_HEADLESS,),
    )


def _lines(sheet: Sheet) -> list[Line]:
    """Every line as text, all equally wide."""
    width = max(map(len, sheet.rows), default=0)
    lines: list[Line] = []
    for row in sheet.rows:
        texts = tuple(
            [
                cell.strip() if type(cell) is str and cell.isascii() and cell[:1] != "'" else cell_text(cell)
                for cell in row
            ]
        )
        lines.append(texts + ("",) * (width - len(texts)))
    return lines


def _stated(header: tuple[int, int], lines: Sequence[Line]) -> tuple[int, int] | None:
    first, last = header
    if header == NO_HEADER:
        return None
    if not 1 <= first <= last <= len(lines) or not any(map(any, lines[first - 1 : last])):
        raise UnreadableTable(f"In Zeile {first} stehen keine Spaltennamen. Nennen Sie die Zeile, in der sie stehen.")
    return first - 1, last - 1


def _spread(heads: Sequence[Line], first: int, merged: Sequence[Merged]) -> list[Line]:
    """The lines of the header with upper headings repeated over their columns."""
    spread = [list(line) for line in heads]
    for top, left, _, right in merged:
        if first <= top < first + len(heads) and right > left:
            width = len(spread[top - first])
            for column in range(left, min(right + 1, width)):
                spread[top - first][column] = spread[top - first][column] or spread[top - first][left]
    for upper, lower in zip(spread, heads[1:], strict=False):
        for column in range(1, len(upper)):
            if not upper[column] and lower[column] and upper[column - 1] and lower[column - 1]:
                upper[column] = upper[column - 1]
    return [tuple(line) for line in spread]


def _filled_down(lines: list[Line], merged: Sequence[Merged], start: int) -> list[Line]:
    """A value merged over several rows stands in each of them that has content of its own."""
    filled_cells = 0
    for top, left, bottom, _ in merged:
        if bottom > top >= start and lines[top][left] and filled_cells < _MOST_FILLED_DOWN:
            for place in range(top + 1, min(bottom + 1, len(lines))):
                filled_cells += 1
                if any(lines[place]) and not lines[place][left]:
                    lines[place] = (*lines[place][:left], lines[top][left], *lines[place][left + 1 :])
    return lines


def _columns(
    lines: Sequence[Line], rows: Sequence[int], headings: Sequence[str], *, may_slip: bool
) -> tuple[list[int], int | None]:
    """Places of the columns with heading or content; and, in a file whose cells slip, from where on cells are too much."""
    width = len(lines[0])
    counts = [0] * width
    for column in range(width):
        counts[column] = sum(1 for place in rows if lines[place][column])
    named = max((place for place, heading in enumerate(headings) if heading), default=-1)
    beyond = [place for place in range(named + 1, width) if counts[place]]
    slips = may_slip and named >= 0 and bool(beyond) and max(counts[p] for p in beyond) * 2 <= len(rows)
    columns = [p for p in range(width) if (headings and headings[p]) or (counts[p] and not (slips and p > named))]
    return columns, named + 1 if slips else None


def _groups(lines: Sequence[Line], judged: Sequence[str], start: int) -> dict[int, str]:
    """The group title over each row, by its line; empty where there are none."""
    if GROUP not in judged:
        return {}
    groups: dict[int, str] = {}
    current = ""
    for place, what in enumerate(judged, start=start):
        if what == GROUP:
            current = _said(lines[place])
        groups[place] = current
    return groups


def _row(line: Line, place: int, columns: Sequence[int], slipped: int | None, groups: dict[int, str]) -> Row:
    cells = [line[column] for column in columns]
    surplus = [cell for cell in line[slipped:] if cell] if slipped is not None else []
    if surplus:
        cells[-1] = " | ".join(filter(None, [cells[-1], *surplus]))
    if groups:
        cells.append(groups[place])
    return Row(place + 1, tuple(cells), surplus=bool(surplus))


def _asides(lines: Sequence[Line], first: int, start: int, judged: Sequence[str]) -> tuple[Aside, ...]:
    above = [Aside(place + 1, TITLE, _said(line)) for place, line in enumerate(lines[:first]) if any(line)]
    below = [
        Aside(place + 1, what, _said(lines[place]))
        for place, what in enumerate(judged, start=start)
        if what not in (ROW, BLANK)
    ]
    return (*above, *below)


def _said(line: Line) -> str:
    return " | ".join(" ".join(cell.split()) for cell in line if cell)
