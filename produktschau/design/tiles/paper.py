"""Paper: a map fold, a concertina of printed sheets."""

import math

from produktschau.design.tiles.dice import Dice
from produktschau.design.tiles.drawing import Layers, Spot, ground, n, path, poly, put
from produktschau.design.tiles.inks import Inks, tones


def paper(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Folded one way or the other."""
    return dice.pick((map_fold, map_fold, concertina))(dice, wide, high, inks)


def map_fold(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """The fold of maps and solar sails (Miura); one field is the spark."""
    scale = tones(inks)
    chosen = dice.pick(((1, 2, 3, 4), (4, 3, 2, 3), (0, 1, 2, 3), (4, 2, 3, 1)))
    w, h = wide / dice.pick((4, 5, 6)), high / dice.pick((3, 4, 5))
    slant, shift = h * dice.real(0.28, 0.5), dice.real(0.1, 0.35) * w
    cols, rows = math.ceil(wide / w) + 2, math.ceil(high / h) + 3
    lone = (dice.whole(2, cols - 4), dice.whole(2, max(2, rows - 4)))
    layers: Layers = {}

    def at(i: int, j: int) -> Spot:
        return (i - 1) * w + (shift if j % 2 else 0), (j - 1) * h + (slant if i % 2 else 0)

    for i in range(cols):
        for j in range(rows):
            ink = inks.spark if (i, j) == lone else scale[chosen[(i % 2) + 2 * (j % 2)]]
            put(layers, ink, poly([at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)]))
    fields = "".join(path("".join(parts), ink, ink, 0.7) for ink, parts in layers.items())
    return ground(wide, high, scale[1]) + fields


def concertina(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """A printed concertina seen from the front; one leaf is the spark."""
    scale, count = tones(inks), dice.pick((6, 7, 9))
    w, lone = wide / count, dice.whole(1, count - 2)
    swing, base = high * dice.real(0.06, 0.16), high * dice.real(0.02, 0.1)
    low, out = high - base - swing, [ground(wide, high, scale[1])]
    for i in range(count):
        x = i * w
        y0, y1 = (base, base + swing) if i % 2 else (base + swing, base)
        ink = inks.spark if i == lone else (scale[4] if i % 2 else scale[2])
        out.append(path(poly([(x, y0), (x + w, y1), (x + w, low + y1), (x, low + y0)]), ink, ink, 0.7))
        lines = ""
        for z in range(2, 12):
            drop, end = low * z / 13, dice.pick((0.86, 0.86, 0.8, 0.6))
            if dice.real() < 0.84:
                start = f"{n(x + w * 0.14)} {n(y0 + (y1 - y0) * 0.14 + drop)}"
                lines += f"M{start}L{n(x + w * end)} {n(y0 + (y1 - y0) * end + drop)}"
        out.append(path(lines, "none", scale[3] if ink == scale[4] else scale[1], 3))
    return "".join(out)
