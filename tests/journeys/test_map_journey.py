"""The map: found in the menu, narrowed, a place chosen, seen as a list and back; by keyboard, without a script, on paper; streets only when agreed to."""

import re
from base64 import b64decode
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.journeys.pages import LOOKS, context, look_through, throughout
from tests.journeys.served import TILE_HOST, Served

PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """A visitor's page on a wide screen."""
    with context(browser, LOOKS[0]) as visitor:
        yield visitor.new_page()


def number(page: Page) -> int:
    """How much the page says there is."""
    return int(page.locator(".tools output strong").inner_text())


def test_a_visitor_narrows_the_map_chooses_a_place_and_sees_the_list(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/")
    page.locator(".nav a", has_text="Karte").click()
    page.wait_for_url(re.compile("/karte/"))
    whole = number(page)
    page.locator(".choosing summary", has_text="Farbwelt").click()
    page.get_by_label(re.compile("Honig")).check()
    page.locator(".choosing [open] button").click()
    page.wait_for_url(re.compile("farbwelt=honig"))
    assert 0 < number(page) < whole
    row = page.locator(".index tr:not(.of)").filter(has=page.locator("th a")).first
    name, expected = row.locator("th").inner_text(), int(row.locator("td").first.inner_text())
    row.locator("a").click()
    page.wait_for_url(re.compile("gemeinde="))
    assert page.locator("#ort").inner_text().startswith(name)
    assert page.locator(".map .area.on").count() == 1
    assert number(page) == expected
    assert page.locator(".chosen-place .cards > li").count() == expected
    page.locator(".seg a", has_text="Liste").click()
    page.wait_for_url(re.compile(r"/produkte/\?.*farbwelt=honig"))
    assert number(page) == expected
    page.locator(".seg a", has_text="Karte").click()
    page.wait_for_url(re.compile("/karte/"))
    assert number(page) == expected


def test_a_click_on_the_map_leads_where_the_list_leads(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/karte/")
    drawn = page.locator(".map svg a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    listed = page.locator(".index th[scope=row] a").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    assert len(drawn) == 52
    assert sorted(drawn) == sorted(listed)
    page.locator('.map a[href="/orte/freiberg/"] path').click()
    page.wait_for_url(re.compile("/orte/freiberg/"))


def test_firms_are_shown_from_their_list(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/betriebe/?altkreis=freiberg")
    listed = number(page)
    page.locator(".tools .seg a", has_text="Karte").click()
    page.wait_for_url(re.compile("art=betriebe"))
    assert number(page) == listed
    assert page.locator(".index .of.on td").last.inner_text() == str(listed)


def test_the_keyboard_reaches_every_place_and_choice(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/karte/")
    page.locator(".choosing summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "checkbox"
    page.keyboard.press("Space")
    page.locator(".choosing [open] button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("bereich="))
    page.locator(".key a").last.focus()
    reached = set()
    for _ in range(90):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("document.activeElement.closest('.index th') ? document.activeElement.innerText : ''")
        )
    listed = set(page.locator(".index th a").all_inner_texts())
    assert listed <= reached
    assert page.locator(".map :focus").count() == 0


def test_the_map_needs_no_script(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[2], script=False) as visitor:
        page = visitor.new_page()
        page.goto(f"{served.url}/karte/")
        assert page.locator(".streets").is_visible() is False
        page.locator(".choosing summary", has_text="Altkreis").click()
        page.locator("input[name=altkreis]").first.check()
        page.locator(".choosing [open] button").click()
        page.wait_for_load_state()
        assert "altkreis=" in page.url
        assert page.locator(".scale a").inner_text() == "Den ganzen Landkreis zeigen"


def test_on_paper_stand_map_and_list(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/karte/")
    page.emulate_media(media="print")
    assert page.locator(".map svg").first.is_visible()
    assert page.locator(".index th[scope=row]").count() == 52
    assert page.locator(".choosing").is_visible() is False
    assert page.locator(".map g.fine").is_visible()


def test_the_map_is_sound(browser: Browser, served: Served) -> None:
    paths = (
        "/karte/?art=betriebe&altkreis=freiberg",
        "/karte/?farbwelt=honig&gemeinde=14522180",
        "/karte/?q=Quarzuhrwerk",
    )
    with context(browser, LOOKS[0]) as visitor:
        findings = look_through(visitor, served, paths)
        page = visitor.new_page()
        page.goto(f"{served.url}/karte/")
        page.locator(".choosing summary").nth(2).click()
        findings += [f"open choice: {finding}" for finding in throughout(page)]
    assert findings == []


def tiles(visitor: BrowserContext) -> list[str]:
    """Answers for the host of the tiles, and remembers what it was asked for."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body=PIXEL, content_type="image/png")

    visitor.route(f"https://{TILE_HOST}/**", answer)
    return asked


def test_streets_come_only_after_the_visitor_agrees_and_go_when_asked(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as visitor:
        asked = tiles(visitor)
        scripts: list[str] = []
        visitor.on("request", lambda request: scripts.append(request.url))
        page = visitor.new_page()
        troubles: list[str] = []
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.goto(f"{served.url}/karte/")
        page.wait_for_load_state("networkidle")
        assert asked == []
        assert [url for url in scripts if "leaflet" in url] == []
        assert TILE_HOST in page.locator(".streets .asks").inner_text()

        page.locator("[data-agree]").click()
        expect(page.locator(".streets .pin").first).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert len(asked) > 0
        assert troubles == []
        page.locator(".streets .pin").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".leaflet-popup a").first).to_have_attribute("href", re.compile("^/betriebe/"))
        assert list(throughout(page)) == []

        page.reload()
        page.wait_for_load_state("networkidle")
        before = len(asked)
        assert page.locator(".streets .pin").count() == 0
        page.locator("[data-keep]").check()
        page.locator("[data-agree]").click()
        expect(page.locator(".streets .pin").first).to_be_visible()
        page.goto(f"{served.url}/karte/?farbwelt=honig")
        expect(page.locator(".streets .pin").first).to_be_visible()
        assert len(asked) > before

        page.locator("[data-withdraw]").click()
        assert page.locator(".streets .pin").count() == 0
        page.goto(f"{served.url}/karte/")
        page.wait_for_load_state("networkidle")
        assert page.locator("[data-agree]").is_visible()
        assert page.locator(".streets .pin").count() == 0
