"""Reads boundaries from a GeoJSON FeatureCollection (RFC 7946, WGS 84)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from produktschau.lib.geo import in_germany, polygons
from produktschau.region.engine.rows import UnusableFile

_OUTSIDE = "liegt nicht in Deutschland. Bitte die Datei in geografischen Koordinaten (WGS 84, Länge vor Breite) ausgeben lassen."


@dataclass(frozen=True)
class BoundaryRow:
    """One boundary: the key of its territory, the geometry and its box (west, south, east, north)."""

    filename: str
    number: int
    ags: str
    geometry: dict[str, Any]
    box: tuple[float, float, float, float]

    def wrong(self, why: str) -> UnusableFile:
        """The error that names this feature; ``why`` completes the sentence."""
        return UnusableFile(f"{self.filename}, Gebiet {self.number} ({self.ags}): {why}")


def read_boundaries(content: bytes, filename: str, ags_property: str = "AGS") -> list[BoundaryRow]:
    """Boundaries of a FeatureCollection. Raises ``UnusableFile`` with the sentence that says what is wrong where."""
    try:
        collection = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        where = f", Zeile {error.lineno}, Spalte {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise UnusableFile(
            f"{filename}{where}: Das ist kein gültiges GeoJSON. Bitte die Datei neu herunterladen."
        ) from error
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list) or not features:
        raise UnusableFile(f"{filename} enthält keine Gebiete. Erwartet wird GeoJSON vom Typ FeatureCollection.")
    return [_boundary(feature, filename, number, ags_property) for number, feature in enumerate(features, start=1)]


def _boundary(feature: Any, filename: str, number: int, ags_property: str) -> BoundaryRow:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    properties = properties if isinstance(properties, dict) else {}
    ags = str(properties.get(ags_property) or "")
    if not ags:
        there = ", ".join(str(name) for name in properties) or "keine"
        raise UnusableFile(
            f"{filename}, Gebiet {number}: Die Eigenschaft „{ags_property}“ fehlt. Vorhanden sind: {there}; "
            "mit --property lässt sich eine andere wählen."
        )
    geometry = feature.get("geometry")
    row = BoundaryRow(filename, number, ags, geometry if isinstance(geometry, dict) else {}, (0, 0, 0, 0))
    try:
        points = list(_points(row.geometry))
    except (TypeError, ValueError, IndexError) as error:
        raise row.wrong("Die Grenze ist kein vollständiges Polygon. Bitte die Datei neu herunterladen.") from error
    for lon, lat in points:
        if not in_germany(lon, lat):
            raise row.wrong(f"Der Punkt {lon}, {lat} {_OUTSIDE}")
    lons, lats = [point[0] for point in points], [point[1] for point in points]
    return BoundaryRow(filename, number, ags, row.geometry, (min(lons), min(lats), max(lons), max(lats)))


def _points(geometry: dict[str, Any]) -> Iterator[tuple[float, float]]:
    rings: list[Any] = [ring for polygon in polygons(geometry) for ring in polygon]
    if not rings:
        raise ValueError("no ring")
    for ring in rings:
        if len(ring) < 4 or list(ring[0][:2]) != list(ring[-1][:2]):
            raise ValueError("a ring is closed and has four points at least")
        for point in ring:
            lon, lat = point[0], point[1]
            if not isinstance(lon, int | float) or not isinstance(lat, int | float):
                raise TypeError("a coordinate is a number")
            yield float(lon), float(lat)
