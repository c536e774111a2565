"""Textile: real weave drafts, and knit stitches."""

import math
from collections.abc import Callable

from produktschau.design.tiles.dice import Dice
from produktschau.design.tiles.drawing import ROUND_ENDS, Layers, ground, n, path, put
from produktschau.design.tiles.inks import Inks, darker

Draft = Callable[[int, int], bool]
"""Whether the warp lies on top where warp ``i`` crosses weft ``j``."""


def plain(i: int, j: int) -> bool:
    """Plain weave."""
    return (i + j) % 2 < 1


def basket(i: int, j: int) -> bool:
    """Basket weave, two by two."""
    return (i // 2 + j // 2) % 2 < 1


def twill(i: int, j: int) -> bool:
    """Twill, two over two."""
    return (i + j) % 4 < 2


def herringbone(i: int, j: int) -> bool:
    """Twill that turns every eight threads."""
    return ((i % 16 if i % 16 < 8 else 15 - i % 16) + j) % 4 < 2


def diamond(i: int, j: int) -> bool:
    """Twill that turns in both directions."""
    return (abs(i % 16 - 8) + abs(j % 16 - 8)) % 4 < 2


def textile(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """A cloth, four times out of five woven, else knitted."""
    return knit(dice, wide, high, inks) if dice.real() < 0.22 else weave(dice, wide, high, inks)


def weave(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """A woven cloth; one warp thread is the spark."""
    g, a, b, c, e, s = inks
    dark = darker(g, a)
    near = g if dark == a else a
    u = dice.pick((20, 22, 26, 30))
    draft: Draft = dice.pick((plain, basket, twill, twill, herringbone, herringbone, diamond, diamond))
    bands: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
        ((b,), (c,)),
        ((c,) * 4 + (near,) * 4, (c,) * 4 + (near,) * 4),
        ((b, b, c, c), (near,)),
        ((c,) * 6 + (b,) * 2, (c,) * 6 + (b,) * 2),
        ((e,), (c,)),
        ((c,) * 8 + (b,) * 8, (near,) * 8 + (e,) * 2 + (near,) * 6),
    )
    warp, weft = dice.pick(bands)
    cols, rows, gap = math.ceil(wide / u) + 1, math.ceil(high / u) + 1, u * 0.09
    lone = int(cols * dice.pick((0.3, 0.38, 0.62, 0.7)))
    layers: Layers = {}
    for i in range(cols):
        for j, m in _floats([draft(i, j) for j in range(rows)]):
            ink = s if i == lone else warp[i % len(warp)]
            put(layers, ink, f"M{n(i * u + u / 2)} {n(j * u + gap)}v{n(m * u - 2 * gap)}")
    for j in range(rows):
        for i, m in _floats([not draft(i, j) for i in range(cols)]):
            put(layers, weft[j % len(weft)], f"M{n(i * u + gap)} {n(j * u + u / 2)}h{n(m * u - 2 * gap)}")
    threads = "".join(path("".join(parts), "none", ink, u * 0.8) for ink, parts in layers.items())
    return ground(wide, high, dark) + threads


def _floats(on_top: list[bool]) -> list[tuple[int, int]]:
    """Stretches of one thread that lie on top, as (start, length)."""
    out: list[tuple[int, int]] = []
    start = -1
    for j, top in enumerate([*on_top, False]):
        if top and start < 0:
            start = j
        elif not top and start >= 0:
            out.append((start, j - start))
            start = -1
    return out


def knit(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Stocking stitch in stripes; one row is the spark."""
    g, a, b, c, e, s = inks
    u = dice.pick((36, 44, 52))
    v = u * 0.72
    cols, rows = math.ceil(wide / u) + 1, math.ceil(high / v) + 2
    stripes: tuple[tuple[str, ...], ...] = ((c, c, c, c, b, b), (c,), (c, b), (e, c, b, c), (c, c, c, e, e, b, b, e, e))
    stripe = dice.pick(stripes)
    lone, star = int(rows * dice.pick((0.35, 0.6))), dice.whole(3, 6)
    out = [ground(wide, high, darker(g, a))]
    for j in range(-1, rows):
        layers: Layers = {}
        for i in range(cols):
            x, y, ink = i * u, j * v, stripe[j % len(stripe)]
            if len(stripe) > 3 and (i + j) % star == 0 and ink == c:
                ink = e
            stitch = f"M{n(x + u * 0.2)} {n(y)}L{n(x + u * 0.5)} {n(y + v * 0.95)}L{n(x + u * 0.8)} {n(y)}"
            put(layers, s if j == lone else ink, stitch)
        out += [path("".join(parts), "none", ink, u * 0.3, ROUND_ENDS) for ink, parts in layers.items()]
    return "".join(out)
