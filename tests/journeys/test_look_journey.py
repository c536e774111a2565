"""The colours of the house: changed, seen before saving, on the public page at once, refused where nobody could read them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.pages import LOOKS, Look, Watch, admit, context, throughout
from tests.journeys.served import Served

LOOK = "/leitstand/gestaltung/"
BLUE, SHOWN = "#123c6b", "rgb(18, 60, 107)"
PALE = "#88bbcc"
BUTTON = "element => getComputedStyle(element).backgroundColor"


@pytest.fixture
def desk(browser: Browser, served: Served) -> Iterator[Page]:
    """The manager's page; afterwards the house has its factory colours again."""
    with context(browser, LOOKS[0]) as person:
        page = person.new_page()
        admit(page, served, served.manager)
        yield page
        page.goto(f"{served.url}{LOOK}")
        if page.locator(".discard").count():
            page.locator(".discard > summary").click()
            page.get_by_role("button", name="Alle Farben zurücksetzen").click()
            page.wait_for_load_state()


def colour_of_button(page: Page, served: Served, browser: Browser, look: Look) -> str:
    """The ground of the button on the home page, as a visitor sees it."""
    with context(browser, look) as visitor:
        home = visitor.new_page()
        home.goto(f"{served.url}/")
        found: str = home.locator("main .btn.full").first.evaluate(BUTTON)
        return found


def test_a_colour_is_seen_saved_and_on_the_public_page(desk: Page, browser: Browser, served: Served) -> None:
    watch = Watch(served.url)
    watch.on(desk)
    desk.goto(f"{served.url}{LOOK}")
    preview = desk.frame_locator(".seen iframe")
    expect(preview.locator(".btn.full").first).to_be_visible()
    before = colour_of_button(desk, served, browser, LOOKS[0])
    desk.get_by_label("Farbe der Region, hell", exact=True).fill(BLUE)
    expect(preview.locator(".btn.full").first).to_have_css("background-color", SHOWN)
    assert desk.locator('.colour:has(#id_light-region) input[type="color"]').input_value() == BLUE
    assert colour_of_button(desk, served, browser, LOOKS[0]) == before
    desk.get_by_role("button", name="Speichern").click()
    desk.wait_for_load_state()
    assert "Die Farben sind gespeichert" in desk.inner_text("main")
    assert colour_of_button(desk, served, browser, LOOKS[0]) == SHOWN
    assert colour_of_button(desk, served, browser, LOOKS[1]) != SHOWN
    assert watch.findings == []


def test_what_nobody_could_read_is_refused_and_the_proposal_taken(desk: Page, served: Served) -> None:
    desk.goto(f"{served.url}{LOOK}")
    field = desk.get_by_label("Farbe der Region, hell", exact=True)
    field.fill(PALE)
    expect(desk.locator("#kontraste [role=status]")).to_contain_text("Nicht lesbar genug")
    field.press("Enter")
    desk.wait_for_load_state()
    assert "Noch nicht gespeichert" in desk.inner_text(".summary")
    assert field.input_value() == PALE
    proposal = desk.locator("#id_light-region_error li").first.inner_text().split("zum Beispiel ")[1].rstrip(".")
    desk.get_by_role("button", name=f"{proposal} übernehmen").click()
    assert field.input_value() == proposal
    expect(desk.locator("#kontraste [role=status]")).to_contain_text("Alles ist lesbar")
    field.press("Enter")
    desk.wait_for_load_state()
    assert "Die Farben sind gespeichert" in desk.inner_text("main")


def test_the_dark_is_looked_at_by_keyboard(desk: Page, served: Served) -> None:
    desk.goto(f"{served.url}{LOOK}")
    preview = desk.frame_locator(".seen iframe")
    expect(preview.locator("body")).to_have_css("background-color", "rgb(251, 250, 247)")
    desk.get_by_role("radio", name="hell").focus()
    desk.keyboard.press("ArrowRight")
    expect(preview.locator("body")).to_have_css("background-color", "rgb(22, 24, 26)")
    desk.get_by_label("Papier, dunkel", exact=True).fill("#101418")
    expect(preview.locator("body")).to_have_css("background-color", "rgb(16, 20, 24)")


def test_without_a_script_the_button_shows_what_was_entered(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[2], script=False) as person:
        page = person.new_page()
        admit(page, served, served.manager)
        page.goto(f"{served.url}{LOOK}")
        page.fill("#id_light-region", BLUE)
        page.get_by_role("button", name="Vorschau").click()
        page.wait_for_load_state()
        assert page.input_value("#id_light-region") == BLUE
        assert "noch nicht gespeichert" in page.inner_text(".title")
        button = page.frame_locator(".seen iframe").locator(".btn.full").first
        expect(button).to_have_css("background-color", SHOWN)


def test_pages_of_the_region_are_sound(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as person:
        page = person.new_page()
        watch = Watch(served.url)
        watch.on(page)
        admit(page, served, served.manager)
        findings = []
        for path in (f"{LOOK}vorschau/", f"{LOOK}vorschau/?schema=dark"):
            page.goto(f"{served.url}{path}")
            page.wait_for_load_state("networkidle")
            findings += [f"{path}: {finding}" for finding in throughout(page)]
        page.goto(f"{served.url}{LOOK}")
        page.fill("#id_light-region", "red;}body{")
        page.get_by_role("button", name="Speichern").click()
        page.wait_for_load_state("networkidle")
        findings += [f"refused: {finding}" for finding in throughout(page)]
    own = [finding for finding in watch.findings if "422" not in finding]
    assert findings + own == []


def test_what_the_region_fills_in_is_printed_on_the_imprint(desk: Page, served: Served) -> None:
    desk.goto(f"{served.url}/leitstand/region/")
    phone = desk.get_by_label("Telefon").first
    before = phone.input_value()
    phone.fill("03731 7654321 (Beispiel)")
    phone.press("Enter")
    desk.wait_for_load_state()
    assert "Die Angaben sind gespeichert" in desk.inner_text("main")
    desk.goto(f"{served.url}/impressum/")
    assert "03731 7654321 (Beispiel)" in desk.inner_text("main")
    desk.goto(f"{served.url}/leitstand/region/")
    phone.fill("")
    phone.press("Enter")
    desk.wait_for_load_state()
    assert "Es fehlen noch: Telefon." in desk.inner_text("main")
    desk.goto(f"{served.url}/leitstand/")
    assert "Pflichtangaben fehlen: Telefon" in desk.inner_text("main")
    desk.goto(f"{served.url}/leitstand/region/")
    phone.fill(before)
    phone.press("Enter")
    desk.wait_for_load_state()
