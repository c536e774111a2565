"""SVG by arithmetic: paths, discs, closed curves. No ids, no clip paths, no filters: safe to inline many times."""

import math
from collections.abc import Iterable, Sequence

from produktschau.design.tiles.dice import Dice

Spot = tuple[float, float]
Layers = dict[str, list[str]]
"""Path data by ink: one element for each ink keeps a print small."""

ROUND = ' stroke-linejoin="round"'
ROUND_ENDS = ' stroke-linejoin="round" stroke-linecap="round"'


def n(x: float) -> str:
    """A number as short as it may be written, one decimal at most."""
    s = f"{x:.1f}"
    s = s.removesuffix(".0")
    return "0" if s == "-0" else s


def poly(spots: Sequence[Spot]) -> str:
    """A closed polygon."""
    first, *rest = spots
    return f"M{n(first[0])} {n(first[1])}L{' '.join(f'{n(x)} {n(y)}' for x, y in rest)}Z"


def path(data: str, fill: str = "none", stroke: str | None = None, width: float = 1.0, extra: str = "") -> str:
    """A path element; no data gives no element."""
    if not data:
        return ""
    line = f' stroke="{stroke}" stroke-width="{n(width)}"' if stroke else ""
    return f'<path d="{data}" fill="{fill}"{line}{extra}/>'


def paths(layers: Layers, stroke: str | None = None, width: float = 1.0, extra: str = "") -> str:
    """One filled path for each ink."""
    return "".join(path("".join(parts), ink, stroke, width, extra) for ink, parts in layers.items())


def put(layers: Layers, ink: str, data: str) -> None:
    """Add path data to an ink's layer."""
    layers.setdefault(ink, []).append(data)


def stacked(layers: Layers) -> str:
    """One filled path for each key ``<level><ink>``, lower levels first."""
    return "".join(path("".join(layers[key]), key[1:]) for key in sorted(layers))


def group(*parts: str) -> str:
    """Several elements that are one thing."""
    return f"<g>{''.join(parts)}</g>"


def disc(
    x: float, y: float, r: float, fill: str = "none", stroke: str | None = None, width: float = 1.0, extra: str = ""
) -> str:
    """A circle element."""
    line = f' stroke="{stroke}" stroke-width="{n(width)}"' if stroke else ""
    return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(r)}" fill="{fill}"{line}{extra}/>'


def box(x: float, y: float, w: float, h: float) -> str:
    """A rectangle as path data."""
    return f"M{n(x)} {n(y)}h{n(w)}v{n(h)}h{n(-w)}z"


def ring(x: float, y: float, r: float) -> str:
    """A full circle as path data."""
    return f"M{n(x - r)} {n(y)}a{n(r)} {n(r)} 0 1 0 {n(2 * r)} 0a{n(r)} {n(r)} 0 1 0 {n(-2 * r)} 0"


def leaf(x: float, y: float, length: float, width: float, angle: float) -> str:
    """A leaf or kernel from its foot, as path data; the angle in radians."""
    c, s = math.cos(angle), math.sin(angle)
    mx, my = x + length * 0.5 * c, y + length * 0.5 * s
    return (
        f"M{n(x)} {n(y)}Q{n(mx - width * s)} {n(my + width * c)} {n(x + length * c)} {n(y + length * s)}"
        f"Q{n(mx + width * s)} {n(my - width * c)} {n(x)} {n(y)}Z"
    )


def ground(wide: float, high: float, fill: str) -> str:
    """The whole field in one ink."""
    return path(box(0, 0, wide, high), fill)


def smooth(spots: Sequence[Spot]) -> str:
    """A closed Catmull-Rom curve through the spots."""
    k, out = len(spots), [f"M{n(spots[0][0])} {n(spots[0][1])}"]
    for i in range(k):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = (spots[(i + j - 1) % k] for j in range(4))
        ends = f"{x2 - (x3 - x1) / 6:.0f} {y2 - (y3 - y1) / 6:.0f} {n(x2)} {n(y2)}"
        first = f"C{n(x1 + (x2 - x0) / 6)} {n(y1 + (y2 - y0) / 6)} " if i == 0 else "S"
        out.append(first + ends)
    return "".join(out) + "Z"


def middle(spots: Sequence[Spot]) -> Spot:
    """The mean of the spots."""
    return sum(p[0] for p in spots) / len(spots), sum(p[1] for p in spots) / len(spots)


def inset(spots: Sequence[Spot], by: float) -> list[Spot]:
    """A convex polygon shrunk towards its middle by about ``by`` units."""
    cx, cy = middle(spots)
    r = sum(math.hypot(x - cx, y - cy) for x, y in spots) / len(spots) or 1
    k = max(0.1, 1 - by / r)
    return [(cx + (x - cx) * k, cy + (y - cy) * k) for x, y in spots]


def seen(dice: Dice, spots: Iterable[Spot], wide: float, high: float, edge: float = 0.1) -> int:
    """The index of one of the spots that lies well inside the picture."""
    every = list(spots)
    near = [
        i
        for i, (x, y) in enumerate(every)
        if wide * edge < x < wide * (1 - edge) and high * edge < y < high * (1 - edge)
    ]
    return dice.pick(near or range(len(every)))
