"""What companies and products look like as rows: every column, the list's filters, people only on request."""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from produktschau.region.models import Sector, Territory, Trade
from produktschau.showcase import actions
from produktschau.showcase.models import Company, Product
from produktschau.showcase.queries.export import (
    company_count,
    company_records,
    product_count,
    product_records,
)
from produktschau.showcase.tables import COMPANIES, PRODUCTS
from produktschau.tabular.engine.exports import exported_columns, template_columns
from produktschau.tabular.engine.kinds import Selection, TableKind
from tests.factories import showcase

EVERYTHING = Selection(with_private=True)


def full_company(now: datetime) -> Company:
    """A company that has something in every column."""
    freiberg = Territory.objects.get(kind="municipality", slug="freiberg")
    sites: list[dict[str, Any]] = [
        {"street": "Am Markt", "house_number": "3", "postcode": "09599", "place": "Freiberg", "municipality": freiberg},
        {"street": "Am Bach | links", "place": "Freiberg", "municipality": freiberg, "lon": 13.3425, "lat": 50.9},
    ]
    sectors = list(Sector.objects.filter(edition="wz2008", code__in=["16.23", "31.09"]).order_by("code"))
    return showcase.company(
        "Tischlerei Beispiel",
        legal_name="Tischlerei Beispiel e. K.",
        founded_year=1931,
        size_class="0-9",
        email="hallo@beispiel.example",
        phone="+49 3731 1234",
        languages=["de", "cs"],
        is_sole_trader=True,
        consent_on=date(2026, 1, 2),
        consent_wording="Ja; gern.",
        checked_on=date(2026, 3, 4),
        sites=sites,
        sectors=sectors,
        trades=[Trade.objects.get(annex="A", number=27)],
        certificates=[{"name": "Meister", "issuer": "Kammer", "number": "4711", "valid_until": date(2027, 12, 31)}],
        links=[{"label": "Laden", "url": "https://laden.example"}],
        contacts=[{"name": "Erika Muster", "phone": "0171 123456"}, {"name": "Hans Muster", "role": "Lager"}],
    )


@pytest.fixture
def company(home: None, now: datetime) -> Company:
    return full_company(now)


def only(selection: Selection) -> dict[str, Any]:
    """The one company of the selection."""
    (record,) = company_records(selection)
    return dict(record)


@pytest.mark.parametrize("kind", [COMPANIES, PRODUCTS])
def test_no_two_columns_have_one_heading_and_every_column_is_explained(kind: TableKind) -> None:
    labels = [column.label.casefold() for column in kind.columns]
    assert len(set(labels)) == len(labels)
    assert [column.name for column in exported_columns(kind, with_private=True) if not column.help] == []


@pytest.mark.parametrize(("kind", "needed"), [(COMPANIES, ["name", "place"]), (PRODUCTS, ["name", "makers"])])
def test_the_shortest_template_has_what_no_row_can_do_without(kind: TableKind, needed: list[str]) -> None:
    assert [column.name for column in template_columns(kind, required_only=True)] == needed


def test_a_company_has_all_its_columns(company: Company) -> None:
    record = only(EVERYTHING)
    assert set(record) == {column.name for column in exported_columns(COMPANIES, with_private=True)}
    told = ("key", "slug", "state", "published_on", "founded_year", "phone", "languages", "is_sole_trader")
    assert [record[name] for name in told] == [
        company.key,
        "tischlerei-beispiel",
        "veröffentlicht",
        date(2026, 11, 2),
        1931,
        "+49 3731 1234",
        "de;cs",
        True,
    ]


