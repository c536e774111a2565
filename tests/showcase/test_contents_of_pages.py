"""A page shows every change at once, also one that no action made: it is kept by all the rows it was made from."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from produktschau.region.models import Sector, Source, Territory, Trade
from produktschau.showcase.models import (
    AreaOfLife,
    Certificate,
    ColourWorld,
    Company,
    CompanyLink,
    CompanySector,
    Contact,
    Maker,
    Material,
    Picture,
    Product,
    Site,
    State,
)
from produktschau.showcase.queries import contents as module
from produktschau.showcase.queries.contents import contents
from produktschau.showcase.queries.pages import company_page, product_page
from tests.cast import NOW
from tests.showcase.indexed import catch_up as catch_up
from tests.showcase.making import company, product

pytestmark = pytest.mark.usefixtures("district", "words")
CatchUp = Callable[[], None]


@pytest.fixture
def plaid(catch_up: CatchUp, source: Source) -> Product:
    """A product of two makers with all that a page can show, and so is its first maker."""
    maker = company()
    plaid = product(maker)
    Maker.objects.create(product=plaid, company=company("Spinnerei Gegenüber"), position=1)
    sector = Sector.objects.create(edition=Sector.Edition.WZ2008, code="13.20", level=4, title="Weberei als Zweig")
    CompanySector.objects.create(company=maker, sector=sector, is_main=True)
    maker.trades.add(Trade.objects.create(annex="B1", number=4, title="Weber als Handwerk"))
    Certificate.objects.create(company=maker, name="Siegel", issuer="Prüfstelle")
    CompanyLink.objects.create(company=maker, label="Schaufenster", url="https://weberei.example/")
    consent: dict[str, Any] = {"is_published": True, "consent_on": NOW.date(), "consent_wording": "Ja."}
    Contact.objects.create(company=maker, name="Olga Offen", **consent)
    owners: list[dict[str, Any]] = [{"company": maker}, {"product": plaid}]
    for number, of in enumerate(owners):
        picture = {"sha256": f"{number}" * 64, "width": 9, "height": 6, "alt": f"Bild {number}", "credit": "Foto"}
        Picture.objects.create(key=f"pic{number}ab", added_at=NOW, renditions=[400], **picture, **of)
    for model in (Company, Product):
        model.objects.update(source=source)
    catch_up()
    return plaid


def told(record: Company | Product) -> str:
    return Client().get(record.get_absolute_url()).content.decode()


SHOWN: dict[type[Company | Product], list[tuple[type[models.Model], str]]] = {
    Product: [
        *((Product, "lead"), (Product, "where_to_buy"), (Company, "name"), (Territory, "name"), (Material, "name")),
        *((AreaOfLife, "name"), (ColourWorld, "name"), (Source, "attribution"), (Picture, "alt"), (Picture, "credit")),
    ],
    Company: [
        *((Company, "lead"), (Company, "opening_hours"), (Site, "street"), (Territory, "name"), (Sector, "title")),
        *((Trade, "title"), (Contact, "name"), (Certificate, "issuer"), (CompanyLink, "label"), (Product, "name")),
        *((Source, "attribution"), (Picture, "alt"), (Material, "name")),
    ],
}
"""What each page shows of other rows."""


@pytest.mark.parametrize("kind", SHOWN)
def test_a_page_shows_every_changed_row_at_once(plaid: Product, kind: type[Company | Product]) -> None:
    record = plaid if kind is Product else Company.objects.get(name="Weberei Talaue")
    for number, (model, field) in enumerate(SHOWN[kind]):
        before = told(record)
        for row in model._default_manager.all():  # names must differ
            model._default_manager.filter(pk=row.pk).update(**{field: f"Ganz neu {number} {row.pk}"})
        shown = f"Ganz neu {number} "
        assert (model, field, shown in before, shown in told(record)) == (model, field, False, True)


def test_a_joint_maker_that_is_withdrawn_leaves_both_pages_at_once(plaid: Product) -> None:
    first = Company.objects.get(name="Weberei Talaue")
    assert ["Spinnerei" in told(plaid), "Spinnerei" in told(first)] == [True, True]
    Company.objects.filter(name="Spinnerei Gegenüber").update(state=State.DRAFT)
    assert ["Spinnerei" in told(plaid).partition('class="cards"')[0], "Spinnerei" in told(first)] == [False, False]


def test_a_person_who_takes_back_consent_leaves_the_page_at_once(plaid: Product) -> None:
    maker = Company.objects.get(name="Weberei Talaue")
    assert "Olga" in told(maker)
    Contact.objects.update(is_published=False)
    assert "Olga" not in told(maker)


def test_a_row_that_comes_or_goes_changes_the_contents(plaid: Product) -> None:
    seen = [contents(plaid).digest]
    for change in (
        plaid.materials.clear,
        plaid.areas.clear,
        plaid.pictures.all().delete,
        plaid.maker_rows.all().delete,
    ):
        change()
        seen.append(contents(plaid).digest)
    assert len(set(seen)) == len(seen)


def test_contents_are_read_from_every_table_a_page_is_made_from(plaid: Product) -> None:
    maker = Company.objects.get(name="Weberei Talaue")
    for record, make in ((plaid, product_page), (maker, company_page)):
        with CaptureQueriesContext(connection) as seen:
            make(type(record).objects.get(pk=record.pk))  # type: ignore[arg-type]  # each with its own
        asked = " ".join(query["sql"] for query in seen)
        known = {record._meta.db_table} | _tables(" ".join(module._QUERIES[type(record)]))
        assert _tables(asked) - known <= {"region_boundary"}  # the drawing of the borders, named in the key by itself


def _tables(sql: str) -> set[str]:
    return {name.strip('"') for name in re.findall(r'(?:FROM|JOIN) ("?\w+"?)', sql)}
