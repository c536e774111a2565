"""Where a row lies: its point inside a boundary decides, then its municipality key, then its place (ADR 0041).

A point that cannot be is left out and said; the row still comes in when key or place tell where it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from produktschau.lib.geo import in_germany
from produktschau.region.models import Territory
from produktschau.region.queries import (
    home_municipalities,
    municipality_at,
    municipality_by_ags,
    municipality_by_place,
)
from produktschau.tabular.engine.kinds import MappedRow

OUTSIDE = "außerhalb des Landkreises"
NOWHERE = "ohne erkennbaren Ort"


class Elsewhere(Exception):
    """The row does not lie at home. ``group`` is the reason without particulars, the message the whole sentence."""

    def __init__(self, group: str, sentence: str) -> None:
        super().__init__(sentence)
        self.group = group


@dataclass(frozen=True)
class Whereabouts:
    """A home municipality, the point if there is a plausible one, and what was left out."""

    municipality: Territory
    lon: float | None
    lat: float | None
    notes: tuple[str, ...]


class Judge:
    """Finds the home municipality of rows; asks for the home municipalities once."""

    def __init__(self, district: str) -> None:
        self.district = district
        self.home = {territory.ags: territory for territory in home_municipalities()}

    def whereabouts(self, row: MappedRow) -> Whereabouts:
        """Raises ``Elsewhere``."""
        point, notes = _point(row)
        found = municipality_at(*point) if point else self._by_words(row)
        if found is None and point is None and not _words(row):
            raise Elsewhere(NOWHERE, " ".join([*notes, "Punkt, Gemeinde und Ort fehlen. Ergänzen Sie eines davon."]))
        if found is None or found.ags not in self.home:
            place = found.name if found else _called(row, point)
            raise Elsewhere(OUTSIDE, " ".join([*notes, f"{place} liegt nicht im Landkreis {self.district}."]))
        lon, lat = point or (None, None)
        return Whereabouts(self.home[found.ags], lon, lat, tuple(notes))

    def _by_words(self, row: MappedRow) -> Territory | None:
        """By key, if it is valid today, else by the place, else by the municipality's name."""
        ags, place, municipality = row.values["ags"], row.values["place"], row.values["municipality"]
        keyed = municipality_by_ags(ags) if ags else None
        if keyed is not None and (keyed.ags in self.home or keyed.valid_until is None):
            return keyed
        named = (f"{row.values['postcode']} {place}".strip(), municipality)
        return next((found for text in named if text and (found := municipality_by_place(text))), keyed)


def _point(row: MappedRow) -> tuple[tuple[float, float] | None, list[str]]:
    lon_text, lat_text = row.values["lon"], row.values["lat"]
    if not lon_text and not lat_text:
        return None, []
    lon, lat = _degrees(lon_text), _degrees(lat_text)
    if lon is None or lat is None:
        return None, [
            f"Der Punkt „{lat_text or '–'}, {lon_text or '–'}“ ist keine Angabe in Grad und wurde weggelassen."
        ]
    if not in_germany(lon, lat):
        return None, [f"Der Punkt {lat_text}, {lon_text} liegt außerhalb Deutschlands und wurde weggelassen."]
    return (lon, lat), []


def _degrees(text: str) -> float | None:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if -180 <= number <= 180 else None


def _words(row: MappedRow) -> Sequence[str]:
    return [row.values[name] for name in ("municipality", "place", "postcode", "ags") if row.values[name]]


def _called(row: MappedRow, point: tuple[float, float] | None) -> str:
    words = _words(row)
    if words:
        return f"„{words[0]}“"
    return f"Der Punkt {row.values['lat']}, {row.values['lon']}" if point else "Der Ort"
