"""Published companies and products are counted where they are, and every number lists what is behind it."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from produktschau.lib.figures import FIGURES, Breakdown
from produktschau.region.models import Sector, Territory, Trade
from produktschau.showcase.models import Company, Site
from tests.factories import region
from tests.factories.showcase import company, product, words

COMPANIES = FIGURES["betriebe"]
PRODUCTS = FIGURES["produkte"]


def town(slug: str) -> Territory:
    """A municipality of today."""
    return Territory.objects.get(kind="municipality", slug=slug)


def at(name: str, slug: str, **fields: Any) -> Company:
    """A published company with its main site there."""
    return company(name, sites=[{"municipality": town(slug)}], **fields)


@pytest.fixture(autouse=True)
def _ground(db: None) -> None:
    region.district()
    words()


def test_drafts_count_nowhere() -> None:
    product(company("Werkstatt"), published=False)
    company("Entwurf", published=False)
    assert (COMPANIES.total(), PRODUCTS.total()) == (1, 0)
    assert COMPANIES.tally(Breakdown.FORMER_DISTRICT) == {("14177",): 1}
    assert [one.label for one in COMPANIES.records(None, [])] == ["Werkstatt"]


def test_a_company_lies_where_its_main_site_is() -> None:
    maker = at("Zwei Orte", "doebeln")
    Site.objects.create(company=maker, municipality=town("freiberg"))
    Site.objects.filter(company=company("Nirgends")).delete()
    assert COMPANIES.tally(Breakdown.MUNICIPALITY) == {(town("doebeln").ags,): 1, (): 1}
    assert COMPANIES.tally(Breakdown.FORMER_DISTRICT) == {("14375",): 1, (): 1}
    assert [one.label for one in COMPANIES.records(Breakdown.MUNICIPALITY, [town("doebeln").ags])] == ["Zwei Orte"]
    assert COMPANIES.records(Breakdown.MUNICIPALITY, [town("freiberg").ags]) == []


def test_a_merged_municipality_counts_as_the_one_it_became() -> None:
    old = Territory.objects.filter(kind="municipality", successor__isnull=False).first()
    assert old is not None
    assert old.successor is not None
    Site.objects.filter(company=company("Alteingesessen")).update(municipality=old)
    assert COMPANIES.tally(Breakdown.MUNICIPALITY) == {(old.successor.ags,): 1}


def test_a_product_of_two_makers_lies_with_both_and_is_one() -> None:
    product(at("Ost", "freiberg"), makers=[at("West", "doebeln"), at("Süd", "freiberg")])
    assert PRODUCTS.total() == 1
    assert PRODUCTS.tally(Breakdown.FORMER_DISTRICT) == {("14375",): 1, ("14177",): 1}
    assert len(PRODUCTS.records(Breakdown.FORMER_DISTRICT, ["14375", "14177"])) == 1


def test_a_number_of_the_new_edition_may_lie_in_several_divisions() -> None:
    product(company("Buchbinderei", sectors=[Sector.objects.get(edition="wz2025", code="18.12")]))
    assert COMPANIES.tally(Breakdown.DIVISION) == {("18", "74", "82"): 1}
    assert PRODUCTS.tally(Breakdown.DIVISION) == {("18", "74", "82"): 1}
    assert [one.is_certain for one in COMPANIES.records(Breakdown.DIVISION, ["18"])] == [False]
    assert [one.is_certain for one in PRODUCTS.records(Breakdown.DIVISION, ["18", "74", "82"])] == [True]


def test_a_product_counts_in_the_division_of_the_maker_named_first() -> None:
    wood, wool = (Sector.objects.get(edition="wz2008", code=code) for code in ("16.29", "13.20"))
    product(company("Werkstatt"), makers=[company("Holz", sectors=[wood]), company("Wolle", sectors=[wool])])
    assert PRODUCTS.tally(Breakdown.DIVISION) == {("16",): 1}


def test_a_company_of_two_trades_counts_in_each() -> None:
    trades = list(Trade.objects.filter(annex="A", number__in=[1, 27]))
    company("Beides", trades=trades)
    assert COMPANIES.tally(Breakdown.TRADE) == {("A-1",): 1, ("A-27",): 1}
    assert len(COMPANIES.records(Breakdown.TRADE, ["A-1", "A-27"])) == 1
    company("Keines")
    assert COMPANIES.tally(Breakdown.TRADE) == {("A-1",): 1, ("A-27",): 1, (): 1}


@pytest.mark.parametrize("figure", ["betriebe", "produkte"])
def test_as_many_records_as_counted_in_as_many_queries(figure: str) -> None:
    asked = []
    for number in range(3):
        product(company(f"Werkstatt {number}"), f"Brett {number}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            for breakdown in sorted(FIGURES[figure].breakdowns):
                for values, count in FIGURES[figure].tally(breakdown).items():
                    assert len(FIGURES[figure].records(breakdown, values)) == (count if values else 0)
        asked.append(len(queries))
    assert asked[0] == asked[2]
