"""Ways people take: by keyboard, without JavaScript, from a word to a maker's page."""

import re

from playwright.sync_api import Browser, Page

from tests.journeys.pages import LOOKS, OUTLINE, context, sign_in
from tests.journeys.served import Served


def search_box(page: Page) -> None:
    page.locator("form[role=search] input[type=search], form input[name=q]").first.fill("Honig")
    page.locator("form[role=search] input[type=search], form input[name=q]").first.press("Enter")
    page.wait_for_load_state()


def test_a_resident_finds_a_maker_without_javascript(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[2], script=False) as visitor:
        page = visitor.new_page()
        page.goto(f"{served.url}/")
        search_box(page)
        assert "/suche/" in page.url
        hit = page.locator("main a[href*='/produkte/'], main a[href*='/betriebe/']").first
        name = hit.inner_text().strip()
        hit.click()
        page.wait_for_load_state()
        assert re.search(r"/(produkte|betriebe)/[a-z0-9-]+/$", page.url)
        assert name
        assert page.locator("h1").count() == 1


def test_filters_and_pager_work_without_javascript(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0], script=False) as visitor:
        page = visitor.new_page()
        page.goto(f"{served.url}/produkte/")
        whole = page.locator("main h1").inner_text()
        facet = page.locator("main a[href*='?'], main form select, main form input[type=checkbox]").first
        assert facet.count() == 1
        following = page.locator("a[rel=next]")
        if following.count():
            following.first.click()
            page.wait_for_load_state()
            assert "seite=2" in page.url
            assert page.locator("main h1").inner_text() == whole


def test_the_manager_signs_in_without_javascript(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0], script=False) as person:
        page = person.new_page()
        sign_in(page, served, served.manager)
        answer = page.goto(f"{served.url}/leitstand/")
        assert answer is not None
        assert answer.status == 200
        assert page.url == f"{served.url}/leitstand/"


def test_a_visitor_is_asked_to_sign_in_at_the_desk(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as visitor:
        page = visitor.new_page()
        page.goto(f"{served.url}/leitstand/")
        assert "/konto/login/" in page.url


def test_the_keyboard_finds_the_skip_link_and_sees_where_it_is(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as visitor:
        page = visitor.new_page()
        page.goto(f"{served.url}/")
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        assert (focused.get_attribute("href") or "").startswith("#")
        assert focused.is_visible()
        unseen = []
        for _ in range(15):
            page.keyboard.press("Tab")
            focused = page.locator(":focus")
            if focused.count() and not focused.evaluate(OUTLINE):
                unseen.append(focused.evaluate("el => el.outerHTML.slice(0, 80)"))
        assert unseen == []


def test_the_skip_link_leads_to_the_content(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as visitor:
        page = visitor.new_page()
        page.goto(f"{served.url}/")
        page.keyboard.press("Tab")
        target = page.locator(":focus").get_attribute("href") or ""
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == target
        assert page.locator(f"main{target}, main {target}").count() == 1


def test_english_pages_say_that_they_are_english(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as visitor:
        page = visitor.new_page()
        page.goto(f"{served.url}/en/")
        assert page.locator("html").get_attribute("lang") == "en"
        page.goto(f"{served.url}/")
        assert page.locator("html").get_attribute("lang") == "de"
