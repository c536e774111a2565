"""Builds spreadsheet files, sound and hostile ones, in code."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from io import BytesIO

import xlsxwriter

Rows = Sequence[Sequence[object]]

ENTITIES = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>'


def xlsx(sheets: Mapping[str, Rows], *, hidden: Sequence[str] = ()) -> bytes:
    """An .xlsx as a spreadsheet program saves it; strings that begin with = are formulas with the value 0."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "dd.mm.yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, cells)
        if name in hidden:
            sheet.hide()
    book.close()
    return file.getvalue()


def repacked(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """The container with parts replaced or added; ``None`` takes one out."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return file.getvalue()


def container(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP file of these parts, the first one unpacked as OpenDocument wants it."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for place, (name, content) in enumerate(parts.items()):
            new.writestr(name, content, zipfile.ZIP_DEFLATED if place else zipfile.ZIP_STORED)
    return file.getvalue()


def with_sheet(xml_rows: str) -> bytes:
    """An .xlsx whose only sheet has these rows, as XML."""
    return repacked(xlsx({"Tabelle1": []}), {"xl/worksheets/sheet1.xml": sheet_xml(xml_rows).encode()})


def sheet_xml(rows: str) -> str:
    """A sheet of an .xlsx with these rows."""
    return f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def with_entities() -> bytes:
    """An .xlsx that declares entities that unfold."""
    sheet = sheet_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>&lol2;</t></is></c></row>')
    return repacked(
        xlsx({"Tabelle1": []}), {"xl/worksheets/sheet1.xml": sheet.replace("?>", f"?>{ENTITIES}", 1).encode()}
    )


def bomb(megabytes: int) -> bytes:
    """An .xlsx that is small and unfolds to so many megabytes."""
    file = BytesIO(xlsx({"Tabelle1": [["a"]]}))
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
        new.open("xl/media/a.xml", "w") as part,
    ):
        for _ in range(megabytes):
            part.write(bytes(1024 * 1024))
    return file.getvalue()


def lying_member() -> bytes:
    """An .xlsx whose directory states a sheet as smaller than it is."""
    data = bytearray(xlsx({"Tabelle1": [["Name", "Ort"], ["A", "Döbeln"]]}))
    place = data.find(b"xl/worksheets/sheet1.xml", data.find(b"PK\x01\x02")) - 46
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    return bytes(data)


def endless_rows(count: int) -> bytes:
    """An .xlsx with so many rows of one number."""
    return with_sheet("".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, count + 1)))


def endless_columns(count: int) -> bytes:
    """An .xlsx with so many columns in one row, without addresses."""
    return with_sheet('<row r="1">' + "<c><v>1</v></c>" * count + "</row>")


def one_text_many_times(length: int, times: int) -> bytes:
    """An .xlsx that names one long text again and again: small packed, small unpacked, huge once read."""
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, times + 1))
    texts = f'<sst xmlns="{_MAIN}" count="1" uniqueCount="1"><si><t>{"x" * length}</t></si></sst>'
    return repacked(
        xlsx({"Tabelle1": [["a"]]}),
        {"xl/worksheets/sheet1.xml": sheet_xml(cells).encode(), "xl/sharedStrings.xml": texts.encode()},
    )


def ods(sheets: Mapping[str, str], *, manifest: str = "", extra: Mapping[str, bytes] | None = None) -> bytes:
    """An .ods of sheets given as XML rows, as ``ods_rows`` writes them."""
    tables = "".join(f'<table:table table:name="{escape(name)}">{rows}</table:table>' for name, rows in sheets.items())
    content = f"<office:document-content {_ODS}><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    return container(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f'<?xml version="1.0" encoding="UTF-8"?>{content}'.encode(),
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="urn:x">{manifest}</manifest:manifest>'.encode(),
            **(extra or {}),
        }
    )


def ods_rows(rows: Rows) -> str:
    """Rows as LibreOffice writes them, with its long empty tail."""
    return "".join(_ods_row(cells) for cells in rows) + (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )


def _ods_row(cells: Sequence[object]) -> str:
    return f"<table:table-row>{''.join(_ods_cells(cells))}</table:table-row>"


def _ods_cells(cells: Sequence[object]) -> Iterator[str]:
    for value in cells:
        if isinstance(value, bool):
            yield f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(value).lower()}"/>'
        elif isinstance(value, int | float):
            yield f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
        elif value:
            yield f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'
        else:
            yield "<table:table-cell/>"


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ODS = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "table", "text", "style", "calcext")
)
