"""A whole visit: discover, narrow, look at the map, keep, hand on; and a telephone in a hall that reads a label."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.pages import LOOKS, Watch, context
from tests.journeys.served import Served


def test_a_visitor_discovers_narrows_maps_keeps_and_hands_on(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as visitor, context(browser, LOOKS[2]) as friend:
        watch, page = Watch(served.url), visitor.new_page()
        watch.on(page)
        page.goto(f"{served.url}/")
        page.locator(".band", has_text="Wald").click()
        page.wait_for_url(re.compile("/farbwelten/wald/"))
        everything = int(page.locator(".tools output strong").inner_text())
        page.get_by_label(re.compile("^Spiel & Sport")).check()
        page.get_by_role("button", name="Auswahl anwenden").click()
        page.wait_for_url(re.compile("bereich=spiel-sport"))
        narrowed = int(page.locator(".tools output strong").inner_text())
        assert 0 < narrowed < everything
        page.locator(".seg a", has_text="Karte").click()
        page.wait_for_url(re.compile(r"/karte/\?.*farbwelt=wald"))
        assert int(page.locator(".tools output strong").inner_text()) == narrowed
        page.locator(".seg a", has_text="Liste").click()
        page.locator(".card h3 a").first.click()
        title = page.locator("h1").inner_text().split("(")[0].strip()
        page.get_by_role("button", name="Merken", exact=True).click()
        expect(page.locator("[data-favourites] .num")).to_have_text("1")
        page.locator("[data-favourites]").click()
        link = page.input_value("#listenlink")

        other = friend.new_page()
        watch.on(other)
        other.goto(link)
        assert title in other.inner_text("main")
        assert watch.findings == []


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script"])
def test_a_telephone_in_a_hall_reads_a_label(browser: Browser, served: Served, script: bool) -> None:
    with context(browser, LOOKS[0]) as office, context(browser, LOOKS[2], script=script) as hall:
        desk = office.new_page()
        desk.goto(f"{served.url}/produkte/?q=Wollplaid")
        card = desk.locator(".card").first
        key, title = card.get_attribute("data-key"), card.locator("h3").inner_text()
        page = hall.new_page()
        page.goto(f"{served.url}/q/{key}")
        assert re.search("/produkte/[a-z0-9-]+/$", page.url)
        assert page.locator("h1").inner_text().startswith(title)
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        page.locator("dl.facts a").first.click()
        page.wait_for_url(re.compile("/betriebe/"))
        assert page.locator("h1").is_visible()


def test_a_label_that_leads_nowhere_says_so(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[2]) as hall:
        page = hall.new_page()
        answer = page.goto(f"{served.url}/q/ZZZZZZ")
        assert answer is not None
        assert answer.status == 404
        assert page.locator("h1").inner_text() == "Diesen Schlüssel gibt es nicht"
