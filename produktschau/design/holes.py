"""Finished pieces of a page with holes: rendered once for a key and kept, the holes filled anew for every request."""

import re
from collections.abc import Hashable, Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from produktschau.lib.kept import Kept

MOST_BYTES = 8 * 1024 * 1024
_KEPT: Kept[list[str]] = Kept(MOST_BYTES)
_HOLE = re.compile("\0([a-z_]+)\0")


def punched(template: str, context: Mapping[str, Any], holes: Mapping[str, str]) -> list[str]:
    """The template's text, cut at its holes: text, name of a hole, text, and so on. In the template a hole is a variable."""
    marks = {name: SafeString(f"\0{name}\0") for name in holes}
    return _HOLE.split(render_to_string(template, {**context, **marks}))


def filled_in(pieces: list[str], holes: Mapping[str, str]) -> SafeString:
    """The whole text; ``holes`` are safe HTML by name."""
    return SafeString("".join(holes.get(piece, "") if place % 2 else piece for place, piece in enumerate(pieces)))


def piece(template: str, key: Hashable, context: Mapping[str, Any], holes: Mapping[str, str]) -> SafeString:
    """A template whose text depends on nothing but ``key`` (what ``context`` was made from) and its holes."""
    whole = (template, key)
    pieces = _KEPT.get(whole)
    if pieces is None:
        pieces = punched(template, context, holes)
        _KEPT.put(whole, pieces, sum(map(len, pieces)) * 2)
    return filled_in(pieces, holes)
