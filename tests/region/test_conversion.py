"""Figures of before a reform on today's borders, marked, totals kept, the unknown unknown."""

from datetime import date

import pytest

from produktschau.region.models import CrosswalkShare, Dataset, Region, Source, Statistic, Territory
from produktschau.region.models.territory import Kind
from produktschau.region.queries.choosing import choice_table
from produktschau.region.queries.comparison import comparison
from produktschau.region.queries.conversion import cells_over
from produktschau.region.queries.employment import areas, years
from produktschau.region.queries.series import reforms, series

OLD = {"14375": 24_000, "14177": 60_000, "14182": 50_000}


@pytest.fixture
def only_old(mittelsachsen: Region) -> Dataset:
    """2005 has no figures of today's district, only of the three it was made from."""
    table = Dataset.objects.get()
    Statistic.objects.filter(territory=mittelsachsen.home, year=2005).delete()
    for ags, value in OLD.items():
        place = Territory.objects.get(kind=Kind.FORMER_DISTRICT, ags=ags)
        for group, part in (("C", value // 4), ("TOTAL", value)):
            Statistic.objects.create(dataset=table, territory=place, sector_group=group, year=2005, value=part)
    return table


def test_three_old_districts_are_added_up_and_marked(only_old: Dataset) -> None:
    assert years() == [2005, 2008, 2011, 2014, 2017]
    cell = areas(2005)["14522"].cell("TOTAL", 2005)
    assert (cell.value, cell.is_converted, cell.basis) == (134_000.0, True, "employees")
    assert cell.note == "von uns umgerechnet (nach Beschäftigten)"


def test_a_part_of_an_old_district_goes_by_its_share(only_old: Dataset, source: Source) -> None:
    CrosswalkShare.objects.filter(year=2005, old_ags="14177", basis="employees").update(share=0.5)
    assert areas(2005)["14522"].cell("TOTAL", 2005).value == 24_000 + 30_000 + 50_000


def test_without_employees_the_inhabitants_are_the_measure(only_old: Dataset) -> None:
    CrosswalkShare.objects.filter(year=2005, basis="employees").delete()
    assert areas(2005)["14522"].cell("C", 2005).note == "von uns umgerechnet (nach Einwohnern)"


def test_unknown_stays_unknown_for_its_reason(only_old: Dataset) -> None:
    Statistic.objects.filter(territory__ags="14375", year=2005, sector_group="C").update(
        value=None, unknown_because="secret"
    )
    cell = areas(2005)["14522"].cell("C", 2005)
    assert (cell.value, cell.reason, cell.is_converted) == (None, "geheim gehalten", True)
    Statistic.objects.filter(territory__ags="14375", year=2005, sector_group="C").delete()
    assert areas(2005)["14522"].cell("C", 2005).reason == "nicht veröffentlicht"
    assert areas(2005)["14522"].cell("TOTAL", 2005).value == 134_000.0


def test_what_the_table_holds_of_today_comes_first(mittelsachsen: Region) -> None:
    table = Dataset.objects.get()
    old = Territory.objects.get(kind=Kind.FORMER_DISTRICT, ags="14375")
    Statistic.objects.create(dataset=table, territory=old, sector_group="C", year=2005, value=1)
    assert areas(2005)["14522"].cell("C", 2005).value == 31_280.0


def test_converted_years_are_compared_drawn_and_chosen_from_like_any_other(only_old: Dataset) -> None:
    early = comparison(year=2005)
    assert early is not None
    assert round(early.by_group["C"].home.value or 0, 3) == round(0.25 / (7_245_000 / 39_311_000), 3)
    line = series(["C", "A"])
    assert line is not None
    assert [point.cell.is_own_conversion for point in line.lines[0].points] == [True, False, False, False, False]
    assert line.lines[1].first.value is None
    assert line.lines[1].last.index is None
    table = choice_table(since=2005)
    assert table is not None
    assert {row.group: row.growth is None for row in table.rows}["A"]


def test_merged_municipalities_are_added_up_over_both_reforms(mittelsachsen: Region, source: Source) -> None:
    table = Dataset.objects.create(source=source, code="probe", unit="Einwohner", measure="population")
    jahnatal = Territory.objects.get(ags="14522275")
    ostrau, zschaitz = Territory.objects.filter(successor=jahnatal).order_by("sort_key")
    oldest = Territory.objects.create(
        kind=Kind.MUNICIPALITY, ags="14375990", name="Ganz alt", official_name="Ganz alt", slug="ganz-alt",
        sort_key="ganz alt", successor=ostrau, valid_until=date(1998, 12, 31), source=source,
    )  # fmt: skip
    for place, year, value in (
        (ostrau, 2020, 3500),
        (zschaitz, 2020, 1200),
        (oldest, 1995, 900),
        (zschaitz, 1995, 1500),
    ):
        Statistic.objects.create(dataset=table, territory=place, sector_group="TOTAL", year=year, value=value)
    found = cells_over(table, [jahnatal], [1995, 2020, 2021])
    cells = {year: found[year][jahnatal.pk]["TOTAL"] for year in found}
    assert {year: cell.value for year, cell in cells.items()} == {1995: 2400.0, 2020: 4700.0}
    assert cells[2020].note == "von uns aus den früheren Gebieten zusammengezählt"


def test_a_merger_with_one_part_unknown_is_unknown(mittelsachsen: Region, source: Source) -> None:
    table = Dataset.objects.create(source=source, code="probe", unit="Einwohner", measure="population")
    jahnatal = Territory.objects.get(ags="14522275")
    ostrau = Territory.objects.filter(successor=jahnatal).order_by("sort_key")[0]
    Statistic.objects.create(dataset=table, territory=ostrau, sector_group="TOTAL", year=2020, value=3500)
    cell = cells_over(table, [jahnatal], [2020])[2020][jahnatal.pk]["TOTAL"]
    assert (cell.value, cell.reason) == (None, "nicht veröffentlicht")


def test_industry_s_share_over_the_reform(mittelsachsen: Region) -> None:
    found = series(["C"])
    assert found is not None
    points = found.lines[0].points
    assert [(point.year, round(100 * (point.value or 0), 1)) for point in points] == [
        (2005, 22.5), (2008, 23.9), (2011, 24.2), (2014, 24.4), (2017, 24.3),
    ]  # fmt: skip
    assert [point.cell.is_converted for point in points] == [True, True, False, False, False]
    assert round(points[-1].index or 0, 1) == 108.0
    assert round(points[-1].base_value or 0, 3) == 0.172


def test_the_same_as_persons_and_as_quotients(mittelsachsen: Region) -> None:
    counted, quotients = series(["C", "nichts"], measure="count"), series(["C"], measure="quotient", base="14")
    assert counted is not None
    assert quotients is not None
    assert ([line.group for line in counted.lines], counted.lines[0].first.value) == (["C"], 31_280.0)
    assert quotients.base.ags == "14"
    assert quotients.lines[0].last.base_value is None
    assert series(["C"], base="14522") is None
    assert series(["C"], base="CZ") is None


def test_the_reforms_are_told_with_their_days(mittelsachsen: Region) -> None:
    told = [(reform.on, reform.sentence.replace("\u00a0", " ")) for reform in reforms(since=date(2005, 1, 1))]
    assert told == [
        (date(2008, 8, 1), "1. August 2008: Aus den Altkreisen Döbeln, Freiberg und Mittweida entsteht der Landkreis Mittelsachsen."),
        (date(2023, 1, 1), "1. Januar 2023: Ostrau und Zschaitz-Ottewig werden zur Gemeinde Jahnatal."),
    ]  # fmt: skip
    assert [reform.on for reform in reforms(since=date(2010, 1, 1))] == [date(2023, 1, 1)]
