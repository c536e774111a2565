"""How large a table may be, and why. Beyond a limit a file is refused before it costs memory."""

LARGEST_BYTES = 20 * 1024 * 1024
"""A district's list of 100,000 firms is about 15 MB; more is no list of firms, and decoding needs five times its size."""

MOST_COLUMNS = 200
"""The widest list an office was seen to keep has about 60 columns; thousands mean a wrong separator or a prank."""

MOST_ROWS = 100_000
"""More than all firms of any German district; an import is one transaction and must end within minutes."""

LONGEST_CELL = 32_767
"""What a spreadsheet program can hold in one cell; a longer one means a lost quotation mark."""


class UnreadableTable(ValueError):
    """The file cannot be read as a table. The message is one German sentence that says what to do."""
