"""What grows and flows: honeycomb, ears of grain, kernels, fruit."""

import math

from produktschau.design.tiles.dice import Dice
from produktschau.design.tiles.drawing import Layers, disc, ground, leaf, n, path, paths, poly, put, ring, stacked
from produktschau.design.tiles.inks import Inks, accent, darker


def comb(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Honeycomb, filled around one place; one cell is the spark."""
    g, a, b, c, e, s = inks
    r, dark = dice.pick((30, 38, 48, 58)), darker(g, a)
    dx, dy = r * 1.732, r * 1.5
    rows, cols = math.ceil(high / dy) + 1, math.ceil(wide / dx) + 1
    cells = [(i * dx + (dx / 2 if j % 2 else 0), j * dy) for j in range(rows) for i in range(-1, cols)]
    fx, fy = wide * dice.real(0.25, 0.75), high * dice.real(0.25, 0.75)
    lone = dice.pick([q for q, (x, y) in enumerate(cells) if r < x < wide - r and r < y < high - r])
    layers: Layers = {ink: [] for ink in (a, b, c, s, e)}
    for q, (x, y) in enumerate(cells):
        away = math.hypot(x - fx, y - fy) / wide + dice.real(-0.12, 0.12)
        fill = s if q == lone else c if away < 0.2 else b if away < 0.42 else (a if a != dark else b)
        put(layers, fill, _hexagon(x, y, r * 0.9))
        if fill in (c, b) and dice.real() < 0.55:
            put(layers, e if fill == c else c, _hexagon(x, y, r * 0.56))
    return ground(wide, high, dark) + paths(layers)


def _hexagon(x: float, y: float, r: float) -> str:
    turns = [t * math.tau / 6 for t in range(6)]
    return poly([(x + r * math.sin(t), y + r * math.cos(t)) for t in turns])


def grain(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Ears or kernels."""
    return dice.pick((ears, ears, kernels))(dice, wide, high, inks)


def ears(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Ears of grain, before a low sun six times out of ten; one kernel is the spark."""
    g, a, b, c, e, s = inks
    count = dice.pick((4, 5, 6))
    room = wide / count
    sun = disc(wide * dice.real(0.2, 0.8), high * dice.real(0.3, 0.6), high * dice.real(0.3, 0.5), a)
    out = ground(wide, high, g) + (sun if dice.real() < 0.6 else "")
    lone = (dice.whole(0, count - 1), dice.whole(1, 4), 1)
    stems, awns = "", ""
    layers: Layers = {c: [], e: [], s: []}
    for i in range(count):
        x, top, lean = (i + 0.5) * room + dice.real(-6, 6), high * dice.real(0.06, 0.3), dice.real(-0.10, 0.10)
        size, pairs = room * 0.5, dice.whole(6, 8)
        stems += f"M{n(x + lean * (high - top) * 0.8)} {n(high)}Q{n(x + lean * 40)} {n(high * 0.7)} {n(x)} {n(top)}"
        for q in range(pairs):
            xx, y = x + lean * q * 3, top + size * (0.7 + q * 0.56)
            length = size * (0.78 + 0.26 * math.sin((q + 0.8) / pairs * 3.1))
            for side in (-1, 1):
                t = -math.pi / 2 + side * 0.52
                ink = s if (i, q, side) == lone else c if side == 1 else e
                put(layers, ink, leaf(xx, y, length, length * 0.34, t))
                if q < pairs - 1:
                    tip = f"{n(xx + length * math.cos(t))} {n(y + length * math.sin(t))}"
                    awns += f"M{tip}l{n(side * size * 0.42)} {n(-size * 1.5)}"
        put(layers, c, leaf(x, top + size * 0.25, size * 0.95, size * 0.3, -math.pi / 2))
    return out + path(awns, "none", b, 1.3) + path(stems, "none", c, 3) + paths(layers)


def kernels(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Kernels and seeds in leaning rows; one is the spark."""
    g, a, b, c, e, s = inks
    length = dice.pick((66, 80, 100))
    dx, dy, lean = length * 0.62, length * 0.86, dice.real(0.5, 1.0)
    cells = [(i, j) for j in range(-1, math.ceil(high / dy) + 1) for i in range(-1, math.ceil(wide / dx) + 2)]
    inner = [(i, j) for i, j in cells if dx < i * dx < wide - 2 * dx and 0 < j * dy < high - dy]
    lone = dice.pick(inner)
    layers: Layers = {}
    veins = ""
    for i, j in cells:
        t = -math.pi / 2 + (lean if j % 2 else -lean)
        x, y = i * dx, (j + 0.95) * dy
        put(
            layers,
            s if (i, j) == lone else (c, b, c, e)[(i * (1 + j % 2) + j) % 4],
            leaf(x, y, length, length * 0.34, t),
        )
        foot = f"{n(x + length * 0.12 * math.cos(t))} {n(y + length * 0.12 * math.sin(t))}"
        veins += f"M{foot}l{n(length * 0.7 * math.cos(t))} {n(length * 0.7 * math.sin(t))}"
    return ground(wide, high, g) + paths(layers) + path(veins, "none", darker(g, a), 1.6)


def fruit(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Round fruit or apples, every third cut open; one is the spark."""
    g, a, b, c, e, s = inks
    dark, flesh, u = darker(g, a, e), accent(e, c), dice.pick((86, 104, 126))
    r, off = u * 0.39, dice.real(-0.3, 0) * u
    cols, rows = math.ceil(wide / u) + 1, math.ceil(high / (u * 0.92)) + 1
    lone, is_round = (dice.whole(1, cols - 3), dice.whole(0, max(1, rows - 3))), bool(dice.whole(0, 1))
    layers: Layers = {}
    stalk, green = dark if g != dark else e, a if a != g and g != dark else c
    for j in range(rows):
        for i in range(cols):
            x, y = i * u + (u / 2 if j % 2 else 0) + off, j * u * 0.92 + u * 0.4
            is_lone = (i, j) == lone
            put(layers, "1" + (s if is_lone else b), ring(x, y, r) if is_round else _apple(x, y, r))
            if not is_lone and (i + 2 * j) % 3 == 0:
                _cut_open(layers, x, y, r, flesh, dark, is_round=is_round)
            elif not is_lone:
                put(layers, "4" + c, _shine(x, y, r))
            put(layers, "5" + stalk, _stalk(x, y, r))
            put(layers, "6" + green, leaf(x + r * 0.1, y - r * 0.95, r * 0.62, r * 0.17, -0.35))
    return ground(wide, high, g) + stacked(layers)


def _cut_open(layers: Layers, x: float, y: float, r: float, flesh: str, dark: str, *, is_round: bool) -> None:
    put(layers, "2" + flesh, ring(x, y, r * 0.8) if is_round else ring(x, y + r * 0.05, r * 0.7))
    for z in range(6 if is_round else 2):
        t = z / 6 * math.tau + 0.3 if is_round else math.pi / 2 + (z - 0.5) * 1.1
        length, width = (0.62, 0.12) if is_round else (0.5, 0.17)
        put(layers, "3" + dark, leaf(x, y, r * length, r * width, t))


def _apple(x: float, y: float, r: float) -> str:
    return (
        f"M{n(x)} {n(y - r * 0.78)}c{n(r * 1.5)} {n(r * -0.72)} {n(r * 1.15)} {n(r * 1.93)} 0 {n(r * 1.7)}"
        f"c{n(r * -1.15)} {n(r * 0.23)} {n(r * -1.5)} {n(r * -2.42)} 0 {n(r * -1.7)}z"
    )


def _shine(x: float, y: float, r: float) -> str:
    return (
        f"M{n(x - r * 0.62)} {n(y + r * 0.1)}q{n(r * 0.02)} {n(-r * 0.42)} {n(r * 0.36)} {n(-r * 0.58)}"
        f"l{n(r * 0.05)} {n(r * 0.16)}q{n(-r * 0.26)} {n(r * 0.16)} {n(-r * 0.27)} {n(r * 0.44)}z"
    )


def _stalk(x: float, y: float, r: float) -> str:
    return (
        f"M{n(x - 1.5)} {n(y - r * 0.8)}q{n(r * 0.02)} {n(-r * 0.35)} {n(r * 0.2)} {n(-r * 0.5)}l4 2"
        f"q{n(-r * 0.16)} {n(r * 0.2)} {n(-r * 0.16)} {n(r * 0.5)}z"
    )
