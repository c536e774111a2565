"""What the search is told of companies and products: facets, points, cards, and which changes are marked."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from produktschau.lib.dates import today
from produktschau.region.actions import save_reference
from produktschau.region.models import Sector, SectorCorrespondence, Source, Territory, Trade
from produktschau.region.queries.search_places import search_places
from produktschau.search.engine.kinds import Document
from produktschau.search.models import IndexMark
from produktschau.showcase import actions
from produktschau.showcase.actions.certificates import certificates_ended
from produktschau.showcase.actions.vocabulary import save_word
from produktschau.showcase.documents import company_documents, product_documents
from produktschau.showcase.documents.facets import SHOWCASE_FACETS
from produktschau.showcase.models import Material, Picture
from produktschau.showcase.queries.cards import card_html, company_card, product_card
from produktschau.showcase.queries.published import published_companies, published_products
from tests.cast import NOW, TODAY
from tests.showcase.making import BY, company, draft_company, product

pytestmark = pytest.mark.usefixtures("district", "words")


def told(thing: Any) -> Document:
    """The document of one record."""
    documents = company_documents if thing._meta.model_name == "company" else product_documents
    return next(iter(documents([thing.pk])))


def marked() -> set[tuple[str, int]]:
    """What is marked."""
    return set(IndexMark.objects.values_list("kind", "key"))


def sector(edition: str, code: str, title: str = "Herstellung") -> Sector:
    """A unit of the classification."""
    return Sector.objects.create(edition=edition, code=code, level={2: 2, 5: 4, 7: 5}[len(code)], title=title)


def test_cards_of_the_index_are_those_of_the_pages(source: Source) -> None:
    maker = company("Müller & Söhne <GmbH>", is_invented=True, lead_en="Blankets.")
    second = company("Zweite Werkstatt")
    named = product(maker, "Plaid „Eins“", name_en="Plaid & one", makers=[maker, second], is_invented=True)
    plain = product(second, "Ding", materials=[])
    for owner in ({"product": named}, {"company": second}):
        Picture.objects.create(
            key=f"PIC{len(owner)}{next(iter(owner))[:2]}",
            sha256="0" * 64,
            width=900,
            height=600,
            alt="Ein Plaid",
            credit="Foto",
            renditions=[400, 800],
            added_at=NOW,
            **owner,
        )
    for code in ("de", "en"):
        with translation.override(code):
            for one in published_products():
                assert told(one).cards[code] == card_html(product_card(one)), (code, one)
            for each in published_companies():
                assert told(each).cards[code] == card_html(company_card(each)), (code, each)
    assert told(plain).url == "/produkte/ding/"


def test_a_product_is_narrowed_by_its_own_words_and_its_makers_facets() -> None:
    trade = Trade.objects.create(annex="A", number=27, title="Tischler")
    wood = sector("wz2008", "16.23")
    maker = company(sectors=[wood], trades=[trade], certificates=[{"name": "FSC®"}])
    assert dict(told(product(maker)).filters) == {
        "municipality": ["14522180"],
        "former_district": ["altkreis-freiberg"],
        "sector": ["16"],
        "trade": ["tischler"],
        "certificate": ["fsc"],
        "kind": ["product"],
        "area": ["wohnen-leben"],
        "world": ["himmel"],
        "material": ["textil"],
    }


def test_a_company_is_narrowed_by_what_it_shows_and_not_by_its_drafts() -> None:
    maker = company()
    assert told(maker).filters["area"] == []
    product(maker)
    assert told(maker).filters["area"] == ["wohnen-leben"]
    assert told(maker).filters["material"] == ["textil"]


def test_a_number_of_the_new_classification_counts_in_the_division_it_came_from() -> None:
    old, new = sector("wz2008", "45.20.1"), sector("wz2025", "95.31.0")
    SectorCorrespondence.objects.create(old=old, new=new)
    kept = sector("wz2025", "10.11.0")
    SectorCorrespondence.objects.create(old=sector("wz2008", "10.11.0"), new=kept)
    assert told(company("Werkstatt", sectors=[new])).filters["sector"] == ["45"]
    assert told(company("Metzgerei", sectors=[kept])).filters["sector"] == ["10"]
    assert told(company("Beides", sectors=[sector("wz2025", "95.31")])).filters["sector"] == ["45"]


def test_only_certificates_that_hold_today_narrow() -> None:
    day = timedelta(days=1)
    certificates = [
        {"name": "Bio", "valid_until": today()},
        {"name": "ISO 9001", "valid_until": today() - day},
        {"name": "Meisterbetrieb"},
    ]
    assert told(company(certificates=certificates)).filters["certificate"] == ["bio", "meisterbetrieb"]


def test_a_day_later_an_ended_certificate_is_marked() -> None:
    maker = company(certificates=[{"name": "Bio", "valid_until": TODAY}])
    thing = product(maker)
    IndexMark.objects.all().delete()
    assert certificates_ended(by=BY, at=NOW, on=TODAY) == 0
    assert certificates_ended(by=BY, at=NOW, on=TODAY + timedelta(days=1)) == 1
    assert marked() == {("company", maker.pk), ("product", thing.pk)}


def test_a_site_without_a_point_lies_in_the_middle_of_its_municipality(freiberg: Territory) -> None:
    Territory.objects.filter(pk=freiberg.pk).update(lon=13.34, lat=50.91)
    assert told(company()).points == [(13.34, 50.91)]
    exact = [{"place": "Freiberg", "municipality": freiberg, "lon": 13.3, "lat": 50.9}]
    assert told(company("Genau", sites=exact)).points == [(13.3, 50.9)]


def test_a_merged_municipality_counts_where_it_lies_today(freiberg: Territory) -> None:
    merged = Territory.objects.create(
        kind="municipality",
        ags="14522999",
        name="Mochau",
        official_name="Mochau",
        slug="mochau",
        sort_key="mochau",
        parent=freiberg.parent,
        source=freiberg.source,
    )
    maker = company(sites=[{"place": "Mochau", "municipality": merged}])
    Territory.objects.filter(pk=merged.pk).update(valid_until=TODAY, successor=freiberg)
    document = told(maker)
    assert document.filters["municipality"] == ["14522180"]
    assert {"Mochau", "Freiberg"} <= set(document.places)
    places = {place.key: place for place in search_places()}
    assert "Mochau" in places["14522180"].names
    assert places["altkreis-freiberg"].filters == ("former_district", "altkreis-freiberg")


def test_documents_cost_the_same_with_one_and_three_records() -> None:
    counts = []
    for names in (("Eins",), ("Zwei", "Drei")):
        for name in names:
            product(company(name), f"Ding {name}")
        for documents in (company_documents, product_documents):
            with CaptureQueriesContext(connection) as seen:
                list(documents(None))
            counts.append(len(seen))
    assert counts[:2] == counts[2:]


@pytest.mark.parametrize("facet", SHOWCASE_FACETS, ids=lambda facet: facet.name)
def test_the_words_of_a_facet_cost_one_query(facet: Any) -> None:
    product(company(certificates=[{"name": "Bio"}]))
    with CaptureQueriesContext(connection) as seen:
        facet.words()
    assert len(seen) == 1


def test_a_changed_product_marks_its_makers_those_it_lost_too() -> None:
    first, second = company("Erste"), company("Zweite")
    thing = product(first)
    IndexMark.objects.all().delete()
    actions.change_product(by=BY, at=NOW, product=thing, makers=[second])
    assert marked() == {("product", thing.pk), ("company", first.pk), ("company", second.pk)}


def test_a_renamed_company_marks_its_products() -> None:
    maker = company()
    thing = product(maker)
    IndexMark.objects.all().delete()
    actions.rename_company(by=BY, at=NOW, company=maker, name="Neuer Name")
    assert marked() == {("product", thing.pk), ("company", maker.pk)}


def test_a_renamed_word_marks_what_carries_it_and_who_makes_that() -> None:
    maker = company()
    thing = product(maker)
    IndexMark.objects.all().delete()
    save_word(by=BY, at=NOW, word=Material.objects.get(slug="textil"), fields={"name": "Textil"})
    assert marked() == {("product", thing.pk), ("company", maker.pk)}


def test_a_renamed_municipality_marks_everything(freiberg: Territory) -> None:
    maker, hidden = company(), draft_company("Entwurf")
    IndexMark.objects.all().delete()
    freiberg.name = "Freiberg am See"
    save_reference(by=BY, thing=freiberg, at=NOW)
    assert marked() == {("company", maker.pk), ("company", hidden.pk)}
