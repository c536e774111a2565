"""Looks through an .xlsx before it is read: sheets, how far they reach, formulas, errors, macros, links."""

import posixpath
from collections.abc import Callable
from xml.parsers import expat

from produktschau.tabular.calculations.limits import UnreadableTable
from produktschau.tabular.engine.sandbox.extent import Extent
from produktschau.tabular.engine.sandbox.found import Found, SheetFound
from produktschau.tabular.engine.sandbox.packed import DAMAGED, Packed
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
        if part.startswith("xl/worksheets/") or part in packed.members:
            found.sheets[name] = _sheet(packed, name, part) if part in packed.members else SheetFound(Extent(name))
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
    sheet = SheetFound(Extent(name))
    parse(packed, part, _Cells(sheet).prepare)
    return sheet


class _Cells:
    """The handlers of a sheet. Cells without an address follow each other, as the format says."""

    def __init__(self, sheet: SheetFound) -> None:
        self.sheet = sheet
        self.row = -1
        self.column = -1
        self.digits = ""
        self.kind = ""
        self.in_formula_cell = False
        self.value = ""
        self.columns: dict[str, int] = {}

    def prepare(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2] if ":" in name else name
        if tag == "c":
            self.place(attributes.get("r"))
            self.kind = attributes.get("t", "")
            self.in_formula_cell = False
        elif tag == "v" or tag == "is":
            self.sheet.extent.add(self.row, self.column)
            if self.in_formula_cell or self.kind == "e":
                self.value = ""
                self.parser.CharacterDataHandler = self.text
        elif tag == "f":
            self.in_formula_cell = True
            self.sheet.formulas += 1
            self.sheet.unsaved += 1
        elif tag == "row":
            self.row = int(attributes["r"]) - 1 if attributes.get("r", "").isdecimal() else self.row + 1
            self.digits = str(self.row + 1)
            self.column = -1

    def place(self, address: str | None) -> None:
        if address is None:
            self.column += 1
            return
        letters = address.rstrip(_DIGITS)
        digits = address[len(letters) :]
        if digits != self.digits:
            self.row, self.digits = int(digits or 1) - 1, digits
        column = self.columns.get(letters)
        self.column = self.columns.setdefault(letters, _column(letters)) if column is None else column

    def text(self, text: str) -> None:
        self.value += text

    def end(self, name: str) -> None:
        if self.parser.CharacterDataHandler is None or name.rpartition(":")[2] not in {"v", "is"}:
            return
        self.parser.CharacterDataHandler = None
        if self.value and self.in_formula_cell:
            self.sheet.unsaved -= 1
        if self.kind == "e" and self.value:
            self.sheet.errors[self.row, self.column] = self.value[:20]


def _column(letters: str) -> int:
    number = 0
    for letter in letters[:4]:
        if not "A" <= letter.upper() <= "Z":
            raise UnreadableTable(DAMAGED)
        number = number * 26 + ord(letter.upper()) - 64
    return number - 1
