"""The map of the home district as drawing paths, the same for every page and for print."""

from collections.abc import Sequence
from dataclasses import dataclass

from produktschau.lib.geo import polygons
from produktschau.region.calculations.borders import rim_and_inner
from produktschau.region.calculations.projection import Projection, fitted, path
from produktschau.region.models import Boundary, Source, Territory
from produktschau.region.queries.places import home_municipalities

BIG_LABELS = 3
"""So many of the largest places get a large label, …"""
LABELS = 16
"""… so many get a label at all, as far as there is room."""
_LINE = 24.0
"""Height a label needs, in drawing units."""
_LETTER = 7.0
"""Width of a letter in drawing units, large labels included."""


@dataclass(frozen=True)
class Square:
    """A mark on the map in drawing units; ``world`` is the slug of its colour."""

    x: float
    y: float
    world: str


@dataclass(frozen=True)
class MapPlace:
    """A municipality on the map: border as SVG path, centre in drawing units, label „big“, „small“ or „“.

    A page that draws more on it replaces the last four: where a click leads, what the title adds to the
    name, squares, and whether the place is chosen.
    """

    territory: Territory
    path: str
    x: float
    y: float
    label: str
    url: str = ""
    note: str = ""
    squares: Sequence[Square] = ()
    is_on: bool = False

    @property
    def ags(self) -> str:
        return self.territory.ags

    @property
    def name(self) -> str:
        return self.territory.name

    @property
    def short_name(self) -> str:
        """The name without what tells it from a namesake elsewhere: „Frankenberg/Sa.“ → „Frankenberg“."""
        return self.territory.name.split("/")[0]


@dataclass(frozen=True)
class MapName:
    """The name of a former district, placed amid its municipalities."""

    name: str
    x: float
    y: float


@dataclass(frozen=True)
class MapShapes:
    """The drawing: ``width`` × ``height`` units, places, outer rim, borders of former districts, their names."""

    projection: Projection
    places: Sequence[MapPlace]
    rim: str
    old_borders: str
    old_names: Sequence[MapName]
    sources: Sequence[Source]

    @property
    def view_box(self) -> str:
        """The ``viewBox`` attribute."""
        return f"0 0 {self.projection.width:.0f} {self.projection.height:.0f}"

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Drawing coordinates of a point (WGS 84 degrees)."""
        x, y = self.projection.point(lon, lat)
        return round(x, 1), round(y, 1)


def map_shapes() -> MapShapes | None:
    """The map of the home district, or ``None`` while no boundary is known."""
    rows = list(
        Boundary.objects.filter(territory__in=home_municipalities().order_by())
        .select_related("territory__former_district", "source")
        .order_by("territory__sort_key")
    )
    if not rows:
        return None
    box = (min(r.west for r in rows), min(r.south for r in rows), max(r.east for r in rows), max(r.north for r in rows))
    projection = fitted(box)
    rings = {r.territory.ags: [ring for polygon in polygons(r.geometry) for ring in polygon] for r in rows}
    groups = {r.territory.ags: r.territory.former_district.ags for r in rows if r.territory.former_district}
    rim, inner = rim_and_inner(rings, groups)
    places = _places(rows, rings, projection)
    return MapShapes(
        projection=projection,
        places=places,
        rim=path(rim, projection, close=False),
        old_borders=path(inner, projection, close=False) if groups else "",
        old_names=_old_names(places),
        sources=list({row.source_id: row.source for row in rows}.values()),
    )


def _places(
    rows: Sequence[Boundary], rings: dict[str, list[Sequence[Sequence[float]]]], projection: Projection
) -> list[MapPlace]:
    centres = {row.territory.ags: _centre(row, projection) for row in rows}
    by_size = sorted(rows, key=lambda row: (-(row.territory.population or 0), row.territory.ags))
    names = {row.territory.ags: row.territory.name for row in rows}
    labels: dict[str, str] = {}
    for row in by_size[:LABELS]:
        ags, name = row.territory.ags, row.territory.name
        if all(_apart(centres[ags], centres[other], len(name) + len(names[other])) for other in labels):
            labels[ags] = "big" if len(labels) < BIG_LABELS else "small"
    return [
        MapPlace(
            territory=row.territory,
            path=path(rings[row.territory.ags], projection, close=True),
            x=centres[row.territory.ags][0],
            y=centres[row.territory.ags][1],
            label=labels.get(row.territory.ags, ""),
        )
        for row in rows
    ]


def _centre(row: Boundary, projection: Projection) -> tuple[float, float]:
    lon = row.territory.lon if row.territory.lon is not None else (row.west + row.east) / 2
    lat = row.territory.lat if row.territory.lat is not None else (row.south + row.north) / 2
    x, y = projection.point(lon, lat)
    return round(x, 1), round(y, 1)


def _apart(one: tuple[float, float], other: tuple[float, float], letters: int) -> bool:
    return abs(one[0] - other[0]) > letters * _LETTER / 2 or abs(one[1] - other[1]) > _LINE


def _old_names(places: Sequence[MapPlace]) -> list[MapName]:
    groups: dict[str, list[MapPlace]] = {}
    for place in places:
        if place.territory.former_district:
            groups.setdefault(place.territory.former_district.name, []).append(place)
    return [
        MapName(name, round(sum(p.x for p in group) / len(group), 1), round(sum(p.y for p in group) / len(group), 1))
        for name, group in sorted(groups.items())
    ]
