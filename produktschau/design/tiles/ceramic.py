"""Ceramic: glazed tiles, thrown vessels."""

import math

from produktschau.design.tiles.dice import Dice
from produktschau.design.tiles.drawing import Layers, Spot, box, ground, leaf, n, path, poly, put, ring, stacked
from produktschau.design.tiles.inks import Inks, darker


def ceramic(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Tiles or vessels."""
    return dice.pick((glaze, vessels))(dice, wide, high, inks)


def glaze(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """A wall of glazed tiles; the star of one tile is the spark."""
    g, a, b, c, e, s = inks
    u = high / dice.pick((2, 3, 3))
    draw, odd = dice.pick((_quarters, _petals, _folded)), bool(dice.whole(0, 1))
    cols, rows = math.ceil(wide / u), round(high / u)
    left = (wide - cols * u) / 2
    lone = (dice.whole(0, cols - 1) if cols < 3 else dice.whole(1, cols - 2), dice.whole(0, rows - 1))
    layers: Layers = {}
    for i in range(cols):
        for j in range(rows):
            x, y = left + i * u, j * u
            base, star, corner = (c, e, b) if odd and (i + j) % 2 else (e, b, c)
            put(layers, "0" + base, box(x + 1, y + 1, u - 2, u - 2))
            draw(layers, x, y, u, ("3" + s) if (i, j) == lone else ("2" + star), corner, g)
    return ground(wide, high, darker(g, a)) + stacked(layers)


def _quarters(layers: Layers, x: float, y: float, u: float, star: str, corner: str, dot: str) -> None:
    """Quarter rounds meeting at the corners, a four-pointed star between."""
    h, mx, my = u / 2, x + u / 2, y + u / 2
    corners = (
        (x, y, h, 0.0, 0.0, h),
        (x + u, y, 0.0, h, -h, 0.0),
        (x + u, y + u, -h, 0.0, 0.0, -h),
        (x, y + u, 0.0, -h, h, 0.0),
    )
    for cx, cy, ax, ay, bx, by in corners:
        arc = f"A{n(h)} {n(h)} 0 0 1 {n(cx + bx)} {n(cy + by)}z"
        put(layers, "1" + corner, f"M{n(cx)} {n(cy)}l{n(ax)} {n(ay)}{arc}")
    k = u * 0.34
    sides = "".join(
        f"Q{n(mx)} {n(my)} {n(mx + dx * k)} {n(my + dy * k)}" for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1))
    )
    put(layers, star, f"M{n(mx)} {n(my - k)}{sides}z")


def _petals(layers: Layers, x: float, y: float, u: float, star: str, corner: str, dot: str) -> None:
    """Eight petals around a dot."""
    mx, my = x + u / 2, y + u / 2
    for z in range(8):
        t = z / 8 * math.tau
        put(layers, "1" + corner if z % 2 else star, leaf(mx, my, u * (0.56 if z % 2 else 0.46), u * 0.15, t))
    put(layers, "4" + dot, ring(mx, my, u * 0.07))


def _folded(layers: Layers, x: float, y: float, u: float, star: str, corner: str, dot: str) -> None:
    """A folded square, light and shade in turn."""
    mx, my = x + u / 2, y + u / 2
    top, right, low, left = ((mx, y + u * 0.2), (x + u * 0.8, my), (mx, y + u * 0.8), (x + u * 0.2, my))
    middle: Spot = (mx, my)
    put(layers, "1" + corner, poly([(mx, y), (x + u, my), (mx, y + u), (x, my)]))
    put(layers, star, poly([top, right, middle]) + poly([low, left, middle]))
    put(layers, "4" + dot, poly([right, low, middle]) + poly([top, left, middle]))


def vessels(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Thrown vessels on a shelf, lit from one side; one painted band is the spark."""
    g, a, b, c, e, s = inks
    dark, floor, count = darker(g, a), high * dice.real(0.82, 0.9), dice.pick((3, 4))
    out, room = [ground(wide, high, g), path(box(0, floor, wide, high - floor), a)], wide / count
    lone, raised = dice.whole(0, count - 1), bool(dice.whole(0, 1))
    for i in range(count):
        cx, h = (i + 0.5) * room, high * dice.real(0.42, 0.74)
        top = floor - h
        rim, neck = room * dice.real(0.14, 0.34), room * dice.real(0.09, 0.22)
        belly, foot = room * dice.real(0.34, 0.45), room * dice.real(0.15, 0.24)
        ny, by = top + h * dice.real(0.12, 0.26), top + h * dice.real(0.5, 0.72)
        light, shade = dice.pick(((c, b), (e, c), (b, dark if g != dark else a)))
        for side, ink in ((-1, light), (1, shade)):
            out.append(path(_half(side, cx, (top, ny, by, floor), (rim, neck, belly, foot), h), ink))
        heights = [by + (q - 2) * h * 0.045 for q in range(dice.whole(3, 6))]
        bands = [(y, belly * math.sqrt(max(0.0, 1 - ((y - by) / (h * 0.42)) ** 2)) * 0.98) for y in heights]
        out.append(path("".join(_band(cx, y, w) for y, w in bands), "none", dark if shade != dark else e, 2.2))
        if i == lone:
            y, w = (by - h * 0.16, belly * 0.91) if raised else (by, belly * 0.97)
            out.append(path(_band(cx, y, w), "none", s, 9))
        out.append(path(f"M{n(cx - rim)} {n(top)}h{n(2 * rim)}", "none", dark if g != dark else e, 4))
    return "".join(out)


def _band(cx: float, y: float, w: float) -> str:
    return f"M{n(cx - w)} {n(y)}q{n(w)} 9 {n(2 * w)} 0"


def _half(side: int, cx: float, levels: tuple[float, ...], widths: tuple[float, ...], h: float) -> str:
    """Half of a vessel's outline; levels top, neck, belly, floor; widths rim, neck, belly, foot."""
    top, ny, by, floor = levels
    rim, neck, belly, foot = (n(cx + side * w) for w in widths)
    lip = n(cx + side * widths[0] * 0.9)
    return (
        f"M{n(cx)} {n(top)}H{rim}C{lip} {n(top + h * 0.06)} {neck} {n(ny - h * 0.08)} {neck} {n(ny)}"
        f"C{neck} {n(ny + h * 0.12)} {belly} {n(by - h * 0.2)} {belly} {n(by)}"
        f"C{belly} {n(by + h * 0.16)} {foot} {n(floor - h * 0.1)} {foot} {n(floor)}H{n(cx)}z"
    )
