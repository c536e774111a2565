"""Looks through an .xlsx before it is read: sheets, how far they reach, formulas, errors, macros, links."""

import posixpath
from collections.abc import Callable
from xml.parsers import expat

from produktschau.tabular.calculations.limits import UnreadableTable
from produktschau.tabular.engine.sandbox.extent import Extent, column_number
from produktschau.tabular.engine.sandbox.found import Found, SheetFound
from produktschau.tabular.engine.sandbox.packed import DAMAGED, Packed
from produktschau.tabular.engine.sandbox.quick import quick_extent
from produktschau.tabular.engine.sandbox.xml import parse

WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_DIGITS = "0123456789"


def look_through(packed: Packed) -> Found:
    """Checks every sheet. Raises ``UnreadableTable``."""
    found = Found("xlsx", has_macros=any(name.casefold().endswith("vbaproject.bin") for name in packed.members))
    found.has_links = any(name.startswith("xl/externalLinks/") for name in packed.members)
    if _RELATIONS not in packed.members:
        raise UnreadableTable(DAMAGED)
    parts = _parts(packed)
    for name, relation in _sheets(packed):
        part = parts.get(relation, "")
        if part:
            found.sheets.append(_sheet(packed, name, part))
    return found


def _parts(packed: Packed) -> dict[str, str]:
    parts: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            target = attributes.get("Target", "")
            parts[attributes.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", target)).removeprefix("/")

    parse(packed, _RELATIONS, _starting(start))
    return parts


def _sheets(packed: Packed) -> list[tuple[str, str]]:
    sheets: list[tuple[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            sheets.append((attributes.get("name", ""), relation))

    parse(packed, WORKBOOK, _starting(start))
    return sheets


def _starting(start: Callable[[str, dict[str, str]], None]) -> Callable[[expat.XMLParserType], None]:
    def prepare(parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = start

    return prepare


def _sheet(packed: Packed, name: str, part: str) -> SheetFound:
    if part not in packed.members:
        raise UnreadableTable(DAMAGED)
    quick = quick_extent(packed, part, name)
    return exact_sheet(packed, name, part) if quick is None else SheetFound(quick)


def exact_sheet(packed: Packed, name: str, part: str) -> SheetFound:
    """A sheet looked through element by element. Raises ``UnreadableTable``."""
    sheet = SheetFound(Extent(name))
    parse(packed, part, _Cells(sheet).prepare)
    return sheet


class _Cells:
    """The handlers of a sheet. Cells without an address follow each other, as the format says.

    Text and ends of elements are listened to only inside formulas and errors: a large sheet has millions of elements.
    """

    def __init__(self, sheet: SheetFound) -> None:
        self.sheet = sheet
        self.known = sheet.extent.columns
        self.row = -1
        self.column = -1
        self.digits = ""
        self.kind = ""
        self.has_formula = False
        self.value = ""
        self.columns: dict[str, int] = {}

    def prepare(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        parser.StartElementHandler = self.start

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            self.cell(attributes)
        elif name == "v" or name == "is":
            if self.column not in self.known or self.row > self.sheet.extent.last_row:
                self.sheet.extent.add(self.row, self.column)
            if self.has_formula or self.kind == "e":
                self.listen()
        elif name == "f":
            self.has_formula = True
            self.sheet.formulas += 1
            self.sheet.unsaved += 1
        elif name == "row":
            number = attributes.get("r", "")
            self.row = _number(number) - 1 if number else self.row + 1
            self.digits = str(self.row + 1)
            self.column = -1

    def cell(self, attributes: dict[str, str]) -> None:
        self.kind = attributes.get("t", "")
        self.has_formula = False
        address = attributes.get("r")
        if address is None:
            self.column += 1
            return
        letters = address.rstrip(_DIGITS)
        digits = address[len(letters) :]
        if digits != self.digits:
            self.row, self.digits = _number(digits) - 1, digits
        column = self.columns.get(letters)
        self.column = self.columns.setdefault(letters, column_number(letters)) if column is None else column

    def listen(self) -> None:
        self.value = ""
        self.parser.CharacterDataHandler = self.text
        self.parser.EndElementHandler = self.end

    def text(self, text: str) -> None:
        self.value += text

    def end(self, name: str) -> None:
        if name.rpartition(":")[2] not in {"v", "is"}:
            return
        self.parser.CharacterDataHandler = None
        self.parser.EndElementHandler = None
        if self.value and self.has_formula:
            self.sheet.unsaved -= 1
        if self.kind == "e" and self.value:
            self.sheet.errors[self.row, self.column] = self.value[:20]


def _number(digits: str) -> int:
    if not digits.isdecimal() or len(digits) > 9 or int(digits) == 0:
        raise UnreadableTable(DAMAGED)
    return int(digits)
