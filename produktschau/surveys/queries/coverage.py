"""Whom the answers stand for: by former district and by group of sectors, beside the showcase and published figures."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from produktschau.lib.figures import FIGURES, Breakdown, Tally, span
from produktschau.region.calculations.coverage import Verdict, verdict
from produktschau.region.calculations.sector_groups import divisions_of
from produktschau.region.queries import home_municipalities, region
from produktschau.region.queries.coverage import lived_on
from produktschau.region.queries.employment import areas, sources, years
from produktschau.surveys.calculations.tallying import share
from produktschau.surveys.models import Survey
from produktschau.surveys.queries.places import (
    UNKNOWN,
    WITHOUT,
    district_names,
    districts_of,
    group_names,
    groups_of,
)
from produktschau.surveys.queries.standing import ANSWERED

FIRMS = "betriebe"
"""The figure of public firms, which the showcase counts."""


@dataclass(frozen=True)
class Covered:
    """One line: firms asked and answered, public firms (at least and at most), and a published figure."""

    key: str
    label: str
    invited: int
    answered: int
    rate: float | None
    of_answers: float | None
    shown: tuple[int, int]
    of_shown: float | None
    of_others: float | None
    verdict: Verdict

    @property
    def is_behind(self) -> bool:
        """Whether clearly fewer answered than its share of the published figure, beyond chance."""
        return self.verdict == Verdict.FEWER


@dataclass(frozen=True)
class Coverage:
    """One table. ``parameter`` and ``word`` are its word in addresses and on the page, ``figure`` the name of the published figure, ``source`` where it is from."""

    parameter: str
    word: str
    title: str
    figure: str
    source: str
    lines: list[Covered]


@dataclass(frozen=True)
class _Counted:
    places: Mapping[int, str]
    names: Mapping[str, str]
    shown: Mapping[str, tuple[int, int]]
    others: Mapping[str, float | None]


def coverage(survey: Survey) -> list[Coverage]:
    """Both tables; a firm counts once in each."""
    invited = set(survey.invitations.values_list("company_id", flat=True))
    answered = set(survey.invitations.filter(ANSWERED).values_list("company_id", flat=True))
    people, places = _people()
    employed, table = _employed()
    by_district = _Counted(
        districts_of(invited), district_names(), _shown(Breakdown.FORMER_DISTRICT, {a: {a} for a in people}), people
    )
    by_group = _Counted(groups_of(invited), group_names(), _shown(Breakdown.DIVISION, _divisions()), employed)
    return [
        Coverage("altkreis", "Altkreis", "nach Altkreis", "Einwohner", places, _lines(invited, answered, by_district)),
        Coverage(
            "bereich",
            "Wirtschaftsbereich",
            "nach Wirtschaftsbereich",
            "Erwerbstätige",
            table,
            _lines(invited, answered, by_group),
        ),
    ]


def _people() -> tuple[dict[str, float | None], str]:
    found: dict[str, float | None] = {one.place.ags: one.population for one in lived_on()}
    return found, next((str(place.source) for place in home_municipalities()[:1]), "")


def _employed() -> tuple[dict[str, float | None], str]:
    """Persons employed at home in the latest year; „B-E“ without „C“, unknown where either is."""
    home, known = region().home, years()
    area = areas(known[-1]).get(home.ags) if home is not None and known else None
    if area is None:
        return {}, ""
    values = {group: area.cell(group, known[-1]).value for group in group_names()}
    whole, made = values["B-E"], values["C"]
    values["B-E"] = whole - made if whole is not None and made is not None and made <= whole else None
    return values, ", ".join([*(str(one) for one in sources()), str(known[-1])])


def _divisions() -> dict[str, Collection[str]]:
    found = {group: divisions_of(group) for group in group_names()}
    return {**found, "B-E": found["B-E"] - found["C"]}


def _shown(breakdown: Breakdown, values: Mapping[str, Collection[str]]) -> dict[str, tuple[int, int]]:
    if FIRMS not in FIGURES:
        return {}
    tally: Tally = FIGURES[FIRMS].tally(breakdown)
    return {key: span(tally, wanted) for key, wanted in values.items()}


def _lines(invited: set[int], answered: set[int], counted: _Counted) -> list[Covered]:
    asked = Counter(counted.places[firm] for firm in invited)
    said = Counter(counted.places[firm] for firm in answered)
    known = [value for value in counted.others.values() if value is not None]
    weight = sum(known) if len(known) == len(counted.others) else 0
    public = FIGURES[FIRMS].total() if FIRMS in FIGURES else 0
    names = {**counted.names, **({UNKNOWN: WITHOUT} if asked[UNKNOWN] else {})}
    return [
        _line(key, label, (asked[key], said[key], len(answered)), counted, public, weight)
        for key, label in names.items()
    ]


def _line(key: str, label: str, firms: tuple[int, int, int], counted: _Counted, public: int, weight: float) -> Covered:
    asked, said, answers = firms
    low, high = counted.shown.get(key, (0, 0))
    other = counted.others.get(key)
    of_others = other / weight if other is not None and weight else None
    return Covered(
        key=key,
        label=label,
        invited=asked,
        answered=said,
        rate=share(said, asked),
        of_answers=share(said, answers),
        shown=(low, high),
        of_shown=share(low, public) if low == high else None,
        of_others=of_others,
        verdict=verdict(said, said, answers, of_others),
    )
