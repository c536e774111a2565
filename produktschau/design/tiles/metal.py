"""Metal: meshing gears, a flange, the half section of a turned shaft."""

import math

from produktschau.design.tiles.dice import Dice
from produktschau.design.tiles.drawing import Spot, box, disc, ground, group, n, path, poly, seen
from produktschau.design.tiles.inks import Inks, darker

AXIS = ' stroke-dasharray="22 5 4 5"'


def metal(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """One of three drawings from a workshop."""
    return dice.pick((gears, gears, flange, section))(dice, wide, high, inks)


def gears(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Two gears in mesh; one bolt hole is the spark."""
    g, a, b, c, e, s = inks
    module, dark = dice.pick((13, 16, 20)), darker(g, a)
    z1, z2 = dice.whole(14, 20), dice.whole(9, 13)
    x1, y1 = wide * dice.pick((0.22, 0.3, 0.7, 0.78)), high * dice.real(0.4, 0.75)
    angle = math.atan2(high * dice.real(0.1, 0.6) - y1, (wide * 0.95 if x1 < wide / 2 else wide * 0.05) - x1)
    apart = module * (z1 + z2) / 2
    x2, y2 = x1 + apart * math.cos(angle), y1 + apart * math.sin(angle)
    out = [ground(wide, high, g), path(_hatch(wide, high, dice.pick((9, 12)), dice.whole(0, 1)), "none", a, 2)]
    second_shows = wide * 0.12 < x2 < wide * 0.88 and high * 0.12 < y2 < high * 0.88
    lone = dice.whole(0, 1) if second_shows else 0
    pair = ((x1, y1, z1, angle, c), (x2, y2, z2, angle + math.pi + math.pi / z2, b))
    for index, (x, y, teeth, turn, fill) in enumerate(pair):
        r, count = module * teeth / 2, dice.whole(5, 6) if teeth > 12 else 4
        turns = [turn + (hole + 0.5) / count * math.tau for hole in range(count)]
        holes = [(x + r * 0.55 * math.cos(t), y + r * 0.55 * math.sin(t)) for t in turns]
        lit = seen(dice, holes, wide, high) if index == lone else -1
        out.append(path(_gear(x, y, teeth, module, turn), fill))
        out += [disc(x, y, r * q, "none", dark, w) for q, w in ((0.8, 1.5), (0.76, 1.5), (0.34, 4))]
        out += [disc(hx, hy, r * 0.125, s if h == lit else dark) for h, (hx, hy) in enumerate(holes)]
        cross = f"M{n(x - r * 1.3)} {n(y)}h{n(r * 2.6)}M{n(x)} {n(y - r * 1.3)}v{n(r * 2.6)}"
        out += [disc(x, y, r * 0.16, dark), path(cross, "none", e, 1, ' stroke-dasharray="18 4 3 4"')]
    return "".join(out)


def _gear(cx: float, cy: float, teeth: int, module: float, turn: float) -> str:
    r, spots = module * teeth / 2, []
    for i in range(teeth):
        for shift, radius in (
            (-0.25, r - module * 1.15),
            (-0.14, r + module),
            (0.14, r + module),
            (0.25, r - module * 1.15),
        ):
            t = turn + (i + shift) / teeth * math.tau
            spots.append((cx + radius * math.cos(t), cy + radius * math.sin(t)))
    return poly(spots)


def _hatch(wide: float, high: float, step: int, down: int) -> str:
    out, x = "", -high
    while x < wide + high:
        out += f"M{n(x)} {'0' if down else n(high)}l{n(high)} {n(high) if down else n(-high)}"
        x += step
    return out


def _ring_hatch(cx: float, cy: float, inner: float, outer: float, angle: float, step: float) -> str:
    """Parallel lines inside a ring, worked out, not clipped."""
    ux, uy, out, t = math.cos(angle), math.sin(angle), "", -outer + step / 2
    while t < outer:
        far = math.sqrt(max(0.0, outer * outer - t * t))
        near = math.sqrt(max(0.0, inner * inner - t * t)) if abs(t) < inner else 0.0
        px, py = cx - uy * t, cy + ux * t
        for q0, q1 in ((-far, -near), (near, far)) if near else ((-far, far),):
            out += f"M{n(px + ux * q0)} {n(py + uy * q0)}L{n(px + ux * q1)} {n(py + uy * q1)}"
        t += step
    return out


def flange(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """A flange seen from the front; one bolt hole is the spark."""
    g, a, b, c, e, s = inks
    cx, cy = wide * dice.pick((0.3, 0.42, 0.62, 0.74)), high * dice.real(0.4, 0.66)
    r, dark = high * dice.real(0.62, 0.82), darker(g, a)
    out = [
        ground(wide, high, g),
        disc(cx, cy, r, c),
        path(_ring_hatch(cx, cy, r * 0.74, r * 0.96, math.pi / 4, 9), "none", dark, 2),
        disc(cx, cy, r, "none", dark, 3),
        disc(cx, cy, r * 0.74, b, dark, 3),
        *(disc(cx, cy, r * (0.7 - q * 0.025), "none", c, 1) for q in range(11)),
        disc(cx, cy, r * 0.42, e, dark, 3),
        path(_ring_hatch(cx, cy, r * 0.24, r * 0.42, -math.pi / 4, 9), "none", dark, 2),
        disc(cx, cy, r * 0.24, dark),
    ]
    count, turn = dice.pick((6, 8, 10)), dice.real()
    turns = [turn + i / count * math.tau for i in range(count)]
    holes = [(cx + r * 0.58 * math.cos(t), cy + r * 0.58 * math.sin(t)) for t in turns]
    lit = seen(dice, holes, wide, high)
    out += [disc(x, y, r * 0.075, s if i == lit else dark, e, 2.5) for i, (x, y) in enumerate(holes)]
    return "".join(out) + path(f"M0 {n(cy)}H{n(wide)}M{n(cx)} 0V{n(high)}", "none", e, 1.2, AXIS)


def section(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """A turned shaft, upper half cut; one step of it is the spark."""
    g, a, _, c, e, s = inks
    dark, x, cy, step = darker(g, a), -12.0, high * dice.real(0.46, 0.54), 24
    upright = "".join(f"M{n(q * step)} 0v{n(high)}" for q in range(1, math.ceil(wide / step)))
    level = "".join(f"M0 {n(q * step)}h{n(wide)}" for q in range(1, math.ceil(high / step)))
    out = [ground(wide, high, g), path(upright + level, "none", a, 0.8)]
    steps: list[tuple[float, int, int]] = []
    last = 0
    while x < wide:
        w = dice.pick((22, 40, 62, 90, 120))
        last = dice.pick([q for q in (34, 58, 84, 112, 140) if q != last])
        steps.append((x, w, last))
        x += w
    lone = seen(dice, [(x + w / 2, cy) for x, w, _ in steps], wide, high)
    for i, (x, w, h) in enumerate(steps):
        out.append(_step(x, cy, w, h, s if i == lone else c, dark, g))
    return "".join(out) + path(f"M0 {n(cy)}H{n(wide)}", "none", e if g != e else dark, 1.6, AXIS)


def _step(x: float, cy: float, w: float, h: float, fill: str, dark: str, bore_ink: str) -> str:
    bore, edge = min(18.0, h * 0.4), min(7.0, w * 0.2)
    top, low, right = cy - h, cy + h, x + w
    body: list[Spot] = [(x, top + edge), (x + edge, top), (right - edge, top), (right, top + edge)]
    body += [(right, low - edge), (right - edge, low), (x + edge, low), (x, low - edge)]
    hatch, q = "", -float(h)
    while q < w:
        t0, t1 = max(0.0, -q), min(w - q, h - bore)
        if t1 > t0:
            hatch += f"M{n(x + q + t0)} {n(cy - bore - t0)}L{n(x + q + t1)} {n(cy - bore - t1)}"
        q += 9
    turned = "".join(f"M{n(x)} {n(low - edge - 3 - z * z * 2.2)}h{n(w)}" for z in range(int(h / 14)))
    whole = path(poly(body), fill, dark, 2.5) + path(hatch, "none", dark, 1.8)
    return group(whole, path(box(x, cy - bore, w, bore), bore_ink), path(turned, "none", dark, 1.2))
