"""Stone: segmental arcs, fans, polygonal paving."""

import math

from produktschau.design.tiles.dice import Dice
from produktschau.design.tiles.drawing import (
    ROUND,
    Layers,
    Spot,
    ground,
    inset,
    middle,
    n,
    path,
    paths,
    poly,
    put,
    seen,
)
from produktschau.design.tiles.inks import Inks, accent, darker


def stone(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """One of three ways to pave."""
    return dice.pick((arcs, fans, polygonal, polygonal))(dice, wide, high, inks)


def arcs(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Small setts in flat arcs; one sett is the spark."""
    g, a, b, c, _, s = inks
    bay, u = wide / dice.pick((2, 3, 3)), dice.pick((24, 28, 32))
    rise = bay * 0.22
    r = (bay * bay / 4 + rise * rise) / (2 * rise)
    off, setts = dice.real() * bay, list[list[Spot]]()
    for q in range(-1, math.ceil(wide / bay) + 1):
        for j in range(-1, int((high + rise) / u) + 3):
            course = _course((q + 1) * bay - off, j * u + r - rise, r, bay, u, shifted=bool(j % 2))
            setts += [spots for spots in course if _touches(spots, wide, high)]
    lone = seen(dice, [middle(spots) for spots in setts], wide, high, 0.2)
    layers: Layers = {}
    for q, spots in enumerate(setts):
        fill = s if q == lone else dice.pick((b, b, b, c, c, c, c))
        put(layers, fill, poly([(round(x), round(y)) for x, y in spots]))
    return ground(wide, high, darker(g, a)) + paths(layers)


def _course(x: float, y: float, r: float, bay: float, u: float, *, shifted: bool) -> list[list[Spot]]:
    half, gap, shift = math.asin(bay / 2 / r), 1.3 / r, 0.5 if shifted else 0.0
    count = max(4, int(2 * half * r / (u * 1.04)))
    setts = []
    for z in range(count + shifted):
        t0 = -half + max(0.0, z - shift) * 2 * half / count + gap
        t1 = -half + min(float(count), z + 1 - shift) * 2 * half / count - gap
        corners = ((r, t0), (r, t1), (r - u + 2.6, t1), (r - u + 2.6, t0))
        setts.append([(x + radius * math.sin(t), y - radius * math.cos(t)) for radius, t in corners])
    return setts


def _touches(spots: list[Spot], wide: float, high: float) -> bool:
    xs, ys = [p[0] for p in spots], [p[1] for p in spots]
    return max(xs) >= 0 and min(xs) <= wide and max(ys) >= 0 and min(ys) <= high


def fans(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Setts laid in overlapping fans; one sett is the spark."""
    g, a, b, c, e, s = inks
    r, dark = wide / dice.pick((4, 5, 5)), darker(g, a)
    count, rows = (4 if r < 100 else 5), math.ceil(high / r) + 2
    t, off, out = r / count, dice.real() * r, [ground(wide, high, dark)]
    lone_row, lone_fan = dice.whole(1, max(1, rows - 4)), dice.whole(1, 2)
    inks_of = dice.pick(((c, b, c, b, c), (b, c, e, c, b), (e, c, b, c, e)))
    for j in range(-1, rows):
        y = round(j * r + r * 0.9)
        xs = [round(i * 2 * r + (r if j % 2 else 0) - off) for i in range(-1, math.ceil(wide / (2 * r)) + 2)]
        out.append(path(_circles(xs, y, r), dark))
        for q in range(count):
            radius = r - (q + 0.5) * t
            setts = max(1, round(math.pi * radius / (t * 1.12)))
            dash = f' stroke-dasharray="{math.pi * radius / setts - 2.6:.2f} 2.6" stroke-dashoffset="-1.3"'
            out.append(path(_circles(xs, y, radius), "none", inks_of[q], t - 2.6, dash))
            if (j, q) == (lone_row, 1):
                out.append(path(_sett(xs[lone_fan], y, radius, setts), "none", s, t - 2.6))
    return "".join(out)


def _circles(xs: list[int], y: int, r: float) -> str:
    arc = f"a{n(r)} {n(r)} 0 1 1 {n(2 * r)} 0a{n(r)} {n(r)} 0 1 1 {n(-2 * r)} 0"
    return "".join(f"M{n(x - r)} {y}{arc}" for x in xs)


def _sett(x: float, y: float, r: float, setts: int) -> str:
    middle_angle, half = math.pi / setts * (setts // 2 + 0.5), math.pi / setts / 2 - 1.3 / r
    t0, t1 = middle_angle - half, middle_angle + half
    start = f"{n(x - r * math.cos(t0))} {n(y - r * math.sin(t0))}"
    return f"M{start}A{n(r)} {n(r)} 0 0 1 {n(x - r * math.cos(t1))} {n(y - r * math.sin(t1))}"


def polygonal(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Polygonal paving, each stone cut to its neighbours; one is the spark."""
    g, a, b, c, e, s = inks
    u, dark = dice.pick((58, 72, 90)), darker(g, a)
    spots = [
        (i * u + (u / 2 if j % 2 else 0) + dice.real(-0.3, 0.3) * u, j * u * 0.9 + dice.real(-0.3, 0.3) * u)
        for j in range(-1, math.ceil(high / (u * 0.9)) + 2)
        for i in range(-1, math.ceil(wide / u) + 2)
    ]
    stones = [(spot, cell) for spot in spots if len(cell := _cell(spot, spots, wide, high)) > 2]
    inner = [q for q, ((x, y), _) in enumerate(stones) if u * 0.7 < x < wide - u * 0.7 and u * 0.6 < y < high - u * 0.6]
    lone, specks = dice.pick(inner), ""
    layers: Layers = {}
    for q, ((x, y), cell) in enumerate(stones):
        put(layers, s if q == lone else dice.pick((b, b, c, c, accent(e, c))), poly(inset(cell, 4.5)))
        if q != lone and dice.real() < 0.6:
            for _ in range(dice.whole(2, 5)):
                foot = f"{n(x + dice.real(-0.22, 0.22) * u)} {n(y + dice.real(-0.2, 0.2) * u)}"
                specks += f"M{foot}l{n(dice.real(2, 7))} {n(dice.real(-3, 3))}"
    cut = "".join(path("".join(parts), ink, ink, 5, ROUND) for ink, parts in layers.items())
    return ground(wide, high, dark) + cut + path(specks, "none", dark, 1.6, ' stroke-linecap="round"')


def _cell(spot: Spot, spots: list[Spot], wide: float, high: float) -> list[Spot]:
    """The Voronoi cell of one spot by half-plane clipping; fine for a few dozen spots."""
    px, py = spot
    cell: list[Spot] = [(-60, -60), (wide + 60, -60), (wide + 60, high + 60), (-60, high + 60)]
    for qx, qy in spots:
        if (qx, qy) == spot:
            continue
        mx, my, dx, dy = (px + qx) / 2, (py + qy) / 2, qx - px, qy - py
        kept: list[Spot] = []
        for i, (x1, y1) in enumerate(cell):
            x0, y0 = cell[i - 1]
            s0, s1 = (x0 - mx) * dx + (y0 - my) * dy, (x1 - mx) * dx + (y1 - my) * dy
            if (s0 <= 0) != (s1 <= 0):
                share = s0 / (s0 - s1)
                kept.append((x0 + (x1 - x0) * share, y0 + (y1 - y0) * share))
            if s1 <= 0:
                kept.append((x1, y1))
        cell = kept
        if not cell:
            break
    return cell
