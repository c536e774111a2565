"""Everything without a motif of its own: quarter rounds."""

import math

from produktschau.design.tiles.dice import Dice
from produktschau.design.tiles.drawing import Layers, box, ground, n, put, stacked
from produktschau.design.tiles.inks import Inks


def rounds(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Squares with a quarter round in one corner, a smaller one in it here and there."""
    g, a, b, c, e, s = inks
    u = min(wide, high) / dice.pick((3, 4, 5))
    cols, rows = math.ceil(wide / u), round(high / u)
    lone = (dice.whole(1, max(1, cols - 2)), dice.whole(0, rows - 1))
    layers: Layers = {}
    for i in range(cols):
        for j in range(rows):
            x, y = i * u, j * u
            under, over = dice.pick(((b, c), (c, e), (a, b), (e, b), (b, a)))
            put(layers, "0" + under, box(x, y, u + 0.5, u + 0.5))
            corner = dice.whole(0, 3)
            put(layers, "1" + (s if (i, j) == lone else over), _quarter(x, y, u, corner, 1))
            if dice.real() < 0.5:
                put(layers, "2" + under, _quarter(x, y, u, corner, 0.45))
    return ground(wide, high, g) + stacked(layers)


def _quarter(x: float, y: float, u: float, corner: int, share: float) -> str:
    cx, cy = x + u * (corner % 2), y + u * (corner // 2)
    sx, sy = (1 if corner % 2 == 0 else -1), (1 if corner // 2 == 0 else -1)
    r, sweep = u * share, 1 if sx * sy > 0 else 0
    return f"M{n(cx)} {n(cy)}h{n(sx * r)}A{n(r)} {n(r)} 0 0 {sweep} {n(cx)} {n(cy + sy * r)}z"
