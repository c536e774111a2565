"""What everyone sees, and what nobody may see."""

import json
import re
from datetime import date

import pytest
from django.test import Client

from produktschau.accounts.models import User
from produktschau.region.models import Source
from produktschau.showcase import actions
from produktschau.showcase.documents import company_documents, product_documents
from tests.cast import NOW, TODAY, client_of
from tests.showcase.making import BY, company, draft_company, draft_product, product

pytestmark = pytest.mark.usefixtures("district", "words")


def test_the_lists_show_what_is_published(client: Client) -> None:
    product(company())
    assert client.get("/produkte/").content.decode().count("Wollplaid") == 1
    assert "Weberei Talaue" in client.get("/betriebe/").content.decode()


def test_the_lists_exist_in_english(client: Client) -> None:
    product(company(), name_en="Wool blanket", lead_en="One thread is yellow.")
    page = client.get("/en/produkte/").content.decode()
    assert "Wool blanket" in page


def test_a_missing_english_text_shows_the_german_marked_as_german(client: Client) -> None:
    maker = company()
    page = client.get(f"/en/betriebe/{maker.slug}/").content.decode()
    assert '<span lang="de">Decken und Tücher in Kleinserie.</span>' in page


def test_a_draft_stands_on_no_public_page(client: Client) -> None:
    hidden = draft_company("Geheime Werkstatt")
    thing = draft_product(hidden, "Geheimes Ding")
    for path in ("/produkte/", "/betriebe/", "/farbwelten/himmel/", "/lebensbereiche/wohnen-leben/"):
        assert "Geheime" not in client.get(path).content.decode()
    for path in (
        f"/betriebe/{hidden.slug}/",
        f"/betriebe/{hidden.slug}/datenblatt.pdf",
        f"/produkte/{thing.slug}/",
        f"/produkte/{thing.slug}/datenblatt.pdf",
        f"/q/{hidden.key}",
        f"/q/{thing.key}",
    ):
        assert client.get(path).status_code == 404
    assert list(company_documents(None)) == []
    assert list(product_documents([thing.pk])) == []


def test_a_draft_maker_is_not_named_on_the_page_of_its_product(client: Client) -> None:
    shown = product(company(), makers=[company("Offene Werkstatt"), draft_company("Geheime Werkstatt")])
    page = client.get(f"/produkte/{shown.slug}/").content.decode()
    assert "Offene Werkstatt" in page
    assert "Geheime Werkstatt" not in page
    assert "Geheime Werkstatt" not in next(iter(product_documents(None))).cards["de"]


def test_who_may_edit_a_draft_sees_a_preview(editor: User, stranger: User) -> None:
    hidden = draft_company()
    assert "Vorschau" in client_of(editor).get(f"/betriebe/{hidden.slug}/").content.decode()
    assert client_of(stranger).get(f"/betriebe/{hidden.slug}/").status_code == 404


def test_a_preview_has_no_data_sheet(editor: User) -> None:
    hidden = draft_company()
    assert client_of(editor).get(f"/betriebe/{hidden.slug}/datenblatt.pdf").status_code == 404


def test_a_withdrawn_company_says_that_it_is_gone(client: Client) -> None:
    maker = company()
    actions.withdraw_company(by=BY, at=NOW, company=maker)
    answer = client.get(f"/betriebe/{maker.slug}/")
    assert answer.status_code == 410
    assert "nicht mehr da" in answer.content.decode()
    assert client.get(f"/q/{maker.key}").status_code == 410


def test_a_deleted_product_says_that_it_is_gone(client: Client) -> None:
    thing = product(company())
    slug, key = thing.slug, thing.key
    actions.delete_product(by=BY, at=NOW, product=thing)
    assert client.get(f"/produkte/{slug}/").status_code == 410
    assert client.get(f"/q/{key}").status_code == 410


def test_an_old_address_leads_to_the_new_one_however_often_it_changed(client: Client) -> None:
    maker = company()
    actions.rename_company(by=BY, at=NOW, company=maker, name="Weberei Zweinaundorf")
    actions.rename_company(by=BY, at=NOW, company=maker, name="Weberei Dreinaundorf")
    answer = client.get("/betriebe/weberei-talaue/")
    assert (answer.status_code, answer["Location"]) == (301, "/betriebe/weberei-dreinaundorf/")
    assert client.get("/en/betriebe/weberei-talaue/")["Location"] == "/en/betriebe/weberei-dreinaundorf/"


def test_the_printed_key_leads_to_the_address_of_today(client: Client) -> None:
    maker = company()
    actions.rename_company(by=BY, at=NOW, company=maker, name="Weberei Neu")
    answer = client.get(f"/q/{maker.key.lower()}")
    assert (answer.status_code, answer["Location"]) == (302, "/betriebe/weberei-neu/")


def test_a_person_who_did_not_agree_stands_nowhere(client: Client) -> None:
    hidden = {"name": "Verena Verborgen", "email": "verena@beispiel.de", "phone": "03731 998877"}
    shown = {"name": "Olga Offen", "is_published": True, "consent_on": TODAY, "consent_wording": "Ja, gern."}
    maker = company(contacts=[hidden, shown])
    product(maker)
    pages = "".join(
        client.get(path).content.decode()
        for path in (f"/betriebe/{maker.slug}/", "/betriebe/", "/produkte/", "/produkte/wollplaid/")
    )
    assert "Olga Offen" in pages
    assert re.findall("Verborgen|verena@|998877", pages) == []
    assert re.findall("Verborgen|verena@|998877", str(list(company_documents(None)))) == []


def test_the_page_of_a_company_names_source_and_example(client: Client, source: Source) -> None:
    maker = company(source=source, external_key="node/1", is_invented=True)
    page = client.get(f"/betriebe/{maker.slug}/").content.decode()
    assert "© OpenStreetMap-Mitwirkende" in page
    assert "(Beispiel)" in page


def test_structured_data_can_be_read(client: Client) -> None:
    maker = company(website="www.talaue.example", founded_year=1936)
    page = client.get(f"/betriebe/{maker.slug}/").content.decode()
    blocks = [
        json.loads(block) for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    ]
    assert [block["@type"] for block in blocks] == ["LocalBusiness", "BreadcrumbList"]
    assert blocks[0]["address"][0]["addressLocality"] == "Freiberg"


def test_a_name_cannot_break_out_of_the_page(client: Client) -> None:
    maker = company("</script><b>Müller</b>")
    page = client.get(f"/betriebe/{maker.slug}/").content.decode()
    assert "<b>Müller" not in page
    assert "</script><b" not in page


def test_data_sheets_are_pdf(client: Client) -> None:
    maker = company(story="Erster Absatz.\n\nZweiter Absatz.")
    thing = product(maker)
    for path in (f"/betriebe/{maker.slug}/datenblatt.pdf", f"/produkte/{thing.slug}/datenblatt.pdf"):
        answer = client.get(path)
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content[:5] == b"%PDF-"


def test_documents_carry_a_card_in_each_language() -> None:
    product(company(), name_en="Wool blanket")
    (document,) = product_documents(None)
    assert "Wollplaid" in document.cards["de"]
    assert "Wool blanket" in document.cards["en"]
    assert 'href="/en/produkte/wollplaid/"' in document.cards["en"]
    assert document.url == "/produkte/wollplaid/"


def test_consent_is_shown_nowhere(client: Client) -> None:
    maker = company(is_sole_trader=True, consent_on=date(2026, 1, 2), consent_wording="Wortlaut-der-Einwilligung")
    assert "Wortlaut-der-Einwilligung" not in client.get(f"/betriebe/{maker.slug}/").content.decode()
