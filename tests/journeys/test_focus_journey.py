"""The focus of a picture, set by click, by keyboard, and without a script."""

from playwright.sync_api import Browser, Page

from tests.journeys.pages import LOOKS, Watch, admit, context, throughout
from tests.journeys.served import Served


def opened(page: Page, served: Served, address: str) -> tuple[str, str]:
    """Open the page and give the focus its fields tell."""
    page.goto(address)
    return page.input_value("[name=focus_x]"), page.input_value("[name=focus_y]")


def test_the_keyboard_moves_the_focus_and_the_cuts_follow(browser: Browser, served: Served, picture_page: str) -> None:
    with context(browser, LOOKS[0]) as person:
        page = person.new_page()
        admit(page, served, served.manager)
        page.goto(picture_page)
        card = page.locator("figure[data-across='4'] svg")
        page.focus("#ziel")
        before = card.get_attribute("viewBox")
        for key in ("Shift+ArrowRight", "Shift+ArrowRight", "ArrowRight", "ArrowUp"):
            page.keyboard.press(key)
        x, y = page.input_value("[name=focus_x]"), page.input_value("[name=focus_y]")
        assert card.get_attribute("viewBox") != before
        assert page.get_attribute("#ziel", "aria-valuetext") == f"{x} Prozent von links, {y} Prozent von oben"
        page.keyboard.press("Tab")
        page.locator("[name=focus_x]").press("Enter")
        page.get_by_text("Das Bild ist gespeichert.").wait_for()
        assert (page.input_value("[name=focus_x]"), page.input_value("[name=focus_y]")) == (x, y)


def test_a_click_sets_the_focus(browser: Browser, served: Served, picture_page: str) -> None:
    with context(browser, LOOKS[2]) as person:
        page = person.new_page()
        admit(page, served, served.manager)
        page.goto(picture_page)
        box = page.locator("#ziel > svg").bounding_box()
        assert box is not None
        page.locator("#ziel").click(position={"x": box["width"] * 0.9, "y": box["height"] * 0.3})
        x, y = int(page.input_value("[name=focus_x]")), int(page.input_value("[name=focus_y]"))
        assert (abs(x - 90) <= 1, abs(y - 30) <= 1) == (True, True)


def test_two_numbers_do_the_same_without_a_script(browser: Browser, served: Served, picture_page: str) -> None:
    with context(browser, LOOKS[0], script=False) as person:
        page = person.new_page()
        admit(page, served, served.manager)
        page.goto(picture_page)
        page.fill("[name=focus_x]", "88")
        page.fill("[name=focus_y]", "20")
        page.get_by_role("button", name="Ausschnitte ansehen").click()
        page.wait_for_load_state()
        assert page.locator("figure[data-across='1'] svg").get_attribute("viewBox") == "600 0 600 600"
        page.get_by_role("button", name="Speichern").click()
        page.get_by_text("Das Bild ist gespeichert.").wait_for()
        assert opened(page, served, picture_page) == ("88", "20")


def test_the_page_of_a_picture_holds(browser: Browser, served: Served, picture_page: str) -> None:
    with context(browser, LOOKS[0]) as person:
        page = person.new_page()
        watch = Watch(served.url)
        watch.on(page)
        admit(page, served, served.manager)
        page.goto(picture_page)
        page.wait_for_load_state("networkidle")
        assert [*throughout(page), *watch.findings] == []
