"""The focus of a picture, set by click, by keyboard, and without a script."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.journeys.pages import LOOKS, Look, Watch, axe, context, sideways, sign_in
from tests.journeys.served import Served

PATIENCE = 60_000
RECORD = re.compile(r"/leitstand/produkte/[0-9A-Z]{6}/")


def photograph() -> bytes:
    """A wide picture with something at its right end."""
    image = Image.new("RGB", (1200, 600), "#b7d3e8")
    image.paste("#b5532d", (1000, 100, 1150, 250))
    out = io.BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


@pytest.fixture(scope="module")
def picture_page(browser: Browser, served: Served) -> str:
    """The address of the page of a picture that was uploaded just now and whose files are ready."""
    with context(browser, LOOKS[0]) as person:
        page = person.new_page()
        sign_in(page, served, served.manager)
        page.goto(f"{served.url}/leitstand/produkte/")
        links = page.eval_on_selector_all("main a[href]", "links => links.map(link => link.getAttribute('href'))")
        page.goto(served.url + next(link for link in links if RECORD.fullmatch(link)))
        page.get_by_text("Bild hinzufügen").click()
        page.set_input_files("input[name=file]", {"name": "b.jpg", "mimeType": "image/jpeg", "buffer": photograph()})
        page.fill("main details [name=alt]", "Ein roter Kasten steht rechts vor hellem Himmel.")
        page.fill("main details [name=credit]", "Probe")
        page.get_by_role("button", name="Hochladen").click()
        page.get_by_role("link", name="Bearbeiten").first.click()
        for _ in range(PATIENCE // 500):
            if page.locator("#ziel").count():
                break
            page.wait_for_timeout(500)
            page.reload()
        return page.url


def opened(page: Page, served: Served, address: str) -> tuple[str, str]:
    """Open the page and give the focus its fields tell."""
    page.goto(address)
    return page.input_value("[name=focus_x]"), page.input_value("[name=focus_y]")


def test_the_keyboard_moves_the_focus_and_the_cuts_follow(browser: Browser, served: Served, picture_page: str) -> None:
    with context(browser, LOOKS[0]) as person:
        page = person.new_page()
        sign_in(page, served, served.manager)
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
        sign_in(page, served, served.manager)
        page.goto(picture_page)
        box = page.locator("#ziel > svg").bounding_box()
        assert box is not None
        page.locator("#ziel").click(position={"x": box["width"] * 0.9, "y": box["height"] * 0.3})
        x, y = int(page.input_value("[name=focus_x]")), int(page.input_value("[name=focus_y]"))
        assert (abs(x - 90) <= 1, abs(y - 30) <= 1) == (True, True)


def test_two_numbers_do_the_same_without_a_script(browser: Browser, served: Served, picture_page: str) -> None:
    with context(browser, LOOKS[0], script=False) as person:
        page = person.new_page()
        sign_in(page, served, served.manager)
        page.goto(picture_page)
        page.fill("[name=focus_x]", "88")
        page.fill("[name=focus_y]", "20")
        page.get_by_role("button", name="Ausschnitte ansehen").click()
        page.wait_for_load_state()
        assert page.locator("figure[data-across='1'] svg").get_attribute("viewBox") == "600 0 600 600"
        page.get_by_role("button", name="Speichern").click()
        page.get_by_text("Das Bild ist gespeichert.").wait_for()
        assert opened(page, served, picture_page) == ("88", "20")


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_the_page_of_a_picture_holds(browser: Browser, served: Served, picture_page: str, look: Look) -> None:
    with context(browser, look) as person:
        page = person.new_page()
        watch = Watch(served.url)
        watch.on(page)
        sign_in(page, served, served.manager)
        page.goto(picture_page)
        page.wait_for_load_state("networkidle")
        assert [*watch.findings, *axe(page), *sideways(page)] == []
