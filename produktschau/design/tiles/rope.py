"""Rope: laid strands side by side."""

import math

from produktschau.design.tiles.dice import Dice
from produktschau.design.tiles.drawing import ROUND, Layers, ground, paths, put
from produktschau.design.tiles.inks import Inks, darker


def rope(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Ropes of three strands, laid left and right in turn; one turn of one strand is the spark."""
    g, a, b, c, e, s = inks
    dark, u = darker(g, a), dice.pick((56, 66, 80))
    gap, lay = u * dice.pick((0.16, 0.3, 0.5)), u * dice.real(0.55, 0.68)
    step, x = u + gap, -dice.real(0, 0.6) * u
    cols, rows = math.ceil(wide / step) + 1, math.ceil(high / lay) + 2
    lone, flip = dice.whole(1, max(1, cols - 3)), dice.whole(0, 1)
    pairs = dice.pick((((c, c, b), (c, c, b)), ((c, e, c), (b, c, b)), ((c, c, c), (b, b, b))))
    lit = dice.whole(int(rows * 0.35), int(rows * 0.6))
    layers: Layers = {}
    for i in range(cols):
        for j in range(-1, rows):
            ink = s if (i, j) == (lone, lit) else pairs[i % 2][j % 3]
            put(layers, ink, _strand(x, j * lay, u, lay, turn=1 if (i % 2) ^ flip else -1))
        x += step
    return ground(wide, high, dark) + paths(layers, dark, 2.2, ROUND)


def _strand(x: float, y: float, u: float, lay: float, *, turn: int) -> str:
    """One turn of a strand, in whole units relative to its foot."""
    q = turn * u

    def at(dx: float, dy: float) -> str:
        return f"{round(dx * q)} {round(dy * lay)}"

    foot = f"M{round(x if turn > 0 else x + u)} {round(y + lay)}"
    up = f"c{at(0.2, -0.8)} {at(0.45, -1.1)} {at(1, -1.35)}"
    return f"{foot}{up}c{at(-0.12, 0.9)} {at(-0.5, 1.3)} {at(-1, 1.7)}z"
