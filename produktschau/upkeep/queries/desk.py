"""What the desk lists: public firms by where they stand, with numbers that open the list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, IntegerField, Prefetch, QuerySet, Value, When

from produktschau.lib.text import sort_key
from produktschau.region.models import Territory
from produktschau.region.queries import former_districts
from produktschau.showcase.models import Company, Site
from produktschau.upkeep.models import Asking, Outcome, Via
from produktschau.upkeep.queries.rhythm import Bounds, bounds, rhythm
from produktschau.upkeep.queries.standing import (
    ASKED,
    CALL,
    CHANGES,
    CLOSED,
    CONFIRMED,
    DUE,
    LABELS,
    MARKS,
    MORE,
    NEVER,
    latest,
    standing_is,
    with_standing,
)

SIZE = 50
FIRST = (CLOSED, CHANGES, CALL, DUE, ASKED)
"""In this order they stand on top: first what asks the office for something; what is fresh comes last."""
TASKS = (CLOSED, CHANGES, CALL)
ALL = "alle"


@dataclass(frozen=True)
class Choice:
    """What narrows the list; empty is everything."""

    standing: str = ALL
    former: str = ""
    word: str = ""

    @property
    def narrowing(self) -> dict[str, str]:
        """As parameters of the address, without empty ones."""
        told = {"stand": self.standing, "altkreis": self.former, "wort": self.word}
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True)
class Tab:
    """One heap and how many firms lie in it."""

    name: str
    label: str
    count: int


@dataclass(frozen=True)
class Line:
    """One firm: where it stands, and since when or why."""

    company: Company
    place: str
    former: str
    mark: str
    word: str
    said: str
    asking: Asking | None
    is_task: bool


@dataclass(frozen=True)
class UpkeepList:
    """A page of the list with what it can be narrowed by, and the numbers of all public firms."""

    page: Page[Any]
    lines: list[Line]
    tabs: list[Tab]
    numbers: dict[str, int]
    choice: Choice
    formers: list[Territory]


def choice_of(params: Mapping[str, Any]) -> Choice:
    """The choice an address or a form makes; unknown words are none."""
    standing = str(params.get("stand", ALL))
    known = standing in LABELS or standing in MORE
    return Choice(standing if known else ALL, str(params.get("altkreis", "")), str(params.get("wort", "")))


def upkeep_list(choice: Choice, *, at: datetime, page: str | None) -> UpkeepList:
    """The firms chosen: what asks for something first, then the oldest entries."""
    within = bounds(rhythm(), at)
    narrowed = narrowed_to(choice, within)
    found = Paginator(in_order(narrowed.filter(standing_is(choice.standing))), SIZE).get_page(page)
    counts = counts_of(narrowed)
    is_whole = not choice.former and not choice.word
    return UpkeepList(
        page=found,
        lines=lines_of(list(found)),
        tabs=[Tab(name, label, counts[name]) for name, label in {ALL: "alle", **LABELS}.items()],
        numbers=counts if is_whole else counts_of(with_standing(Company.objects.all(), within)),
        choice=choice,
        formers=list(former_districts()),
    )


def chosen(choice: Choice, *, at: datetime) -> QuerySet[Company]:
    """All firms of a choice, for asking them."""
    within = bounds(rhythm(), at)
    return Company.objects.filter(pk__in=narrowed_to(choice, within).filter(standing_is(choice.standing)).values("pk"))


def lines_of(companies: list[Any]) -> list[Line]:
    """What the list says of firms that were fetched by this file; one statement for the questions of all."""
    askings: dict[int, Asking] = {}
    for asking in latest(Asking.objects.filter(company__in=[company.pk for company in companies])):
        askings.setdefault(asking.company_id, asking)
    return [_line(company, askings.get(company.pk)) for company in companies]


def _line(company: Any, asking: Asking | None) -> Line:
    sites: list[Site] = [site for site in company.sites.all() if site.is_main]
    town = sites[0].municipality if sites else None
    standing = company.standing
    return Line(
        company=company,
        place=town.name if town else sites[0].place if sites else "",
        former=town.former_district.name if town and town.former_district else "",
        mark=MARKS[standing],
        word=LABELS[standing],
        said=said_of(asking),
        asking=asking,
        is_task=standing in TASKS,
    )


def said_of(asking: Asking | None) -> str:
    """In half a sentence what became of the last question: „bestätigt, vom Betrieb selbst“. Days stand beside it."""
    if asking is None:
        return ""
    if asking.ended_at is None:
        if not asking.has_mail:
            return "keine E-Mail bekannt"
        return "erinnert" if asking.reminded_at else "per Mail gefragt"
    if asking.outcome == Outcome.SILENT:
        return "ohne Antwort"
    return f"{asking.get_outcome_display()}, {Via(asking.via).label}"


def narrowed_to(choice: Choice, within: Bounds) -> QuerySet[Any]:
    """Public firms by word and former district; the standing is left to the caller, who also counts the others."""
    found = with_standing(Company.objects.all(), within)
    if sought := sort_key(choice.word):
        found = found.filter(sort_key__contains=sought)
    if choice.former:
        here = Site.objects.filter(is_main=True, municipality__former_district__slug=choice.former)
        found = found.filter(pk__in=here.values("company_id"))
    return found


def in_order(found: QuerySet[Any]) -> QuerySet[Any]:
    """The same firms as the list shows them, with their sites."""
    first = Case(
        *(When(standing=name, then=Value(place)) for place, name in enumerate(FIRST)),
        default=Value(len(FIRST)),
        output_field=IntegerField(),
    )
    sites = Site.objects.select_related("municipality__former_district")
    ordered: QuerySet[Any] = found.annotate(first=first).order_by("first", "checked_on", "sort_key", "pk")
    return ordered.prefetch_related(Prefetch("sites", sites))


def counts_of(found: QuerySet[Any]) -> dict[str, int]:
    """How many of these firms stand where, by the names of ``LABELS`` and ``MORE``, and „alle“."""
    counts = dict.fromkeys((ALL, *LABELS, *MORE), 0)
    # Grouped once: a count with a filter for each would work the standing out again for each.
    groups = found.order_by().values_list("standing", "is_confirmed", "is_unchecked").annotate(Count("pk"))
    for standing, is_confirmed, is_unchecked, count in groups:
        counts[ALL] += count
        counts[standing] += count
        counts[CONFIRMED] += count if is_confirmed else 0
        counts[NEVER] += count if is_unchecked else 0
    return counts
