"""Whatever a sheet looks like: every line is header, row, aside or blank, and what was a row comes out as one."""

from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from produktschau.tabular.calculations.layout import understood
from produktschau.tabular.calculations.limits import UnreadableTable
from produktschau.tabular.calculations.sheets import Sheet, Table
from produktschau.tabular.engine.mapped import MissingColumn, mapped_table
from produktschau.tabular.engine.mappings import OWN_COLUMNS
from produktschau.tabular.engine.recognising import recognised
from produktschau.tabular.engine.tables import read_table
from tests.tabular.files import Merged, csv_bytes, xlsx
from tests.tabular.test_recognising import KIND

GROUPS = {
    "Firma": ("Firma",),
    "Anschrift": ("Straße", "PLZ", "Ort"),
    "Kontakt": ("Telefon", "E-Mail"),
    "Zahlen": ("Beschäftigte", "Umsatz"),
}
ENGLISH = ("Company", "Street", "Postcode", "Town", "Phone", "Email", "Number", "Amount")
WORDS = st.from_regex(r"[A-ZÄÖÜ][a-zäöüß]{3,9}(er|bau|hof)", fullmatch=True)
"""Words that are no headings of tables, in every encoding offices save in."""
CODECS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")


@dataclass
class Drawn:
    """A sheet and what it must be understood to be: lines by number."""

    lines: list[list[str]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    header: tuple[int, int] = (0, 0)
    headings: tuple[str, ...] = ()
    rows: dict[int, tuple[str, ...]] = field(default_factory=dict)
    asides: dict[int, str] = field(default_factory=dict)
    blank: int = 0

    def add(self, *cells: str) -> int:
        self.lines.append([*cells, *[""] * (8 - len(cells))])
        return len(self.lines)

    def add_blank(self) -> None:
        self.add()
        self.blank += 1


@st.composite
def sheets(draw: st.DrawFn) -> Drawn:
    """Title rows, a header of one or two lines, rows under group titles with blank lines and totals between, notes below."""
    drawn = Drawn()
    for _ in range(draw(st.integers(0, 2))):
        drawn.asides[drawn.add(f"Liste {draw(WORDS)}")] = "title"
        if draw(st.booleans()):
            drawn.add_blank()
    _add_header(drawn, draw(st.sampled_from(["one", "merged", "bilingual"])))
    has_groups = draw(st.booleans())
    for _ in range(draw(st.integers(1, 3))):
        if has_groups:
            drawn.asides[drawn.add(f"Altkreis {draw(WORDS)}")] = "group"
            drawn.merged.append((len(drawn.lines) - 1, 0, len(drawn.lines) - 1, 7))
        rows = draw(st.lists(_rows(), min_size=2, max_size=4))
        for cells in rows:
            number = drawn.add(*cells)
            drawn.rows[number] = (*cells, _group_over(drawn, number)) if has_groups else cells
            if not has_groups and draw(st.booleans()):
                drawn.add_blank()
        if draw(st.booleans()):
            total = sum(int(cells[6]) for cells in rows)
            drawn.asides[drawn.add("Summe", "", "", "", "", "", str(total))] = "total"
    for _ in range(draw(st.integers(0, 2))):
        drawn.add_blank()
        drawn.asides[drawn.add(f"Quelle: {draw(WORDS)}")] = "note"
    return drawn


def _rows() -> st.SearchStrategy[tuple[str, ...]]:
    return st.tuples(
        WORDS.map(lambda word: f"{word} Werke"),
        WORDS | st.just(""),
        st.integers(1000, 99999).map(lambda number: f"{number:05}"),
        WORDS,
        st.integers(10000, 999999).map(lambda number: f"03731 {number}"),
        st.just("") | WORDS.map(lambda word: f"{word.lower()}@beispiel.de"),
        st.integers(1, 500).map(str),
        st.integers(1, 99).map(lambda number: f"{number}.000,50"),
    )


def _add_header(drawn: Drawn, shape: str) -> None:
    columns = tuple(heading for group in GROUPS.values() for heading in group)
    if shape == "merged":
        upper = [part for name, group in GROUPS.items() for part in (name, *[""] * (len(group) - 1))]
        top = drawn.add(*upper) - 1
        last = drawn.add("", *columns[1:])
        drawn.merged += [(top, 0, top + 1, 0), (top, 1, top, 3), (top, 4, top, 5), (top, 6, top, 7)]
        drawn.header = (top + 1, last)
        drawn.headings = tuple(
            heading if heading == name else f"{name} / {heading}" for name, group in GROUPS.items() for heading in group
        )
        return
    first = drawn.add(*columns)
    last = drawn.add(*ENGLISH) if shape == "bilingual" else first
    drawn.header = (first, last)
    drawn.headings = columns
    if shape == "bilingual":
        drawn.headings = tuple(f"{german} / {english}" for german, english in zip(columns, ENGLISH, strict=True))


def _group_over(drawn: Drawn, number: int) -> str:
    return drawn.lines[max(n for n, what in drawn.asides.items() if what == "group" and n < number) - 1][0]


def check(drawn: Drawn, table: Table) -> None:
    """Everything is what it was drawn as."""
    assert table.header_rows == drawn.header
    grouped = ("Zwischenüberschrift",) if "group" in drawn.asides.values() else ()
    assert table.header == (*drawn.headings, *grouped)
    assert {aside.number: aside.what for aside in table.asides} == drawn.asides
    assert {row.number: row.cells for row in table.rows} == drawn.rows
    assert [row for row in table.rows if row.surplus] == []


@settings(max_examples=60, deadline=None)
@given(sheets(), st.sampled_from(CODECS), st.sampled_from([",", ";", "\t"]))
def test_rows_in_are_rows_out_of_a_csv(drawn: Drawn, codec: str, sign: str) -> None:
    check(drawn, read_table(csv_bytes(drawn.lines, sign=sign, codec=codec)))


@settings(max_examples=60, deadline=None)
@given(sheets())
def test_rows_in_are_rows_out_of_a_sheet_with_merged_cells(drawn: Drawn) -> None:
    table = understood(Sheet("Blatt", drawn.lines, tuple(drawn.merged)))
    check(drawn, table)
    assert len(drawn.lines) == _lines(table)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheets())
