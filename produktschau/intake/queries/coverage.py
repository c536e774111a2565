"""Whom a call reached, beside what there is: by former district, by trade, by group of sectors.

The press noticed once that 4 of 60 firms came from one former district. This page says so before the press does.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Sum

from produktschau.intake.calculations.calls import Share
from produktschau.intake.models import Call
from produktschau.intake.queries.calls import answers
from produktschau.region.calculations.sector_groups import group_of
from produktschau.region.queries import division_of, divisions_of_before, former_districts, home_municipalities
from produktschau.region.queries.employment import PARTS, TOTAL, group_titles, latest_employed, sources
from produktschau.showcase.models import Company, CompanySector, Site, State

TRADES_SHOWN = 12
UNKNOWN = ""

Groups = Mapping[int, Iterable[str]]
"""Firm → the groups it counts in."""
Figures = Mapping[str, int | None]


@dataclass(frozen=True)
class Coverage:
    """One table: what is counted in, the name of the published figure beside it (empty: none), its source, its lines."""

    title: str
    figure: str
    source: str
    lines: list[Share]


@dataclass(frozen=True)
class _Sets:
    invited: set[int]
    answered: set[int]
    shown: set[int]

    @property
    def all(self) -> set[int]:
        """Every firm that counts anywhere."""
        return self.invited | self.answered | self.shown


def coverage(call: Call) -> list[Coverage]:
    """The three tables of a call. A firm counts once in each, by trade once in each of its trades."""
    sets = _Sets(
        invited=set(call.invitations.values_list("company_id", flat=True)),
        answered=set(answers(call).values_list("company_id", flat=True)),
        shown=set(Company.objects.filter(state=State.PUBLISHED).values_list("pk", flat=True)),
    )
    return [_by_former_district(sets), _by_trade(sets), _by_sector(sets)]


def _by_former_district(sets: _Sets) -> Coverage:
    names = {one.pk: f"Altkreis {one.name}".replace("Altkreis Altkreis", "Altkreis") for one in former_districts()}
    sites = Site.objects.filter(company__in=sets.all, municipality__isnull=False).order_by("company", "-is_main", "pk")
    fields = ("company_id", "municipality__former_district", "municipality__successor__former_district")
    found: dict[int, list[str]] = {}
    for company, here, merged in sites.values_list(*fields):
        found.setdefault(company, [names.get(merged or here or 0, UNKNOWN)])
    people: dict[str, int | None] = {}
    rows = home_municipalities().order_by().values("former_district")
    for row in rows.annotate(people=Sum("population"), known=Count("population"), all=Count("pk")):
        whole = row["people"] if row["known"] == row["all"] else None
        people[names.get(row["former_district"] or 0, UNKNOWN)] = whole
    source = next((str(place.source) for place in home_municipalities()[:1]), "")
    lines = _lines(sets, found, list(names.values()), people, _sum(people))
    return Coverage("nach Altkreis", "Einwohner", source, lines)


def _by_trade(sets: _Sets) -> Coverage:
    found: dict[int, list[str]] = defaultdict(list)
    rows = Company.trades.through.objects.filter(company__in=sets.all).order_by("company_id", "trade_id")
    for company, title in rows.values_list("company_id", "trade__title"):
        found[company].append(title)
    counts = Counter(title for titles in found.values() for title in titles)
    titles = [title for title, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:TRADES_SHOWN]]
    return Coverage("nach Handwerk", "", "", _lines(sets, found, titles, {}, None))


def _by_sector(sets: _Sets) -> Coverage:
    before, titles = divisions_of_before(), group_titles()
    found: dict[int, list[str]] = {}
    rows = CompanySector.objects.filter(company__in=sets.all).order_by("company", "-is_main", "pk")
    for company, edition, code in rows.values_list("company_id", "sector__edition", "sector__code"):
        groups = [group_of(division) for division in division_of(edition, code, before)]
        found.setdefault(company, [_titled(groups[0], titles) if groups else UNKNOWN])
    employed, whole, source = _employed(titles)
    labels = [_titled(group, titles) for group in titles]
    lines = _lines(sets, found, labels, employed, whole)
    return Coverage("nach Wirtschaftsbereich", "Erwerbstätige", source, lines)


def _titled(group: str, titles: Mapping[str, str]) -> str:
    return "Bergbau, Energie, Wasser" if group == "B-E" else titles.get(group, UNKNOWN)


def _sum(figures: Figures) -> int | None:
    """All of them together; unknown where one is."""
    known = [number for number in figures.values() if number is not None]
    return sum(known) if len(known) == len(figures) else None


def _employed(titles: Mapping[str, str]) -> tuple[Figures, int | None, str]:
    """Persons employed in the home district by title of the group and in all, in the latest year; secret ones are unknown."""
    latest, employed = latest_employed()
    numbers = {group: number for group, number in employed.items() if group != TOTAL}
    if latest is None:
        return {}, None, ""
    for part, whole in PARTS.items():
        of_whole, of_part = numbers[whole], numbers[part]
        numbers[whole] = of_whole - of_part if of_whole is not None and of_part is not None else None
    named = {_titled(group, titles): number for group, number in numbers.items()}
    return named, employed[TOTAL], "; ".join(f"{source}, {latest}" for source in sources())


def _lines(sets: _Sets, found: Groups, labels: list[str], figures: Figures, whole: int | None) -> list[Share]:
    def count(firms: set[int]) -> Counter[str]:
        return Counter(group for firm in firms for group in found.get(firm, [UNKNOWN]))

    invited, answered, shown = count(sets.invited), count(sets.answered), count(sets.shown)
    lines = [
        Share(
            label=label,
            invited=invited[label],
            answered=answered[label],
            answers=len(sets.answered),
            shown=shown[label],
            all_shown=len(sets.shown),
            others=figures.get(label),
            all_others=whole,
        )
        for label in labels
    ]
    rest = sum(counter[UNKNOWN] for counter in (invited, answered, shown))
    if rest:
        lines.append(
            Share(
                "ohne Angabe",
                invited[UNKNOWN],
                answered[UNKNOWN],
                len(sets.answered),
                shown[UNKNOWN],
                len(sets.shown),
            )
        )
    return lines
