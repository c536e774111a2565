"""Wood: growth rings, boards, a stack of logs."""

import math

from produktschau.design.tiles.dice import Dice
from produktschau.design.tiles.drawing import box, ground, n, path, poly, put, ring, smooth
from produktschau.design.tiles.inks import Inks, darker

FULL = math.tau


def wood(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """One of three views of wood."""
    return dice.pick((rings, rings, boards, logs))(dice, wide, high, inks)


def rings(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """The end grain of a trunk with a drying crack; one ring is the spark."""
    g, a, b, c, _, s = inks
    cx, cy = wide * dice.pick((0.2, 0.32, 0.68, 0.82)), high * dice.real(0.15, 0.85)
    far = max(math.hypot(cx - x, cy - y) for x in (0, wide) for y in (0, high))
    phases = [dice.real(0, FULL) for _ in range(4)]
    swings = [dice.real(0.04, 0.10), dice.real(0.02, 0.05), dice.real(0.008, 0.02), dice.real(0.004, 0.01)]
    radii, r = [], dice.real(8, 14)
    while r < far * 1.15:
        radii.append(r)
        r += dice.real(7, 22) * (1 + r / far * 0.4)
    lone, dark = dice.whole(3, max(4, len(radii) // 2)), darker(g, a)
    out = [ground(wide, high, g)]
    for i in range(len(radii) - 1, -1, -1):
        r, spots = radii[i], []
        for t in (q / (9 if r < 70 else 12) * FULL for q in range(9 if r < 70 else 12)):
            waves = zip(swings, phases, strict=True)
            wobble = 1 + sum(w * math.cos((h + 2) * t + p + r * 0.0018 * (h + 1)) for h, (w, p) in enumerate(waves))
            spots.append((cx + r * wobble * math.cos(t), cy + r * wobble * math.sin(t)))
        fill = s if i == lone else (c if i % 4 else b)
        out.append(path(smooth(spots), fill, dark, dice.pick((1.2, 1.2, 2, 2, 3.4, 6))))
    return "".join(out) + path(_crack(dice, cx, cy, far), dark)


def _crack(dice: Dice, cx: float, cy: float, far: float) -> str:
    t, w, length = dice.real(0, FULL), dice.real(0.03, 0.05), far * dice.real(0.35, 0.6)

    def at(share: float, angle: float) -> tuple[float, float]:
        return cx + length * share * math.cos(angle), cy + length * share * math.sin(angle)

    return poly([(cx, cy), at(0.6, t - w), at(1, t), at(0.6, t + w)])


def boards(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Boards side by side with their flame grain; one year of one board is the spark."""
    g, a, b, c, _, s = inks
    dark, count = darker(g, a), dice.pick((3, 4, 5))
    out, width, lone = [ground(wide, high, dark)], wide / count, dice.whole(0, count - 1)
    for i in range(count):
        x, fill = i * width, (b, c, b, c, c)[(i + dice.whole(0, 2)) % 5]
        line = dark if fill == b else (a if a != dark else b)
        out.append(path(box(x + 1.5, 0, width - 3, high), fill))
        up, cx, top = dice.whole(0, 1), x + width * dice.real(0.36, 0.64), dice.real(20, high * 0.5)
        half = min(cx - x, x + width - cx) - 4
        arches, q = [], 5.0
        while q < half:
            arches.append(_arch(cx, top - (q - 5) * 3.1, q, high, upright=bool(up)))
            q += dice.real(5, 10)
        out.append(path("".join(arches), "none", line, 1.8))
        if i == lone:
            out.append(path(arches[min(2, len(arches) - 1)], s, line, 1.8))
            out.append(path("".join(arches[:2]), fill, line, 1.8))
        for left, right in ((x + 2, cx - half), (cx + half, x + width - 2)):
            out.append(path(_straight(dice, left, right, high), "none", line, 1.4))
    return "".join(out)


def _arch(cx: float, tip: float, q: float, high: float, *, upright: bool) -> str:
    foot, ty = (high, tip) if upright else (0.0, high - tip)
    bend = n(ty + (foot - ty) * 0.45)
    return (
        f"M{n(cx - q)} {n(foot)}C{n(cx - q)} {bend} {n(cx - q * 0.55)} {n(ty)} {n(cx)} {n(ty)}"
        f"S{n(cx + q)} {bend} {n(cx + q)} {n(foot)}"
    )


def _straight(dice: Dice, left: float, right: float, high: float) -> str:
    count = int((right - left) / 8)
    step = (right - left) / count if count else 0
    return "".join(
        f"M{n(left + (z + 0.5) * step)} 0q{n(dice.real(-5, 5))} {n(high / 2)} 0 {n(high)}" for z in range(count)
    )


def logs(dice: Dice, wide: float, high: float, inks: Inks) -> str:
    """Logs stacked in a triangle pattern; one log is the spark."""
    g, a, b, c, _, s = inks
    dark, r = darker(g, a), dice.pick((62, 74, 90))
    rows, cols = math.ceil(high / (r * 1.732)) + 1, math.ceil(wide / (2 * r)) + 1
    lone = (dice.whole(0, max(0, rows - 3)), dice.whole(1, max(1, cols - 3)))
    off, bark = dice.real(-0.4, 0) * r, a if a != dark else b
    ends, out, years = {s: "", b: "", c: ""}, [ground(wide, high, dark)], dict[str, list[str]]()
    for j in range(rows):
        for i in range(cols):
            x, y = i * 2 * r + (r if j % 2 else 0) + off, j * r * 1.732 + r * 0.45
            size = r * dice.real(0.84, 0.97)
            ends[s if (j, i) == lone else dice.pick((b, c, c))] += ring(round(x), round(y), round(size))
            ex, ey = dice.real(-0.12, 0.12) * size, dice.real(-0.12, 0.12) * size
            for q in (0.74, 0.5, 0.28, 0.1):
                put(years, "", ring(round(x + ex * (1 - q)), round(y + ey * (1 - q)), round(size * q)))
    out += [path(data, ink, bark, r * 0.09) for ink, data in ends.items()]
    thickness = dice.pick((1.4, 2, 2.6))
    return "".join(out) + path("".join(years[""]), "none", dark, thickness)
