"""Brings the stored values of one table to the published ones, and tells value by value what changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from produktschau.audit.record import Actor, changes, record
from produktschau.region.actions.outcome import BATCH, Outcome
from produktschau.region.actions.reference import show_anew
from produktschau.region.calculations.figures import Cell, named
from produktschau.region.calculations.signs import Published
from produktschau.region.engine.rows import UnusableFile
from produktschau.region.models import Dataset, Source, Statistic, Territory
from produktschau.region.queries.employment import EMPLOYMENT

TOLD = 200
"""Changed values that the record of an import names; more are counted."""
FACTS = ("title", "measure", "unit", "edition", "retrieved_on")
_EXACT = Decimal("0.001")

Key = tuple[int, str, int]
"""Primary key of a territory, sector, year."""


@dataclass
class FiguresOutcome(Outcome):
    """What became of the values. ``wrong`` are faults (one sentence each, among ``skipped`` too), ``notes`` tell of the table.

    ``changes`` has one line per stored value that became another one: „Mittelsachsen · C · 2017: geheim → 41.230“.
    ``kept`` counts stored values the table has no more: they stay.
    """

    wrong: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    kept: int = 0


@dataclass(frozen=True)
class About:
    """What a table is. What is empty stays as it is stored."""

    code: str
    title: str = ""
    measure: str = ""
    unit: str = ""
    edition: str = ""
    retrieved_on: date | None = None


def known_territories() -> dict[str, Territory]:
    """Territories by key; of several with one key the one that is valid today, else the latest."""
    found = {one.ags: one for one in Territory.objects.order_by("valid_until")}
    return found | {one.ags: one for one in Territory.objects.filter(valid_until__isnull=True)}


def dataset_of(source: Source, about: About) -> tuple[Dataset, dict[str, Any], dict[str, Any]]:
    """The table, made or brought to what is said of it, with what changed (before, after); held until the transaction ends.

    Raises ``UnusableFile`` for words that are too long or not known.
    """
    said = {name: value for name in FACTS if (value := getattr(about, name))}
    dataset = Dataset.objects.select_for_update().filter(source=source, code=about.code).first()
    if dataset is None:
        measure = Dataset.Measure.EMPLOYED if about.code == EMPLOYMENT else Dataset.Measure.OTHER
        dataset = Dataset(source=source, code=about.code, **({"unit": "Anzahl", "measure": measure} | said))
        _check(dataset)
        dataset.save()
        return dataset, {}, {}
    before, after = changes({name: getattr(dataset, name) for name in said}, said)
    for name, value in after.items():
        setattr(dataset, name, value)
    if after:
        _check(dataset)
        dataset.save()
    plain = [{name: str(value or "") for name, value in values.items()} for values in (before, after)]
    return dataset, plain[0], plain[1]


def _check(dataset: Dataset) -> None:
    try:
        dataset.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as refused:
        name, texts = next(iter(refused.message_dict.items()))
        label = Dataset._meta.get_field(name).verbose_name  # type: ignore[union-attr]  # a field of the model
        raise UnusableFile(f"Angabe „{label}“ der Tabelle: {' '.join(texts)}") from refused


def stored_values(dataset: Dataset) -> dict[Key, Statistic]:
    """Everything stored of a table, by key."""
    rows = Statistic.objects.filter(dataset=dataset).select_related("territory")
    return {(row.territory_id, row.sector_group, row.year): row for row in rows}


def said_so_far(stored: Mapping[Key, Statistic]) -> dict[tuple[str, int, str], Published]:
    """The stored values by key of the territory, year and sector."""
    return {(row.territory.ags, row.year, row.sector_group): published(row) for row in stored.values()}


def published(row: Statistic) -> Published:
    """A stored value as it was published."""
    return Published(row.value, row.unknown_because, row.is_provisional)


def line(territory: Territory, group: str, year: int, before: Published, after: Published) -> str:
    """One change for people."""
    return f"{territory.name} · {named(group)} · {year}: {before.text} → {after.text}"


def store(
    dataset: Dataset,
    stored: Mapping[Key, Statistic],
    cells: Sequence[Cell],
    territories: Mapping[str, Territory],
    outcome: FiguresOutcome,
) -> None:
    """Create and change values; ``outcome`` is told of each."""
    fresh, changed = [], []
    seen: set[Key] = set()
    for cell in cells:
        territory = territories[cell.ags]
        key = (territory.pk, cell.group, cell.year)
        seen.add(key)
        after = exact(cell.published)
        row = stored.get(key)
        if row is None:
            fresh.append(
                Statistic(
                    dataset=dataset, territory=territory, sector_group=cell.group, year=cell.year, **values(after)
                )
            )
        elif published(row) != after:
            outcome.changes.append(line(territory, cell.group, cell.year, published(row), after))
            for name, value in values(after).items():
                setattr(row, name, value)
            changed.append(row)
        else:
            outcome.unchanged += 1
    Statistic.objects.bulk_create(fresh, batch_size=BATCH)
    if changed:
        Statistic.objects.bulk_update(changed, ["value", "unknown_because", "is_provisional"], batch_size=BATCH)
    outcome.new, outcome.changed = outcome.new + len(fresh), outcome.changed + len(changed)
    outcome.kept = sum(key not in seen for key in stored)


def exact(one: Published) -> Published:
    """As it is kept: three decimals, and without what is only told of a table."""
    value = None if one.value is None else one.value.quantize(_EXACT)
    return Published(value, one.unknown_because, one.is_provisional)


def values(one: Published) -> dict[str, Any]:
    """The fields of a stored value."""
    return {
        "value": one.value,
        "unknown_because": one.unknown_because,
        "is_provisional": one.is_provisional and one.value is not None,
    }


def told(
    *, by: Actor, dataset: Dataset, outcome: FiguresOutcome, before: dict[str, Any], after: dict[str, Any], at: datetime
) -> None:
    """Record an import that changed something, with the values it changed, and let pages be shown anew."""
    if not (outcome.new or outcome.changed or after):
        return
    shown: dict[str, Any] = {**outcome.counts, **after}
    if outcome.changes:
        shown["values"] = outcome.changes[:TOLD]
    record(by=by, verb="statistics.imported", subject=f"dataset:{dataset.pk}", at=at, before=before, after=shown)
    show_anew(everything=False, at=at)
