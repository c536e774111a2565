"""Pages of records are kept in the process and still never show what is no longer true."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from produktschau.accounts.models import User
from produktschau.design import slots
from produktschau.lib.points import Point
from produktschau.showcase import actions
from produktschau.showcase.actions.company_parts import ContactFields
from produktschau.showcase.models import Company, Product
from produktschau.showcase.queries.pages import ProductPage, product_page
from tests.cast import NOW, client_of
from tests.showcase.indexed import catch_up as catch_up
from tests.showcase.making import BY, company, draft_product, product

pytestmark = pytest.mark.usefixtures("district", "words")
CatchUp = Callable[[], None]
LATER = NOW + timedelta(minutes=1)


def page_of(record: Company | Product, browser: Client | None = None) -> str:
    """The page as this browser sees it; it must be there."""
    with translation.override("de"):
        answer = (browser or Client()).get(record.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def cards_on(page: str) -> list[str]:
    """The titles of the cards."""
    return re.findall(r"<h3><a [^>]*>([^<]+)</a></h3>", page)


@pytest.fixture
def plaid(catch_up: CatchUp) -> Product:
    """A published product with a neighbour in its area of life, indexed and asked for once."""
    maker = company()
    neighbour = product(maker, "Schal")
    plaid = product(maker)
    catch_up()
    assert cards_on(page_of(plaid)) == [neighbour.name]
    return plaid


def queries_of(record: Company | Product) -> int:
    with CaptureQueriesContext(connection) as seen:
        page_of(record)
    return len(seen)


def test_a_kept_page_costs_the_queries_for_its_contents(plaid: Product) -> None:
    maker = plaid.makers.get()
    page_of(maker)
    # The record, the region, its contents, which neighbours are published (asked twice), who supplies and who made it together.
    assert queries_of(plaid) == 1 + 1 + 5 + 2 + 2
    # Networks, meetings, the exchange and supplies ask one thing each.
    assert queries_of(maker) == 1 + 1 + 13 + 4


def test_a_change_elsewhere_makes_no_page_anew(plaid: Product, catch_up: CatchUp) -> None:
    costs = queries_of(plaid)
    company("Tischlerei Weitweg")
    while_it_waits = queries_of(plaid)
    catch_up()
    Client().get("/produkte/")  # reads the synonyms and places of the new index
    assert (while_it_waits, queries_of(plaid)) == (costs, costs)


def test_a_new_text_stands_on_the_page_at_once_and_for_good(plaid: Product, catch_up: CatchUp) -> None:
    actions.change_product(by=BY, at=LATER, product=plaid, lead="Jetzt mit zwei gelben Fäden.")
    at_once = page_of(plaid)
    catch_up()
    assert ["zwei gelben" in page for page in (at_once, page_of(plaid), page_of(plaid))] == [True, True, True]


def test_a_new_name_stands_on_the_page_at_once(plaid: Product) -> None:
    old = plaid.get_absolute_url()
    renamed = actions.rename_product(by=BY, at=LATER, product=plaid, name="Reisedecke")
    assert "<h1>Reisedecke" in page_of(renamed)
    assert Client().get(old).status_code == 301


def test_a_withdrawn_product_is_gone_at_once(plaid: Product, catch_up: CatchUp) -> None:
    actions.withdraw_product(by=BY, at=LATER, product=plaid)
    at_once = Client().get(plaid.get_absolute_url()).status_code
    catch_up()
    assert (at_once, Client().get(plaid.get_absolute_url()).status_code) == (410, 410)


def test_the_card_of_a_withdrawn_neighbour_is_gone_at_once(plaid: Product, catch_up: CatchUp) -> None:
    actions.withdraw_product(by=BY, at=LATER, product=Product.objects.get(name="Schal"))
    at_once = cards_on(page_of(plaid))
    catch_up()
    assert (at_once, cards_on(page_of(plaid))) == ([], [])


def test_a_new_neighbour_is_shown_once_it_is_indexed(plaid: Product, catch_up: CatchUp) -> None:
    product(plaid.makers.get(), "Mütze")
    catch_up()
    assert cards_on(page_of(plaid)) == ["Mütze", "Schal"]


def test_a_renamed_maker_stands_on_the_page_of_its_product(plaid: Product, catch_up: CatchUp) -> None:
    actions.rename_company(by=BY, at=LATER, company=plaid.makers.get(), name="Weberei Zweital")
    at_once = page_of(plaid)
    catch_up()
    assert ["Weberei Zweital" in page for page in (at_once, page_of(plaid))] == [True, True]
    assert "Weberei Talaue" not in page_of(plaid)


def test_a_withdrawn_maker_is_named_no_longer(plaid: Product, catch_up: CatchUp) -> None:
    actions.withdraw_company(by=BY, at=LATER, company=plaid.makers.get())
    at_once = page_of(plaid).partition('class="cards"')[0]
    catch_up()
    # The neighbour's card comes from the index, which may be a second behind.
    assert ["Weberei Talaue" in page for page in (at_once, page_of(plaid))] == [False, False]


def test_a_withdrawn_product_leaves_the_page_of_its_maker(plaid: Product, catch_up: CatchUp) -> None:
    maker = plaid.makers.get()
    assert cards_on(page_of(maker)) == ["Schal", "Wollplaid"]
    actions.withdraw_product(by=BY, at=LATER, product=plaid)
    at_once = cards_on(page_of(maker))
    catch_up()
    assert (at_once, cards_on(page_of(maker))) == (["Schal"], ["Schal"])


def test_each_language_is_kept_by_itself(plaid: Product, client: Client) -> None:
    german, english = f"/produkte/{plaid.slug}/", f"/en/produkte/{plaid.slug}/"
    pages = [client.get(path).content.decode() for path in (german, english, german, english)]
    assert ["Datenblatt als PDF" in page for page in pages] == [True, False, True, False]
    assert '<span lang="de">Wollplaid</span>' in pages[3]
    assert "<title>Wollplaid ·" in pages[3]


def test_who_may_edit_finds_the_way_to_the_desk_and_leaves_none_for_others(
    plaid: Product, editor: User, stranger: User
) -> None:
    seen = ["Eintrag bearbeiten" in page_of(plaid, client_of(who)) for who in (None, editor, stranger, None)]
    assert seen == [False, True, False, False]


def test_a_preview_is_neither_kept_nor_shown_to_others(plaid: Product, editor: User, stranger: User) -> None:
    hidden = draft_product(plaid.makers.get(), "Noch geheim")
    assert "Vorschau" in page_of(hidden, client_of(editor))
    codes = [client_of(who).get(hidden.get_absolute_url()).status_code for who in (stranger, None)]
    assert (codes, "Noch geheim" in page_of(plaid)) == ([404, 404], False)


def test_what_others_put_into_a_slot_is_asked_for_every_visitor(
    plaid: Product, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    fillings: Point[slots.Slot] = Point("tests.kept", "Slots of the tests.")

    def personal(request: HttpRequest | None, record: Product) -> dict[str, str]:
        return {"text": f"{record.name} für {getattr(request, 'user', None)}", "kind": "info"}

    for name in ("product.aside", "product.below"):
        fillings.register(name, slots.Slot(name, "design/parts/notice.html", context=personal))
    monkeypatch.setattr(slots, "SLOTS", fillings)
    pages = [page_of(plaid, client_of(who)) for who in (editor, None)]
    assert [page.count("Wollplaid für Elif Yıldız") for page in pages] == [2, 0]
    assert pages[1].count("Wollplaid für AnonymousUser") == 2


def test_a_page_without_an_index_is_made_from_the_database(plaid: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    from produktschau.search.engine import index

    monkeypatch.setattr(settings, "SEARCH_INDEX", settings.SEARCH_INDEX / "gone")
    index.forget()
    assert cards_on(page_of(plaid)) == ["Schal"]


def test_what_changes_while_a_page_is_made_is_not_kept_as_it_was_before(
    plaid: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed_meanwhile(record: Product) -> ProductPage:
        Company.objects.update(name="Weberei Zwischendurch")
        page = product_page(record)
        Company.objects.update(name="Weberei Wie Früher")
        return page

    Company.objects.update(name="Weberei Wie Früher")
    monkeypatch.setattr("produktschau.showcase.documents.shown.product_page", changed_meanwhile)
    assert "Zwischendurch" in page_of(plaid)
    monkeypatch.undo()
    Company.objects.update(name="Weberei Hinterher")
    assert "Zwischendurch" not in page_of(plaid)


def test_a_person_who_is_forgotten_leaves_the_page_at_once(plaid: Product, catch_up: CatchUp) -> None:
    person: ContactFields = {
        "name": "Olga Offen",
        "email": "olga@offen.example",
        "is_published": True,
        "consent_on": NOW.date(),
        "consent_wording": "Ja, gern.",
    }
    maker = actions.change_company(by=BY, at=LATER, company=plaid.makers.get(), contacts=[person])
    catch_up()
    assert ["Olga" in page_of(maker), "Olga" in page_of(maker)] == [True, True]
    actions.forget_contacts(by=BY, email="olga@offen.example", at=LATER)
    at_once = page_of(maker)
    catch_up()
    assert ["Olga" in page for page in (at_once, page_of(maker))] == [False, False]
