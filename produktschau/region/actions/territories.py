"""Takes territories in from the official register or a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from produktschau.audit.record import Actor
from produktschau.lib.text import slug, sort_key
from produktschau.region.actions.outcome import Outcome, Progress, one_import, write_changes
from produktschau.region.engine.rows import UnusableFile
from produktschau.region.engine.territories import read_territories
from produktschau.region.engine.territory_row import TerritoryRow
from produktschau.region.models import Source, Territory
from produktschau.region.models.territory import Kind

UnusableTerritories = UnusableFile
"""The file cannot be taken in; nothing was written."""

_ORDER = (Kind.COUNTRY, Kind.STATE, Kind.DISTRICT, Kind.FORMER_DISTRICT, Kind.MUNICIPALITY)
Key = tuple[str, str, date | None]


def import_territories(
    *,
    by: Actor,
    content: bytes,
    filename: str,
    source: Source,
    valid_on: date,
    at: datetime,
    within: Sequence[str] = (),
    sources: Mapping[str, Source] | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Create or update the territories of a file that states how things were on ``valid_on``.

    ``within`` keeps only keys that begin so, and what they lie in. ``sources`` resolves a column
    ``source``. Territories that are not in the file stay as they are. Raises ``UnusableTerritories``.
    """
    rows = [row for row in read_territories(content, filename) if _is_within(row.ags, within)]
    if not rows:
        raise UnusableTerritories(f"{filename} enthält kein Gebiet, dessen Schlüssel mit {', '.join(within)} beginnt.")
    with one_import(
        by=by, verb="territories.imported", subject=f"source:{source.slug}", at=at, dry_run=dry_run, source=source
    ) as outcome:
        register = _Register(valid_on, source, sources or {})
        for kind in _ORDER:
            # What a territory was merged into must be known before it.
            for is_merged in (False, True):
                wanted = register.wanted(
                    [row for row in rows if row.kind == kind and bool(row.successor_ags) == is_merged]
                )
                write_changes(Territory, register.known, wanted, outcome, progress=progress)
        return outcome


def _is_within(ags: str, within: Sequence[str]) -> bool:
    return not within or any(ags.startswith(start) or start.startswith(ags) for start in within)


@dataclass
class _Register:
    """All known territories, to find what a row speaks of and what it lies in."""

    valid_on: date
    source: Source
    sources: Mapping[str, Source]

    def __post_init__(self) -> None:
        self.known: dict[Key, Territory] = {(t.kind, t.ags, t.valid_from): t for t in Territory.objects.all()}
        self.slugs = {(t.kind, t.slug) for t in self.known.values()}

    def wanted(self, rows: Sequence[TerritoryRow]) -> Iterator[tuple[Key, dict[str, Any]]]:
        """Key and field values of every row; a row that says nothing of a field keeps what is known."""
        by_ags: dict[tuple[str, str], list[Territory]] = {}
        for territory in self.known.values():
            by_ags.setdefault((territory.kind, territory.ags), []).append(territory)
        for row in rows:
            old = self._meant(row, by_ags.get((row.kind, row.ags), []))
            values = self._stated(row)
            if old is None:
                yield (row.kind, row.ags, row.valid_from), self._new(row) | values
            else:
                yield (old.kind, old.ags, old.valid_from), values

    def _meant(self, row: TerritoryRow, candidates: list[Territory]) -> Territory | None:
        same_start = [t for t in candidates if t.valid_from == row.valid_from]
        if row.valid_from is not None or row.valid_until is not None:
            return same_start[0] if same_start else None
        valid = [
            t
            for t in candidates
            if (t.valid_from is None or t.valid_from <= self.valid_on)
            and (t.valid_until is None or t.valid_until >= self.valid_on)
        ]
        return valid[0] if valid else same_start[0] if same_start else None

    def _stated(self, row: TerritoryRow) -> dict[str, Any]:
        stated: dict[str, Any] = {
            "name": row.name,
            "official_name": row.official_name,
            "sort_key": sort_key(row.name),
            "source": self._source(row),
        }
        optional = {
            "parent": self._parent(row),
            "former_district": self._former_district(row),
            "successor": self._successor(row),
            "valid_until": row.valid_until,
            "area_km2": row.area_km2,
            "population": row.population,
            "population_on": row.population_on,
            "postcode": row.postcode,
            "lon": row.lon,
            "lat": row.lat,
        }
        return stated | {name: value for name, value in optional.items() if value not in (None, "")}

    def _new(self, row: TerritoryRow) -> dict[str, Any]:
        address = slug(row.name)
        if (row.kind, address) in self.slugs:
            address = f"{address}-{row.ags}"
        if (row.kind, address) in self.slugs:
            address = f"{address}-{(row.valid_from or self.valid_on).isoformat()}"
        self.slugs.add((row.kind, address))
        return {"kind": row.kind.value, "ags": row.ags, "valid_from": row.valid_from, "slug": address}

    def _source(self, row: TerritoryRow) -> Source:
        if not row.source_slug or not self.sources:
            return self.source
        if row.source_slug not in self.sources:
            raise row.row.wrong("source", f"Die Quelle „{row.source_slug}“ ist nicht bekannt.")
        return self.sources[row.source_slug]

    def _parent(self, row: TerritoryRow) -> Territory | None:
        if not row.parent_ags:
            return None
        kinds = _ORDER[: _ORDER.index(row.kind)]
        found = self._find(row.parent_ags, kinds)
        if found is None and row.kind in (Kind.MUNICIPALITY, Kind.DISTRICT, Kind.FORMER_DISTRICT):
            raise row.row.wrong(
                "ags",
                f"{row.name} ({row.ags}) liegt in {row.parent_ags}, das nicht bekannt ist. "
                "Bitte zuerst das übergeordnete Gebiet einlesen oder in die Datei aufnehmen.",
            )
        return found

    def _former_district(self, row: TerritoryRow) -> Territory | None:
        if not row.former_district_ags:
            return None
        found = self._find(row.former_district_ags, (Kind.FORMER_DISTRICT,))
        if found is None:
            raise row.row.wrong(
                "former_district_ags",
                f"Der Altkreis {row.former_district_ags} ist nicht bekannt. Bitte zuerst die Altkreise einlesen.",
            )
        return found

    def _successor(self, row: TerritoryRow) -> Territory | None:
        if not row.successor_ags:
            return None
        found = self._find(row.successor_ags, (row.kind,))
        if found is None:
            raise row.row.wrong(
                "successor_ags",
                f"{row.name} ({row.ags}) ist in {row.successor_ags} aufgegangen, das nicht bekannt ist. "
                "Bitte zuerst dieses Gebiet einlesen oder in die Datei aufnehmen.",
            )
        return found

    def _find(self, ags: str, kinds: Sequence[Kind]) -> Territory | None:
        hits = [t for (kind, key, _), t in self.known.items() if key == ags and kind in kinds]
        hits.sort(key=lambda t: (t.kind == Kind.FORMER_DISTRICT, t.valid_until is not None))
        return hits[0] if hits else None
