"""What the check of a container found out, beside the values of its cells."""

from dataclasses import dataclass, field

from produktschau.tabular.engine.sandbox.extent import Extent


@dataclass
class SheetFound:
    """One sheet: how far it reaches, errors such as #REF! by place (row, column), formulas counted."""

    extent: Extent
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    formulas: int = 0
    unsaved: int = 0


@dataclass
class Found:
    """A checked file: ``format`` is „xlsx“, „xls“ or „ods“; ``sheets`` are in order of the workbook."""

    format: str
    sheets: list[SheetFound] = field(default_factory=list)
    has_macros: bool = False
    has_links: bool = False
    broken: tuple[str, int, str] | None = None
    """Sheet, row and text where umlauts were broken before the file was saved, for the first time."""

    @property
    def notes(self) -> list[str]:
        """Sentences for people about what was left alone."""
        formulas = sum(sheet.formulas for sheet in self.sheets)
        unsaved = sum(sheet.unsaved for sheet in self.sheets)
        errors = sum(len(sheet.errors) for sheet in self.sheets)
        notes = []
        if self.has_macros:
            notes.append("Die Datei enthält Makros. Sie wurden nicht ausgeführt; gelesen wurden nur die Werte.")
        if self.has_links:
            notes.append(
                "Die Datei verweist auf andere Dateien. Übernommen wurden die Werte, die beim letzten Speichern galten."
            )
        if formulas > unsaved:
            notes.append(f"{_cells(formulas - unsaved)} eine Formel. Übernommen wurde der zuletzt gespeicherte Wert.")
        if unsaved:
            notes.append(
                f"{_cells(unsaved)} eine Formel ohne gespeicherten Wert und gilt als leer. "
                "Öffnen Sie die Datei in Excel oder LibreOffice und speichern Sie sie, dann sind die Werte darin."
            )
        if errors:
            notes.append(f"{_cells(errors)} einen Fehler wie #NV oder #BEZUG!. Er steht so in der Zelle.")
        if self.broken:
            sheet, row, text = self.broken
            notes.append(
                f"Umlaute sind zerstört, im Blatt „{sheet}“ zuerst in Zeile {row} („{text}“). Jemand hat die Daten mit "
                "falschem Zeichensatz in die Tabelle geholt: Nehmen Sie das Original oder verbessern Sie die Namen."
            )
        return notes


def _cells(count: int) -> str:
    return "1 Zelle enthält" if count == 1 else f"{count} Zellen enthalten"
