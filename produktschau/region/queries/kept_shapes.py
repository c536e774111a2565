"""The map of the home district, kept: borders change once a year, and drawing them anew would cost more than a whole page."""

from functools import lru_cache
from uuid import uuid4

from django.core.cache import cache

from produktschau.region.queries.map_shapes import MapShapes, map_shapes

KEPT_SECONDS = 3600
_KEY = "region.shapes.in_force"
_NONE = "none"


def kept_shapes(within: str = "") -> tuple[str, MapShapes] | None:
    """The drawing of ``map_shapes``, at most an hour old, with a name that changes when it is drawn anew; ``None`` without borders.

    ``within`` must be the slug of a former district, or nothing: every other text would be kept as well. The cache only says which
    drawing is in force: reading the drawing itself takes milliseconds.
    """
    key = f"{_KEY}.{within}"
    name = cache.get(key)
    if name is None:
        shapes = map_shapes(within)
        name = uuid4().hex if shapes else _NONE
        cache.set(f"{key}.{name}", shapes, KEPT_SECONDS + 60)
        cache.set(key, name, KEPT_SECONDS)
    drawing = None if name == _NONE else _drawing(key, name, within)
    return (name, drawing) if drawing else None


@lru_cache(maxsize=8)
def _drawing(key: str, name: str, within: str) -> MapShapes | None:
    shapes: MapShapes | None = cache.get(f"{key}.{name}") or map_shapes(within)
    return shapes