def test_parts_stand_in_their_order_and_lose_nothing(company: Company) -> None:
    record = only(EVERYTHING)
    assert [record[name] for name in ("street", "house_number", "ags", "lon", "further_sites")] == [
        "Am Markt",
        "3",
        "14522180",
        None,
        "Am Bach \\| links |  |  | Freiberg | 14522180 | 13,3425 | 50,9",
    ]
    assert (record["sectors"], record["trades"]) == ("16.23;31.09", "A 27")
    assert (record["certificates"], record["links"]) == (
        "Meister | Kammer | 4711 | 31.12.2027",
        "Laden | https://laden.example",
    )
    assert (record["contact_name"], record["contact_phone"]) == ("Erika Muster", "0171 123456")
    assert record["further_contacts"] == "Hans Muster | Lager |  | "


def test_people_are_not_even_read_without_being_asked_for(company: Company) -> None:
    with CaptureQueriesContext(connection) as queries:
        record = only(Selection())
    private = {column.name for column in COMPANIES.columns if column.private}
    assert (set(record) & private, [q["sql"] for q in queries if "contact" in q["sql"]]) == (set(), [])


def test_filters_are_those_of_the_desk(home: None, now: datetime) -> None:
    drawn = showcase.company("Zeichnerei", published=False)
    actions.withdraw_company(by=showcase.BY, at=now, company=showcase.company("Änderungsschneiderei"))
    showcase.company("Backhaus")

    def names(**filters: str) -> list[object]:
        return [record["name"] for record in company_records(Selection(filters))]

    assert names() == ["Änderungsschneiderei", "Backhaus", "Zeichnerei"]
    assert (names(stand="entwurf"), names(stand="oeffentlich")) == (["Zeichnerei"], ["Backhaus"])
    assert (names(stand="zurueckgezogen"), names(wort="BACK")) == (["Änderungsschneiderei"], ["Backhaus"])
    assert (names(stand="unbekannt", seite="2"), company_count(Selection())) == (names(), 3)
    states = {str(record["name"]): record["state"] for record in company_records(Selection())}
    assert (states["Zeichnerei"], states["Änderungsschneiderei"]) == ("Entwurf", "zurückgezogen")
    assert only(Selection({"stand": "entwurf"}))["published_on"] is None
    assert drawn.key == only(Selection({"stand": "entwurf"}))["key"]


@pytest.fixture
def product(home: None) -> Product:
    """A product of three makers, one of them not public, two of them of one name."""
    showcase.words()
    first, second = showcase.company("Mosterei"), showcase.company("Zwilling")
    showcase.company("Zwilling")
    draft = showcase.company("Im Verborgenen", published=False)
    return showcase.product(first, makers=[second, first, draft])


def test_makers_are_keys_in_their_order(product: Product) -> None:
    (record,) = product_records(Selection())
    keys = product.maker_rows.order_by("position").values_list("company__key", flat=True)
    assert (record["makers"], record["areas"], record["world"]) == (";".join(keys), "Wohnen & Leben", "Wald")
    assert set(record) == {column.name for column in exported_columns(PRODUCTS)}


def test_the_public_table_names_public_makers_only(product: Product) -> None:
    (record,) = product_records(Selection(published_only=True))
    twin = product.maker_rows.order_by("position")[0].company
    assert record["makers"] == f"{twin.key};Mosterei"


def test_the_public_table_has_the_filters_of_the_public_list(product: Product) -> None:
    showcase.product(Company.objects.get(name="Mosterei"), "Noch ein Entwurf", published=False)

    def count(**filters: str) -> int:
        return product_count(Selection(filters, published_only=True))

    assert (count(), count(bereich="wohnen"), count(farbwelt="wald,honig"), count(material="holz")) == (1, 1, 1, 0)
    assert count(bereich="gibt-es-nicht") == 1


@pytest.mark.parametrize(("selection", "most"), [(EVERYTHING, 9), (Selection(published_only=True), 12)])
def test_more_companies_need_no_more_queries(home: None, now: datetime, selection: Selection, most: int) -> None:
    full_company(now)
    with CaptureQueriesContext(connection) as one:
        list(company_records(selection))
    for name in ("Zwei", "Drei"):
        showcase.company(name)
    with CaptureQueriesContext(connection) as three:
        assert len(list(company_records(selection))) == 3
    assert len(one) == len(three) <= most
