"""Points on the map: distance, inside a boundary, plausibility. Degrees are WGS 84, longitude first."""

import math
from collections.abc import Mapping, Sequence

EARTH_RADIUS_KM = 6371.0088
GERMANY = (5.86, 47.27, 15.05, 55.06)
"""Bounding box of Germany: west, south, east, north, in degrees (BKG VG250, rounded outwards)."""

Ring = Sequence[Sequence[float]]


def distance_km(lon_a: float, lat_a: float, lon_b: float, lat_b: float) -> float:
    """Great-circle distance in kilometres (haversine; mean earth radius of IUGG 1980)."""
    phi_a, phi_b = math.radians(lat_a), math.radians(lat_b)
    half_phi = (phi_b - phi_a) / 2
    half_lambda = math.radians(lon_b - lon_a) / 2
    a = math.sin(half_phi) ** 2 + math.cos(phi_a) * math.cos(phi_b) * math.sin(half_lambda) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(a)))


def in_germany(lon: float, lat: float) -> bool:
    """Whether a point lies in the bounding box of Germany: catches swapped and mistyped coordinates."""
    west, south, east, north = GERMANY
    return west <= lon <= east and south <= lat <= north


def in_ring(lon: float, lat: float, ring: Ring) -> bool:
    """Whether a point lies inside one closed ring (even-odd rule)."""
    inside = False
    for i in range(len(ring)):
        x_a, y_a = ring[i - 1][0], ring[i - 1][1]
        x_b, y_b = ring[i][0], ring[i][1]
        if (y_a > lat) != (y_b > lat) and lon < (x_b - x_a) * (lat - y_a) / (y_b - y_a) + x_a:
            inside = not inside
    return inside


def in_geometry(lon: float, lat: float, geometry: Mapping[str, object]) -> bool:
    """Whether a point lies in a GeoJSON ``Polygon`` or ``MultiPolygon``, holes left out."""
    return any(
        in_ring(lon, lat, rings[0]) and not any(in_ring(lon, lat, hole) for hole in rings[1:])
        for rings in polygons(geometry)
    )


def polygons(geometry: Mapping[str, object]) -> list[list[Ring]]:
    """The polygons of a GeoJSON geometry, each a list of rings, the outer one first.

    Raises ``ValueError`` for a geometry that is neither ``Polygon`` nor ``MultiPolygon``.
    """
    coordinates = geometry.get("coordinates")
    if geometry.get("type") == "Polygon":
        return [coordinates]  # type: ignore[list-item]  # GeoJSON (RFC 7946) fixes the nesting
    if geometry.get("type") == "MultiPolygon":
        return list(coordinates)  # type: ignore[call-overload, no-any-return]  # as above
    raise ValueError(f"Eine Grenze ist Polygon oder MultiPolygon, nicht „{geometry.get('type')}“.")
