"""Looks through an .ods before it is read: sheets, how far they reach with all repetitions, merged cells, formulas."""

from xml.parsers import expat

from produktschau.tabular.calculations.limits import MOST_MERGED, UnreadableTable
from produktschau.tabular.engine.sandbox.extent import Extent
from produktschau.tabular.engine.sandbox.found import Found, SheetFound
from produktschau.tabular.engine.sandbox.packed import DAMAGED, Packed
from produktschau.tabular.engine.sandbox.xml import parse

CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"


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
    """The handlers of the content. A row or a cell may stand for many by its „number-…-repeated“.

    Ends of elements are not listened to: a large sheet has millions.
    """

    def __init__(self, found: Found) -> None:
        self.found = found
        self.sheet: SheetFound | None = None
        self.row = self.rows = 0
        self.column = self.columns = 0
        self.has_value = self.is_error = self.listens = False

    def prepare(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        parser.StartElementHandler = self.start

    def start(self, name: str, attributes: dict[str, str]) -> None:
        sheet = self.sheet
        if self.listens:
            self.parser.CharacterDataHandler, self.listens = None, False
        if name == "table:table":
            self.sheet = SheetFound(Extent(attributes.get("table:name", "")))
            self.found.sheets.append(self.sheet)
            self.row = self.rows = 0
        elif sheet is None:
            return
        elif name == "text:p":
            self.text(sheet)
        elif name == "table:table-cell" or name == "table:covered-table-cell":
            self.cell(sheet, attributes)
        elif name == "table:table-row":
            self.row += self.rows
            self.rows = _count(attributes, "table:number-rows-repeated")
            self.column = self.columns = 0
        elif name == "table:table-source":
            self.found.has_links = True

    def cell(self, sheet: SheetFound, attributes: dict[str, str]) -> None:
        self.column += self.columns
        self.columns = _count(attributes, "table:number-columns-repeated")
        self.has_value = False
        if "office:value-type" in attributes:
            self.fill(sheet)
        self.is_error = attributes.get("calcext:value-type") == "error"
        if "table:formula" in attributes:
            sheet.formulas += self.rows * self.columns
            sheet.unsaved += 0 if self.has_value else self.rows * self.columns
            self.found.has_links |= "'file:" in attributes["table:formula"]
        if "table:number-columns-spanned" in attributes or "table:number-rows-spanned" in attributes:
            self.merge(sheet, attributes)

    def merge(self, sheet: SheetFound, attributes: dict[str, str]) -> None:
        down = _count(attributes, "table:number-rows-spanned")
        right = _count(attributes, "table:number-columns-spanned")
        if down * right > 1 and len(sheet.merged) < MOST_MERGED:
            sheet.merged.append((self.row, self.column, self.row + down - 1, self.column + right - 1))

    def text(self, sheet: SheetFound) -> None:
        if not self.has_value:
            self.fill(sheet)
        if self.is_error:
            self.parser.CharacterDataHandler, self.listens = self.error, True

    def fill(self, sheet: SheetFound) -> None:
        self.has_value = True
        extent = sheet.extent
        if self.row > extent.last_row or self.columns > 1 or self.column not in extent.columns:
            extent.add(self.row, self.column, self.rows, self.columns)

    def error(self, text: str) -> None:
        if self.sheet is not None:
            for row in range(self.row, self.row + self.rows):
                for column in range(self.column, self.column + self.columns):
                    self.sheet.errors[row, column] = text[:20]


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name)
    if text is None:
        return 1
    if not text.isdecimal() or len(text) > 9:
        raise UnreadableTable(DAMAGED)
    return max(int(text), 1)
