"""Finds municipalities for thousands of rows: asks the database once and remembers every answer.

What ``municipality_by_place``, ``municipality_by_ags`` and ``municipality_at`` find is found alike here. More is read from
words, and each such reading is told in a note, because a table's „Ort“ is often a part of a municipality or mistyped.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from produktschau.lib.geo import in_geometry
from produktschau.lib.text import and_list, sort_key
from produktschau.region.models import Boundary, Territory
from produktschau.region.models.territory import Kind
from produktschau.region.queries.places import plain_place

_POSTCODE = re.compile(r"(?<!\d)(?:D[- ]+)?(\d{5})(?!\d)")
_SPLIT = re.compile(r"[,;/()]|\s[-–]\s|\b(?:OT|Ortsteil)\b", re.IGNORECASE)
_DOUBLE = re.compile(r"(.)\1+")
_SHORTEST = 6
"""Letters of a name below which a typo is not told from another name."""
_LONG = 8
"""Letters from which on two typos may be read, given a postcode of the same area."""


@dataclass(frozen=True)
class Found:
    """A municipality of today, or none; ``note`` is a German sentence about how the words were read, ``""`` if literally."""

    territory: Territory | None
    note: str = ""


class PlaceFinder:
    """All municipalities, read once. Boundaries are read with the first point that is asked for."""

    def __init__(self) -> None:
        every = Territory.objects.filter(kind=Kind.MUNICIPALITY).select_related(
            "former_district", "source", "successor__former_district"
        )
        self._by_ags: dict[str, Territory] = {}
        places: list[Territory] = []
        known = list(every.order_by("sort_key", "ags"))
        for place in known:
            other = self._by_ags.get(place.ags)
            if other is None or _ends_later(place, other):
                self._by_ags[place.ags] = place
            if place.valid_until is None:
                places.append(place)
        self._names = _grouped((key, p) for p in places for key in (sort_key(p.name), sort_key(p.official_name)))
        self._ended = {plain_place(p.name): _heir(p) for p in known if p.valid_until is not None}
        self._plain = _grouped((plain_place(p.name), p) for p in places)
        self._postcodes = _grouped((p.postcode, p) for p in places if p.postcode)
        self._said: dict[tuple[str, str, str], Found] = {}
        self._boundaries: list[Boundary] | None = None
        self._points: dict[tuple[float, float], Territory | None] = {}

    def by_ags(self, ags: str) -> Territory | None:
        """The municipality with this key that has not ended, else the one it was merged into, else the last one that had it."""
        found = self._by_ags.get(ags)
        return None if found is None else _heir(found) or found

    def at(self, lon: float, lat: float) -> Territory | None:
        """The municipality of today whose boundary holds the point (WGS 84 degrees), or ``None`` outside."""
        if self._boundaries is None:
            self._boundaries = list(
                Boundary.objects.filter(territory__kind=Kind.MUNICIPALITY, territory__valid_until__isnull=True)
                .select_related("territory__former_district")
                .order_by("territory__ags")
            )
        point = (lon, lat)
        if point not in self._points:
            holding = (row.territory for row in self._boundaries if _holds(row, lon, lat))
            self._points[point] = next(holding, None)
        return self._points[point]

    def by_words(self, *, postcode: str = "", place: str = "", municipality: str = "") -> Found:
        """The one municipality meant; none where several are or the words fit none.

        A municipality's own name counts more than the place's, and a name more than a postcode. Words that name nothing literally
        are read in this order: what a former municipality was merged into; the part beside a comma, stroke or hyphen; a typo, if one name alone is near; the postcode, if it is
        of one municipality alone. None of these may contradict the first two digits of the postcode.
        """
        asked = (postcode.strip(), place.strip(), municipality.strip())
        if asked not in self._said:
            self._said[asked] = self._read(*asked)
        return self._said[asked]

    def _read(self, postcode: str, place: str, municipality: str) -> Found:
        code = next((hit.group(1) for text in (postcode, place, municipality) if (hit := _POSTCODE.search(text))), "")
        said = [name for text in (municipality, place) if (name := _POSTCODE.sub(" ", text).strip(" ,-"))]
        literal = [(name, self._literal(name, code)) for name in dict.fromkeys(said)]
        for name, hits in literal:
            if len(hits) == 1:
                return Found(hits[0], self._doubts(hits[0], code, literal))
            if len(hits) > 1:
                return Found(
                    None, f"„{name}“ heißen {len(hits)} Gemeinden. Ergänzen Sie die Postleitzahl oder den AGS."
                )
        return (
            self._by_heir(said, code)
            or self._by_part(said, code)
            or self._by_typo(said, code)
            or self._by_postcode(said, code)
        )

    def _literal(self, name: str, code: str) -> list[Territory]:
        hits = self._names.get(sort_key(name)) or self._plain.get(plain_place(name), [])
        return _narrowed(hits, code)

    def _doubts(self, found: Territory, code: str, literal: list[tuple[str, list[Territory]]]) -> str:
        others = [name for name, hits in literal if hits and found not in hits]
        if others:
            return f"Ort „{others[0]}“ und Gemeinde widersprechen sich. Eingelesen unter Gemeinde {found.name}."
        owners = [place.name for place in self._postcodes.get(code, [])]
        if code and found.postcode and found.name not in owners and (owners or not _same_area(found, code)):
            whose = f"gehört zu {and_list(owners[:3])}" if owners else f"passt nicht zu {found.name} ({found.postcode})"
            return f"Die Postleitzahl {code} {whose}. Eingelesen unter Gemeinde {found.name}, weil der Name zählt."
        return ""

    def _by_heir(self, said: list[str], code: str) -> Found | None:
        for name in said:
            heir = self._ended.get(plain_place(name))
            if heir is not None and _same_area(heir, code):
                return Found(heir, f"„{name}“ ist in {heir.name} aufgegangen. Eingelesen unter Gemeinde {heir.name}.")
        return None

    def _by_part(self, said: list[str], code: str) -> Found | None:
        for name in said:
            hits = {hit.pk: hit for part in _parts(name) for hit in self._literal(part, code) if _same_area(hit, code)}
            only = _narrowed(list(hits.values()), code)
            if len(only) == 1:
                return Found(only[0], f"Ortsteil. Eingelesen unter Gemeinde {only[0].name}.")
        return None

    def _by_typo(self, said: list[str], code: str) -> Found | None:
        for name in said:
            plain = plain_place(name)
            if len(plain) < _SHORTEST or plain in self._ended:
                continue
            found = process.extract(plain, self._plain.keys(), scorer=OSA.distance, score_cutoff=3, limit=None)
            near = {key: distance for key, distance, _ in found}
            best = min(near.values(), default=4)
            allowed = 2 if code and len(plain) >= _LONG else 1
            hits = [hit for key, distance in near.items() if distance <= best + 1 for hit in self._plain[key]]
            hits = [hit for hit in hits if _same_area(hit, code)]
            only = hits if len(hits) == 1 else [hit for hit in hits if code and hit.postcode == code]
            if best <= allowed and len(only) == 1 and (code or _slipped(plain, plain_place(only[0].name))):
                return Found(only[0], f"„{name}“ gelesen als {only[0].name}.")
        return None

    def _by_postcode(self, said: list[str], code: str) -> Found:
        owners = self._postcodes.get(code, [])
        if len(owners) != 1:
            return Found(None)
        where = f"Eingelesen unter Gemeinde {owners[0].name}."
        return Found(owners[0], f"Ortsteil. {where}" if said else f"Ohne Ort, nur Postleitzahl {code}. {where}")


def _heir(place: Territory) -> Territory | None:
    """The municipality of today into which an ended one was merged, if that is known."""
    if place.valid_until is None or place.successor is None or place.successor.valid_until is not None:
        return None
    return place.successor


def _ends_later(place: Territory, other: Territory) -> bool:
    if other.valid_until is None:
        return False
    return place.valid_until is None or place.valid_until > other.valid_until


def _grouped(pairs: Iterable[tuple[str, Territory]]) -> dict[str, list[Territory]]:
    groups: dict[str, list[Territory]] = {}
    for key, place in pairs:
        group = groups.setdefault(key, [])
        if key and place not in group:
            group.append(place)
    return {key: group for key, group in groups.items() if group}


def _narrowed(hits: list[Territory], code: str) -> list[Territory]:
    """Of several, those with the postcode, if there are any."""
    if len(hits) < 2 or not code:
        return hits
    return [hit for hit in hits if hit.postcode == code] or hits


def _same_area(place: Territory, code: str) -> bool:
    """Whether a postcode does not speak against a reading: a municipality's postcodes share their first two digits."""
    return not code or not place.postcode or place.postcode[:2] == code[:2]


def _parts(name: str) -> Iterator[str]:
    parts = [part.strip(" -–") for part in _SPLIT.split(name)]
    yield from (part for part in parts if part and part != name)
    head, hyphen, _ = name.partition("-")
    if hyphen and len(head) >= _SHORTEST:
        yield head


def _slipped(typed: str, name: str) -> bool:
    """Whether it can only be a slip: letters swapped or doubled; „Freiburg“ is no „Freiberg“, „Rheinsberg“ no „Reinsberg“."""
    return sorted(typed) == sorted(name) or _DOUBLE.sub(r"\1", typed) == _DOUBLE.sub(r"\1", name)


def _holds(row: Boundary, lon: float, lat: float) -> bool:
    inside = row.west <= lon <= row.east and row.south <= lat <= row.north
    return inside and in_geometry(lon, lat, row.geometry)
