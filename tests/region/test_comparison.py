"""The region beside its neighbours, with the real figures of the demo."""

from decimal import Decimal

import pytest
from django.test import Client

from produktschau.lib.figures import FIGURES, Breakdown
from produktschau.region.models import Dataset, Neighbour, Region, Sector, Statistic, Territory
from produktschau.region.queries.comparison import Comparison, comparison
from produktschau.region.queries.employment import DISJOINT, GROUPS, TOTAL, areas, years
from produktschau.region.queries.sector_lists import QUOTIENTS, quotient_rows
from tests.factories import showcase

OF_2017 = {"A": 2.115, "B-E": 1.393, "C": 1.417, "F": 1.685, "G-J": 0.826, "K-N": 0.668, "O-U": 0.924}
HERFINDAHL_OF_GERMANY = round((615**2 + 8175**2 + 2479**2 + 11327**2 + 7742**2 + 13910**2) / 44248**2, 3)
"""By hand from the published thousands."""
OF_SAXONY = [
    "14511", "14521", "14522", "14523", "14524", "14612", "14625", "14626", "14627", "14628", "14713", "14729", "14730",
]  # fmt: skip


@pytest.fixture
def found(mittelsachsen: Region) -> Comparison:
    """The latest year against Germany."""
    compared = comparison()
    assert compared is not None
    return compared


def rounded(compared: Comparison) -> dict[str, float]:
    """Our quotients by group."""
    return {row.group: round(row.home.value or 0, 3) for row in compared.rows}


def test_the_quotients_of_2017_come_out_as_published(found: Comparison) -> None:
    assert (found.year, found.years, found.base.territory.ags) == (2017, [2005, 2008, 2011, 2014, 2017], "DE")
    assert rounded(found) == OF_2017
    assert [row.group for row in found.rows if row.is_part] == ["C"]


def test_exactly_three_groups_stand_out_here_and_not_next_door(found: Comparison) -> None:
    assert [(row.group, round(row.together.value or 0, 3)) for row in found.stands_out] == [
        ("A", 1.619),
        ("C", 1.170),
        ("F", 1.026),
    ]
    higher = {row.group: [one.territory.ags for one in row.higher] for row in found.stands_out}
    assert higher["A"] == ["14730"]
    assert higher["C"] == ["14521", "14524"]
    assert len(higher["F"]) == 5


def test_the_neighbours_are_those_with_figures_and_the_others_are_named(found: Comparison) -> None:
    assert [area.territory.ags for area in found.neighbours] == [
        "14511", "14521", "14729", "14627", "14730", "14628", "14524",
    ]  # fmt: skip
    assert [place.ags for place in found.without_figures] == ["16077", "CZ"]
    row = found.by_group["C"]
    assert (row.rank, row.ranked) == (3, 8)
    assert row.highest is not None
    assert row.highest.territory.ags == "14521"


def test_how_much_the_make_up_differs(found: Comparison) -> None:
    assert {place.ags: round(value or 0, 2) for place, value in found.krugman} == {
        "14511": 0.36, "14730": 0.19, "14729": 0.15, "14521": 0.10, "14628": 0.09, "14524": 0.08, "14627": 0.08,
    }  # fmt: skip
    assert round(found.krugman_base or 0, 3) == 0.253
    assert round(found.herfindahl or 0, 3) == 0.219
    assert round(found.herfindahl_base or 0, 3) == HERFINDAHL_OF_GERMANY
    assert len(found.herfindahl_neighbours) == 7


def test_both_denominators_are_there_and_differ_when_a_cell_is_secret(mittelsachsen: Region) -> None:
    Statistic.objects.filter(territory=mittelsachsen.home, year=2017, sector_group="O-U").update(
        value=None, unknown_because="secret"
    )
    published, known = comparison(), comparison(denominator="known")
    assert published is not None
    assert known is not None
    assert rounded(published)["C"] == 1.417
    assert known.by_group["C"].home.whole.value == 142_550 - 41_410
    assert known.by_group["C"].home.base_whole.value == 44_248_000 - 13_910_000
    assert rounded(known)["C"] == round((34_670 / 101_140) / (7_594_000 / 30_338_000), 3)
    assert (published.by_group["O-U"].home.value, published.by_group["O-U"].rank) == (None, None)
    assert published.by_group["O-U"].home.part.reason == "geheim gehalten"
    assert published.krugman_base is None


def test_where_the_whole_is_secret_its_known_part_is_added_instead(mittelsachsen: Region) -> None:
    Statistic.objects.filter(territory=mittelsachsen.home, year=2017, sector_group="B-E").update(
        value=None, unknown_because="secret"
    )
    known = comparison(denominator="known")
    assert known is not None
    assert known.by_group["A"].home.whole.value == 142_550 - 36_690 + 34_670


