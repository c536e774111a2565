"""Keeping a list: on cards and on a page, handed to somebody else, taken over, emptied – with and without a script."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.journeys.pages import LOOKS, Watch, context, look_through, throughout
from tests.journeys.served import Served


def count_in_masthead(page: Page) -> str:
    """„Merkliste“ or „Merkliste (2)“."""
    return page.locator("[data-favourites]").inner_text().replace("\N{NO-BREAK SPACE}", " ")


def keep_two(page: Page, served: Served) -> list[str]:
    """Keep the first two products of the list by their bookmarks; their names."""
    page.goto(f"{served.url}/produkte/")
    names = page.locator(".card h3").all_inner_texts()[:2]
    for place in (0, 1):
        page.locator(".card .keep").nth(place).click()
    expect(page.locator("[data-favourites]")).to_have_text("Merkliste (2)")
    return names


def entries(page: Page) -> set[str]:
    """The names on a list."""
    return set(page.locator(".fav :is(h2, h3) a").all_inner_texts())


def test_a_list_is_kept_handed_on_taken_over_and_emptied(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as keeper, context(browser, LOOKS[2]) as friend:
        watch, page = Watch(served.url), keeper.new_page()
        watch.on(page)
        names = keep_two(page, served)
        assert page.locator(".card .keep[aria-pressed=true]").count() == 2
        page.locator("[data-favourites]").click()
        assert entries(page) == set(names)
        link = page.input_value("#listenlink")

        other = friend.new_page()
        watch.on(other)
        other.goto(link)
        assert entries(other) == set(names)
        assert count_in_masthead(other) == "Merkliste"
        other.get_by_role("button", name="Zu meiner Merkliste nehmen").click()
        expect(other.locator("[data-favourites]")).to_have_text("Merkliste (2)")
        other.goto(f"{served.url}/merkliste/")
        other.get_by_role("button", name=re.compile("Herunternehmen")).first.click()
        expect(other.locator(".fav")).to_have_count(1)
        assert "steht nicht mehr auf Ihrer Merkliste" in other.inner_text("main")

        page.reload()
        assert entries(page) == set(names)
        page.locator(".emptying summary").click()
        page.get_by_role("button", name="Ja, Liste leeren").click()
        expect(page.locator(".empty")).to_be_visible()
        assert keeper.cookies() == []
        assert watch.findings == []


def test_a_list_is_kept_without_a_script(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[2], script=False) as keeper, context(browser, LOOKS[0], script=False) as friend:
        page = keeper.new_page()
        page.goto(f"{served.url}/produkte/")
        assert page.locator(".card .keep").count() == 0
        assert keeper.cookies() == []
        page.locator(".card h3 a").first.click()
        address, name = page.url, page.locator("h1").inner_text().split("(")[0].strip()
        page.get_by_role("button", name="Merken", exact=True).click()
        assert page.url == address
        assert "Gemerkt. Auf Ihrer Merkliste steht jetzt 1 Eintrag." in page.inner_text("main")
        assert count_in_masthead(page) == "Merkliste (1)"
        page.locator("[data-favourites]").click()
        link = page.input_value("#listenlink")
        assert not page.get_by_role("button", name="Link kopieren").is_visible()

        other = friend.new_page()
        other.goto(link)
        assert entries(other) == {name}
        other.get_by_role("button", name="Zu meiner Merkliste nehmen").click()
        assert entries(other) == {name}
        other.get_by_role("button", name=re.compile("Herunternehmen")).click()
        assert "Hier steht noch nichts" in other.inner_text("main")

        page.goto(address)
        page.get_by_role("button", name=re.compile("Gemerkt")).click()
        assert count_in_masthead(page) == "Merkliste"
        assert [cookie["name"] for cookie in keeper.cookies() if cookie["name"] == "merkliste"] == []


def test_many_quick_presses_lose_nothing(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as keeper:
        page = keeper.new_page()
        page.goto(f"{served.url}/produkte/")
        page.evaluate(
            "document.querySelectorAll('.card .keep').forEach((button) => { button.click(); button.click(); })"
        )
        number = page.locator(".card .keep").count()
        expect(page.locator("[data-favourites]")).to_have_text(f"Merkliste ({number})", timeout=20_000)
        assert page.locator(".card .keep[aria-pressed=true]").count() == number


def test_the_bookmark_is_reached_by_keyboard_and_says_what_it_did(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as keeper:
        page = keeper.new_page()
        page.goto(f"{served.url}/produkte/")
        name = page.locator(".card h3 a").first.inner_text()
        page.locator(".card h3 a").first.focus()
        page.keyboard.press("Tab")
        bookmark = page.get_by_role("button", name=f"{name} merken")
        expect(bookmark).to_be_focused()
        page.keyboard.press("Enter")
        expect(bookmark).to_have_attribute("aria-pressed", "true")
        expect(page.locator("p[role=status].vh").last).to_have_text(re.compile("Gemerkt"))
        page.keyboard.press("Enter")
        expect(bookmark).to_have_attribute("aria-pressed", "false")


def test_going_back_shows_the_bookmarks_as_they_are_now(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as keeper:
        page = keeper.new_page()
        page.goto(f"{served.url}/produkte/")
        page.locator(".card h3 a").first.click()
        page.get_by_role("button", name="Merken", exact=True).click()
        expect(page.get_by_role("button", name=re.compile("Gemerkt"))).to_be_visible()
        page.go_back()
        expect(page.locator(".card .keep").first).to_have_attribute("aria-pressed", "true")
        assert count_in_masthead(page) == "Merkliste (1)"


def test_the_list_holds_in_every_look(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as keeper:
        page = keeper.new_page()
        keep_two(page, served)
        findings = list(throughout(page))
        page.locator("[data-favourites]").click()
        link = page.input_value("#listenlink").removeprefix(served.url)
        findings += look_through(keeper, served, ["/merkliste/", "/merkliste/?sortierung=gemerkt", link])
        assert findings == []


def test_a_printed_list_carries_its_address_and_nothing_to_press(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as keeper:
        page = keeper.new_page()
        keep_two(page, served)
        page.goto(f"{served.url}/merkliste/")
        page.emulate_media(media="print")
        assert page.locator(".handing .address").is_visible()
        assert page.locator(".qr svg").is_visible()
        assert page.locator("main :is(button, input):visible").count() == 0
