"""Brick and clay: bonds, herringbone, beaver-tail roof tiles."""

import math

from produktschau.design.tiles.dice import Dice
from produktschau.design.tiles.drawing import Layers, box, ground, middle, n, paths, poly, put
from produktschau.design.tiles.inks import Inks, accent, darker


def brick(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """A wall or a floor."""
    return dice.pick((bond, herringbone))(dice, wide, high, inks)


def bond(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """A wall in stretcher, Flemish or English bond; one brick is the spark."""
    g, a, b, c, _, s = inks
    h = dice.pick((24, 28, 36))
    stretcher, header = h * 3.1, h * 1.55
    rule = dice.pick(("stretcher", "flemish", "english"))
    rows = math.ceil(high / h) + 1
    lone_row, lone_x = dice.whole(int(rows * 0.3), int(rows * 0.6)), wide * dice.real(0.3, 0.7)
    layers: Layers = {}
    for j in range(rows):
        x = -stretcher * 1.2 + (j % 2) * stretcher * {"stretcher": 0.5, "flemish": 0.75, "english": 0.25}[rule]
        i = 0
        while x < wide:
            is_header = (rule == "flemish" and i % 2 == 0) or (rule == "english" and j % 2 == 0)
            w = header if is_header else stretcher
            ink = dice.pick((b, c) if is_header else (b, b, b, c, c, c, c))
            if j == lone_row and x <= lone_x < x + w:
                ink = s
            if x + w > 0:
                put(layers, ink, box(x + 1.6, j * h + 1.6, w - 3.2, h - 3.2))
            x += w
            i += 1
    return ground(wide, high, darker(g, a)) + paths(layers)


def herringbone(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Bricks laid in herringbone, turned by 45 degrees; one brick is the spark."""
    g, a, b, c, _, s = inks
    u = dice.pick((26, 30, 38))
    cosine = math.cos(math.pi / 4)
    laid: list[tuple[float, float, str, bool]] = []
    for j in range(-30, 31):
        for q in range(-12, 13):
            for x, y, w, h in ((4 * q * u + j * u, j * u, 2 * u, u), (4 * q * u + j * u + 2 * u, j * u - u, u, 2 * u)):
                flat = [(x + 1.6, y + 1.6), (x + w - 1.6, y + 1.6), (x + w - 1.6, y + h - 1.6), (x + 1.6, y + h - 1.6)]
                spots = [(wide / 2 + (fx - fy) * cosine, high / 2 + (fx + fy) * cosine) for fx, fy in flat]
                mx, my = middle(spots)
                if -1.2 * u < mx < wide + 1.2 * u and -1.2 * u < my < high + 1.2 * u:
                    laid.append((mx, my, poly([(round(px), round(py)) for px, py in spots]), w > h))
    inner = [q for q, (mx, my, _, _) in enumerate(laid) if 0.2 < mx / wide < 0.8 and 0.2 < my / high < 0.8]
    lone = dice.pick(inner)
    layers: Layers = {}
    for q, (_, _, data, is_level) in enumerate(laid):
        put(layers, s if q == lone else dice.pick((b, b, b, c) if is_level else (c, c, c, b)), data)
    return ground(wide, high, darker(g, a)) + paths(layers)


def beaver_tail(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """A roof of beaver-tail tiles; one tile is the spark."""
    g, a, b, c, e, s = inks
    dark, w = darker(g, a), wide / dice.pick((6, 7, 8, 10))
    h = w * dice.real(0.82, 1.05)
    rows, cols = math.ceil(high / h) + 1, math.ceil(wide / w) + 1
    lone, out = (dice.whole(1, max(1, cols - 3)), dice.whole(1, max(1, rows - 3))), [ground(wide, high, dark)]
    round_end = f"a{n(w / 2 - 1.2)} {n(w / 2 - 1.2)} 0 0 1 {n(2.4 - w)} 0z"
    for j in range(rows, -2, -1):
        layers: Layers = {}
        for i in range(-1, cols + 1):
            x, y = i * w + (w / 2 if j % 2 else 0), j * h - h * 0.4
            ink = s if (i, j) == lone else dice.pick((b, b, c, c, c, accent(e, c)))
            put(layers, ink, f"M{n(x + 1.2)} {n(y - h)}h{n(w - 2.4)}v{n(h * 1.5)}{round_end}")
        out.append(paths(layers, dark, 2.4))
    return "".join(out)
