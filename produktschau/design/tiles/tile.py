"""``tile``: the one drawing a product without a photograph has, always the same for the same arguments."""

from collections.abc import Callable

from produktschau.design.tiles.brick import beaver_tail, brick
from produktschau.design.tiles.ceramic import ceramic
from produktschau.design.tiles.dice import Dice
from produktschau.design.tiles.drawing import n
from produktschau.design.tiles.electronics import electronics
from produktschau.design.tiles.glass import glass
from produktschau.design.tiles.harvest import comb, fruit, grain, kernels
from produktschau.design.tiles.inks import WORLDS, Inks, choose
from produktschau.design.tiles.larder import bubbles, cheese, sausage, studs
from produktschau.design.tiles.materials import OTHER, motif
from produktschau.design.tiles.metal import metal
from produktschau.design.tiles.paper import paper
from produktschau.design.tiles.rope import rope
from produktschau.design.tiles.rounds import rounds
from produktschau.design.tiles.stone import stone
from produktschau.design.tiles.textile import textile
from produktschau.design.tiles.wood import wood

Motif = Callable[[Dice, float, float, Inks], str]

MOTIFS: dict[str, Motif] = {
    "textile": textile,
    "rope": rope,
    "wood": wood,
    "metal": metal,
    "honey": comb,
    "grain": grain,
    "fruit": fruit,
    "food": kernels,
    "cheese": cheese,
    "sausage": sausage,
    "stone": stone,
    "glass": glass,
    "ceramic": ceramic,
    "electronics": electronics,
    "paper": paper,
    "roof": beaver_tail,
    "brick": brick,
    "cosmetics": bubbles,
    "plastics": studs,
    OTHER: rounds,
}
STANDARD = (480, 360)
"""Width and height in pixels of a card's picture."""
FIELD = 360.0
"""Motifs are drawn for a field whose shorter side is this long, whatever the pixel size."""
PLAIN_WORLD = "silber"


def tile(key: str, material: str, world: str, size: tuple[int, int] = STANDARD) -> str:
    """One standalone SVG: the material chooses the motif, the key the variant, the world the inks.

    ``size``: width and height in pixels. An unknown material is drawn as quarter rounds, an unknown
    world in silver.
    """
    width, height = size
    scale = FIELD / min(width, height)
    wide, high = width * scale, height * scale
    colours = world if world in WORLDS else PLAIN_WORLD
    name = motif(material)
    dice = Dice(f"{key}|{name}|{colours}")
    art = MOTIFS[name](dice, wide, high, choose(dice, colours))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {n(wide)} {n(high)}" width="{n(width)}" '
        f'height="{n(height)}" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">{art}</svg>'
    )
