"""Reads the bytes of a table file into a table."""

from produktschau.tabular.calculations.reading import read_table as _read_csv
from produktschau.tabular.calculations.sheets import Reading, Row, Table


def read_table(data: bytes, reading: Reading = Reading()) -> Table:  # noqa: B008  # frozen
    """The table of a file. Raises ``UnreadableTable``."""
    old = _read_csv(data)
    rows = tuple(Row(row.number, row.cells, row.surplus) for row in old.rows)
    return Table(old.header, rows, old.blank, encoding=old.encoding, separator=old.separator)
