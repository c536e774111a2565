"""The attendance list on paper: numbered lines to sign, a sheet each, so that sheet and line name a signature for ever."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from produktschau.typeset.engine import pdf, preview
from produktschau.typeset.sheet import one_line

LINES = 16
"""Lines on a sheet."""


@dataclass(frozen=True)
class Signature:
    """One line: firm and person, both empty on a line to fill in; ``has_agreed``: the person agreed to photos before."""

    firm: str = ""
    name: str = ""
    has_agreed: bool = False


@dataclass(frozen=True)
class Signatures:
    """All lines of a meeting. ``note`` stands above the lines of each sheet: what the signature is for."""

    title: str
    when: str
    publisher: str
    note: str
    lines: Sequence[Signature]
    made_at: datetime


def sheets_for(lines: int) -> int:
    """How many sheets so many lines need; at least one."""
    return max(1, -(-lines // LINES))


def signatures_pdf(signatures: Signatures) -> bytes:
    """All sheets as tagged PDF (PDF/UA-1). Raises ``engine.TypesettingFailed``."""
    return pdf("signatures", _data(signatures), made_at=signatures.made_at)


def signatures_png(signatures: Signatures, *, ppi: int = 96) -> bytes:
    """The first sheet as PNG, for looking at."""
    return preview("signatures", _data(signatures), ppi=ppi)


def _data(signatures: Signatures) -> dict[str, Any]:
    missing = sheets_for(len(signatures.lines)) * LINES - len(signatures.lines)
    lines = [*signatures.lines, *[Signature()] * missing]
    return {
        "title": one_line(signatures.title) or "Treffen",
        "when": one_line(signatures.when),
        "publisher": one_line(signatures.publisher),
        "note": one_line(signatures.note),
        "sheets": [
            [{"firm": one_line(line.firm), "name": one_line(line.name), "agreed": line.has_agreed} for line in part]
            for part in _parts(lines)
        ],
    }


def _parts(lines: Sequence[Signature]) -> list[Sequence[Signature]]:
    return [lines[start : start + LINES] for start in range(0, len(lines), LINES)]
