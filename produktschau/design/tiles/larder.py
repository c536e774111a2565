"""From dairy, butcher and soap maker: cheese, sausage, bubbles; and studs of plastic."""

import math

from produktschau.design.tiles.dice import Dice
from produktschau.design.tiles.drawing import Layers, box, ground, n, path, paths, put, ring, stacked
from produktschau.design.tiles.inks import Inks, accent, darker


def cheese(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Wheels of cheese from above, cut into wedges with holes; one wedge is the spark."""
    g, a, b, c, e, s = inks
    dark, paste = darker(g, a), accent(e, c)
    r = dice.pick((100, 120, 140))
    step, parts = r * 2.12, dice.pick((5, 6))
    cols, rows = math.ceil(wide / step) + 1, math.ceil(high / step) + 1
    left, top = -r * dice.real(0.2, 0.7), -r * dice.real(0.2, 0.6)
    wheels = [(left + i * step + r, top + j * step + r) for j in range(rows) for i in range(cols)]
    lone_wheel = dice.pick([q for q, (x, y) in enumerate(wheels) if 0 < x < wide and 0 < y < high] or [0])
    lone_part, layers = dice.whole(0, parts - 1), Layers()
    for q, (x, y) in enumerate(wheels):
        turn, gone = dice.real(0, math.tau), dice.whole(0, parts * 2)
        for z in range(parts):
            is_lone = (q, z) == (lone_wheel, lone_part)
            if z == gone and not is_lone:
                continue
            t0, t1 = turn + z / parts * math.tau, turn + (z + 1) / parts * math.tau
            put(layers, "1" + (b if not is_lone else dark), _wedge(x, y, r, t0, t1))
            put(layers, ("3" + s) if is_lone else ("2" + (paste if z % 2 else c)), _wedge(x, y, r * 0.9, t0, t1))
            for _ in range(dice.whole(1, 2)):
                t, away = t0 + (t1 - t0) * dice.real(0.3, 0.7), r * dice.real(0.4, 0.76)
                hole = ring(x + away * math.cos(t), y + away * math.sin(t), r * dice.real(0.03, 0.07))
                put(layers, "4" + (dark if paste != dark else a), hole)
    return ground(wide, high, g if g not in (b, c) else dark) + stacked(layers)


def _wedge(x: float, y: float, r: float, t0: float, t1: float) -> str:
    mx, my = x + 5 * math.cos((t0 + t1) / 2), y + 5 * math.sin((t0 + t1) / 2)
    start = f"{n(mx + r * math.cos(t0))} {n(my + r * math.sin(t0))}"
    return f"M{n(mx)} {n(my)}L{start}A{n(r)} {n(r)} 0 0 1 {n(mx + r * math.cos(t1))} {n(my + r * math.sin(t1))}z"


def sausage(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Slices with their grain, laid like tiles on a roof; one slice is the spark."""
    g, a, b, c, e, s = inks
    dark, fat = darker(g, a), accent(e, c)
    meat = b if fat != b else c
    u = dice.pick((84, 100, 124))
    r, rows, cols = u * 0.56, math.ceil(high / (u * 0.8)) + 1, math.ceil(wide / u) + 2
    lone = (dice.whole(1, max(1, cols - 4)), dice.whole(0, max(0, rows - 3)))
    out = [ground(wide, high, dark)]
    for j in range(rows):
        flecks, slices = "", Layers()
        for i in range(-1, cols):
            x, y = i * u + (u / 2 if j % 2 else 0), j * u * 0.8 + u * 0.2
            put(slices, s if (i, j) == lone else (meat if (i + j) % 3 else c), ring(round(x), round(y), r))
            for _ in range(dice.whole(4, 7)):
                t, away = dice.real(0, math.tau), r * math.sqrt(dice.real(0.02, 0.62))
                fx, fy = x + away * math.cos(t), y + away * math.sin(t)
                flecks += f"M{fx:.0f} {fy:.0f}l{dice.real(2, 7):.0f} {dice.real(-5, 5):.0f}"
        out.append(paths(slices, dark, 3.4))
        out.append(path(flecks, "none", fat if fat != c else e, 6, ' stroke-linecap="round"'))
    return "".join(out)


def bubbles(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Bubbles of lather, packed by size; one is the spark."""
    g, a, b, c, e, s = inks
    dark, placed = darker(g, a), list[tuple[float, float, float]]()
    for size in (74, 52, 36, 24, 16):
        for _ in range(46):
            x, y, r = dice.real(0, wide), dice.real(0, high), size * dice.real(0.86, 1.08)
            if all(math.hypot(x - px, y - py) > r + pr + 4 for px, py, pr in placed):
                placed.append((x, y, r))
    shown = [q for q, (x, y, r) in enumerate(placed) if r > 20 and r < x < wide - r and r < y < high - r]
    lone, layers, shines = dice.pick(shown or range(len(placed))), Layers(), ""
    for q, (x, y, r) in enumerate(placed):
        put(layers, s if q == lone else dice.pick((b, c, c, accent(e, c))), ring(x, y, r))
        k = r * 0.7
        shines += f"M{n(x - k)} {n(y)}a{n(k)} {n(k)} 0 0 1 {n(k * 0.8)} {n(-k * 0.98)}"
    line = dark if dark != g else a
    base = dark if g in (b, c) else g
    return ground(wide, high, base) + paths(layers) + path(shines, "none", line, 3, ' stroke-linecap="round"')


def studs(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Moulded blocks with studs, from above; one block is the spark."""
    g, a, b, c, e, s = inks
    dark, u = darker(g, a), dice.pick((40, 48, 60))
    rows, cols = math.ceil(high / u), math.ceil(wide / u)
    blocks: list[tuple[int, int, int]] = []
    for j in range(rows):
        i = -(j % 2)
        while i < cols:
            length = dice.pick((1, 2, 2, 3, 4))
            blocks.append((i, j, length))
            i += length
    inner = [q for q, (i, j, length) in enumerate(blocks) if i > 0 and i + length < cols and 0 < j < rows - 1]
    lone, layers, tops = dice.pick(inner or range(len(blocks))), Layers(), ""
    for q, (i, j, length) in enumerate(blocks):
        ink = s if q == lone else dice.pick((b, c, c, accent(e, c)))
        put(layers, ink, box(i * u + 1.5, j * u + 1.5, length * u - 3, u - 3))
        tops += "".join(ring((i + z + 0.5) * u, (j + 0.5) * u, u * 0.27) for z in range(length))
    return ground(wide, high, dark) + paths(layers) + path(tops, "none", dark, 2.4)
