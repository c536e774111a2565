"""The store of official figures as the desk shows it: the tables, the values of one, and what the last imports changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Max, Min, Q, QuerySet
from django.urls import reverse

from produktschau.audit.names import Named
from produktschau.audit.queries import Row, entries, history, rows
from produktschau.lib.text import row_number
from produktschau.region.calculations.figures import named
from produktschau.region.calculations.signs import Published, written
from produktschau.region.models import Dataset, Statistic, Territory
from produktschau.region.models.statistic import Unknown

IMPORTED = "statistics.imported"
UNDONE = "statistics.undone"
SIZE = 100
"""Values on a page."""
LAST = 5
"""Imports whose changes are told."""
_ARROW, _DOT = " → ", " · "


@dataclass(frozen=True)
class Listed:
    """One table with what is in it. ``unknown`` pairs a reason with how many values have it; ``changed_at`` of the last import."""

    dataset: Dataset
    values: int
    first: int | None
    last: int | None
    provisional: int
    unknown: Sequence[tuple[str, int]]
    changed_at: datetime | None


@dataclass(frozen=True)
class ChangedValue:
    """A value that an import changed: what it is about, before and after, as text."""

    about: str
    before: str
    after: str


@dataclass(frozen=True)
class Import:
    """One import of a table: its entry in the record, its counts in a line, the values it changed and how many more."""

    row: Row
    counts: str
    changed: Sequence[ChangedValue]
    more: int


@dataclass(frozen=True)
class Value:
    """One stored value: ``text`` is the number, or nothing; then ``short`` and ``reason`` say why it is unknown."""

    statistic: Statistic
    group: str
    text: str
    short: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Narrowed:
    """What a page of values is narrowed to, and what it could be."""

    territory: str
    year: str
    territories: Sequence[Territory] = field(default_factory=list)
    years: Sequence[int] = field(default_factory=list)


def all_datasets() -> list[Listed]:
    """Every table, by code; four queries."""
    tables = Dataset.objects.select_related("source").annotate(
        number=Count("values"),
        first=Min("values__year"),
        last=Max("values__year"),
        provisional=Count("values", filter=Q(values__is_provisional=True)),
    )
    reasons = _reasons()
    moments = _moments()
    return [
        Listed(
            dataset=one,
            values=one.number,
            first=one.first,
            last=one.last,
            provisional=one.provisional,
            unknown=reasons.get(one.pk, []),
            changed_at=moments.get(f"dataset:{one.pk}"),
        )
        for one in tables
    ]


def dataset_values(dataset: Dataset, territory: str, year: str, page: str | None) -> tuple[Page[Any], Narrowed]:
    """The values of a table, by territory, year and sector, narrowed by the key of a territory and a year."""
    found = Statistic.objects.filter(dataset=dataset)
    narrowed = Narrowed(territory, year, list(_territories(found)), sorted(set(found.values_list("year", flat=True))))
    if territory:
        found = found.filter(territory__ags=territory)
    if year:
        found = found.filter(year=row_number(year))
    ordered = found.select_related("territory").order_by("territory__sort_key", "territory", "-year", "sector_group")
    shown: Page[Any] = Paginator(ordered, SIZE).get_page(page)
    shown.object_list = [_value(one) for one in shown.object_list]
    return shown, narrowed


def last_imports(dataset: Dataset) -> list[Import]:
    """The last imports of a table that changed something, newest first."""
    found = list(history(f"dataset:{dataset.pk}").filter(verb__in=(IMPORTED, UNDONE))[:LAST])
    return [_import(row, entry.after) for row, entry in zip(rows(found), found, strict=True)]


def dataset_names(keys: Iterable[str]) -> Mapping[str, Named]:
    """„dataset:3“ → the table, with its page at the desk."""
    wanted = {int(number) for key in keys if (number := key.partition(":")[2]).isdecimal() and len(number) < 18}
    found = Dataset.objects.filter(pk__in=wanted)
    return {f"dataset:{one.pk}": Named(str(one), reverse("region_house:dataset", args=[one.pk])) for one in found}


def _import(row: Row, after: Mapping[str, Any]) -> Import:
    lines = [str(line) for line in after.get("values", [])]
    number = int(after.get("changed", 0))
    counts = f"{after.get('new', 0)} neu, {number} geändert, {after.get('skipped', 0)} ausgelassen"
    return Import(row, counts, [_changed(line) for line in lines], max(0, number - len(lines)))


def _changed(line: str) -> ChangedValue:
    about, _, values = line.partition(": ")
    before, _, after = values.partition(_ARROW)
    return ChangedValue(about.replace(_DOT, ", "), before, after)


def _value(one: Statistic) -> Value:
    if one.value is not None:
        return Value(one, named(one.sector_group), written(one.value))
    return Value(
        one,
        named(one.sector_group),
        "",
        Published(None, one.unknown_because).text,
        str(Unknown(one.unknown_because).label),
    )


def _territories(found: QuerySet[Statistic]) -> QuerySet[Territory]:
    return Territory.objects.filter(pk__in=found.order_by().values("territory")).order_by("sort_key", "ags")


def _reasons() -> dict[int, list[tuple[str, int]]]:
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    unknown = Statistic.objects.exclude(unknown_because="").order_by("unknown_because")
    counted = unknown.values_list("dataset", "unknown_because").annotate(number=Count("pk"))
    for dataset, reason, number in counted:
        found[dataset].append((str(Unknown(reason).label), number))
    return found


def _moments() -> dict[str, datetime]:
    """When each table was changed last, by its key in the record."""
    found = entries(subject="dataset").filter(verb__in=(IMPORTED, UNDONE)).order_by()
    return dict(found.values_list("subject").annotate(last=Max("at")))
