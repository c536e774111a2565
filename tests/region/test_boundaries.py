"""Importing boundaries from GeoJSON."""

import json
from datetime import datetime
from typing import Any

import pytest

from produktschau.audit.record import System
from produktschau.region.actions import Outcome, import_boundaries
from produktschau.region.engine.rows import UnusableFile
from produktschau.region.models import Boundary, Region, Source, Territory

SQUARE = [[[13.0, 51.0], [13.1, 51.0], [13.1, 51.1], [13.0, 51.1], [13.0, 51.0]]]


def collection(geometry: Any, **properties: str) -> bytes:
    """A FeatureCollection with one feature."""
    feature = {"type": "Feature", "properties": properties, "geometry": geometry}
    return json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()


def polygon(coordinates: Any) -> dict[str, Any]:
    """A GeoJSON polygon."""
    return {"type": "Polygon", "coordinates": coordinates}


def taken_in(
    content: bytes, source: Source, now: datetime, ags_property: str = "AGS", dry_run: bool = False
) -> Outcome:
    """The outcome of importing a small file."""
    return import_boundaries(
        by=System("test"),
        content=content,
        filename="grenzen.geojson",
        source=source,
        at=now,
        ags_property=ags_property,
        dry_run=dry_run,
    )


@pytest.fixture
def place(source: Source) -> Territory:
    """A municipality."""
    return Territory.objects.create(kind="municipality", ags="14522080", name="Döbeln", slug="doebeln", source=source)


def test_a_boundary_comes_in_with_its_box_and_a_second_run_changes_nothing(
    place: Territory, source: Source, now: datetime
) -> None:
    content = collection(polygon(SQUARE), K="14522080")
    assert taken_in(content, source, now, "K").counts == {"new": 1, "changed": 0, "unchanged": 0, "skipped": 0}
    boundary = Boundary.objects.get(territory=place)
    assert (boundary.west, boundary.south, boundary.east, boundary.north) == (13.0, 51.0, 13.1, 51.1)
    assert taken_in(content, source, now, "K").counts == {"new": 0, "changed": 0, "unchanged": 1, "skipped": 0}
    larger = [[[13.0, 51.0], [13.2, 51.0], [13.1, 51.1], [13.0, 51.0]]]
    assert taken_in(collection(polygon(larger), K="14522080"), source, now, "K").changed == 1


def test_an_unknown_territory_is_left_out_with_a_sentence(place: Territory, source: Source, now: datetime) -> None:
    outcome = taken_in(collection(polygon(SQUARE), AGS="14522999"), source, now)
    assert outcome.skipped == [
        "grenzen.geojson, Gebiet 1 (14522999): Dieses Gebiet ist nicht bekannt. Bitte zuerst die Gebiete einlesen."
    ]
    assert Boundary.objects.count() == 0


def test_a_dry_run_writes_nothing(place: Territory, source: Source, now: datetime) -> None:
    assert taken_in(collection(polygon(SQUARE), AGS="14522080"), source, now, dry_run=True).new == 1
    assert Boundary.objects.count() == 0


BROKEN = "grenzen.geojson, Gebiet 1 (14522080): Die Grenze ist kein vollständiges Polygon. Bitte die Datei neu herunterladen."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            b'{"type": "FeatureCollection", ',
            "grenzen.geojson, Zeile 1, Spalte 31: Das ist kein gültiges GeoJSON. Bitte die Datei neu herunterladen.",
        ),
        (b"\xff\xfe\x00", "grenzen.geojson: Das ist kein gültiges GeoJSON. Bitte die Datei neu herunterladen."),
        (b"[]", "grenzen.geojson enthält keine Gebiete. Erwartet wird GeoJSON vom Typ FeatureCollection."),
        (
            collection(polygon(SQUARE), RS="x"),
            "grenzen.geojson, Gebiet 1: Die Eigenschaft „AGS“ fehlt. Vorhanden sind: RS; "
            "mit --property lässt sich eine andere wählen.",
        ),
        (collection(None, AGS="14522080"), BROKEN),
        (collection(polygon([]), AGS="14522080"), BROKEN),
        (collection(polygon([SQUARE[0][:4]]), AGS="14522080"), BROKEN),
        (collection(polygon([[["x", 1], [1, 2], [2, 3], ["x", 1]]]), AGS="14522080"), BROKEN),
        (collection({"type": "Point", "coordinates": [13, 51]}, AGS="14522080"), BROKEN),
        (
            collection(polygon([[[y, x] for x, y in SQUARE[0]]]), AGS="14522080"),
            "grenzen.geojson, Gebiet 1 (14522080): Der Punkt 51.0, 13.0 liegt nicht in Deutschland. Bitte die Datei in "
            "geografischen Koordinaten (WGS 84, Länge vor Breite) ausgeben lassen.",
        ),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    place: Territory, source: Source, now: datetime, content: bytes, sentence: str
) -> None:
    with pytest.raises(UnusableFile) as caught:
        taken_in(content, source, now)
    assert str(caught.value) == sentence
    assert Boundary.objects.count() == 0


def test_the_demo_has_a_boundary_for_every_municipality_and_saxon_neighbour(mittelsachsen: Region) -> None:
    assert Boundary.objects.filter(territory__parent=mittelsachsen.home).count() == 52
    assert Boundary.objects.filter(territory__kind="district").count() == 8
