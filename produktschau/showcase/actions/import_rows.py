"""One row of a table of companies: what it may say, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from produktschau.region.models import Sector, Territory, Trade
from produktschau.region.queries import home_municipalities, municipality_at, municipality_by_place
from produktschau.showcase.calculations.checks import check_company, check_site


@dataclass(frozen=True)
class CompanyRow:
    """One row of a table, in our words.

    ``number`` is the row's number in the file, ``external_key`` the source's own lasting key.
    ``sectors`` are pairs of edition and code („wz2008“, „01.49“), ``trades`` pairs of annex and
    number („A“, 1). Degrees are WGS 84; ``lon`` and ``lat`` come both or not at all. A row that does not say
    otherwise counts as a person (``is_sole_trader``). ``opening_hours_osm`` is kept as it is.
    """

    number: int
    external_key: str
    name: str
    legal_name: str = ""
    lead: str = ""
    lead_en: str = ""
    story: str = ""
    story_en: str = ""
    founded_year: int | None = None
    size_class: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    languages: tuple[str, ...] = ()
    opening_hours: str = ""
    opening_hours_osm: str = ""
    is_sole_trader: bool = True
    is_invented: bool = False
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    place: str = ""
    ags: str = ""
    lon: float | None = None
    lat: float | None = None
    sectors: tuple[tuple[str, str], ...] = ()
    trades: tuple[tuple[str, int], ...] = ()


class Status(StrEnum):
    """What became of a row."""

    IMPORTED = "imported"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class RowOutcome:
    """What became of one row.

    ``reason`` says in one sentence why a row was skipped; ``notes`` are sentences about what was left
    out of an imported row or kept because somebody had changed it by hand. ``key`` is the company's.
    """

    number: int
    status: Status
    key: str = ""
    name: str = ""
    reason: str = ""
    notes: tuple[str, ...] = ()


PLAIN = (
    "name",
    "legal_name",
    "lead",
    "lead_en",
    "story",
    "story_en",
    "founded_year",
    "size_class",
    "email",
    "phone",
    "website",
    "languages",
    "opening_hours",
    "opening_hours_osm",
    "is_sole_trader",
    "is_invented",
)
"""The fields of a row that are fields of the company."""
PLACE = ("street", "house_number", "postcode", "place", "lon", "lat")
"""The fields of a row that make its site."""


class Skip(Exception):
    """The row cannot be taken in; the message is the sentence for the outcome."""


@dataclass
class Entry:
    """A row made ready: cleaned fields, its site if it has one, and what had to be left out."""

    row: CompanyRow
    fields: dict[str, Any]
    site: dict[str, Any] | None
    sectors: list[Sector]
    trades: list[Trade]
    notes: list[str] = field(default_factory=list)


class Reader:
    """Makes rows ready; asks the database once for what all rows need."""

    def __init__(self) -> None:
        self.home = {territory.ags: territory for territory in home_municipalities()}
        self.home_keys = {territory.pk for territory in self.home.values()}
        self.sectors = {(sector.edition, sector.code): sector for sector in Sector.objects.all()}
        self.trades = {(trade.annex, trade.number): trade for trade in Trade.objects.all()}
        self.seen: dict[str, int] = {}

    def entry(self, row: CompanyRow) -> Entry:
        """The row made ready. Raises ``Skip``."""
        if row.external_key in self.seen:
            raise Skip(f"Der Schlüssel „{row.external_key}“ steht schon in Zeile {self.seen[row.external_key]}.")
        notes: list[str] = []
        fields = self._fields(row, notes)
        site = self._site(row, notes)
        self.seen[row.external_key] = row.number
        sectors = _known(self.sectors, row.sectors, "Den Wirtschaftszweig", notes)
        trades = _known(self.trades, row.trades, "Das Handwerk", notes)
        return Entry(row, fields, site, sectors, trades, notes)

    def _fields(self, row: CompanyRow, notes: list[str]) -> dict[str, Any]:
        given = {name: getattr(row, name) for name in PLAIN} | {"external_key": row.external_key}
        given["languages"] = list(row.languages)
        cleaned, problems = check_company(given)
        if not cleaned.get("external_key"):
            raise Skip(problems.get("external_key") or "Der Schlüssel der Quelle fehlt in dieser Zeile.")
        if "name" in problems:
            raise Skip("Der Name fehlt in dieser Zeile." if not row.name.strip() else problems["name"])
        for name, sentence in problems.items():
            cleaned[name] = [] if name == "languages" else None if name == "founded_year" else ""
            notes.append(f"Weggelassen: {sentence}")
        return cleaned

    def _site(self, row: CompanyRow, notes: list[str]) -> dict[str, Any] | None:
        given = {name: getattr(row, name) for name in PLACE}
        if not row.ags and not any(value not in ("", None) for value in given.values()):
            notes.append("Ohne Ort und Punkt bleibt der Eintrag ohne Standort.")
            return None
        cleaned, problems = check_site(given | {"place": row.place or "?"})
        cleaned["place"] = row.place.strip()[:120]
        if "lon" in problems or "lat" in problems:
            raise Skip(problems.get("lon") or problems["lat"])
        for name, sentence in problems.items():
            cleaned[name] = ""
            notes.append(f"Weggelassen: {sentence}")
        municipality = self._municipality(row, cleaned)
        return cleaned | {"municipality_id": municipality.pk, "place": cleaned["place"] or municipality.name}

    def _municipality(self, row: CompanyRow, site: Mapping[str, Any]) -> Territory:
        """The home municipality of the row's point, key or place. Raises ``Skip`` when it lies elsewhere."""
        if row.ags:
            found = self.home.get(row.ags)
            where = f"Die Gemeinde mit dem Schlüssel {row.ags}"
        elif site["lon"] is not None:
            found = municipality_at(site["lon"], site["lat"])
            where = f"Der Punkt {site['lat']:.4f}, {site['lon']:.4f}"
        else:
            found = municipality_by_place(row.place or row.postcode)
            where = f"Der Ort „{row.place or row.postcode}“"
        if found is None or found.pk not in self.home_keys:
            raise Skip(f"{where} liegt nicht im Landkreis.")
        return found


def _known(by_code: Mapping[Any, Any], codes: tuple[tuple[str, Any], ...], what: str, notes: list[str]) -> list[Any]:
    """The records of the codes; an unknown code is left out with a note."""
    unknown = [code for code in codes if code not in by_code]
    notes.extend(f"Weggelassen: {what} {code[0]} {code[1]} kennen wir nicht." for code in unknown)
    return [by_code[code] for code in dict.fromkeys(codes) if code in by_code]
