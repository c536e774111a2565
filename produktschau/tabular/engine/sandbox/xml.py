"""Reads XML piece by piece; a document type or an entity of its own is refused before it can unfold."""

from collections.abc import Callable, Iterable
from xml.parsers import expat

from produktschau.tabular.calculations.limits import UnreadableTable
from produktschau.tabular.engine.sandbox.packed import DAMAGED, Packed

_FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
_OVERLAP = 16

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


def refuse_entities(name: str, pieces: Iterable[bytes]) -> None:
    """Reads a part to its end and raises ``UnreadableTable`` when it declares a document type or is no UTF-8."""
    tail = b""
    first = True
    for piece in pieces:
        if first and piece.startswith((b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")):
            raise UnreadableTable(DAMAGED)
        first = False
        text = tail + piece
        if any(mark in text for mark in _FORBIDDEN):
            raise _entities(name)
        tail = text[-_OVERLAP:]


def parse(packed: Packed, name: str, prepare: Callable[[expat.XMLParserType], None]) -> None:
    """Parse a part with the handlers ``prepare`` sets. Raises ``UnreadableTable`` for damage and for entities."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def doctype(*_: object) -> None:
        raise _entities(name)

    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = doctype
    prepare(parser)
    try:
        for piece in packed.pieces(name):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError) as error:
        raise UnreadableTable(DAMAGED) from error


def _entities(name: str) -> UnreadableTable:
    return UnreadableTable(
        f"Im Teil „{name}“ der Datei steht eine XML-Entität, wie sie in keiner Tabelle vorkommt; deshalb wurde sie nicht "
        "geöffnet. Speichern Sie die Tabelle in Excel oder LibreOffice neu als .xlsx."
    )
