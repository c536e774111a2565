"""The favourites list in the browser: kept by a cookie, shown by place, handed on, taken over, emptied."""

import re
from urllib.parse import unquote

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from produktschau.region.models import Territory
from produktschau.showcase import actions
from produktschau.showcase.calculations.favourites import MOST
from produktschau.showcase.models import FavouriteCount, Product
from produktschau.showcase.views.origin import is_from_here
from tests.cast import NOW
from tests.showcase.making import BY, company, draft_product, product

pytestmark = pytest.mark.usefixtures("district", "words")
COOKIE = "merkliste"
OURS = {"sec-fetch-site": "same-origin"}


def press(browser: Client, deed: str, **told: str) -> HttpResponse:
    """Send a form as a browser does from one of our pages."""
    return browser.post("/merkliste/aendern/", {"tun": deed, **told}, headers=OURS)  # type: ignore[return-value]  # the test client's own response


def kept(browser: Client) -> list[str]:
    """The keys in the browser's cookie."""
    cookie = browser.cookies.get(COOKIE)
    return cookie.value.split("-") if cookie and cookie.value else []


def shown(browser: Client, path: str = "/merkliste/") -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def titles(page: str) -> list[str]:
    """The entries of a list, in order."""
    return [re.sub("<[^>]+>", "", title) for title in re.findall(r"<h[23]><a href[^>]*>(.*?)</a>", page)]


@pytest.fixture
def plaid() -> Product:
    return product(company())


