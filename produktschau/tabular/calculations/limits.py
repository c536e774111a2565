"""How large a table may be, and why. Beyond a limit a file is refused before it costs memory."""

LARGEST_BYTES = 20 * 1024 * 1024
"""A district's list of 100,000 firms is about 15 MB; more is no list of firms, and decoding needs five times its size."""

LARGEST_INFLATED = 300 * 1024 * 1024
"""What is packed in a spreadsheet file, unpacked: 100,000 rows of 20 columns are 90 MB in .xlsx and 250 MB in .ods."""

MOST_MEMBERS = 5_000
"""Files inside a spreadsheet file: a workbook has about 15 and one per picture."""

MOST_COLUMNS = 200
"""The widest list an office was seen to keep has about 60 columns; thousands mean a wrong separator or a prank."""

MOST_ROWS = 100_000
"""More than all firms of any German district; an import is one transaction and must end within minutes."""

MOST_LINES = MOST_ROWS + 100
"""Rows of data and what stands around them: titles, headings, totals, notes."""

MOST_CELLS = 4_000_000
"""Rows times columns of one file: 100,000 rows of 40 columns. A cell costs up to 200 bytes on the way."""

LONGEST_CELL = 32_767
"""What a spreadsheet program can hold in one cell; a longer one means a lost quotation mark."""

LARGEST_RESULT = 200 * 1024 * 1024
"""What the reading process may hand back: the text of all cells, of which a packed file can name one many times."""

MEMORY = 1024 * 1024 * 1024
"""Address space of the reading process: 4 million cells of text need about 700 MB."""

CPU_SECONDS = 20
"""Computing time of the reading process: 4 million cells need about 10 s."""

SECONDS = 45
"""How long the reading process may take on a busy machine, waiting included."""

MOST_MERGED = 10_000
"""Merged ranges that are told of a sheet; those that matter stand in its first rows."""


class UnreadableTable(ValueError):
    """The file cannot be read as a table. The message is one German sentence that says what to do."""
