"""Plain text with paragraphs and lists, as people type it: a blank line parts paragraphs, a line that begins with „- “ is a point."""

import re
from dataclasses import dataclass

_POINT = re.compile(r"^\s*[-–•*]\s+")


@dataclass(frozen=True)
class Block:
    """One paragraph (its lines) or one list (its points)."""

    is_list: bool
    lines: tuple[str, ...]


def blocks(text: str) -> list[Block]:
    """The text in its order; empty text gives none."""
    found: list[Block] = []
    kept: list[str] = []
    is_list = False
    for line in [*text.splitlines(), ""]:
        point = _POINT.match(line)
        if kept and (not line.strip() or bool(point) != is_list):
            found.append(Block(is_list, tuple(kept)))
            kept = []
        if line.strip():
            is_list = bool(point)
            kept.append(line[point.end() :].strip() if point else line.strip())
    return found
