"""Draws what platforms show of a page that is passed on: the record's picture, or its tile with its name."""

from produktschau.design.tiles.tile import tile
from produktschau.showcase.calculations.cuts import PREVIEW, Cut
from produktschau.showcase.engine.files import cut_out, encoded, upright
from produktschau.showcase.models import Picture
from produktschau.showcase.print.sheets import COLOURS, PLAIN
from produktschau.showcase.queries.pictures import largest_rendition
from produktschau.showcase.queries.previews import HOUSE, Drawing
from produktschau.typeset.preview import Preview, preview_png

SIDE = 630
COMPARTMENT = 360
CASE = (
    *(("roof", "ton"), ("wood", "wald"), ("honey", "honig")),
    *(("textile", "himmel"), ("metal", "silber"), ("grain", "honig")),
    *(("glass", "himmel"), ("stone", "silber"), ("cheese", "ton")),
)
"""Motif and world of the nine compartments on the picture of the house."""
HOUSE_COLOUR = "#0b4f5c"


def drawn(drawing: Drawing) -> bytes:
    """The tile with the name beside it, or the type case for the house, as PNG of 1200 × 630 pixels."""
    if drawing.key == HOUSE:
        tiles = [
            tile(f"HAUS{place}", motif, world, (COMPARTMENT, COMPARTMENT)) for place, (motif, world) in enumerate(CASE)
        ]
        colour = HOUSE_COLOUR
    else:
        tiles = [tile(drawing.key, drawing.material, drawing.world, (SIDE, SIDE))]
        colour = COLOURS.get(drawing.world, PLAIN)
    return preview_png(Preview(drawing.title, drawing.lines, drawing.house, colour, drawing.language, tiles))


def photographed(picture: Picture) -> bytes | None:
    """The picture cut around its focus as JPEG of 1200 × 630 pixels; nothing where its files are gone."""
    source = largest_rendition(picture)
    if source is None:
        return None
    cut = Cut(PREVIEW, PREVIEW.widths[-1], picture.focus_x, picture.focus_y)
    return encoded(cut_out(upright(source), cut), "jpeg")
