"""The inks of the five worlds, and which of them one print uses."""

from typing import NamedTuple

from produktschau.design.tiles.dice import Dice


class Inks(NamedTuple):
    """Six inks of one print, from the ground outwards to the strongest contrast, then the spark."""

    ground: str
    near: str
    middle: str
    far: str
    contrast: str
    spark: str


WORLDS = {  # deep, dark, base, mid, light, tint, spark
    "ton": ("#4d1d0e", "#86381b", "#b5532d", "#d58b62", "#ecc1a2", "#f7e7da", "#f2b632"),
    "wald": ("#12311b", "#204e2a", "#2f6b3a", "#749f6b", "#bcd2aa", "#ebf0de", "#f2b632"),
    "silber": ("#232b32", "#414c56", "#5d6a75", "#929da6", "#c6ced4", "#edeff0", "#f2b632"),
    "himmel": ("#0f2f4b", "#1c4f7c", "#2c6fa8", "#74a5ce", "#b7d3e8", "#e7f0f6", "#f2b632"),
    "honig": ("#453000", "#7d5700", "#b07a00", "#d7a83c", "#eed48e", "#faf1d6", "#c9432a"),
}


def choose(dice: Dice, world: str) -> Inks:
    """One of three printings: deep, full, pale."""
    deep, _, base, mid, light, tint, spark = WORLDS[world]
    return dice.pick(
        (
            Inks(deep, base, mid, light, tint, spark),
            Inks(base, deep, mid, light, tint, spark),
            Inks(light, base, mid, tint, deep, spark),
        )
    )


def brightness(ink: str) -> int:
    """The sum of the three channels, 0 to 765."""
    return sum(int(ink[i : i + 2], 16) for i in (1, 3, 5))


def darker(*several: str) -> str:
    """The darkest of the inks."""
    return min(several, key=brightness)


def accent(e: str, c: str) -> str:
    """A third, lighter tone for mixed courses; never a dark hole in a light pattern."""
    return e if brightness(e) > brightness(c) else c


def tones(inks: Inks) -> list[str]:
    """The five inks without the spark, darkest first."""
    return sorted(set(inks[:5]), key=brightness)
