"""A small map that says where in the district a company works."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import uuid4

from django.core.cache import cache

from produktschau.region.queries import MapShapes, map_shapes
from produktschau.showcase.models import Site

KEPT_SECONDS = 3600
"""Borders change once a year; drawing them anew for every page would cost more than the rest of it."""
_KEY = "showcase.locator.in_force"
_NONE = "none"


@dataclass(frozen=True)
class Locator:
    """Rim and former borders as SVG paths, sites as points in drawing units, and whose borders they are."""

    view_box: str
    rim: str
    old_borders: str
    points: list[tuple[float, float]]
    source_line: str


def locator(sites: Sequence[Site]) -> Locator | None:
    """The map for these sites; ``None`` without borders, or where no site at home has a point."""
    spots = [(site.lon, site.lat) for site in sites if site.lon is not None and site.lat is not None]
    shapes = _shapes() if spots else None
    if shapes is None:
        return None
    west, south, east, north = (float(edge) for edge in shapes.view_box.split())
    points = [shapes.point(lon, lat) for lon, lat in spots]
    inside = [(x, y) for x, y in points if west <= x <= east and south <= y <= north]
    if not inside:
        return None
    lines = dict.fromkeys(source.line for source in shapes.sources)
    return Locator(shapes.view_box, shapes.rim, shapes.old_borders, inside, " · ".join(lines))


def _shapes() -> MapShapes | None:
    """The borders, kept for an hour. The cache only says which drawing is in force: reading the drawing itself takes milliseconds."""
    kept = cache.get(_KEY)
    if kept is None:
        shapes = map_shapes()
        kept = uuid4().hex if shapes else _NONE
        cache.set(f"{_KEY}.{kept}", shapes, KEPT_SECONDS + 60)
        cache.set(_KEY, kept, KEPT_SECONDS)
    return None if kept == _NONE else _drawing(kept)


@lru_cache(maxsize=2)
def _drawing(name: str) -> MapShapes | None:
    shapes: MapShapes | None = cache.get(f"{_KEY}.{name}") or map_shapes()
    return shapes
