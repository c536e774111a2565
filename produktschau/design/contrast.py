"""How well two colours can be told apart. Colours are „#rrggbb“ or „#rgb“.

Source: W3C, Web Content Accessibility Guidelines 2.2, definitions of “relative luminance” and “contrast ratio”;
thresholds from success criteria 1.4.3 (text) and 1.4.11 (edges of controls, marks).
"""

import colorsys
import re
from collections.abc import Iterable
from functools import lru_cache

TEXT, EDGE = 4.5, 3.0
"""Least contrast ratio of text on its ground, and of edges and marks."""

_STEPS = 510
_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


def is_colour(value: object) -> bool:
    """Whether the value is a colour as people enter it: „#“ and six hexadecimal digits, nothing else."""
    return isinstance(value, str) and _COLOUR.fullmatch(value) is not None


@lru_cache(maxsize=4096)
def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    channels = (part / 255 for part in _channels(colour))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 (equal) to 21 (black on white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def nearest(colour: str, against: Iterable[tuple[str, float]]) -> str | None:
    """The colour of the same hue and saturation, closest in lightness, that meets every pair (other colour, least ratio).

    The colour itself where it does; ``None`` where no lightness does.
    """
    wanted = list(against)
    red, green, blue = (part / 255 for part in _channels(colour))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    for step in range(_STEPS + 1):
        for other in (lightness - step / _STEPS, lightness + step / _STEPS):
            if 0 <= other <= 1:
                tried = _written(colorsys.hls_to_rgb(hue, other, saturation))
                if all(contrast(tried, ground) >= least for ground, least in wanted):
                    return tried
    return None


def _channels(colour: str) -> tuple[int, int, int]:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _written(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in channels)
