"""Reads territories from a CSV with named columns or from the register's own layout, whichever it is."""

import re

from produktschau.lib.geo import in_germany
from produktschau.region.engine.gv100 import read_gv100
from produktschau.region.engine.rows import Row, decoded, read_rows
from produktschau.region.engine.territory_row import TerritoryRow, said_name
from produktschau.region.models.territory import AGS_LENGTH, Kind

ALIASES = {
    "amtlicher gemeindeschlüssel": "ags",
    "gemeindeschlüssel": "ags",
    "schlüssel": "ags",
    "gemeinde": "name",
    "gen": "name",
    "fläche": "area_km2",
    "fläche in km²": "area_km2",
    "einwohner": "population",
    "einwohnerzahl": "population",
    "plz": "postcode",
    "postleitzahl": "postcode",
    "länge": "lon",
    "breite": "lat",
}
"""Other spellings of our columns, in lower case."""

_GV100 = re.compile(r"^[1-7]0\d{8}\d{2}")
_KIND_BY_LENGTH = {2: Kind.STATE, 5: Kind.DISTRICT, 8: Kind.MUNICIPALITY}


def read_territories(content: bytes, filename: str) -> list[TerritoryRow]:
    """Territories of a file. Raises ``UnusableFile`` with the sentence that says what is wrong where."""
    text = decoded(content, filename)
    if _GV100.match(text):
        return read_gv100(text, filename)
    rows = read_rows(content, filename, required=("ags", "name"), aliases=ALIASES)
    return [_territory(row) for row in rows]


def _territory(row: Row) -> TerritoryRow:
    ags = row.text("ags")
    kind = _kind(row, ags)
    official = row.text("official_name") or row.text("name")
    if not official:
        raise row.wrong("name", "Der Name fehlt. Bitte den amtlichen Namen eintragen.")
    area = row.decimal("area_km2")
    if area is not None and area <= 0:
        raise row.wrong(
            "area_km2", f"„{row.text('area_km2')}“ ist keine Fläche. Bitte Quadratkilometer über 0 eintragen."
        )
    lon, lat = _point(row)
    return TerritoryRow(
        row=row,
        kind=kind,
        ags=ags,
        name=said_name(row.text("name") or official),
        official_name=official,
        parent_ags=row.text("parent_ags") or _parent_by_key(kind, ags),
        former_district_ags=row.text("former_district_ags"),
        successor_ags=row.text("successor_ags"),
        valid_from=row.day("valid_from"),
        valid_until=row.day("valid_until"),
        area_km2=area,
        population=row.whole("population"),
        population_on=row.day("population_on"),
        postcode=_postcode(row),
        lon=lon,
        lat=lat,
        source_slug=row.text("source"),
    )


def _kind(row: Row, ags: str) -> Kind:
    stated = row.text("kind")
    if stated and stated not in Kind.values:
        raise row.wrong("kind", f"„{stated}“ ist keine Gebietsart. Möglich sind {', '.join(Kind.values)}.")
    kind = Kind(stated) if stated else _KIND_BY_LENGTH.get(len(ags), Kind.MUNICIPALITY)
    digits = ags.isascii() and (ags.isdigit() if kind != Kind.COUNTRY else ags.isalpha())
    if not digits or len(ags) != AGS_LENGTH[kind]:
        raise row.wrong(
            "ags",
            f"„{ags}“ ist kein Amtlicher Gemeindeschlüssel. Ein Land hat 2, ein Kreis 5, eine Gemeinde 8 Ziffern; "
            "führende Nullen gehören dazu.",
        )
    return kind


def _parent_by_key(kind: Kind, ags: str) -> str:
    if kind == Kind.MUNICIPALITY:
        return ags[:5]
    return ags[:2] if kind in (Kind.DISTRICT, Kind.FORMER_DISTRICT) else ""


def _postcode(row: Row) -> str:
    text = row.text("postcode")
    if text and not (text.isascii() and text.isdigit() and len(text) == 5):
        raise row.wrong("postcode", f"„{text}“ ist keine Postleitzahl. Bitte fünf Ziffern eintragen.")
    return text


def _point(row: Row) -> tuple[float | None, float | None]:
    lon, lat = row.decimal("lon"), row.decimal("lat")
    if lon is None and lat is None:
        return None, None
    if lon is None or lat is None:
        raise row.wrong("lon" if lon is None else "lat", "Länge und Breite gehören zusammen. Bitte beide eintragen.")
    if not in_germany(float(lon), float(lat)):
        raise row.wrong("lon", f"Der Punkt {lon}, {lat} liegt nicht in Deutschland. Sind Länge und Breite vertauscht?")
    return float(lon), float(lat)
