"""The region's pages with other figures than the demo's: years, cells and neighbours missing, one of each, words nobody expects."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from produktschau.region.calculations.charts.scales import decimals
from produktschau.region.calculations.series import UnknownYear
from produktschau.region.models import (
    CrosswalkShare,
    Dataset,
    Neighbour,
    NeighbourEffort,
    Region,
    SectorCorrespondence,
    Statistic,
    Territory,
)
from produktschau.region.models.statistic import TOTAL
from produktschau.region.models.territory import Kind
from produktschau.region.queries.asking import asked_quotients
from produktschau.region.queries.choosing import choice_table
from produktschau.region.queries.comparison import comparison
from produktschau.region.queries.coverage import district_coverage, lived_on
from produktschau.region.queries.home_figures import home_figures
from produktschau.region.queries.page_lists import neighbour_rows, series_rows
from produktschau.region.queries.sector_lists import choice_rows, quotient_rows
from tests.factories import showcase
from tests.region.reading import pieces, rows_of, text_of, words

PAGES = (
    "",
    "branchen/",
    "nachbarn/",
    "nachbarn/zwickau/",
    "zeitreihe/",
    "branchenwahl/",
    "wz-2025/",
    "altkreise/",
    "gemeinden/",
)
LONG = "9" * 4500


def no_figures() -> None:
    Statistic.objects.all().delete()


def no_neighbour() -> None:
    Neighbour.objects.all().delete()


def one_neighbour() -> None:
    Neighbour.objects.exclude(territory__ags="14524").delete()


def neighbours_without_figures() -> None:
    Statistic.objects.filter(territory__in=Neighbour.objects.values("territory")).delete()


def secret_totals() -> None:
    Statistic.objects.filter(sector_group=TOTAL).update(value=None, unknown_because="secret")


def secret_groups() -> None:
    Statistic.objects.exclude(sector_group=TOTAL).update(value=None, unknown_because="secret")


def one_year() -> None:
    Statistic.objects.exclude(year=2017).delete()


def first_year_of_home_only() -> None:
    Statistic.objects.filter(year__lt=2011).exclude(territory__ags="14522").delete()


def last_year_of_home_only() -> None:
    Statistic.objects.filter(year=2017).exclude(territory__ags="14522").delete()


def nothing_but_zeros() -> None:
    Statistic.objects.update(value=0, unknown_because="")


def one_former_district() -> None:
    döbeln = Territory.objects.get(kind=Kind.FORMER_DISTRICT, ags="14375")
    Territory.objects.filter(kind=Kind.MUNICIPALITY, former_district__isnull=False).update(former_district=döbeln)


def no_former_district() -> None:
    Territory.objects.update(former_district=None)


def no_inhabitants_told() -> None:
    Territory.objects.update(population=None, population_on=None, area_km2=None)


def no_classification() -> None:
    SectorCorrespondence.objects.all().delete()


CHANGES = (
    no_figures, no_neighbour, one_neighbour, neighbours_without_figures, secret_totals, secret_groups, one_year, first_year_of_home_only,
    last_year_of_home_only, nothing_but_zeros, one_former_district, no_former_district, no_inhabitants_told, no_classification,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_every_page_and_table_stands_with_other_data(
    mittelsachsen: Region, client: Client, change: Callable[[], None]
) -> None:
    showcase.company()
    change()
    for page in PAGES:
        response = client.get(f"/region/{page}")
        assert response.status_code == 200 or (page == "nachbarn/zwickau/" and not Neighbour.objects.count())
        assert not re.search(r"\bNone\b|\bnan\b", words(response.content.decode()))
    for rows in (neighbour_rows, series_rows, choice_rows, quotient_rows):
        assert isinstance(list(rows(None, {})), list)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_stands_before_there_is_a_region(db: None, client: Client, page: str) -> None:
    assert client.get(f"/region/{page}").status_code == (404 if "zwickau" in page else 200)


@pytest.mark.parametrize("word", [LONG, "0201799999999999999999999", "02017", "²", "-2017", "2017.0", "ä", "١٢٣٤"])
@pytest.mark.parametrize(
    ("page", "parameter"), [("branchen/", "jahr"), ("nachbarn/", "jahr"), ("branchenwahl/", "seit")]
)
def test_what_is_no_year_is_said_and_harms_nothing(
    mittelsachsen: Region, client: Client, page: str, parameter: str, word: str
) -> None:
    found = client.get(f"/region/{page}", {parameter: word})
    assert found.status_code == 200
    assert f"„{word[:20]}“" in words(found.content.decode())


def test_a_change_needs_two_years(mittelsachsen: Region) -> None:
    one_year()
    table = choice_table()
    assert table is not None
    assert {row.growth for row in table.rows} == {None}
    assert {row.parts for row in table.rows} == {None}


def test_the_choice_is_shown_where_only_the_base_lacks_the_first_year(mittelsachsen: Region) -> None:
    Statistic.objects.filter(territory__ags="DE", year=2008).delete()
    table = choice_table()
    assert table is not None
    assert table.since == 2008
    assert {row.growth is None for row in table.rows} == {False}
    assert {row.parts for row in table.rows} == {None}


def test_the_latest_year_is_that_of_both(mittelsachsen: Region, client: Client) -> None:
    last_year_of_home_only()
    found = comparison()
    assert found is not None
    assert found.year == 2014
    page = text_of(client, "/region/branchen/")
    assert "Für „2017“ gibt es keine Zahlen; gezeigt wird 2014. Zahlen gibt es für 2005, 2008, 2011, 2014." in words(
        page
    )
    assert len(rows_of(page, "quotienten-tabelle")) == 8


def test_what_nobody_knows_does_not_count_as_not_standing_out(mittelsachsen: Region, client: Client) -> None:
    Statistic.objects.filter(territory__ags="14524", year=2017, sector_group="C").update(
        value=None, unknown_because="secret"
    )
    page = text_of(client, "/region/branchen/")
    assert pieces(page, '<p class="lead">', "p") == ["Zwei Bereiche ragen heraus: Landwirtschaft und Bau."]
    assert "Nicht zu sagen ist es, weil Zahlen fehlen, für: C Industrie." in words(page)


def test_without_figures_next_door_nobody_says_that_nothing_stands_out(mittelsachsen: Region, client: Client) -> None:
    neighbours_without_figures()
    page = words(text_of(client, "/region/branchen/"))
    assert "Kein Bereich ragt heraus" not in page
    assert "Kein Nachbar hat Zahlen in dieser Quelle." in page


def test_who_has_the_same_number_does_not_lie_higher(mittelsachsen: Region, client: Client) -> None:
    page = text_of(client, "/region/branchen/")
    assert "Meißen (1,69)" not in words(page)


def test_a_share_above_the_whole_is_unknown(mittelsachsen: Region) -> None:
    Statistic.objects.filter(territory=mittelsachsen.home, year=2017, sector_group=TOTAL).update(value=30_000)
    found = comparison()
    assert found is not None
    assert (found.by_group["C"].home.value, found.by_group["C"].home.share) == (None, None)


def test_the_marks_of_a_scale_say_where_they_stand(mittelsachsen: Region, client: Client) -> None:
    drawn = text_of(client, "/region/zeitreihe/?bereich=G-J&groesse=quotient").partition('text-anchor="end">')[2]
    marks = re.findall(r">([\d,]+)</text>", drawn.partition("</g>")[0])
    assert marks == ["0,00", "0,25", "0,50", "0,75", "1,00", "1,25"]
    assert [decimals(marks) for marks in ((0, 1, 2), (0, 0.5, 1), (0, 0.25), ())] == [0, 1, 2, 0]
    assert decimals((0, 0.005, 0.01), 100) == 1


def test_what_a_former_neighbour_does_leads_nowhere_and_is_left_out(mittelsachsen: Region, client: Client) -> None:
    place = Territory.objects.get(kind=Kind.DISTRICT, ags="14524")
    NeighbourEffort.objects.create(
        territory=place, kind="brand", name="Land im Wandel", summary="Ein Gebiet.", source_name="Kreis",
        checked_on=date(2026, 11, 1), is_published=True,
    )  # fmt: skip
    assert "Land im Wandel" in text_of(client, "/region/nachbarn/")
    Neighbour.objects.filter(territory=place).delete()
    assert "Land im Wandel" not in text_of(client, "/region/nachbarn/")


def test_an_unknown_change_opens_all_the_same(mittelsachsen: Region, client: Client) -> None:
    Statistic.objects.filter(territory__ags="14524", year=2005).delete()
    page = words(text_of(client, "/region/nachbarn/zwickau/?zahl=seit.14524.C"))
    assert "gibt es auf dieser Seite nicht" not in page
    assert "Zwickau, 2005–2017: unbekannt" in page


def test_inhabitants_of_different_days_are_told_apart(mittelsachsen: Region, client: Client) -> None:
    home, place = mittelsachsen.home, Territory.objects.get(kind=Kind.DISTRICT, ags="14524")
    assert home is not None
    Territory.objects.filter(pk=home.pk).update(population=300_000, population_on=date(2023, 12, 31))
    Territory.objects.filter(pk=place.pk).update(population=310_000, population_on=date(2022, 12, 31))
    page = words(text_of(client, "/region/nachbarn/zwickau/"))
    assert "Einwohner am 31. Dezember 2023 (Mittelsachsen), 31. Dezember 2022 (Zwickau)." in page


def test_the_only_former_district_is_behind_nobody(mittelsachsen: Region) -> None:
    one_former_district()
    showcase.company("Eins")
    showcase.company("Ohne Ort").sites.all().delete()
    assert district_coverage("betriebe", lived_on()).behind is None


def test_an_area_that_is_not_known_is_not_added_up(mittelsachsen: Region) -> None:
    before = len(home_figures())
    Territory.objects.filter(kind=Kind.MUNICIPALITY, slug="leisnig").update(area_km2=None)
    assert len(home_figures()) == before - 1


def test_the_page_of_a_region_without_a_reform_tells_of_none(mittelsachsen: Region, client: Client) -> None:
    assert "über die Kreisreform" in words(
        text_of(client, "/region/").partition('id="verlauf"')[2].partition("</h2>")[0]
    )
    Territory.objects.filter(ags="14522").update(valid_from=None)
    assert "über die Kreisreform" not in words(
        text_of(client, "/region/").partition('id="verlauf"')[2].partition("</h2>")[0]
    )


def test_years_of_old_districts_that_cannot_be_converted_are_refused_by_name(mittelsachsen: Region) -> None:
    old = Territory.objects.get(kind=Kind.FORMER_DISTRICT, ags="14375")
    germany = Territory.objects.get(kind=Kind.COUNTRY, ags="DE")
    for place in (old, germany):
        for group in ("C", TOTAL):
            Statistic.objects.create(
                dataset=Dataset.objects.get(), territory=place, sector_group=group, year=2000, value=5
            )
    CrosswalkShare.objects.filter(year=2000).delete()
    with pytest.raises(UnknownYear):
        asked_quotients(area="14522", base="DE", year=2000)


@pytest.mark.parametrize(("page", "year"), [("branchen/", 2005), ("branchenwahl/", 2008), ("nachbarn/zwickau/", 2005)])
def test_changes_since_a_converted_year_say_so(mittelsachsen: Region, client: Client, page: str, year: int) -> None:
    said = words(text_of(client, f"/region/{page}"))
    assert f"{year}: von der Quelle auf heutigen Gebietsstand umgerechnet." in said
    Territory.objects.filter(kind=Kind.DISTRICT).update(valid_from=None)
    assert "von der Quelle" not in words(text_of(client, f"/region/{page}"))
