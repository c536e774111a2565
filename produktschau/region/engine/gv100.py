"""Reads the Gemeindeverzeichnis of Destatis in its own fixed-width layout (GV100AD).

Positions count from 1: record type 1-2, day 3-10 (YYYYMMDD), key 11-18, name 23-72; in records of
municipalities (type 60) area in hectares 129-139, population 140-150, postcode 166-170. Other record
types (20, 30, 50) hold levels we do not keep. Area and population of a district or state are the sums
over the municipalities of the file.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from produktschau.region.engine.rows import Row, UnusableFile
from produktschau.region.engine.territory_row import TerritoryRow, said_name
from produktschau.region.models.territory import Kind

STATE, DISTRICT, MUNICIPALITY = "10", "40", "60"
_KEY_LENGTH = {STATE: 2, DISTRICT: 5, MUNICIPALITY: 8}
_KIND = {STATE: Kind.STATE, DISTRICT: Kind.DISTRICT, MUNICIPALITY: Kind.MUNICIPALITY}
_HECTARES_PER_KM2 = 100


def read_gv100(text: str, filename: str) -> list[TerritoryRow]:
    """States, districts and municipalities in the order of the file, with sums for the upper two."""
    found = list(_records(text, filename))
    if not any(row.kind == Kind.MUNICIPALITY for row in found):
        raise UnusableFile(f"{filename} enthält keine Gemeinde (Satzart 60). Bitte das ganze Verzeichnis angeben.")
    return [_with_sums(row, found) if row.kind != Kind.MUNICIPALITY else row for row in found]


def edition_day(text: str) -> date | None:
    """The day the register was drawn up (Gebietsstand), from its first record."""
    try:
        return datetime.strptime(text[2:10], "%Y%m%d").date()  # noqa: DTZ007 – a day has no time zone
    except ValueError:
        return None


def _records(text: str, filename: str) -> Iterator[TerritoryRow]:
    for number, line in enumerate(text.splitlines(), start=1):
        kind_of_record = line[:2]
        if kind_of_record not in _KEY_LENGTH:
            continue
        cells = {"ags": line[10 : 10 + _KEY_LENGTH[kind_of_record]].strip(), "name": line[22:72].strip()}
        if kind_of_record == MUNICIPALITY:
            cells |= {"area": line[128:139].strip(), "population": line[139:150].strip()}
            cells["postcode"] = line[165:170].strip()
        yield _territory(Row(filename, number, cells), kind_of_record)


def _territory(row: Row, kind_of_record: str) -> TerritoryRow:
    ags, official = row.text("ags"), row.text("name")
    if not ags.isdigit() or len(ags) != _KEY_LENGTH[kind_of_record]:
        raise row.wrong("Regionalschlüssel", f"„{ags}“ ist kein Schlüssel der Satzart {kind_of_record}.")
    if not official:
        raise row.wrong("Bezeichnung", "Der Name fehlt. Bitte die Datei neu herunterladen.")
    hectares = row.whole("area")
    return TerritoryRow(
        row=row,
        kind=_KIND[kind_of_record],
        ags=ags,
        name=said_name(official),
        official_name=official,
        parent_ags="" if kind_of_record == STATE else ags[:2] if kind_of_record == DISTRICT else ags[:5],
        area_km2=Decimal(hectares) / _HECTARES_PER_KM2 if hectares else None,
        population=row.whole("population"),
        postcode=row.text("postcode"),
    )


def _with_sums(row: TerritoryRow, found: list[TerritoryRow]) -> TerritoryRow:
    inside = [other for other in found if other.kind == Kind.MUNICIPALITY and other.ags.startswith(row.ags)]
    areas = [other.area_km2 for other in inside if other.area_km2 is not None]
    people = [other.population for other in inside if other.population is not None]
    return replace(
        row,
        area_km2=sum(areas, Decimal(0)) if areas else None,
        population=sum(people) if people else None,
    )