def test_against_the_state_and_against_a_neighbour(mittelsachsen: Region) -> None:
    state, next_door = comparison(base="14"), comparison(base="14521")
    assert state is not None
    assert next_door is not None
    assert rounded(state)["C"] == round((34_670 / 142_550) / (358_970 / 2_042_550), 3)
    assert next_door.base.territory.ags == "14521"


def test_what_has_no_figures_cannot_be_compared_with(mittelsachsen: Region) -> None:
    assert comparison(base="CZ") is None
    assert comparison(base="14522") is None
    assert comparison(year=2016) is None


def test_before_anything_is_there_nothing_is_compared(db: None) -> None:
    assert comparison() is None
    assert years() == []
    assert areas(2017) == {}


def test_the_districts_sum_to_the_state_within_the_published_rounding(mittelsachsen: Region) -> None:
    """Published are tens of persons: each of 13 districts and the state may be 5 off."""
    table = Dataset.objects.get()
    for year in (2005, 2008, 2011, 2014, 2017):
        cells = {
            (row.territory.ags, row.sector_group): row.value or Decimal(0)
            for row in Statistic.objects.filter(dataset=table, year=year).select_related("territory")
        }
        for group in (*GROUPS, TOTAL):
            assert abs(sum(cells[ags, group] for ags in OF_SAXONY) - cells["14", group]) <= 14 * 5
        for ags in ("DE", "14", *OF_SAXONY):
            tolerance = 3_500 if ags == "DE" else 35
            assert abs(sum(cells[ags, group] for group in DISJOINT) - cells[ags, TOTAL]) <= tolerance


def test_a_year_before_the_district_was_converted_by_its_publisher(mittelsachsen: Region) -> None:
    early, late = areas(2005)["14522"].cell("C", 2005), areas(2011)["14522"].cell("C", 2011)
    assert (early.is_converted, early.is_own_conversion, early.note) == (
        True,
        False,
        "von der Quelle auf heutigen Gebietsstand umgerechnet",
    )
    assert (late.is_converted, late.note) == (False, "")


def test_firms_stand_beside_each_group_as_a_range(mittelsachsen: Region, found: Comparison) -> None:
    assert found.by_group["C"].firms == (0, 0)
    assert found.by_group["C"].firm_share is None
    for name, code in (("Weberei", "13.20"), ("Zimmerei", "43.91")):
        showcase.company(name, sectors=[Sector.objects.get(edition="wz2008", code=code)])
    again = comparison()
    assert again is not None
    assert sum(FIGURES["betriebe"].tally(Breakdown.DIVISION).values()) == 2
    assert (again.by_group["C"].firms, again.by_group["B-E"].firms, again.by_group["F"].firms) == (
        (1, 1),
        (1, 1),
        (1, 1),
    )
    assert again.by_group["C"].firm_share == (0.5, 0.5)


def test_who_the_neighbours_are_is_a_choice(mittelsachsen: Region) -> None:
    Neighbour.objects.exclude(territory__ags="14511").delete()
    compared = comparison()
    assert compared is not None
    assert [area.territory.ags for area in compared.neighbours] == ["14511"]
    Neighbour.objects.all().delete()
    alone = comparison()
    assert alone is not None
    assert (alone.stands_out, alone.by_group["C"].together.value, alone.by_group["C"].rank) == ([], None, 1)


def test_the_table_to_keep_follows_the_address_and_holds_what_it_was_taken_from(mittelsachsen: Region) -> None:
    kept = list(quotient_rows(None, {"vergleich": "14", "nenner": "bekannt", "jahr": "2008"}))
    assert len(kept) == 8 * 7
    first = dict(zip(QUOTIENTS.columns, kept[0], strict=True))
    assert (first["AGS"], first["Jahr"], first["Verglichen mit"], first["Nenner"]) == (
        "14522",
        2008,
        "Sachsen",
        "Summe der bekannten Bereiche",
    )
    assert first["im Bereich, hier"] == 4550.0


def test_a_district_abroad_does_not_become_the_base(mittelsachsen: Region) -> None:
    table = Dataset.objects.get()
    czechia = Territory.objects.get(ags="CZ")
    for group in (*GROUPS, TOTAL):
        Statistic.objects.create(dataset=table, territory=czechia, sector_group=group, year=2017, value=1000)
    compared = comparison()
    assert compared is not None
    assert compared.base.territory.ags == "DE"


@pytest.mark.parametrize(("group", "value"), [("TOTAL", 5), ("TOTAL", 0), ("C", -5)])
def test_counts_that_cannot_be_are_unknown_on_every_page(
    mittelsachsen: Region, client: Client, group: str, value: int
) -> None:
    for place in (mittelsachsen.home, Territory.objects.get(ags="14511")):
        Statistic.objects.filter(territory=place, year=2017, sector_group=group).update(value=value)
    compared = comparison()
    assert compared is not None
    assert {row.home.value for row in compared.rows} == {None}
    for address in ("/region/branchenwahl/", "/region/branchen/", "/region/nachbarn/", "/region/zeitreihe/", "/"):
        assert client.get(address).status_code == 200
