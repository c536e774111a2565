"""Finds the separator of a CSV text by its header line."""

SEPARATORS = {";": "Semikolon", ",": "Komma", "\t": "Tabulator"}
"""In the order in which a tie is decided: German offices save with semicolons."""


def separator(text: str) -> str:
    """The sign that parts the header into most cells, signs inside quotation marks left out.

    A header of a single column has none; then the semicolon stands for it.
    """
    header = _first_line(text)
    counts = {sign: _outside_quotes(header, sign) for sign in SEPARATORS}
    return max(counts, key=lambda sign: counts[sign])


def _first_line(text: str) -> str:
    """The first record that is not blank; a line break inside quotation marks does not end it."""
    start = len(text) - len(text.lstrip("\n"))
    quoted = False
    for position in range(start, len(text)):
        if text[position] == '"':
            quoted = not quoted
        elif text[position] == "\n" and not quoted:
            return text[start:position]
    return text[start:]


def _outside_quotes(line: str, sign: str) -> int:
    return sum(part.count(sign) for part in line.split('"')[0::2])
