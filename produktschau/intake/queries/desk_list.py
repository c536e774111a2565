"""What the desk lists: submissions by what waits on whom, the oldest first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, DateTimeField, F, Min, Prefetch, Q, QuerySet, When

from produktschau.intake.models import Approval, Call, Finding, Stage, Submission
from produktschau.intake.models.submission import CLOSED
from produktschau.intake.rules import may_see_submissions
from produktschau.lib.dates import day_of
from produktschau.lib.lists import Cell, ListTable
from produktschau.lib.text import sort_key
from produktschau.region.models import Territory
from produktschau.region.queries import former_districts
from produktschau.showcase.models import Site

SIZE = 50
OURS = (Stage.SUBMITTED, Stage.CHECKED, Stage.APPROVED)
"""Here the office has to do something."""
TABS: dict[str, tuple[str, Q]] = {
    "offen": ("Bei uns", Q(stage__in=OURS)),
    "pruefen": ("Herkunft prüfen", Q(stage=Stage.SUBMITTED)),
    "bearbeiten": ("Bearbeiten", Q(stage=Stage.CHECKED)),
    "veroeffentlichen": ("Veröffentlichen", Q(stage=Stage.APPROVED)),
    "betrieb": ("Beim Betrieb", Q(stage__in=[Stage.DRAFT, Stage.EDITED])),
    "abgeschlossen": ("Abgeschlossen", Q(stage__in=CLOSED)),
}
KEPT: dict[str, tuple[str, Q]] = {
    "geprueft": ("Mit Prüfvermerken", Q(pk__in=Finding.objects.exclude(answer="open").values("submission"))),
    "freigegeben": ("Vom Betrieb entschieden", Q(pk__in=Approval.objects.values("submission"))),
}
"""What was done with a submission, wherever it stands now: evidence, shown as a tab only to whoever came for it."""
EVERY = TABS | KEPT
MARKS = {Stage.ARCHIVED: "withdrawn"}


@dataclass(frozen=True)
class Tab:
    """One heap: how many lie in it, and for how many days the oldest has."""

    name: str
    label: str
    count: int
    days: int | None


@dataclass(frozen=True)
class Line:
    """One submission in the list."""

    submission: Submission
    title: str
    place: str
    former: str
    mark: str
    word: str
    days: int


@dataclass(frozen=True)
class Choice:
    """What narrows the list; empty is everything."""

    tab: str = "offen"
    word: str = ""
    call: str = ""
    former: str = ""


@dataclass(frozen=True)
class DeskList:
    """A page of the list with what it can be narrowed by."""

    page: Page[Any]
    lines: list[Line]
    tabs: list[Tab]
    choice: Choice
    calls: list[Call]
    formers: list[Territory]


def desk_list(choice: Choice, *, on: date, page: str | None) -> DeskList:
    """The submissions chosen, those that wait longest first; finished ones newest first."""
    narrowed = _narrowed(choice)
    tab = choice.tab if choice.tab in EVERY else "offen"
    order = ["-closed_at", "-pk"] if tab == "abgeschlossen" else ["since", "pk"]
    shown = narrowed.filter(EVERY[tab][1]).order_by(*order)
    found = Paginator(_whole(shown), SIZE).get_page(page)
    return DeskList(
        page=found,
        lines=[line_of(one, on) for one in found],
        tabs=_tabs(narrowed, tab, on),
        choice=Choice(tab, choice.word, choice.call, choice.former),
        calls=list(Call.objects.filter(submissions__isnull=False).distinct().order_by("-opens_on", "-pk")),
        formers=list(former_districts()),
    )


def waiting() -> QuerySet[Submission]:
    """All submissions with ``since``, the moment from which on they wait for whoever is next."""
    return Submission.objects.annotate(
        since=Case(
            When(stage=Stage.SUBMITTED, then=F("submitted_at")),
            When(returned_at__isnull=False, then=F("returned_at")),
            default=F("changed_at"),
            output_field=DateTimeField(),
        )
    )


def state_of(submission: Submission) -> tuple[str, str]:
    """Mark and word of the stage."""
    stage = Stage(submission.stage)
    word = "zurückgegeben" if submission.returned_at else str(stage.label)
    return MARKS.get(stage, str(stage.value)), word


def line_of(submission: Submission, on: date) -> Line:
    """A submission with what a line of the list says of it."""
    sites: list[Site] = submission.company.sites_shown  # type: ignore[attr-defined]  # prefetched
    town = sites[0].municipality if sites else None
    mark, word = state_of(submission)
    since: datetime = submission.closed_at or submission.since  # type: ignore[attr-defined]  # annotated
    return Line(
        submission=submission,
        title=str(submission.product or submission.company),
        place=town.name if town else sites[0].place if sites else "",
        former=town.former_district.name if town and town.former_district else "",
        mark=mark,
        word=word,
        days=days_since(since, on),
    )


def days_since(moment: datetime, on: date) -> int:
    """Whole days of the calendar."""
    return max(0, (on - day_of(moment)).days)


def _narrowed(choice: Choice) -> QuerySet[Submission]:
    found = waiting()
    if sought := sort_key(choice.word):
        found = found.filter(Q(company__sort_key__contains=sought) | Q(product__sort_key__contains=sought))
    if choice.call:
        found = found.filter(call__key=choice.call)
    if choice.former:
        found = found.filter(
            company__sites__is_main=True, company__sites__municipality__former_district__slug=choice.former
        )
    return found


def _whole(found: QuerySet[Submission]) -> QuerySet[Submission]:
    sites = Site.objects.filter(is_main=True).select_related("municipality__former_district")
    return found.select_related("company", "product", "call").prefetch_related(
        Prefetch("company__sites", sites, to_attr="sites_shown")
    )


def _tabs(narrowed: QuerySet[Submission], tab: str, on: date) -> list[Tab]:
    asked: dict[str, Any] = {}
    shown = {name: of for name, of in EVERY.items() if name in TABS or name == tab}
    for name, (_, which) in shown.items():
        asked |= {f"{name}_count": Count("pk", filter=which), f"{name}_since": Min("since", filter=which)}
    told = narrowed.order_by().aggregate(**asked)
    return [_tab(name, label, told[f"{name}_count"], told[f"{name}_since"], on) for name, (label, _) in shown.items()]


def _tab(name: str, label: str, count: int, since: datetime | None, on: date) -> Tab:
    is_aged = since is not None and name in TABS and name != "abgeschlossen"
    return Tab(name, label, count, days_since(since, on) if is_aged and since else None)


def _rows(user: Any, params: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    choice = Choice(
        params.get("stand", "offen"), params.get("wort", ""), params.get("aufruf", ""), params.get("altkreis", "")
    )
    tab = choice.tab if choice.tab in EVERY else "offen"
    for one in _whole(_narrowed(choice).filter(EVERY[tab][1]).order_by("since", "pk")):  # type: ignore[misc]  # annotated
        line = line_of(one, day_of(one.since))  # type: ignore[attr-defined]  # annotated
        product = one.product.name if one.product else ""
        since = day_of(one.since)  # type: ignore[attr-defined]  # annotated
        yield (
            one.key,
            one.company.name,
            product,
            line.place,
            line.former,
            line.word,
            since,
            one.call.title if one.call else "",
        )


SUBMISSIONS = ListTable(
    label="Einreichungen",
    columns=("Kurzschlüssel", "Betrieb", "Produkt", "Ort", "Altkreis", "Stand", "seit", "Aufruf"),
    rows=_rows,
    permitted=may_see_submissions,
)
