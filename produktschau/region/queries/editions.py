"""What changes with the WZ 2025: where each division of the WZ 2008 goes, and how many firms of the showcase go with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from produktschau.lib.figures import FIGURES, Breakdown, span
from produktschau.region.calculations.correspondence import Link, Range, destinations, in_new_units, rolled_up
from produktschau.region.models import Sector, SectorCorrespondence
from produktschau.region.models.classification import Edition
from produktschau.region.queries.comparison import FIRMS
from produktschau.region.queries.numbers import number_address
from produktschau.region.queries.phrases import known, span_of
from produktschau.region.queries.sectors import DIVISION, division_titles

DIVISION_ASKED = "abteilung"
"""The word of the address."""
_SUBCLASS = 5
"""Level of the units the correspondence links."""


@dataclass(frozen=True)
class Destination:
    """A division of the WZ 2025; ``firms`` of the division asked for go there,
    ``all_firms`` lie there in all; ``moved`` are pairs (number, title) of the subclasses of the WZ 2025 that come from the division asked for."""

    code: str
    title: str
    is_whole: bool
    firms: str
    all_firms: str
    moved: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Changed:
    """A division of the WZ 2008 that does not stay as it was, with the numbers of where it goes."""

    code: str
    title: str
    to: Sequence[str]
    is_whole: bool


@dataclass(frozen=True)
class Chosen:
    """The division asked for, with its firms and where it goes."""

    code: str
    title: str
    firms: str
    firms_open: str
    to: Sequence[Destination]
    is_same: bool


@dataclass(frozen=True)
class EditionsPage:
    """What the page shows: all divisions to choose from, the chosen one, those that change, and how many stay."""

    titles: Mapping[str, str]
    chosen: Chosen | None
    changed: Sequence[Changed]
    same: int
    complaint: str


def editions_page(params: Mapping[str, str]) -> EditionsPage | None:
    """The page as its address asks for it; ``None`` before the classifications were taken in. Five queries."""
    titles = division_titles()
    subclasses = _links()
    if not titles or not subclasses:
        return None
    divisions = rolled_up(subclasses, DIVISION)
    ways = destinations(divisions)
    code = params.get(DIVISION_ASKED, "")
    is_known = code in ways
    complaint = (
        ""
        if is_known or not code
        else _("Eine Abteilung „%(code)s“ gibt es in der WZ 2008 nicht.") % {"code": code[:20]}
    )
    changed = [
        Changed(old, titles.get(old, ""), sorted(there), all(there.values()))
        for old, there in sorted(ways.items())
        if set(there) != {old}
    ]
    return EditionsPage(
        titles=titles,
        chosen=_chosen(code, titles, subclasses, divisions) if is_known else None,
        changed=changed,
        same=len(ways) - len(changed),
        complaint=complaint,
    )


def firms_by_new_division(ways: Sequence[Link]) -> dict[str, Range]:
    """Firms of the showcase by division of the WZ 2025, as ranges where a division of the WZ 2008 splits; one without a number counts nowhere."""
    if FIRMS not in FIGURES:
        return {}
    there = {link.old for link in ways}
    tally = FIGURES[FIRMS].tally(Breakdown.DIVISION)
    return in_new_units(
        {places: number for places, number in tally.items() if places and there.issuperset(places)}, ways
    )


def _links() -> list[Link]:
    rows = SectorCorrespondence.objects.filter(old__edition=Edition.WZ2008, old__level=_SUBCLASS, new__level=_SUBCLASS)
    return [
        Link(*row)
        for row in rows.order_by("old__code", "new__code").values_list("old__code", "new__code", "is_partial")
    ]


def _chosen(code: str, titles: Mapping[str, str], subclasses: Sequence[Link], divisions: Sequence[Link]) -> Chosen:
    ways, everywhere = destinations(divisions), firms_by_new_division(divisions)
    low, high = span(FIGURES[FIRMS].tally(Breakdown.DIVISION), {code}) if FIRMS in FIGURES else (0, 0)
    moved = {link.new for link in subclasses if link.old[:DIVISION] == code}
    new = dict(
        Sector.objects.filter(edition=Edition.WZ2025, code__in={*moved, *ways[code]}).values_list("code", "title")
    )
    to = [
        Destination(
            code=division,
            title=new.get(division, ""),
            is_whole=whole,
            firms=span_of(low if whole else 0, high),
            all_firms=_said(everywhere.get(division)),
            moved=[(unit, new.get(unit, "")) for unit in sorted(moved) if unit[:DIVISION] == division],
        )
        for division, whole in sorted(ways[code].items(), key=lambda one: (one[0] != code, one[0]))
    ]
    return Chosen(
        code=code,
        title=titles.get(code, ""),
        firms=span_of(low, high),
        firms_open=number_address(FIRMS, branche=code) if high else "",
        to=to,
        is_same=set(ways[code]) == {code},
    )


def _said(firms: Range | None) -> str:
    if firms is None or firms.high is None:
        return known(None)
    return span_of(int(firms.low), int(firms.high))