def test_keeping_sets_one_cookie_with_nothing_but_the_key(client: Client, plaid: Product) -> None:
    answer = press(client, "merken", schluessel=plaid.key, zurueck=plaid.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (302, plaid.get_absolute_url())
    cookie = answer.cookies[COOKIE]
    assert (cookie.value, cookie["samesite"], cookie["max-age"]) == (plaid.key, "Lax", 182 * 24 * 3600)
    page = shown(client, plaid.get_absolute_url())
    assert "Gemerkt. Auf Ihrer Merkliste steht jetzt 1 Eintrag." in page
    assert '(<span class="num">1</span>)' in page
    assert 'value="entfernen"' in page


def test_looking_at_the_pages_of_the_list_sets_no_cookie(client: Client, plaid: Product) -> None:
    for path in ("/merkliste/", f"/merkliste/?k={plaid.key}", plaid.get_absolute_url(), "/en/merkliste/"):
        assert client.get(path).cookies == {}


def test_a_double_press_counts_once(client: Client, plaid: Product) -> None:
    press(client, "merken", schluessel=plaid.key)
    press(client, "merken", schluessel=plaid.key)
    press(client, "entfernen", schluessel=plaid.key)
    press(client, "entfernen", schluessel=plaid.key)
    assert list(FavouriteCount.objects.values_list("key", "kept", "dropped")) == [(plaid.key, 1, 1)]


def test_taking_off_the_last_entry_leaves_no_cookie(client: Client, plaid: Product) -> None:
    press(client, "merken", schluessel=plaid.key)
    answer = press(client, "entfernen", schluessel=plaid.key)
    assert (answer.cookies[COOKIE].value, answer.cookies[COOKIE]["max-age"]) == ("", 0)
    assert answer["Location"] == "/merkliste/"
    assert "Hier steht noch nichts" in shown(client)


def test_emptying_counts_every_entry(client: Client, plaid: Product) -> None:
    maker = plaid.makers.get()
    press(client, "uebernehmen", k=f"{plaid.key}-{maker.key}")
    answer = press(client, "leeren")
    assert answer.cookies[COOKIE].value == ""
    assert set(FavouriteCount.objects.values_list("kept", "dropped")) == {(1, 1)}
    assert "Ihre Merkliste ist leer." in shown(client)


def test_the_script_gets_its_answer_as_data(client: Client, plaid: Product) -> None:
    told = {"tun": "merken", "schluessel": plaid.key}
    answer = client.post("/merkliste/aendern/", told, headers={**OURS, "accept": "application/json"})
    assert answer.json() == {"ok": True, "message": "Gemerkt. Auf Ihrer Merkliste steht jetzt 1 Eintrag.", "count": 1}
    assert set(answer.cookies) == {COOKIE}


def test_the_list_stands_by_place_or_as_it_was_kept(client: Client) -> None:
    north, south = company("Seilerei Zahn"), company("Ölmühle Alt")
    site = {"street": "Am Markt", "house_number": "1", "postcode": "04741", "place": "Roßwein"}
    rosswein = Territory.objects.get(ags="14522500")
    third = company("Töpferei Anger", sites=[{**site, "municipality": rosswein}], opening_hours="Fr 10–17 Uhr")
    rope, oil, mug = product(north, "Seil"), product(south, "Öl"), product(third, "Krug", where_to_buy="Im Laden.")
    press(client, "uebernehmen", k="-".join([oil.key, mug.key, rope.key]))
    page = shown(client)
    assert titles(page) == ["Öl", "Seil", "Krug"]
    assert re.findall(r'<b class="stopnr">(\d)</b> (\w+)', page) == [("1", "Freiberg"), ("2", "Roßwein")]
    assert "Am Markt 1, 04741 Roßwein" in page
    assert "Fr 10–17 Uhr" in page
    assert "Im Laden." in page
    assert titles(shown(client, "/merkliste/?sortierung=gemerkt")) == ["Öl", "Krug", "Seil"]


def test_a_list_costs_the_same_with_one_and_five_entries(client: Client) -> None:
    costs = []
    for name in ("Eins", "Zwei"):
        maker = company(name)
        records = [maker, product(maker, f"{name} A"), product(maker, f"{name} B")][: 1 if name == "Eins" else 3]
        records += [product(maker, f"{name} C")]
        press(client, "uebernehmen", k="-".join(record.key for record in records))
        with CaptureQueriesContext(connection) as seen:
            shown(client)
        costs.append(len(seen))
    assert costs[0] == costs[1]


def test_what_is_no_longer_public_goes_with_a_sentence(client: Client, plaid: Product) -> None:
    other = product(plaid.makers.get(), "Schal")
    press(client, "uebernehmen", k=f"{plaid.key}-{other.key}")
    actions.withdraw_product(by=BY, at=NOW, product=plaid, reason="Test")
    page = shown(client)
    assert "Ein gemerkter Eintrag ist nicht mehr in der Schau." in page
    assert '(<span class="num">1</span>)' in page
    assert titles(page) == ["Schal"]
    assert kept(client) == [other.key]
    assert "nicht mehr in der Schau" not in shown(client)
    assert FavouriteCount.objects.filter(dropped__gt=0).count() == 0


def test_a_renamed_record_stays_on_the_list(client: Client, plaid: Product) -> None:
    press(client, "merken", schluessel=plaid.key)
    actions.rename_product(by=BY, at=NOW, product=plaid, name="Umgezogen")
    assert "/produkte/umgezogen/" in shown(client)


def test_a_draft_is_neither_kept_nor_shown(client: Client, plaid: Product) -> None:
    draft = draft_product(plaid.makers.get(), "Geheim")
    press(client, "merken", schluessel=draft.key)
    assert kept(client) == []
    page = shown(client, f"/merkliste/?k={draft.key}-{plaid.key}")
    assert ("Geheim" in page, titles(page)) == (False, ["Wollplaid"])
    assert not FavouriteCount.objects.exists()


def test_a_shared_list_is_shown_in_its_order_and_taken_over_whole(client: Client, plaid: Product) -> None:
    maker = plaid.makers.get()
    path = f"/merkliste/?k={plaid.key.lower()}-{maker.key}-{plaid.key}"
    page = shown(client, path + "&sortierung=gemerkt")
    assert titles(page) == ["Wollplaid", "Weberei Talaue"]
    assert "Zu meiner Merkliste nehmen" in page
    press(client, "uebernehmen", k=f"{plaid.key}-{maker.key}")
    assert kept(client) == [plaid.key, maker.key]
    assert "Alles von hier steht schon auf Ihrer Merkliste." in shown(client, path)


def test_the_link_the_mail_and_the_code_carry_the_list(client: Client, plaid: Product) -> None:
    press(client, "merken", schluessel=plaid.key)
    page = shown(client)
    link = re.search(r'value="(http[^"]+)"', page)
    mail = re.search(r'href="(mailto:[^"]+)"', page)
    assert link is not None
    assert mail is not None
    assert link[1].endswith(f"/merkliste/?k={plaid.key}")
    assert unquote(mail[1]).replace("&amp;", "&").endswith(f"– Wollplaid (Freiberg)\r\n\r\n{link[1]}\r\n")
    assert 'class="segno"' in page
    assert 'content="noindex"' in page


@pytest.mark.parametrize(
    "keys",
    ["", "\0", "%00", "unsinn", "ZZZZZZ", "'; DROP TABLE", "K7M2Q", "-" * 5000, "A" * 70_000, "ÄÖÜ" * 30, "%FF%FE"],
)
def test_an_odd_link_gets_a_plain_page(client: Client, keys: str) -> None:
    assert "In diesem Link steht nichts aus der Schau" in shown(client, f"/merkliste/?k={keys}")


@pytest.mark.parametrize(
    "value", ["ZZZZZZ", "\x01\x02", "x" * 4000, "K7M2QX; Path=/", "<script>", '"', "-".join(["ZZZZZZ"] * 900)]
)
def test_a_forged_cookie_harms_no_page(plaid: Product, value: str) -> None:
    forger = Client(headers={"cookie": f"{COOKIE}={value}"})
    for path in ("/", "/produkte/", plaid.get_absolute_url()):
        shown(forger, path)
    assert "Hier steht noch nichts" in shown(forger)
    press(forger, "leeren")
    assert not FavouriteCount.objects.exists()


def test_ten_thousand_keys_show_the_first_hundred(client: Client, plaid: Product) -> None:
    letters = "ABCDEFGHJKMNPQRS"
    many = [f"ZZ{a}{b}{c}{d}" for a in letters for b in letters for c in letters for d in letters][:10_000]
    page = shown(client, f"/merkliste/?k={plaid.key}-{'-'.join(many)}")
    assert titles(page) == ["Wollplaid"]
    assert "Gezeigt sind die ersten 100." in page


def test_a_full_list_says_so_and_keeps_what_it_has(client: Client, plaid: Product) -> None:
    letters = "ABCDEFGHJK"
    full = [f"{a}{b}2345" for a in letters for b in letters]
    assert len(full) == MOST
    client.cookies[COOKIE] = "-".join(full)
    answer = press(client, "merken", schluessel=plaid.key, zurueck="/produkte/")
    assert answer.cookies[COOKIE].value == "-".join(full)
    assert "Für einen Eintrag war kein Platz mehr: Die Merkliste fasst 100." in shown(client, "/produkte/")
    assert not FavouriteCount.objects.exists()


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""]
)
def test_the_way_back_stays_in_the_house(client: Client, plaid: Product, back: str) -> None:
    assert press(client, "merken", schluessel=plaid.key, zurueck=back)["Location"] == "/merkliste/"


