"""What the database itself refuses."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from produktschau.region.models import (
    Boundary,
    CrosswalkShare,
    Dataset,
    Region,
    Sector,
    Source,
    Statistic,
    Territory,
    Trade,
)


def refused(model: type[models.Model], **values: Any) -> bool:
    """Whether the database refuses the row."""
    try:
        with transaction.atomic():
            model._default_manager.create(**values)
    except IntegrityError:
        return True
    return False


@pytest.fixture
def values(source: Source) -> dict[str, Any]:
    """A municipality's values."""
    return {"kind": "municipality", "ags": "14522180", "name": "Freiberg", "slug": "freiberg", "source": source}


def test_the_same_key_and_start_stands_once(values: dict[str, Any]) -> None:
    Territory.objects.create(**values)
    assert refused(Territory, **values | {"slug": "b"})
    start = {"valid_from": date(2008, 8, 1)}
    assert not refused(Territory, **values | start | {"slug": "c"})
    assert refused(Territory, **values | start | {"slug": "d"})


@pytest.mark.parametrize(
    "wrong",
    [
        {"ags": "14522"},
        {"kind": "planet"},
        {"area_km2": 0},
        {"area_km2": -1},
        {"lon": 13.0},
        {"lon": 13.0, "lat": 151.0},
        {"valid_from": date(2023, 1, 1), "valid_until": date(2022, 12, 31)},
    ],
)
def test_an_impossible_territory_is_refused(values: dict[str, Any], wrong: dict[str, Any]) -> None:
    assert refused(Territory, **values | wrong)


def test_a_slug_stands_once_per_kind(values: dict[str, Any]) -> None:
    Territory.objects.create(**values)
    assert refused(Territory, **values | {"ags": "14522181"})
    assert not refused(Territory, **values | {"ags": "14177", "kind": "former_district"})


def test_a_secret_value_is_unknown_and_never_a_number(values: dict[str, Any], source: Source) -> None:
    place = Territory.objects.create(**values)
    dataset = Dataset.objects.create(source=source, code="t", unit="Personen")
    cell = {"dataset": dataset, "territory": place, "year": 2017}
    assert refused(Statistic, **cell, sector_group="A", value=0, unknown_because="secret")
    assert refused(Statistic, **cell, sector_group="A", value=None)
    assert not refused(Statistic, **cell, sector_group="A", value=None, unknown_because="secret")
    assert refused(Statistic, **cell, sector_group="A", value=3)


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_share_lies_between_none_and_all(source: Source, share: float) -> None:
    row = {"year": 2007, "old_ags": "14375", "new_ags": "14522", "basis": "area", "source": source}
    assert refused(CrosswalkShare, **row, share=share)
    assert not refused(CrosswalkShare, **row, share=1)


def test_there_is_one_region(db: None) -> None:
    assert refused(Region, pk=2, name="Zweite", slug="zweite")
    assert not refused(Region, pk=1, name="Erste", slug="erste")


def test_a_box_of_a_boundary_has_extent(values: dict[str, Any], source: Source) -> None:
    place = Territory.objects.create(**values)
    box = {"west": 13.0, "south": 50.0, "east": 13.0, "north": 51.0}
    assert refused(Boundary, territory=place, geometry={}, source=source, **box)


def test_classifications_stand_once(db: None) -> None:
    assert not refused(Sector, edition="wz2008", code="A", level=1, title="a")
    assert refused(Sector, edition="wz2008", code="A", level=1, title="a")
    assert not refused(Sector, edition="wz2025", code="A", level=1, title="a")
    assert refused(Sector, edition="wz1993", code="A", level=1, title="a")
    assert not refused(Trade, annex="A", number=1, title="a")
    assert refused(Trade, annex="A", number=1, title="b")
    assert refused(Trade, annex="C", number=1, title="b")
