"""The card of a thing: picture and museum label. Written without a template, because lists and the search index need millions."""

from functools import lru_cache
from html import escape

from django.urls import get_script_prefix, reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from produktschau.design.photos import FIRST, LAZY, Photo, photo_html
from produktschau.design.tiles import materials
from produktschau.design.tiles.inks import WORLDS
from produktschau.design.tiles.tile import PLAIN_WORLD

ABOVE = 4
"""So many cards of a list are seen before anybody scrolls: a row of a wide window, two rows of a small one."""


def card(
    *,
    url: str,
    title: str,
    key: str = "",
    world: str = "",
    material: str = "",
    picture: Photo | str = "",
    alt: str = "",
    maker: str = "",
    meta: str = "",
    is_invented: bool = False,
    level: str = "h3",
    example: str = "",
) -> SafeString:
    """A card as HTML; everything is escaped that is not marked as safe.

    ``picture`` is a photograph or an address, with ``alt`` for those who do not see it; without it a tile is drawn from key, material and
    world. The lasting ``key`` stands on the card for scripts. ``maker`` and ``meta`` are the second and third line. ``is_invented`` marks an example. ``level``: „h3“ or „h2“.
    ``example`` is the word for an example, for those who make many; else it is looked up in the language of the page.
    """
    heading = "h2" if level == "h2" else "h3"
    label = f'<{heading}><a href="{safe(url)}">{safe(title)}</a></{heading}>'
    if is_invented:
        label += f'<p>{safe(maker)} <span class="example">({safe(example or gettext("Beispiel"))})</span></p>'
    elif maker:
        label += f"<p>{safe(maker)}</p>"
    if meta:
        label += f'<p class="quiet">{safe(meta)}</p>'
    return SafeString(
        f'<div class="card" data-world="{safe(world)}" data-key="{safe(key)}"><div class="pic">'
        f"{_image(picture, alt) if picture else _image(tile_address(key, material, world), '')}"
        f'</div><div class="label">{label}</div></div>'
    )


def seen_first(card: str, place: int) -> str:
    """The card as it stands at a place of a list (from 0): what is seen at once is not waited for, the first comes before all."""
    if place >= ABOVE:
        return card
    return card.replace(LAZY, FIRST if place == 0 else "", 1)


def tile_address(key: str, material: str, world: str) -> str:
    """The address of a drawn tile, which browsers keep for a year."""
    before, after = _around_tile(get_script_prefix())
    return f"{before}{key}-{materials.motif(material or '')}-{world if world in WORLDS else PLAIN_WORLD}{after}"


def safe(text: str) -> str:
    """What ``conditional_escape`` gives, at a quarter of its price for plain text."""
    return escape(text) if type(text) is str else conditional_escape(text)


def _image(picture: Photo | str, alt: str) -> str:
    if isinstance(picture, Photo):
        return photo_html(picture, alt, "card")
    return f'<img src="{safe(picture)}" alt="{safe(alt)}"{LAZY} width="480" height="360">'


@lru_cache(maxsize=4)
def _around_tile(prefix: str) -> tuple[str, str]:
    """What stands before and after the changing part of a tile's address."""
    before, _, after = reverse("design:tile_image", args=("KEY", "motif", "world")).partition("KEY-motif-world")
    return before, after
