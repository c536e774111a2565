"""What the table importer must know of stored figures: what would change, what stands in the way of an undo, rows to give out."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from produktschau.region.calculations.figures import named
from produktschau.region.calculations.signs import Published
from produktschau.region.models import Dataset, Source, Statistic, Territory

Key = tuple[str, str, int]
"""Key of a territory, sector, year."""
_SIGNS = {"secret": ".", "missing": ":", "later": "…", "senseless": "x", "uncertain": "/"}
_ALL = {"wz2008": "A-U", "wz2025": "A-V"}


def stored_by_key(source: Source | None, code: str) -> tuple[Dataset | None, dict[Key, Published]]:
    """A table and its values by key; nothing where there is no such table."""
    dataset = Dataset.objects.filter(source=source, code=code).first() if source and source.pk else None
    if dataset is None:
        return None, {}
    rows = Statistic.objects.filter(dataset=dataset).values_list(
        "territory__ags", "sector_group", "year", "value", "unknown_because", "is_provisional"
    )
    return dataset, {
        (ags, group, year): Published(value, because, provisional)
        for ags, group, year, value, because, provisional in rows
    }


def territory_names() -> dict[str, str]:
    """Key → name of every territory kept here, the one of today where several had the key."""
    ordered = Territory.objects.order_by("valid_until").values_list("ags", "name")
    today = Territory.objects.filter(valid_until__isnull=True).values_list("ags", "name")
    return {**dict(ordered), **dict(today)}


def figure_obstacles(done: Sequence[Mapping[str, Any]]) -> list[tuple[int, str]]:
    """Values that are not any more what the import made of them: pairs of the table's primary key and a sentence."""
    found = []
    for pk in dict.fromkeys(one["dataset"] for one in done):
        rows = {
            (row.territory_id, row.sector_group, row.year): row
            for row in Statistic.objects.filter(dataset=pk).select_related("territory")
        }
        for one in done:
            row = rows.get((one["territory"], one["group"], one["year"]))
            if one["dataset"] == pk and row is not None and not _is(row, one["now"]):
                where = f"{row.territory.name}, {named(row.sector_group)}, {row.year}"
                found.append((pk, f"Der Wert zu {where} wurde inzwischen wieder geändert."))
    return found


def figure_records() -> Iterator[dict[str, str | int]]:
    """Every stored value as a row of our table."""
    rows = Statistic.objects.select_related("dataset__source", "territory").order_by(
        "dataset", "territory__sort_key", "territory", "year", "sector_group"
    )
    for one in rows.iterator(chunk_size=2000):
        yield {
            "source": one.dataset.source.slug,
            "table": one.dataset.code,
            "ags": one.territory.ags,
            "name": one.territory.name,
            "year": one.year,
            "sector": _ALL[one.dataset.edition] if one.sector_group == "TOTAL" else one.sector_group,
            "value": _SIGNS[one.unknown_because] if one.value is None else _number(one.value),
            "flag": "p" if one.is_provisional else "",
            "title": one.dataset.title,
            "unit": one.dataset.unit,
        }


def figure_count() -> int:
    """How many values are stored."""
    return Statistic.objects.count()


def _number(value: Decimal) -> str:
    plain = f"{value:f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain).replace(".", ",")


def _is(row: Statistic, now: Sequence[Any]) -> bool:
    value, because, is_provisional = now
    wanted = None if value is None else Decimal(value)
    return (row.value, row.unknown_because, row.is_provisional) == (wanted, because, is_provisional)
