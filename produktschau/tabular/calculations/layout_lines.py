"""Judges the lines below the header: a row, or a group title, a total, a note. In doubt a line is a row."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from produktschau.tabular.calculations.content import is_data
from produktschau.tabular.calculations.layout_header import LEGAL_FORM, Line, Merged, filled, fullness
from produktschau.tabular.calculations.layout_totals import is_total_label, totals

ROW, BLANK, TITLE, GROUP, TOTAL, NOTE = "row", "blank", "title", "group", "total", "note"

_NOTE = re.compile(
    r"(?:quellen?|stand|datenstand|hinweise?|anmerkung(?:en)?|legende|fußnoten?|erläuterung(?:en)?|abkürzungen|source|notes?|"
    r"as of|last updated?|erstellt(?: am| von)?|druckdatum|bearbeiter)\b\s*(?:[:/*]|\d{1,2}\.\d|\d{4}\b|am\b|vom\b).*|\*+\)?\s*\S.*|[¹²³⁴⁵].*|\d{1,2}\)\s.*|©.*",
    re.IGNORECASE | re.DOTALL,
)
_GROUP = re.compile(
    r"(?:altkreis|landkreis|kreis|gemeinde|region|gruppe|bereich|abschnitt|kategorie|branche|rubrik|teil)\b.*|.*:",
    re.IGNORECASE | re.DOTALL,
)
_REMARK = re.compile(r"(?:hinweis|anmerkung|quelle|stand)\s*:", re.IGNORECASE)
_LONG = 100
_MOST_SPARSE_OF_GROUPS = 0.5
_PARTS_OF_WIDE = 0.5


@dataclass
class _Body:
    """The lines below the header while they are judged. ``dense`` is how many cells a full line has at least."""

    lines: Sequence[Line]
    start: int
    header: Sequence[Line]
    titles: frozenset[str]
    merged: Mapping[int, int]
    width: int
    dense: int = 1
    judged: list[str] = field(default_factory=list)


def judged_lines(
    lines: Sequence[Line], start: int, *, header: Sequence[Line], titles: frozenset[str], merged: Sequence[Merged]
) -> list[str]:
    """For each line from ``start`` on: „row“, „blank“, „title“, „group“, „total“ or „note“."""
    wide: dict[int, int] = {}
    for top, left, bottom, right in merged:
        if top == bottom and right > left:
            wide[top] = max(wide.get(top, 0), right - left + 1)
    content = [place for place in range(start, len(lines)) if any(lines[place])]
    width = max((filled(line) for line in header), default=0) or max(
        (filled(lines[p]) for p in content[:50]), default=0
    )
    body = _Body(lines, start, [line for line in header if any(line)], titles, wide, width)
    body.dense = fullness(lines, content[:200])
    body.judged = [_first_judgement(body, place) for place in range(start, len(lines))]
    if content and _is_numbering(lines[content[0]], width):
        body.judged[content[0] - start] = NOTE
    _tail(body)
    _groups(body)
    _totals(body)
    return body.judged


def _first_judgement(body: _Body, place: int) -> str:
    line = body.lines[place]
    count = filled(line)
    if not count:
        return BLANK
    if count > 1:
        return TITLE if line in body.header and count * 2 > body.width else ROW
    text = next(cell for cell in line if cell)
    if text in body.titles:
        return TITLE
    return ROW


def _is_numbering(line: Line, width: int) -> bool:
    """The numbers of the columns below their headings: 1 | 2 | 3."""
    cells = [cell.strip("()") for cell in line if cell]
    return len(cells) == width > 2 and cells == [str(number) for number in range(1, width + 1)]


def _tail(body: _Body) -> None:
    """What stands below the last full line: from the first certain note on everything is a note."""
    full = [place for place, what in enumerate(body.judged) if what == ROW and _is_full(body, place)]
    last = full[-1] if full else None
    if last is None:
        return
    noted = False
    for place in range(last + 1, len(body.judged)):
        if body.judged[place] != ROW:
            continue
        noted = noted or _is_certain_note(body, place)
        if noted and not is_total_label(_text(body, place)):
            body.judged[place] = NOTE


def _is_full(body: _Body, place: int) -> bool:
    count = _count(body, place)
    return count > 2 or count * 2 > body.width


def _is_certain_note(body: _Body, place: int) -> bool:
    text = _text(body, place)
    if _count(body, place) > 2 or body.width < 2:
        return False
    if _NOTE.fullmatch(text):
        return True
    alone = _count(body, place) == 1 and not is_data(text)
    return alone and body.width >= 3 and (len(text) > _LONG or _is_wide(body, place))


def _groups(body: _Body) -> None:
    """One filled cell over full lines. It is a group title only if it is merged, named so, set off, or parts the sheet from the top."""
    if body.width < 3:
        return
    rows = [place for place, what in enumerate(body.judged) if what == ROW]
    single = [place for place in rows if _count(body, place) == 1]
    if len(single) > max(1.0, len(rows) * _MOST_SPARSE_OF_GROUPS):
        single = [place for place in single if _is_wide(body, place)]
    over = [place for place in single if _is_over_a_full_line(body, place) and _can_be_title(body, place)]
    parted = (
        len(over) > 1 and rows[:1] == over[:1] and over == single and len({_column(body, place) for place in over}) == 1
    )
    for place in over:
        if parted or _is_group(body, place):
            body.judged[place] = GROUP
    for place in single:
        if body.judged[place] == ROW and _REMARK.match(_text(body, place)):
            body.judged[place] = NOTE


def _can_be_title(body: _Body, place: int) -> bool:
    text = _text(body, place)
    return not is_data(text) and (_is_wide(body, place) or not LEGAL_FORM.search(text))


def _is_group(body: _Body, place: int) -> bool:
    text = _text(body, place)
    set_off = (
        place > 0
        and body.judged[place - 1] == BLANK
        and body.judged[place + 1] != BLANK
        and _column(body, place) == _first_column(body)
    )
    return _is_wide(body, place) or set_off or (len(text) < _LONG and _GROUP.fullmatch(text) is not None)


def _is_over_a_full_line(body: _Body, place: int) -> bool:
    """The next line with content is a full one, or a title over a full one."""
    for below in range(place + 1, min(place + 4, len(body.judged))):
        if body.judged[below] == ROW:
            return _count(body, below) >= max(2, body.dense) or (_count(body, below) == 1 and _is_wide(body, below))
        if body.judged[below] not in (BLANK, TITLE):
            return False
    return False


def _totals(body: _Body) -> None:
    rows = [body.start + place for place, what in enumerate(body.judged) if what == ROW]
    for number in totals(body.lines, rows):
        body.judged[number - body.start] = TOTAL


def _count(body: _Body, place: int) -> int:
    return filled(body.lines[body.start + place])


def _text(body: _Body, place: int) -> str:
    return next((cell for cell in body.lines[body.start + place] if cell), "")


def _column(body: _Body, place: int) -> int:
    return next(column for column, cell in enumerate(body.lines[body.start + place]) if cell)


def _first_column(body: _Body) -> int:
    return next((column for line in body.header for column, cell in enumerate(line) if cell), 0)


def _is_wide(body: _Body, place: int) -> bool:
    """Merged over more than half of the columns."""
    return body.merged.get(body.start + place, 0) >= max(2, body.width * _PARTS_OF_WIDE)
