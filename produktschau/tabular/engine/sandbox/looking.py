"""Decides what a container holds and has it looked through."""

from produktschau.tabular.calculations.foreign import OLD, SAVE_AS_XLSX, container
from produktschau.tabular.calculations.limits import UnreadableTable
from produktschau.tabular.engine.sandbox import ods, xls, xlsx
from produktschau.tabular.engine.sandbox.extent import refuse_many_cells
from produktschau.tabular.engine.sandbox.found import Found
from produktschau.tabular.engine.sandbox.packed import Packed
from produktschau.tabular.engine.sandbox.xml import refuse_entities

_NO_TABLE = "Laden Sie die Tabelle als .xlsx, .ods, .xls oder CSV hoch."
_PARTS = (
    ("xl/workbook.bin", f"Das ist eine Excel-Binärtabelle (.xlsb). {SAVE_AS_XLSX}"),
    ("word/document.xml", f"Das ist ein Word-Dokument, keine Tabelle. {_NO_TABLE}"),
    ("ppt/presentation.xml", f"Das ist eine PowerPoint-Datei, keine Tabelle. {_NO_TABLE}"),
    ("Index/Document.iwa", "Das ist eine Datei aus Apple Numbers oder Pages. Sichern Sie sie als .xlsx."),
    ("visio/document.xml", f"Das ist eine Visio-Zeichnung, keine Tabelle. {_NO_TABLE}"),
)
_DOCUMENTS = (
    ("opendocument.text", "ein Textdokument aus LibreOffice"),
    ("opendocument.presentation", "eine Präsentation aus LibreOffice"),
    ("opendocument.graphics", "eine Zeichnung aus LibreOffice"),
    ("opendocument.chart", "ein Diagramm aus LibreOffice"),
    ("epub", "ein E-Buch"),
)


def look_through(data: bytes) -> Found:
    """What is in the container, everything within the limits. Raises ``UnreadableTable``."""
    found = xls.look_through(data) if container(data) == OLD else _packed(Packed(data))
    refuse_many_cells([sheet.extent for sheet in found.sheets])
    if all(sheet.extent.last_row < 0 for sheet in found.sheets):
        raise UnreadableTable(
            "In der Datei ist kein Blatt mit Inhalt. Wählen Sie eine Tabelle mit Kopfzeile und Zeilen."
        )
    return found


def _packed(packed: Packed) -> Found:
    format_ = _format(packed)
    for name in packed.members:
        pieces = packed.pieces(name)
        if name.casefold().endswith((".xml", ".rels")):
            refuse_entities(name, pieces)
        else:
            for _ in pieces:
                pass
    return xlsx.look_through(packed) if format_ == "xlsx" else ods.look_through(packed)


def _format(packed: Packed) -> str:
    if not packed.members:
        raise UnreadableTable(f"Das ist eine leere ZIP-Datei. {_NO_TABLE}")
    for name, sentence in _PARTS:
        if name in packed.members:
            raise UnreadableTable(sentence)
    if xlsx.WORKBOOK in packed.members:
        return "xlsx"
    kind = packed.read("mimetype")[:200].decode("ascii", "replace") if "mimetype" in packed.members else ""
    for mark, what in _DOCUMENTS:
        if mark in kind:
            raise UnreadableTable(f"Das ist {what}, keine Tabelle. {_NO_TABLE}")
    if "opendocument.spreadsheet" in kind and ods.CONTENT in packed.members:
        return "ods"
    raise UnreadableTable(
        "Das ist eine ZIP-Datei, keine Tabelle. Entpacken Sie sie und laden Sie die Tabelle darin hoch."
    )
