"""Scales, round steps, and texts side by side without overlap."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

EM = 0.56
"""Mean width of a letter of our sans, in parts of its size; measured over German titles, with room to spare."""
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


class ImpossibleScale(ValueError):
    """A scale cannot run from here to there. The message is a German sentence."""


@dataclass(frozen=True)
class Scale:
    """Values from ``low`` to ``high`` drawn from ``start`` to ``end`` (which may lie before ``start``, as heights do)."""

    low: float
    high: float
    start: float
    end: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.low) and math.isfinite(self.high) and self.low < self.high):
            raise ImpossibleScale("Eine Skala läuft von einem kleineren zu einem größeren Wert.")

    def at(self, value: float) -> float:
        """Where a value stands, to a tenth of a unit; what lies outside stands at the edge."""
        held = min(max(value, self.low), self.high)
        return round(self.start + (held - self.low) / (self.high - self.low) * (self.end - self.start), 1)


def ticks(low: float, high: float, at_most: int = 6) -> tuple[float, ...]:
    """Round numbers that hold ``low`` and ``high`` between them, evenly spaced, at most so many: 3 or more, 2 where the range begins or ends at 0."""
    if not low < high or at_most < (3 if low and high else 2):
        raise ImpossibleScale("Eine Skala läuft von einem kleineren zu einem größeren Wert.")
    power = 10.0 ** math.floor(math.log10((high - low) / at_most))
    steps = (power * factor for factor in (*STEPS, *(10 * more for more in STEPS[1:])))
    # The widest step is longer than the whole range, which then touches two of them at the most.
    return next(found for found in (_marks(low, high, step) for step in steps) if len(found) <= at_most)


def _marks(low: float, high: float, step: float) -> tuple[float, ...]:
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(number * step, 10) for number in range(first, last + 1))


def decimals(marks: Sequence[float], times: float = 1) -> int:
    """The fewest decimals with which each mark, taken so many times, is written as it is: 0, 0.25, 0.5 → 2; at most 6."""
    written = [mark * times for mark in marks]
    return next((places for places in range(6) if all(abs(one - round(one, places)) < 1e-9 for one in written)), 6)


def width_of(text: str, size: float) -> float:
    """About how wide a text of this size is drawn."""
    return len(text) * size * EM


def wrapped(text: str, width: float, size: float) -> tuple[str, ...]:
    """The text in lines of at most this width, broken between words; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, size) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(lines)


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float, gap: float) -> list[float]:
    """Middles of texts along a line, as near as can be to where they are wanted, without overlap.

    ``sizes`` are their lengths along the line, ``gap`` is kept between two. They stay between ``low`` and ``high`` as long as
    there is room; without room they run over at the end. Their order is kept. Method: neighbours that meet are pooled
    around their mean (pool adjacent violators, Ayer et al. 1955).
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    starts: list[float] = []
    run = 0.0
    for index in order:
        starts.append(run)
        run += sizes[index] + gap
    room = high - low - max(run - gap, 0)
    offsets = _rising(
        [wanted[index] - sizes[index] / 2 - start - low for index, start in zip(order, starts, strict=True)]
    )
    placed = [0.0] * len(wanted)
    for index, start, offset in zip(order, starts, offsets, strict=True):
        held = max(min(offset, room), 0)
        placed[index] = round(low + start + held + sizes[index] / 2, 1)
    return placed


def _rising(values: Sequence[float]) -> list[float]:
    """The nearest sequence (least squares) that never falls."""
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, count = value, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    return [mean for mean, count in pools for _ in range(count)]
