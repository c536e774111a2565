"""What is asked of the page about sectors: base, denominator, year, neighbours shown and the number opened, as its address has them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from produktschau.region.calculations.series import year_in
from produktschau.region.models import Territory
from produktschau.region.queries.comparison import Comparison, Denominator, comparison
from produktschau.region.queries.employment import COUNTRY, years

ALL = "alle"
NONE = "keine"
BASE, WHOLE, YEAR, NEAR, OPEN = "vergleich", "nenner", "jahr", "nachbarn", "zahl"
"""The words of the address."""
WHOLES: Mapping[str, Denominator] = {"veroeffentlicht": "published", "bekannt": "known"}


@dataclass(frozen=True)
class Option:
    """A choice of a field."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Field:
    """A field that chooses one of its options."""

    name: str
    label: str
    options: Sequence[Option]


@dataclass(frozen=True)
class Asked:
    """What the page was asked for, already put right; ``complaints`` say what could not be had and what stands instead."""

    base: str = COUNTRY
    whole: str = "veroeffentlicht"
    year: int = 0
    near: str = ALL
    is_latest: bool = True
    complaints: Sequence[str] = ()

    def query(self, **more: str) -> str:
        """The address of this state from „?“ on; what is as usual is left out."""
        usual = {BASE: COUNTRY, WHOLE: "veroeffentlicht", YEAR: "" if self.is_latest else None, NEAR: ALL}
        values = {BASE: self.base, WHOLE: self.whole, YEAR: "" if self.is_latest else str(self.year), NEAR: self.near}
        kept = {name: value for name, value in values.items() if value != usual[name]}
        return "?" + urlencode({**kept, **more})

    def closing(self, part: str) -> str:
        """The address of this state without an opened number, at a part of the page."""
        return f"{self.query().removesuffix('?') or '.'}#{part}"

    @property
    def denominator(self) -> Denominator:
        """The same as the calculations call it."""
        return WHOLES[self.whole]


def asked(params: Mapping[str, str]) -> tuple[Asked, Comparison | None]:
    """What the address asks for, with its comparison; wrong words are said and fall back to what is usual.

    No comparison while there are no figures.
    """
    complaints: list[str] = []
    known = years()
    year = _year(params.get(YEAR, ""), known, complaints)
    whole = _whole(params.get(WHOLE, ""), complaints)
    base = params.get(BASE) or COUNTRY
    found = comparison(year=year, base=base, denominator=WHOLES[whole])
    if found is None and base != COUNTRY:
        complaints.append(
            _("Mit „%(word)s“ lässt sich für %(year)s nicht vergleichen; verglichen wird mit Deutschland.")
            % {"word": base[:20], "year": year}
        )
        base, found = COUNTRY, comparison(year=year, denominator=WHOLES[whole])
    if found is None:
        year, found = _earlier(year, known, WHOLES[whole], complaints)
    near = _near(params.get(NEAR, ""), found, complaints)
    is_latest = not known or year == known[-1]
    return Asked(base, whole, year or 0, near, is_latest, complaints), found


def fields(asked: Asked, found: Comparison) -> list[Field]:
    """The fields above the chart, with what is chosen."""
    bases = sorted(found.bases, key=lambda place: (len(place.ags), place.ags != COUNTRY, place.sort_key))
    wholes = {"veroeffentlicht": _("veröffentlichte Summen"), "bekannt": _("Summe der bekannten Bereiche")}
    near = {
        ALL: _("alle mit Angaben (%(number)s)") % {"number": len(found.neighbours)},
        **{area.territory.ags: area.territory.name for area in found.neighbours},
        NONE: _("keine"),
    }
    return [
        _field(BASE, _("Vergleichsraum"), {place.ags: place.name for place in bases}, asked.base),
        _field(WHOLE, _("Nenner"), wholes, asked.whole),
        _field(YEAR, _("Jahr"), {str(year): str(year) for year in reversed(found.years)}, str(found.year)),
        _field(NEAR, _("Nachbarn"), near, asked.near),
    ]


def shown(asked: Asked, found: Comparison) -> list[Territory]:
    """The neighbours the page shows."""
    places = [area.territory for area in found.neighbours]
    return places if asked.near == ALL else [place for place in places if place.ags == asked.near]


def _field(name: str, label: str, options: Mapping[str, str], chosen: str) -> Field:
    return Field(name, label, [Option(value, text, value == chosen) for value, text in options.items()])


def _year(word: str, known: Sequence[int], complaints: list[str]) -> int | None:
    latest = known[-1] if known else None
    if not word or latest is None:
        return latest
    if year_in(word) in known:
        return year_in(word)
    complaints.append(_without_figures(word, latest, known))
    return latest


def _earlier(
    year: int | None, known: Sequence[int], denominator: Denominator, complaints: list[str]
) -> tuple[int | None, Comparison | None]:
    """The latest other year in which the region can be compared with the country; without one there is no comparison."""
    for other in sorted({*known} - {year}, reverse=True):
        if found := comparison(year=other, denominator=denominator):
            complaints.append(_without_figures(str(year), other, [one for one in known if one != year]))
            return other, found
    return year, None


def _without_figures(word: str, shown: int, known: Sequence[int]) -> str:
    words = {"word": word[:20], "year": shown, "years": ", ".join(map(str, known))}
    return _("Für „%(word)s“ gibt es keine Zahlen; gezeigt wird %(year)s. Zahlen gibt es für %(years)s.") % words


def _whole(word: str, complaints: list[str]) -> str:
    if word in WHOLES or not word:
        return word or "veroeffentlicht"
    complaints.append(
        _("Den Nenner „%(word)s“ gibt es nicht; gerechnet wird mit den veröffentlichten Summen.") % {"word": word[:20]}
    )
    return "veroeffentlicht"


def _near(word: str, found: Comparison | None, complaints: list[str]) -> str:
    places = {area.territory.ags for area in found.neighbours} if found else set()
    if not word or word in {ALL, NONE, *places}:
        return word or ALL
    complaints.append(
        _("Der Nachbar „%(word)s“ hat hier keine Zahlen; gezeigt werden alle mit Angaben.") % {"word": word[:20]}
    )
    return ALL
