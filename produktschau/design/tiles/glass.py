"""Glass: a brilliant cut, shards."""

import math

from produktschau.design.tiles.dice import Dice
from produktschau.design.tiles.drawing import ROUND, Layers, Spot, ground, middle, path, paths, poly, put, seen
from produktschau.design.tiles.inks import Inks, tones


def glass(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """A cut stone or a field of shards."""
    return dice.pick((brilliant, brilliant, shards))(dice, wide, high, inks)


def brilliant(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """A brilliant from above; one kite facet is the spark."""
    count = dice.pick((7, 8, 9, 10))
    cx, cy = wide * dice.pick((0.28, 0.4, 0.6, 0.72)), high * dice.real(0.35, 0.65)
    r, turn, light = high * dice.real(0.52, 0.64), dice.real(), dice.real(0, math.tau)

    def at(away: float, t: float) -> Spot:
        angle = turn + t * math.tau / count
        return cx + r * away * math.cos(angle), cy + r * away * math.sin(angle)

    facets: list[tuple[float, list[Spot]]] = []
    for i in range(count):
        facets += [
            (i, [at(0.46, i), at(0.46, i + 1), at(0.66, i + 0.5)]),
            (i + 0.5, [at(0.46, i), at(0.66, i + 0.5), at(1, i), at(0.66, i - 0.5)]),
            (i + 0.2, [at(0.66, i + 0.5), at(1, i), at(1.02, i + 0.5)]),
            (i + 0.8, [at(0.66, i + 0.5), at(1, i + 1), at(1.02, i + 0.5)]),
            (i + 0.1, [at(1, i), at(1.02, i + 0.5), at(4, i + 0.5), at(4, i)]),
            (i + 0.6, [at(1.02, i + 0.5), at(1, i + 1), at(4, i + 1), at(4, i + 0.5)]),
        ]
    scale, kites = tones(inks), range(1, len(facets), 6)
    lone = kites[seen(dice, [middle(facets[q][1]) for q in kites], wide, high, 0.14)]
    layers: Layers = {}
    for q, (t, spots) in enumerate(facets):
        wave = turn + t * math.tau / count * (1, 2, 3, 3, 1, 1)[q % 6] + light + (q % 6) * 1.9
        bright = (0.5 + 0.5 * math.cos(wave)) * (0.42 if q % 6 > 3 else 1)
        put(layers, inks.spark if q == lone else scale[min(4, int(bright * 5))], poly(spots))
    table = path(poly([at(0.46, i) for i in range(count)]), scale[3], scale[0], 1.2)
    gleam = path(poly([at(0.46, i) for i in range(count // 2 + 1)]), scale[4])
    return ground(wide, high, scale[0]) + paths(layers, scale[0], 1.2, ROUND) + table + gleam


def shards(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """A net of triangles lit from one side; one is the spark."""
    cols, rows = dice.pick(((5, 4), (6, 5), (7, 5)))
    knots: dict[tuple[int, int], Spot] = {}
    for i in range(cols + 1):
        for j in range(rows + 1):
            dx = dice.real(-0.32, 0.32) * wide / cols if 0 < i < cols else 0.0
            dy = dice.real(-0.32, 0.32) * high / rows if 0 < j < rows else 0.0
            knots[i, j] = (wide * i / cols + dx, high * j / rows + dy)
    scale, light = tones(inks), dice.real(0, math.tau)
    lone = (dice.whole(1, cols - 2), dice.whole(1, rows - 2), dice.whole(0, 1))
    layers: Layers = {}
    for i in range(cols):
        for j in range(rows):
            for half, spots in enumerate(_halves(knots, i, j)):
                x, y = middle(spots)
                slope = (x / wide - 0.5) * math.cos(light) + (y / high - 0.5) * math.sin(light)
                bright = 0.5 + slope * 0.8 + dice.real(-0.26, 0.26)
                ink = inks.spark if (i, j, half) == lone else scale[max(0, min(4, int(bright * 5)))]
                put(layers, ink, poly(spots))
    seams = "".join(path("".join(parts), ink, ink, 0.6) for ink, parts in layers.items())
    return ground(wide, high, scale[1]) + seams


def _halves(knots: dict[tuple[int, int], Spot], i: int, j: int) -> tuple[list[Spot], list[Spot]]:
    a, b, c, d = knots[i, j], knots[i + 1, j], knots[i + 1, j + 1], knots[i, j + 1]
    return ([a, b, c], [a, c, d]) if (i + j) % 2 else ([a, b, d], [b, c, d])
