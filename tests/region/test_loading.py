"""The demo district as a whole."""

from datetime import date, datetime

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import Model

from produktschau.audit.models import Entry
from produktschau.audit.record import System
from produktschau.region import actions
from produktschau.region.actions import InvalidReference, add_source, load_region, set_region
from produktschau.region.engine.rows import UnusableFile
from produktschau.region.models import (
    Boundary,
    CrosswalkShare,
    Region,
    Sector,
    SectorCorrespondence,
    Source,
    Statistic,
    Territory,
    Trade,
)
from produktschau.region.queries import former_districts, home_figures, home_municipalities, region
from produktschau.search.models import IndexMark
from tests.cast import NOW
from tests.factories.region import FOLDER, district

pytestmark = pytest.mark.django_db


def contents() -> dict[str, bytes]:
    """The folder's files by name."""
    return {file.name: file.read_bytes() for file in FOLDER.iterdir()}


def test_the_district_has_52_municipalities_of_three_former_districts(mittelsachsen: Region) -> None:
    places = home_municipalities()
    assert places.count() == 52
    assert [place.name for place in former_districts()] == ["Döbeln", "Freiberg", "Mittweida"]
    counts = {name: places.filter(former_district__name=name).count() for name in ("Döbeln", "Freiberg", "Mittweida")}
    assert counts == {"Döbeln": 7, "Freiberg": 22, "Mittweida": 23}
    assert region() == mittelsachsen


def test_the_sizes_of_the_municipalities_sum_to_the_district(mittelsachsen: Region) -> None:
    places = list(home_municipalities())
    assert mittelsachsen.home is not None
    assert sum(place.area_km2 or 0 for place in places) == mittelsachsen.home.area_km2
    assert sum(place.population or 0 for place in places) == mittelsachsen.home.population


def test_reforms_are_dated(mittelsachsen: Region) -> None:
    starts = Territory.objects.filter(ags__in=("14522", "14522275")).values_list("ags", "valid_from")
    assert dict(starts) == {"14522": date(2008, 8, 1), "14522275": date(2023, 1, 1)}
    ends = Territory.objects.exclude(valid_until=None).values_list("ags", "valid_until")
    assert dict(ends) == {
        "14177": date(2008, 7, 31),
        "14182": date(2008, 7, 31),
        "14375": date(2008, 7, 31),
        "14522370": date(2015, 12, 31),
        "14522450": date(2022, 12, 31),
        "14522620": date(2022, 12, 31),
    }
    merged = Territory.objects.exclude(successor=None).values_list("name", "successor__name")
    assert dict(merged) == {"Mochau": "Döbeln", "Ostrau": "Jahnatal", "Zschaitz-Ottewig": "Jahnatal"}


def test_the_classifications_have_their_official_numbers_of_units(mittelsachsen: Region) -> None:
    def levels(edition: str) -> list[int]:
        return [Sector.objects.filter(edition=edition, level=level).count() for level in range(1, 6)]

    assert levels("wz2008") == [21, 88, 272, 615, 839]
    assert levels("wz2025") == [22, 87, 287, 651, 983]
    assert Sector.objects.filter(level__gt=1, parent=None).count() == 0
    assert SectorCorrespondence.objects.filter(old__edition="wz2008", new__edition="wz2025").count() > 839
    assert SectorCorrespondence.objects.filter(old__level=5).values("old").distinct().count() == 839


def test_the_trades_have_their_numbers_in_law(mittelsachsen: Region) -> None:
    assert [Trade.objects.filter(annex=annex).count() for annex in ("A", "B1", "B2")] == [53, 41, 51]
    assert Trade.objects.filter(source__slug="handwerksordnung").count() == 145


def test_the_home_page_gets_three_figures_with_source(mittelsachsen: Region) -> None:
    figures = home_figures()
    assert [figure.value for figure in figures] == ["52", "1,69-mal", "1,42-mal"]
    assert {figure.source.slug for figure in figures} == {"destatis-gv100", "eurostat-nama-10r-3empers"}


def test_without_data_there_are_no_figures_and_a_neutral_region(db: None) -> None:
    assert home_figures() == []
    assert region().name == "Unsere Region"


def test_a_second_load_changes_nothing(mittelsachsen: Region, now: datetime) -> None:
    models = (Source, Territory, Boundary, Sector, SectorCorrespondence, Trade, Statistic, CrosswalkShare, Entry)
    before = [model.objects.count() for model in models]
    load_region(by=System("demo"), folder=contents(), at=now)
    assert [model.objects.count() for model in models] == before


def test_a_bad_file_leaves_nothing_behind(db: None, now: datetime) -> None:
    files = contents() | {"employment.csv": b"ags;jahr\n14522;zwei\n"}
    with pytest.raises(UnusableFile, match=r"employment\.csv"):
        load_region(by=System("demo"), folder=files | {"employment.csv": b"ags;year;A\n14522;zwei;1\n"}, at=now)
    assert (Source.objects.count(), Territory.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_a_missing_file_is_named(db: None, now: datetime) -> None:
    files = contents()
    del files["trades.csv"]
    with pytest.raises(UnusableFile, match=r"^Im Ordner der Region fehlt trades\.csv\.$"):
        load_region(by=System("demo"), folder=files, at=now)


def test_an_unknown_home_district_is_named(db: None, now: datetime) -> None:
    with pytest.raises(UnusableFile, match="Der Landkreis 99999 steht nicht"):
        load_region(by=System("demo"), folder=contents() | {"region.json": b'{"home_ags": "99999"}'}, at=now)


def test_the_profile_is_set_field_by_field_and_recorded(mittelsachsen: Region, now: datetime) -> None:
    before = Entry.objects.count()
    changed = set_region(by=System("test"), at=now, tagline="Neu")
    assert (changed.tagline, changed.name) == ("Neu", "Mittelsachsen")
    entry = Entry.objects.order_by("-pk")[0]
    assert (entry.verb, entry.subject, entry.after) == ("region.changed", "region:1", {"tagline": "Neu"})
    assert Entry.objects.count() == before + 1
    with pytest.raises(InvalidReference, match="farbe"):
        set_region(by=System("test"), at=now, farbe="grün")
    with pytest.raises(InvalidReference, match="contact_email"):
        set_region(by=System("test"), at=now, contact_email="keine Adresse")


def test_the_copy_other_tests_get_is_the_district_that_was_loaded(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def contents() -> dict[str, list[tuple[object, ...]]]:
        return {model._meta.label: rows(model) for model in apps.get_models(include_auto_created=True)}

    def rows(model: type[Model]) -> list[tuple[object, ...]]:
        is_numbered_anew = model in (Entry, IndexMark)
        fields = [
            field.attname for field in model._meta.concrete_fields if not (is_numbered_anew and field.primary_key)
        ]
        return sorted(model._base_manager.values_list(*fields), key=repr)

    everything = []
    for _ in range(2):
        with transaction.atomic():
            district("copied")
            everything.append(contents())
            source = add_source(by=System("test"), slug="probe", name="Probe", licence="frei", at=NOW)
            assert source.pk not in {row[0] for row in everything[-1]["region.Source"]}
            transaction.set_rollback(True)
        monkeypatch.setattr(actions, "load_region", None)  # the second time nothing is loaded
    assert everything[0] == everything[1]
    assert len(everything[0]["region.Sector"]) > 1000
