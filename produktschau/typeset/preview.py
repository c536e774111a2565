"""The picture platforms show of a page that is passed on: drawn tile, title, house; 1200 × 630 pixels as PNG."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from produktschau.typeset.engine import preview

VERSION = 2
"""Raise it when the page looks different: files that lie there are then drawn anew."""
PIXELS_PER_INCH = 72
"""The page is measured in points, so that one point is one pixel."""
LONGEST = 90
_BARE = "#5d6a75"


@dataclass(frozen=True)
class Preview:
    """What stands on the picture. ``tiles``: one drawn tile (SVG), or nine for the type case; ``colour`` is „#rrggbb“."""

    title: str
    lines: tuple[str, ...]
    house: str
    colour: str
    language: str
    tiles: Sequence[str]


def preview_png(shown: Preview) -> bytes:
    """The picture as PNG. Raises ``engine.TypesettingFailed``."""
    names = [f"tile-{number}.svg" for number in range(len(shown.tiles))]
    data = {
        "title": _line(shown.title) or "Ohne Namen",
        "lines": [_line(line) for line in shown.lines if line.strip()],
        "house": _line(shown.house),
        "colour": shown.colour if re.fullmatch(r"#[0-9a-fA-F]{6}", shown.colour) else _BARE,
        "language": shown.language,
        "tiles": names,
    }
    images = {name: tile.encode() for name, tile in zip(names, shown.tiles, strict=True)}
    return preview("preview", data, images=images, ppi=PIXELS_PER_INCH)


def _line(text: str) -> str:
    """One line of text without control characters, cut where it would not fit."""
    plain = " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())
    return plain if len(plain) <= 2 * LONGEST else plain[: 2 * LONGEST].rstrip() + "…"
