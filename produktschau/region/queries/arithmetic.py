"""A number opened: what it was taken from, by which formula, line by line."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from produktschau.design.formats import number
from produktschau.region.calculations.series import change
from produktschau.region.models import Territory
from produktschau.region.queries.comparison import Comparison, GroupRow, Quotient
from produktschau.region.queries.conversion import Cell
from produktschau.region.queries.employment import DISJOINT, TOTAL, Area, group_titles
from produktschau.region.queries.phrases import known, marks, named_group, share, signed

TOGETHER, KRUGMAN, HERFINDAHL = "nachbarn", "krugman", "herfindahl"
"""First words of the numbers that are no quotient of one district."""


@dataclass(frozen=True)
class Arithmetic:
    """A number with its way: a table, its last line, the formula with its source, and what is to be said about the values."""

    key: str
    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    result: str
    formula: str
    notes: Sequence[str]


def arithmetic(found: Comparison, key: str) -> Arithmetic | None:
    """The number with this key: „14522.C“, „nachbarn.C“, „krugman.14511“ or „herfindahl.14522“; ``None`` where there is none."""
    kind, _dot, what = key.partition(".")
    if kind == KRUGMAN:
        return _krugman(found, key, what)
    if kind == HERFINDAHL:
        return _herfindahl(found, key, what)
    row = found.by_group.get(what)
    if row is None:
        return None
    if kind == TOGETHER:
        return _quotient(found, key, row, row.together, _("die Nachbarn zusammen"))
    quotient = next((one for one in (row.home, *row.neighbours) if one.territory.ags == kind), None)
    return None if quotient is None else _quotient(found, key, row, quotient, found.base.territory.name)


def _quotient(found: Comparison, key: str, row: GroupRow, one: Quotient, base: str) -> Arithmetic:
    return quotient_arithmetic(key, row.group, row.title, found.year, one, base, of_known=found.denominator == "known")


def quotient_arithmetic(
    key: str, group: str, title: str, year: int, one: Quotient, base: str, *, of_known: bool = False
) -> Arithmetic:
    """A location quotient opened; ``of_known``: its shares are of the sum of the known groups."""
    words = {"place": one.territory.name, "year": year, "value": known(one.value, 2)}
    return Arithmetic(
        key=key,
        title=_("%(sector)s in %(place)s, %(year)s: %(value)s") % {"sector": named_group(group, title), **words},
        head=(
            _("Gebiet"),
            _("in diesem Bereich"),
            _("alle bekannten Bereiche") if of_known else _("alle Bereiche"),
            _("Anteil"),
        ),
        rows=[
            (one.territory.name, known(one.part.value), known(one.whole.value), share(one.share, 2)),
            (base, known(one.base_part.value), known(one.base_whole.value), share(one.base_share, 2)),
        ],
        result=f"{share(one.share, 2)} : {share(one.base_share, 2)} = {known(one.value, 2)}",
        formula=_(
            "Standortquotient: der Anteil des Bereichs an den Erwerbstätigen, geteilt durch seinen Anteil im Vergleichsraum (Florence 1939; Isard 1960)."
        ),
        notes=marks([one.part, one.whole, one.base_part, one.base_whole]),
    )


def change_arithmetic(key: str, group: str, title: str, place: Territory, before: Cell, after: Cell) -> Arithmetic:
    """The change of the persons employed between two years opened."""
    moved = change(before.value, after.value)
    said = _("unbekannt") if moved is None else _("%(percent)s %%") % {"percent": signed(moved * 100, 1)}
    return Arithmetic(
        key=key,
        title=f"{named_group(group, title)}, {place.name}, {before.year}–{after.year}: {said}",
        head=(_("Jahr"), _("Erwerbstätige in diesem Bereich")),
        rows=[(str(cell.year), known(cell.value)) for cell in (before, after)],
        result=f"{known(after.value)} : {known(before.value)} − 1 = {said}",
        formula=_("Veränderung: die Zahl des späteren Jahres, geteilt durch die des früheren, minus 1."),
        notes=marks([before, after]),
    )


def _krugman(found: Comparison, key: str, ags: str) -> Arithmetic | None:
    other = _area(found, ags)
    values = {**{place.ags: value for place, value in found.krugman}, found.base.territory.ags: found.krugman_base}
    if other is None or ags not in values:
        return None
    rows = []
    for group in DISJOINT:
        own, theirs = _share(found, found.home, group), _share(found, other, group)
        apart = None if own is None or theirs is None else abs(own - theirs) * 100
        rows.append((_named(group), share(own, 2), share(theirs, 2), known(apart, 2)))
    return Arithmetic(
        key=key,
        title=_("Unterschied zu %(place)s, %(year)s: %(value)s")
        % {"place": other.territory.name, "year": found.year, "value": known(values[ags], 2)},
        head=(
            _("Bereich"),
            _("Anteil: %(place)s") % {"place": found.home.territory.name},
            _("Anteil: %(place)s") % {"place": other.territory.name},
            _("Unterschied in Prozentpunkten"),
        ),
        rows=rows,
        result=_("Summe der Unterschiede, geteilt durch 100 = %(value)s") % {"value": known(values[ags], 2)},
        formula=_(
            "Krugman-Index: die Summe der Unterschiede aller Branchenanteile. 0 heißt gleich aufgestellt, 2 heißt nichts gemeinsam (Krugman 1991)."
        ),
        notes=marks([area.cell(group, found.year) for area in (found.home, other) for group in (*DISJOINT, TOTAL)]),
    )


def _herfindahl(found: Comparison, key: str, ags: str) -> Arithmetic | None:
    area = _area(found, ags)
    values = {
        **{place.ags: value for place, value in found.herfindahl_neighbours},
        found.base.territory.ags: found.herfindahl_base,
        found.home.territory.ags: found.herfindahl,
    }
    if area is None:
        return None
    rows = []
    for group in DISJOINT:
        own = _share(found, area, group)
        rows.append((_named(group), share(own, 2), known(None if own is None else own * own, 4)))
    return Arithmetic(
        key=key,
        title=_("Einseitigkeit: %(place)s, %(year)s: %(value)s")
        % {"place": area.territory.name, "year": found.year, "value": known(values[ags], 3)},
        head=(_("Bereich"), _("Anteil"), _("Anteil × Anteil")),
        rows=rows,
        result=_("Summe = %(value)s") % {"value": known(values[ags], 3)},
        formula=_(
            "Herfindahl-Index: die Summe der quadrierten Branchenanteile (Hirschman 1945; Herfindahl 1950). %(least)s heißt: alle sechs Bereiche gleich groß; 1 heißt: nur ein Bereich."
        )
        % {"least": number(1 / len(DISJOINT), 3)},
        notes=marks([area.cell(group, found.year) for group in (*DISJOINT, TOTAL)]),
    )


def _area(found: Comparison, ags: str) -> Area | None:
    return next((area for area in (*found.neighbours, found.base, found.home) if area.territory.ags == ags), None)


def _share(found: Comparison, area: Area, group: str) -> float | None:
    return found.shares_of(area)[group]


def _named(group: str) -> str:
    return named_group(group, group_titles()[group])
