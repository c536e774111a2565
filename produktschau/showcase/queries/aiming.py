"""A picture while somebody says which point of it always stays visible: the point, and every cut around it."""

from dataclasses import dataclass

from produktschau.showcase.calculations.cuts import CARD, PREVIEW, SQUARE, WIDE, box
from produktschau.showcase.models import Picture
from produktschau.showcase.queries.pictures import upright_size

PLACES = (
    (CARD, "Karte in Listen"),
    (SQUARE, "Setzkasten der Startseite"),
    (WIDE, "groß auf der Seite"),
    (PREVIEW, "Vorschau beim Weitersagen"),
)
MIDDLE = 50
WIDE_ENOUGH = 800
"""Pixels the picture has on the page."""


@dataclass(frozen=True)
class Seen:
    """One cut as the page shows it: what it is for, its sides, and the part of the picture as an SVG view box."""

    label: str
    across: str
    down: str
    view: str


@dataclass(frozen=True)
class Aim:
    """What the page draws, as text, for numbers of a drawing have no separators. ``shown_width`` is that of the rendition to show, 0 while there is none."""

    width: str
    height: str
    x: str
    y: str
    cuts: list[Seen]
    shown_width: int


def aimed(picture: Picture, x: object, y: object) -> Aim:
    """The picture with the point typed, in percent; what cannot be shown is the middle."""
    width, height = upright_size(picture)
    focus = _percent(x), _percent(y)
    return Aim(
        width=str(width),
        height=str(height),
        x=str(round(width * focus[0] / 100)),
        y=str(round(height * focus[1] / 100)),
        cuts=[
            Seen(label, str(shape.across), str(shape.down), " ".join(map(str, box(width, height, shape, *focus))))
            for shape, label in PLACES
        ],
        shown_width=_shown_width(picture),
    )


def _shown_width(picture: Picture) -> int:
    widths: list[int] = sorted(picture.renditions)
    return next((width for width in widths if width >= WIDE_ENOUGH), widths[-1]) if widths else 0


def _percent(typed: object) -> int:
    text = str(typed if typed is not None else "").strip()
    return min(int(text), 100) if text.isascii() and text.isdecimal() and len(text) <= 3 else MIDDLE
