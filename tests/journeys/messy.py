"""The list an office really has: titles, a header over two rows, groups, a sum, and mistakes. Built anew for each journey."""

from pathlib import Path

import xlsxwriter
from openpyxl import load_workbook

HEADER = 4
"""The header stands in rows 4 and 5 as a spreadsheet program counts."""
ROWS = (
    ("Bau und Ausbau",),
    ("Zimmerei Probezweig GmbH", "HW-1001", "Dorfstr. 12", "09619 Sayda", "Tischler", 12, "02.05.2019"),
    (
        "Steinmetz Probezweig GbR",
        "HW-1002",
        "Am Bruch 3",
        "09618 Brand-Erbisdorf",
        "Steinmetz und Steinbildhauer",
        4,
        "",
    ),
    ("", "HW-1003", "Markt 1", "09599 Freiberg", "Metallbauer", 7, ""),
    ("Nahrung",),
    ("Weberei Talaue", "HW-1004", "Am Webstuhl 8", "09669 Frankenberg/Sa.", "", 6, ""),
    ("Kaffeerösterei Probezweig UG", "HW-1005", "Lange Str. 5", "09569 Oederan", "", 3, ""),
)
"""The third firm has no name; the one in Frankenberg stands in the demo already."""


def messy(folder: Path) -> Path:
    """Write the file and give its path."""
    path = folder / "Handwerk_Altkreis.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Betriebe")
    bold = book.add_format({"bold": True})
    sheet.merge_range(0, 0, 0, 6, "Handwerksbetriebe im Altkreis, Stand Mai 2026", bold)
    sheet.write(1, 0, "zusammengestellt für das Regionalmanagement")
    for place, heading in ((0, "Betrieb"), (1, "Gewerbe-Nr"), (4, "Gewerk"), (5, "MA"), (6, "Kenner")):
        sheet.merge_range(3, place, 4, place, heading, bold)
    sheet.merge_range(3, 2, 3, 3, "Anschrift", bold)
    sheet.write_row(4, 2, ("Straße und Hausnummer", "PLZ Ort"), bold)
    for number, row in enumerate(ROWS, start=HEADER + 1):
        sheet.write_row(number, 0, row)
    sheet.write(HEADER + 1 + len(ROWS), 0, "Summe", bold)
    sheet.write(HEADER + 1 + len(ROWS), 5, 32, bold)
    book.add_worksheet("Notizen").write(0, 0, "Nur für uns.")
    book.close()
    return path


def mended(path: Path, folder: Path) -> Path:
    """The mend file with a name in every row that lacks one, as a person would save it."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    headings = [str(cell.value) for cell in sheet[1]]
    name = headings.index("Betrieb") + 1
    for row in range(2, sheet.max_row + 1):
        if not sheet.cell(row, name).value:
            sheet.cell(row, name, "Metallbau Probezweig e.K.")
    target = folder / "nachgebessert.xlsx"
    book.save(target)
    return target
