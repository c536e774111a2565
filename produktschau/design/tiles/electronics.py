"""Electronics: traces that leave a chip."""

from dataclasses import dataclass

from produktschau.design.tiles.dice import Dice
from produktschau.design.tiles.drawing import ROUND, box, disc, ground, group, n, path, poly, ring
from produktschau.design.tiles.inks import Inks, darker


@dataclass(frozen=True)
class Trace:
    """One conductor: the line, the pad at its end, the pin at the chip – path data each."""

    line: str
    pad: str
    pin: str


def electronics(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """A chip on a board; one conductor with pin and pad is the spark."""
    g, a, b, c, e, s = inks
    dark, board = darker(g, a), g if g != c else b
    u, pins = dice.pick((11, 13, 15)), dice.pick((6, 7, 8))
    side = u * (pins + 1)
    cx, cy = wide * dice.pick((0.3, 0.38, 0.62, 0.7)), high * dice.real(0.42, 0.58)
    lone = dice.whole(0, 4 * pins - 1)
    traces = _traces(dice, cx, cy, u, pins, wide, high)
    rest = [trace for q, trace in enumerate(traces) if q != lone]
    grid = "".join(
        f"M{x} {y}h.1" for x in range(u, int(wide), round(u * 2.6)) for y in range(u, int(high), round(u * 2.6))
    )
    spark = traces[lone]
    x0, y0 = cx - side / 2, cy - side / 2
    body = poly([(x0 + u * 0.9, y0), (x0 + side, y0), (x0 + side, y0 + side), (x0, y0 + side), (x0, y0 + u * 0.9)])
    return (
        ground(wide, high, board)
        + path(grid, "none", a if a != board else b, 2, ' stroke-linecap="round"')
        + path("".join(t.line for t in rest), "none", c if board != c else e, u * 0.32, ROUND)
        + path("".join(t.pad for t in rest), board, e, u * 0.26)
        + path("".join(t.pin for t in rest), e)
        + group(path(spark.line, "none", s, u * 0.42, ROUND), path(spark.pad, board, s, u * 0.3), path(spark.pin, s))
        + path(body, dark if dark != board else a, e, 2)
        + disc(x0 + side - u * 1.1, y0 + side - u * 1.1, u * 0.35, e)
        + path(
            box(x0 + u * 1.4, cy - u * 0.55, side * 0.5, u * 0.28)
            + box(x0 + u * 1.4, cy + u * 0.1, side * 0.34, u * 0.28),
            c,
        )
    )


def _traces(dice: Dice, cx: float, cy: float, u: int, pins: int, wide: float, high: float) -> list[Trace]:
    half, traces = u * (pins + 1) / 2, []
    edges = ((1, 0, 0, -1, cy), (0, 1, 1, 0, wide - cx), (1, 0, 0, 1, high - cy), (0, 1, -1, 0, cx))
    for along_x, along_y, out_x, out_y, limit in edges:
        turn = dice.pick((-1, 1))
        for i in range(pins):
            place = (i + 1) * u - half
            px, py = cx + along_x * place + out_x * half, cy + along_y * place + out_y * half
            order = i if turn > 0 else pins - 1 - i
            first, slant = u * (1.2 + (pins - order) * 0.62), u * (1.5 + (i % 3 == 0) * 1.2 + order * 0.55)
            end = dice.real(0.3, 1.3) * limit if dice.real() < 0.5 else limit * 2
            last = max(float(u), end - half - first - slant)
            sx, sy = (out_x + along_x * turn) * slant, (out_y + along_y * turn) * slant
            line = f"M{n(px)} {n(py)}l{n(out_x * first)} {n(out_y * first)}l{n(sx)} {n(sy)}l{n(out_x * last)} {n(out_y * last)}"
            ex, ey = px + out_x * (first + last) + sx, py + out_y * (first + last) + sy
            w, h = (u * 0.6, float(u)) if along_x else (float(u), u * 0.6)
            traces.append(Trace(line, ring(ex, ey, u * 0.38), box(px - w / 2, py - h / 2, w, h)))
    return traces
