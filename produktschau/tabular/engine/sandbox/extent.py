"""How far the content of a sheet reaches, counted while it is read, so that an endless one is refused at once."""

from dataclasses import dataclass, field

from produktschau.tabular.calculations.limits import MOST_CELLS, MOST_COLUMNS, MOST_LINES, MOST_ROWS, UnreadableTable
from produktschau.tabular.engine.sandbox.packed import DAMAGED

_LONGEST = 4


def column_letters(column: int) -> str:
    """The letters of a column counted from 0: 0 is A, 16383 is XFD."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The reverse of ``column_letters``. Raises ``UnreadableTable`` for what are no letters of a column."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z" or len(letters) > _LONGEST:
            raise UnreadableTable(DAMAGED)
        number = number * 26 + ord(letter) - 64
    if not number:
        raise UnreadableTable(DAMAGED)
    return number - 1


@dataclass
class Extent:
    """Rows and columns with content, counted from 0. ``last_row`` and ``last_column`` are -1 without any."""

    sheet: str
    last_row: int = -1
    last_column: int = -1
    filled_rows: int = 0
    columns: set[int] = field(default_factory=set)

    def add(self, row: int, column: int, rows: int = 1, columns: int = 1) -> None:
        """Content at this place, ``rows`` down and ``columns`` to the right. Raises ``UnreadableTable`` when it is too much."""
        if row + rows - 1 > self.last_row:
            self.filled_rows += row + rows - 1 - max(self.last_row, row - 1)
            self.last_row = row + rows - 1
            if self.last_row >= MOST_LINES:
                self._refuse_rows(row, column)
        if column not in self.columns or columns > 1:
            self.columns.update(range(column, min(column + columns, MOST_COLUMNS * 2)))
            self.last_column = max(self.last_column, column + columns - 1)
            if self.last_column >= MOST_COLUMNS:
                self._refuse_columns(row, column)

    @property
    def cells(self) -> int:
        """Rows times columns, from the first cell of the sheet on."""
        return (self.last_row + 1) * (self.last_column + 1)

    def _refuse_rows(self, row: int, column: int) -> None:
        if self.filled_rows > MOST_LINES // 2:
            limit = f"{MOST_ROWS:,}".replace(",", ".")
            raise UnreadableTable(
                f"Das Blatt „{self.sheet}“ hat mehr als {limit} Zeilen. Teilen Sie es in mehrere Dateien."
            )
        self._refuse_stray(row, column)

    def _refuse_columns(self, row: int, column: int) -> None:
        if len(self.columns) > MOST_COLUMNS // 2:
            raise UnreadableTable(
                f"Das Blatt „{self.sheet}“ hat mehr als {MOST_COLUMNS} Spalten. Löschen Sie, was nicht gebraucht wird."
            )
        self._refuse_stray(row, column)

    def _refuse_stray(self, row: int, column: int) -> None:
        place = f"{column_letters(column)}{row + 1}"
        raise UnreadableTable(
            f"Weit abseits der Tabelle steht etwas in Zelle {place} des Blatts „{self.sheet}“. "
            "Löschen Sie diese Zelle und laden Sie die Datei noch einmal hoch."
        )


def refuse_many_cells(extents: list[Extent]) -> None:
    """Raises ``UnreadableTable`` when all sheets together have more cells than memory is meant for."""
    if sum(extent.cells for extent in extents) > MOST_CELLS:
        raise UnreadableTable(
            f"Die Datei hat mehr als {MOST_CELLS // 1_000_000} Millionen Zellen. "
            "Löschen Sie Spalten und Blätter, die nicht gebraucht werden, oder teilen Sie die Tabelle."
        )
