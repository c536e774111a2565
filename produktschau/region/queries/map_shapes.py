"""The map of the home district as drawing paths, the same for every page and for print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from produktschau.lib.geo import polygons
from produktschau.region.calculations.borders import Corner, rim_and_inner
from produktschau.region.calculations.lettering import Box, room_outside
from produktschau.region.calculations.projection import Projection, fitted, path
from produktschau.region.models import Boundary, Source, Territory
from produktschau.region.queries.places import home_municipalities

BIG_LABELS = 3
"""So many of the largest places get a large label, …"""
LABELS = 16
"""… so many get a label at all, as far as there is room."""
NAME_LETTER, NAME_LINE = 15.0, 34.0
"""Room for a letter of a former district's name, and for its line, in drawing units; large enough for a phone."""
THINNED = 20
"""Every so many corners stand for a border when a place for a name is sought."""
AROUND = 0.04
"""Part of a former district's extent that a map of it shows around it."""
_LINE = 24.0
"""Height a label needs, in drawing units."""
_LETTER = 7.0
"""Width of a letter in drawing units, large labels included."""

Extent = tuple[float, float, float, float]
"""West, south, east, north; degrees."""
_Rings = dict[str, list[Sequence[Sequence[float]]]]


@dataclass(frozen=True)
class MapPlace:
    """A municipality on the map: border as SVG path, centre in drawing units, label „big“, „small“ or „“.

    A page that draws more on it replaces the last five: where a click leads, what the title adds to the
    name, whether the place is chosen, whether there is nothing in it, and the class of its shade.
    """

    territory: Territory
    path: str
    x: float
    y: float
    label: str
    url: str = ""
    note: str = ""
    is_on: bool = False
    is_bare: bool = False
    shade: str = ""

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
    """The name of a former district, placed beside its municipalities; without room there, amid them."""

    name: str
    x: float
    y: float

    @property
    def room(self) -> tuple[float, float]:
        """Width and height the name takes, with „Altkreis“ before it."""
        return (len(self.name) + len("Altkreis ")) * NAME_LETTER, NAME_LINE


@dataclass(frozen=True)
class MapShapes:
    """The drawing: ``width`` × ``height`` units, places, outer rim, borders of former districts, their names; ``extent`` is what it shows."""

    projection: Projection
    extent: Extent
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


def map_shapes(within: str = "") -> MapShapes | None:
    """The map of the home district, or ``None`` while no boundary is known.

    ``within`` is the slug of a former district: then the map shows that one, larger, with what lies around it, and no names of
    former districts. One without boundaries shows the whole.
    """
    rows = list(
        Boundary.objects.filter(territory__in=home_municipalities().order_by())
        .select_related("territory__former_district", "source")
        .order_by("territory__sort_key")
    )
    if not rows:
        return None
    inside = [row for row in rows if row.territory.former_district and row.territory.former_district.slug == within]
    extent = _around(_extent(inside)) if inside else _extent(rows)
    projection = fitted(extent)
    rings = {r.territory.ags: [ring for polygon in polygons(r.geometry) for ring in polygon] for r in rows}
    groups = {r.territory.ags: r.territory.former_district.ags for r in rows if r.territory.former_district}
    rim, inner = rim_and_inner(rings, groups)
    return MapShapes(
        projection=projection,
        extent=extent,
        places=_places([row for row in rows if _reaches(row, extent)], rings, projection),
        rim=path(rim, projection, close=False),
        old_borders=path(inner, projection, close=False) if groups else "",
        old_names=[] if inside else _old_names(rows, rings, rim, projection),
        sources=list({row.source_id: row.source for row in rows}.values()),
    )


def _extent(rows: Sequence[Boundary]) -> Extent:
    return min(r.west for r in rows), min(r.south for r in rows), max(r.east for r in rows), max(r.north for r in rows)


def _around(extent: Extent) -> Extent:
    """The extent with a little of its surroundings, and never higher than wide: a high map would fill two screens."""
    west, south, east, north = extent
    wider = max((east - west) * AROUND, ((north - south) * 1.6 - (east - west)) / 2)
    higher = (north - south) * AROUND
    return west - wider, south - higher, east + wider, north + higher


def _reaches(row: Boundary, extent: Extent) -> bool:
    west, south, east, north = extent
    return row.west < east and row.east > west and row.south < north and row.north > south


def _places(rows: Sequence[Boundary], rings: _Rings, projection: Projection) -> list[MapPlace]:
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


def _old_names(
    rows: Sequence[Boundary], rings: _Rings, rim: Sequence[Sequence[Corner]], projection: Projection
) -> list[MapName]:
    land: dict[str, list[tuple[float, float]]] = {}
    for row in rows:
        if former := row.territory.former_district:
            corners = (pair for ring in rings[row.territory.ags] for pair in ring[::THINNED])
            land.setdefault(former.name, []).extend(projection.point(pair[0], pair[1]) for pair in corners)
    lines = [[projection.point(*corner) for corner in line] for line in rim]
    canvas = Box(0, 0, projection.width, projection.height)
    return list(_named(land, lines, canvas).values())


def _named(
    land: Mapping[str, list[tuple[float, float]]], rim: Sequence[Sequence[tuple[float, float]]], canvas: Box
) -> dict[str, MapName]:
    names: dict[str, MapName] = {}
    taken: list[Box] = []
    for name, points in sorted(land.items()):
        size = MapName(name, 0, 0).room
        x, y = room_outside(rim, points, size, canvas, taken) or (
            sum(x for x, _ in points) / len(points),
            sum(y for _, y in points) / len(points),
        )
        taken.append(Box.around((x, y), *size))
        names[name] = MapName(name, round(x, 1), round(y, 1))
    return names
