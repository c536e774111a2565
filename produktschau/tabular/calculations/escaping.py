"""The apostrophe that keeps a text from being read as a formula, put on and taken off again.

Spreadsheet programs run a cell that begins with =, +, -, @, tab or carriage return
(OWASP "CSV Injection"). Both functions together are a bijection between all texts and the
texts that no program runs: `unescaped(escaped(text)) == text` for every text.
"""

import re

_RISKY = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def escaped(text: str) -> str:
    """The text with one ' before it where a program would take it for a formula."""
    return f"'{text}" if _RISKY.match(text) else text


def unescaped(text: str) -> str:
    """The text without the one ' that `escaped` put before it; any other text unchanged."""
    return text[1:] if _GUARDED.match(text) else text
