"""Photographs in several sizes and formats: the browser takes the smallest file that is sharp enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

LAZY = ' loading="lazy"'
FIRST = ' fetchpriority="high"'
SIZES = {
    "card": "(max-width: 22rem) 92vw, (max-width: 34rem) 45vw, 18rem",
    "case": "(max-width: 56rem) 30vw, 12rem",
    "main": "(max-width: 56rem) 92vw, (max-width: 83rem) 56vw, 46rem",
}
"""How wide a photograph stands on the page, for each place (``design/static/design/public.css``)."""


@dataclass(frozen=True)
class Photo:
    """One photograph cut to one shape.

    ``sources`` are pairs of media type and files, the type every browser reads last; a file is (width in pixels,
    address), the files ascending. ``width`` and ``height`` (pixels) give the shape, so that nothing moves when it comes.
    """

    sources: tuple[tuple[str, tuple[tuple[int, str], ...]], ...]
    width: int
    height: int

    def __str__(self) -> str:
        """The address of the largest file that every browser reads."""
        return self.sources[-1][1][-1][1]


def photo_html(photo: Photo, alt: str, place: str, *, when: str = LAZY) -> SafeString:
    """The photograph as HTML. ``place``: a name of ``SIZES``; ``when``: ``LAZY``, ``FIRST`` for what is seen first, or „“."""
    sizes = SIZES[place]
    others = "".join(f'<source type="{kind}"{_files(files, sizes)}>' for kind, files in photo.sources[:-1])
    address = escape(photo.sources[-1][1][-1][1])
    several = _files(photo.sources[-1][1], sizes) if len(photo.sources[-1][1]) > 1 else ""
    return SafeString(
        f'<picture>{others}<img src="{address}"{several} alt="{escape(alt)}"{when}'
        f' width="{photo.width}" height="{photo.height}"></picture>'
    )


def _files(files: Sequence[tuple[int, str]], sizes: str) -> str:
    if len(files) == 1:
        return f' srcset="{escape(files[0][1])}"'
    addresses = ", ".join(f"{escape(address)} {width}w" for width, address in files)
    return f' srcset="{addresses}" sizes="{sizes}"'
