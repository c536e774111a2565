"""One territory as a file states it, whatever the layout."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from produktschau.region.engine.rows import Row
from produktschau.region.models.territory import Kind


@dataclass(frozen=True)
class TerritoryRow:
    """One territory as a file states it; ``None`` and ``""`` mean: the file does not say."""

    row: Row
    kind: Kind
    ags: str
    name: str
    official_name: str
    parent_ags: str
    former_district_ags: str = ""
    successor_ags: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    area_km2: Decimal | None = None
    population: int | None = None
    population_on: date | None = None
    postcode: str = ""
    lon: float | None = None
    lat: float | None = None
    source_slug: str = ""


def said_name(official: str) -> str:
    """How people say it: „Frankenberg/Sa., Stadt, Garnisonsstadt“ → „Frankenberg/Sa.“."""
    return official.split(",")[0].strip()
