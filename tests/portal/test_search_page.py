"""The site search and its suggestions: what everyone sees, in both languages, whatever is typed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from produktschau.region.models import Territory
from produktschau.showcase import actions
from tests.cast import NOW
from tests.showcase.conftest import district, source, words
from tests.showcase.indexed import catch_up
from tests.showcase.making import BY, company, draft_product, product

__all__ = ["catch_up", "district", "source", "words"]

pytestmark = pytest.mark.usefixtures("district", "words")
CatchUp = Callable[[], None]


def page(client: Client, path: str) -> str:
    """The text of a page that answers."""
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def suggested(client: Client, words: str, **more: str) -> list[dict[str, str]]:
    """What is suggested for some letters."""
    answer = client.get("/suche/vorschlaege/", {"q": words, **more})
    assert answer.status_code == 200
    found: list[dict[str, str]] = answer.json()["found"]
    return found


def test_products_and_companies_stand_in_one_list(client: Client, catch_up: CatchUp) -> None:
    product(company(), "Wollplaid")
    catch_up()
    context: Any = client.get("/suche/?q=Wollplaid").context
    assert [hit.kind for hit in context["listing"].results.hits] == ["product", "company"]
    assert [(count, is_on) for _, _, count, is_on in context["kinds"]] == [(2, True), (1, False), (1, False)]


def test_one_kind_can_be_chosen_and_both_are_still_counted(client: Client, catch_up: CatchUp) -> None:
    product(company(), "Wollplaid")
    catch_up()
    context: Any = client.get("/suche/?q=Wollplaid&art=betriebe").context
    assert [hit.kind for hit in context["listing"].results.hits] == ["company"]
    assert [count for _, _, count, _ in context["kinds"]] == [2, 1, 1]


@pytest.mark.parametrize("path", ["/suche/", "/produkte/", "/betriebe/"])
def test_a_page_behind_the_last_shows_the_last_and_does_not_say_that_there_is_nothing(
    client: Client, catch_up: CatchUp, path: str
) -> None:
    product(company(), "Wollplaid")
    catch_up()
    shown = page(client, f"{path}?q=Wollplaid&seite=99")
    assert ('<div class="card"' in shown, "noch nichts" in shown, "seite=98" in shown) == (True, False, False)


def test_the_place_understood_can_be_dropped(client: Client, catch_up: CatchUp) -> None:
    product(company(), "Wollplaid")
    catch_up()
    context: Any = client.get("/suche/?q=Wollplaid+Freiberg").context
    (chip,) = context["listing"].place_chip
    assert (chip.label, chip.without) == ("in Freiberg", "?q=Wollplaid")


def test_a_mistyped_word_is_found_and_told(client: Client, catch_up: CatchUp) -> None:
    product(company(), "Wollplaid")
    catch_up()
    assert "/produkte/wollplaid/" in page(client, "/suche/?q=Wolplaid")
    assert "kommt nicht vor" in page(client, "/suche/?q=Wolplaid")


def test_what_nothing_fits_stays_empty_and_leads_on(client: Client, catch_up: CatchUp) -> None:
    product(company(), "Wollplaid")
    catch_up()
    text = page(client, "/suche/?q=Quarzuhrwerk")
    assert 'class="card"' not in text
    assert "So kommen Sie weiter" in text
    assert "/produkte/" in text


@pytest.mark.parametrize(
    "query", ["", "a", "die und der", '"OR* NOT (', "a" * 10_000, "\u202e🐝", "x\0y", "(a+)+" * 30]
)
def test_anything_typed_gets_an_answer(client: Client, catch_up: CatchUp, query: str) -> None:
    product(company())
    catch_up()
    for path in ("/suche/", "/en/suche/", "/suche/vorschlaege/"):
        assert client.get(path, {"q": query}).status_code == 200


def test_words_are_shown_as_they_were_typed(client: Client, catch_up: CatchUp) -> None:
    product(company("<b>Müller & Söhne</b>"), "<i>Plaid</i>")
    catch_up()
    text = page(client, "/suche/?q=%3Cscript%3E+Plaid")
    assert "<script> Plaid" not in text
    assert "<i>" not in text
    assert "<b>Müller" not in text


def test_words_stand_in_no_log(client: Client, catch_up: CatchUp, caplog: pytest.LogCaptureFixture) -> None:
    catch_up()
    for path in ("/suche/", "/suche/vorschlaege/", "/produkte/"):
        client.get(path, {"q": "Geheimwort"})
    assert "Geheimwort" not in caplog.text


def test_suggestions_lead_to_records(client: Client, catch_up: CatchUp) -> None:
    product(company(), "Wollplaid")
    catch_up()
    first = suggested(client, "Wollpl")[0]
    assert (first["text"], first["url"], first["kind"]) == ("Wollplaid", "/produkte/wollplaid/", "Produkt")


def test_suggestions_on_an_english_page_lead_to_english_pages(client: Client, catch_up: CatchUp) -> None:
    product(company("Wollweberei"), "Wollplaid")
    catch_up()
    found = client.get("/en/suche/vorschlaege/", {"q": "Woll"}).json()["found"]
    addresses = ["/en/betriebe/wollweberei/", "/en/produkte/wollplaid/"]
    assert sorted(one["url"] for one in found if one["url"]) == addresses


def test_suggestions_keep_to_a_kind(client: Client, catch_up: CatchUp) -> None:
    product(company("Wollplaidweberei"), "Wollplaid")
    catch_up()
    assert {one["kind"] for one in suggested(client, "Wollpl", art="betriebe") if one["url"]} == {"Betrieb"}


def test_nothing_is_suggested_for_one_letter(client: Client, catch_up: CatchUp) -> None:
    product(company(), "Wollplaid")
    catch_up()
    assert suggested(client, "W") == []


def test_drafts_and_what_was_withdrawn_are_not_suggested(client: Client, catch_up: CatchUp) -> None:
    maker = company()
    draft_product(maker, "Wollmantel")
    shown = product(maker, "Wollplaid")
    catch_up()
    actions.withdraw_product(by=BY, at=NOW, product=shown)
    assert suggested(client, "Woll") == []


def test_suggestions_are_kept_nowhere(client: Client, catch_up: CatchUp) -> None:
    catch_up()
    assert client.get("/suche/vorschlaege/?q=Woll").headers["Cache-Control"] == "no-store"


def test_suggestions_without_an_index_are_none(client: Client, tmp_path: Any, settings: Any) -> None:
    settings.SEARCH_INDEX = tmp_path / "nothing"
    assert suggested(client, "Woll") == []


def test_ways_in_the_neighbourhood_lead_there(client: Client, catch_up: CatchUp) -> None:
    Territory.objects.filter(ags="14522180").update(lon=13.34, lat=50.91)
    Territory.objects.filter(ags="14522500").update(lon=13.18, lat=51.07)
    product(company(), "Wollplaid")
    catch_up()
    text = page(client, "/suche/?q=Wollplaid+Ro%C3%9Fwein")
    assert "Wollplaid" in text
    assert "km" in text