def test_rows_in_are_rows_out_of_a_spreadsheet_file(drawn: Drawn) -> None:
    check(drawn, read_table(xlsx({"Betriebe": drawn.lines}, merged={"Betriebe": drawn.merged})))


CELLS = st.sampled_from(
    ["", "", "", "Name", "Ort", "PLZ", "Summe", "3", "5", "8", "09599", "Quelle: x", "A GmbH", "B", "*"]
) | st.text(st.characters(categories=("L", "N", "P"), exclude_characters="'"), max_size=6)

VALUES = st.sampled_from(
    [
        "Firma",
        "Telefon",
        "Straße",
        "Handy",
        "x",
        "09599 Freiberg",
        "Am Markt 3",
        "a@b.de",
        "03731 123456",
        "12,5000",
        "www.a.de",
        "14522180",
        "Am Markt 3, 09599 B",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(CELLS, max_size=5), max_size=14),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)), max_size=3),
    st.booleans(),
)
def test_no_line_vanishes_whatever_stands_in_the_sheet(
    lines: list[list[str]], spans: list[tuple[int, int, int, int]], may_slip: bool
) -> None:
    width = max(map(len, lines), default=0)
    merged = tuple(
        (top, left, min(top + down, len(lines) - 1), min(left + right, width - 1))
        for top, left, down, right in spans
        if top < len(lines) and left < width
    )
    try:
        table = understood(Sheet("Blatt", lines, merged), may_slip=may_slip)
    except UnreadableTable:
        return
    assert _lines(table) == len(lines)
    said = {row.number: " ".join(row.cells) for row in table.rows}
    said |= {aside.number: aside.text for aside in table.asides}
    first, last = table.header_rows
    told = " ".join(table.header)
    for number, line in enumerate(lines, start=1):
        text = told if first <= number <= last else said.get(number, "")
        assert [cell for cell in line if cell.strip() and cell.strip() not in text] == []


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS | VALUES, min_size=1, max_size=7), min_size=2, max_size=9))
def test_whatever_is_recognised_no_target_is_given_twice_and_every_row_is_mapped(lines: list[list[str]]) -> None:
    try:
        table = understood(Sheet("Blatt", lines))
    except UnreadableTable:
        return
    found = recognised(KIND, table, {})
    assert [one.heading for one in found] == list(table.header)
    once = [one.target for one in found if one.target and one.target not in ("offers", "sectors")]
    assert len(once) == len(set(once))
    assert [one for one in found if bool(one.target) == (one.certainty == "none")] == []
    targets = {one.place: one.target for one in found if one.target}
    try:
        mapped = mapped_table(table, KIND, OWN_COLUMNS, targets=targets)
    except MissingColumn:
        return
    assert [row.number for row in mapped.rows] == [row.number for row in table.rows]
    assert {frozenset(row.values) for row in mapped.rows} == {frozenset(KIND.names)}


def _lines(table: Table) -> int:
    first, last = table.header_rows
    header = last - first + 1 if first else 0
    return header + len(table.rows) + len(table.asides) + table.blank
