"""A small map that says where in the district a company works."""

from collections.abc import Sequence
from dataclasses import dataclass

from produktschau.region.queries import MapShapes, kept_shapes
from produktschau.showcase.models import Site


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
    shapes = drawing() if spots else None
    if shapes is None:
        return None
    west, south, east, north = (float(edge) for edge in shapes.view_box.split())
    points = [shapes.point(lon, lat) for lon, lat in spots]
    inside = [(x, y) for x, y in points if west <= x <= east and south <= y <= north]
    if not inside:
        return None
    lines = dict.fromkeys(source.line for source in shapes.sources)
    return Locator(shapes.view_box, shapes.rim, shapes.old_borders, inside, " · ".join(lines))


def drawing() -> MapShapes | None:
    """The borders, at most an hour old."""
    kept = kept_shapes()
    return kept[1] if kept else None


def drawing_in_force() -> str:
    """The name of the drawing of the borders, which changes with it; empty without one."""
    kept = kept_shapes()
    return kept[0] if kept else ""
