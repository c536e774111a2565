"""Where a row lies: its point inside a boundary decides, then its municipality key, then its place (ADR 0041).

A point that cannot be is left out and said; the row still comes in when key or place tell where it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from produktschau.lib.geo import in_germany
from produktschau.region.models import Territory
from produktschau.showcase.calculations.checks import SITE as CHECKS
from produktschau.showcase.calculations.import_cells import postcode
from produktschau.showcase.calculations.values import Unfit
from produktschau.showcase.queries.import_lists import ImportLists
from produktschau.showcase.tables.company_cells import LEFT_OUT, Said

OUTSIDE = "außerhalb des Landkreises"
NOWHERE = "ohne Ort"
UNKNOWN = "Ort nicht erkannt"
COLUMNS = ("street", "house_number", "postcode", "place", "municipality", "ags", "lon", "lat")
"""The columns that tell where a row lies."""
_WORDS = ("municipality", "place", "postcode", "ags")


class Elsewhere(Exception):
    """The row does not lie at home. ``group`` is the reason without particulars, the message the whole sentence."""

    def __init__(self, group: str, sentence: str, column: str = "") -> None:
        super().__init__(sentence)
        self.group = group
        self.column = column


@dataclass(frozen=True)
class Whereabouts:
    """The municipality, if one is known, and what the row says of the site: only the columns it has."""

    municipality: Territory | None
    site: dict[str, Any]


def whereabouts(one: Said, lists: ImportLists, *, is_ours: bool) -> Whereabouts:
    """Raises ``Elsewhere``. A row of our own table (``is_ours``) may lie anywhere, its municipality key counts first."""
    site = _site(one)
    point = _point(one)
    site |= dict(zip(("lon", "lat"), point or (None, None), strict=True)) if one.states("lon", "lat") else {}
    found = _ours(one, lists, site, point) if is_ours else _found(one, lists, site, point)
    if found is None and point is None and not _words(one) and not is_ours:
        raise Elsewhere(NOWHERE, "Punkt, Gemeinde und Ort fehlen. Ergänzen Sie eines davon.", "place")
    if found is None and point is None and not is_ours and not one.row.values["ags"]:
        here = f"{_called(one, point)} ist keine Gemeinde im Landkreis {lists.district}."
        sentence = f"{here} Liegt der Betrieb doch hier, dann tragen Sie seine Gemeinde ein."
        raise Elsewhere(UNKNOWN, sentence, "place")
    if not is_ours and (found is None or found.pk not in lists.home):
        place = found.name if found else _called(one, point)
        raise Elsewhere(OUTSIDE, f"{place} liegt nicht im Landkreis {lists.district}.", "place")
    return Whereabouts(lists.home.get(found.pk, found) if found else None, site)


def moved(
    one: Said, town: Territory | None, before: Mapping[str, Any] | None, site: Mapping[str, Any], lists: ImportLists
) -> Territory | None:
    """The municipality of a row of our own table in which somebody wrote another place than the record has.

    Where the key was emptied with it, the place says it; where both stand and differ, the key counts and it is said.
    """
    place, code = site.get("place", ""), site.get("postcode", "")
    stood = before or {}
    is_emptied = town is None and stood.get("municipality_id") is not None
    if not place or (place == stood.get("place", "") and not is_emptied):
        return town
    meant = lists.finder.by_words(postcode=code, place=place).territory
    if town is None:
        return meant
    if meant and meant.pk != town.pk and town.pk == stood.get("municipality_id"):
        one.note(f"Ort „{place}“ und AGS {town.ags} widersprechen sich. Eingelesen unter Gemeinde {town.name}.", "ags")
    return town


def _site(one: Said) -> dict[str, Any]:
    """The words of the address, checked; what is unfit is left out and said."""
    site: dict[str, Any] = {}
    values = one.row.values
    for name in ("street", "house_number", "postcode", "place"):
        text = values[name]
        if text and name == "postcode":
            text, note = postcode(text)
            if note:
                one.note(note, name)
        try:
            if text or name in one.row.stated:
                site[name] = CHECKS[name](text) if text else ""
        except Unfit as unfit:
            one.note(f"{LEFT_OUT}{unfit}", name)
            site[name] = ""
    return site


def _found(one: Said, lists: ImportLists, site: dict[str, Any], point: tuple[float, float] | None) -> Territory | None:
    """By the point alone if there is one; else by key, if it is valid today, else by words."""
    if point:
        return lists.finder.at(*point)
    ags = one.row.values["ags"]
    keyed = lists.finder.by_ags(ags) if ags else None
    if keyed is not None and (keyed.pk in lists.home or keyed.valid_until is None):
        return keyed
    return _by_words(one, lists, site) or keyed


def _by_words(one: Said, lists: ImportLists, site: dict[str, Any]) -> Territory | None:
    code, place, municipality = site.get("postcode", ""), one.row.values["place"], one.row.values["municipality"]
    if not code and not place and not municipality:
        return None
    read = lists.finder.by_words(postcode=code, place=place, municipality=municipality)
    if read.note and (read.territory is None or read.territory.pk in lists.home):
        one.note(read.note, "place")
    return read.territory


def _ours(one: Said, lists: ImportLists, site: dict[str, Any], point: tuple[float, float] | None) -> Territory | None:
    ags = one.row.values["ags"]
    if ags:
        return lists.finder.by_ags(ags)
    if "ags" in one.row.stated:
        return None
    return _found(one, lists, site, point)


def _point(one: Said) -> tuple[float, float] | None:
    lon_text, lat_text = one.row.values["lon"], one.row.values["lat"]
    if not lon_text and not lat_text:
        return None
    lon, lat = _degrees(lon_text), _degrees(lat_text)
    if lon is None or lat is None:
        shown = f"{lat_text or '–'}, {lon_text or '–'}"
        one.note(f"Der Punkt „{shown}“ ist keine Angabe in Grad und wurde weggelassen.", "lon")
        return None
    if not in_germany(lon, lat):
        one.note(f"Der Punkt {lat_text}, {lon_text} liegt außerhalb Deutschlands und wurde weggelassen.", "lon")
        return None
    return lon, lat


def _degrees(text: str) -> float | None:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if -180 <= number <= 180 else None


def _words(one: Said) -> Sequence[str]:
    return [one.row.values[name] for name in _WORDS if one.row.values[name]]


def _called(one: Said, point: tuple[float, float] | None) -> str:
    words = _words(one)
    if words:
        return f"„{words[0]}“"
    return f"Der Punkt {one.row.values['lat']}, {one.row.values['lon']}" if point else "Der Ort"