@pytest.mark.parametrize(
    "headers",
    [{}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://evil.example"}],
)
def test_forms_of_others_change_nothing(client: Client, plaid: Product, headers: dict[str, str]) -> None:
    told = {"tun": "merken", "schluessel": plaid.key}
    answer = client.post("/merkliste/aendern/", told, headers=headers)
    assert (answer.status_code, kept(client), FavouriteCount.objects.exists()) == (403, [], False)


def test_an_older_browser_is_known_by_its_origin() -> None:
    request = RequestFactory().post("/merkliste/aendern/", headers={"origin": "http://testserver"})
    assert is_from_here(request)


def test_nothing_is_written_by_looking(client: Client, plaid: Product) -> None:
    assert client.get(f"/merkliste/aendern/?tun=merken&schluessel={plaid.key}", headers=OURS).status_code == 405
    assert not FavouriteCount.objects.exists()


def test_an_unknown_deed_changes_nothing(client: Client, plaid: Product) -> None:
    press(client, "merken", schluessel=plaid.key)
    assert press(client, "sprengen", schluessel=plaid.key).status_code == 302
    assert kept(client) == [plaid.key]


def test_kept_pages_show_each_visitor_their_own_button(client: Client, plaid: Product) -> None:
    press(client, "merken", schluessel=plaid.key)
    assert 'value="entfernen"' in shown(client, plaid.get_absolute_url())
    assert 'value="entfernen"' not in shown(Client(), plaid.get_absolute_url())


def test_the_english_list_is_english(client: Client, plaid: Product) -> None:
    press(client, "merken", schluessel=plaid.key)
    page = shown(client, "/en/merkliste/")
    assert '<html lang="en"' in page
    assert 'action="/en/merkliste/aendern/"' in page
    assert '<span lang="de">Wollplaid</span>' in page


def test_every_public_page_brings_the_bookmarks_once(client: Client, plaid: Product) -> None:
    for path in ("/", "/en/produkte/", plaid.get_absolute_url(), "/merkliste/"):
        page = shown(client, path)
        assert (page.count("showcase/favourites.js"), page.count("data-favourites=")) == (1, 1)
