"""Looks through an .ods before it is read: sheets, how far they reach with all repetitions, merged cells, formulas."""

from xml.parsers import expat

from produktschau.tabular.calculations.limits import MOST_MERGED, UnreadableTable
from produktschau.tabular.engine.sandbox.extent import Extent
from produktschau.tabular.engine.sandbox.found import Found, SheetFound
from produktschau.tabular.engine.sandbox.packed import DAMAGED, Packed
from produktschau.tabular.engine.sandbox.xml import parse

CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_VALUES = ("office:value", "office:string-value", "office:date-value", "office:time-value", "office:boolean-value")


def look_through(packed: Packed) -> Found:
    """Checks every sheet. Raises ``UnreadableTable``."""
    if _MANIFEST in packed.members and b"encryption-data" in packed.read(_MANIFEST):
        raise UnreadableTable(
            "Die Datei ist mit einem Kennwort geschützt. "
            "Speichern Sie sie in LibreOffice ohne Kennwort und laden Sie sie noch einmal hoch."
        )
    found = Found("ods")
    found.has_macros = any(name.startswith(("Basic/", "Scripts/")) for name in packed.members)
    parse(packed, CONTENT, _Cells(found).prepare)
    return found


class _Cells:
    """The handlers of the content. A row or a cell may stand for many by its „number-…-repeated“."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.sheet: SheetFound | None = None
        self.row = self.rows = 0
        self.column = self.columns = 0
        self.has_value = self.is_error = False

    def prepare(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self.sheet = SheetFound(Extent(attributes.get("table:name", "")))
            self.found.sheets.append(self.sheet)
            self.row = 0
        elif self.sheet is None:
            return
        elif name == "table:table-row":
            self.rows = _count(attributes, "table:number-rows-repeated")
            self.column = 0
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            self.cell(self.sheet, attributes)
        elif name == "text:p":
            if not self.has_value:
                self.fill(self.sheet)
            if self.is_error:
                self.parser.CharacterDataHandler = self.error
        elif name == "table:table-source":
            self.found.has_links = True

    def cell(self, sheet: SheetFound, attributes: dict[str, str]) -> None:
        self.columns = _count(attributes, "table:number-columns-repeated")
        self.has_value = False
        self.is_error = attributes.get("calcext:value-type") == "error"
        formula = attributes.get("table:formula", "")
        has_value = any(key in attributes for key in _VALUES)
        if has_value:
            self.fill(sheet)
        if formula:
            sheet.formulas += self.rows * self.columns
            sheet.unsaved += 0 if attributes.get("office:value-type") else self.rows * self.columns
            self.found.has_links |= "'file:" in formula
        down, right = (
            _count(attributes, "table:number-rows-spanned"),
            _count(attributes, "table:number-columns-spanned"),
        )
        if (down > 1 or right > 1) and len(sheet.merged) < MOST_MERGED:
            sheet.merged.append((self.row, self.column, self.row + down - 1, self.column + right - 1))

    def fill(self, sheet: SheetFound) -> None:
        self.has_value = True
        sheet.extent.add(self.row, self.column, self.rows, self.columns)

    def error(self, text: str) -> None:
        if self.sheet is not None:
            for row in range(self.row, self.row + self.rows):
                for column in range(self.column, self.column + self.columns):
                    self.sheet.errors[row, column] = text[:20]

    def end(self, name: str) -> None:
        self.parser.CharacterDataHandler = None
        if name in {"table:table-cell", "table:covered-table-cell"}:
            self.column += self.columns
        elif name == "table:table-row":
            self.row += self.rows
        elif name == "table:table":
            self.sheet = None


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    if not text.isdecimal() or len(text) > 9:
        raise UnreadableTable(DAMAGED)
    return max(int(text), 1)
