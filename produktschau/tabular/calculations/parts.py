"""Several records in one cell: one per line, its fields between strokes, so that nothing is lost on the way back.

„Am Markt | 3 | 09599 | Freiberg“. A stroke, a line break or a backslash inside a field gets a backslash before it.
"""

import re
from collections.abc import Sequence

_TOKEN = re.compile(r"\\(.)|([|\n])", re.DOTALL)
_SPECIAL = re.compile(r"[\\|\n]")


def join_parts(records: Sequence[Sequence[str]]) -> str:
    """The cell for records of text fields; no records: an empty cell."""
    return "\n".join(" | ".join(_escaped(field.strip()) for field in fields) for fields in records)


def split_parts(cell: str) -> tuple[tuple[str, ...], ...]:
    """The records of a cell, without white space around fields and without empty lines."""
    records: list[tuple[str, ...]] = []
    fields: list[str] = [""]
    end = 0
    for found in _TOKEN.finditer(cell):
        fields[-1] += cell[end : found.start()]
        end = found.end()
        if found.group(1) is not None:
            fields[-1] += "\n" if found.group(1) == "n" else found.group(1)
        elif found.group(2) == "|":
            fields.append("")
        else:
            records.append(tuple(field.strip() for field in fields))
            fields = [""]
    fields[-1] += cell[end:]
    records.append(tuple(field.strip() for field in fields))
    return tuple(record for record in records if any(record))


def _escaped(field: str) -> str:
    return _SPECIAL.sub(lambda found: "\\n" if found.group() == "\n" else f"\\{found.group()}", field)
