"""Working at the desk from the keyboard, treating many records at once, and both without a script."""

from playwright.sync_api import Browser, Page, expect

from tests.journeys.pages import LOOKS, Watch, admit, context, throughout
from tests.journeys.served import Served

COMPANIES = "/leitstand/betriebe/"


def press(page: Page, *keys: str) -> None:
    """One key after the other."""
    for key in keys:
        page.keyboard.press(key)


def choose(page: Page, act: str) -> None:
    """Have the preview of an act for what is chosen."""
    page.locator("select[name=handlung]").select_option(label=act)
    page.get_by_role("button", name="Vorschau ansehen").click()


def test_many_are_chosen_shown_treated_and_taken_back_from_the_keyboard(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as person:
        watch, page = Watch(served.url), person.new_page()
        watch.on(page)
        admit(page, served, served.manager)
        page.goto(f"{served.url}/leitstand/")
        press(page, "g", "b")
        page.wait_for_url(f"**{COMPANIES}")
        press(page, "j", "x", "j", "j", "x", "k")
        expect(page.locator("[data-count]")).to_have_text(" (2)")
        choose(page, "heute geprüft")
        assert list(throughout(page)) == []
        page.get_by_role("button", name="Ausführen für 2 Einträge").press("Enter")
        back = page.get_by_role("button", name="Rückgängig machen")
        expect(back).to_be_visible()
        assert list(throughout(page)) == []
        back.press("Enter")
        page.get_by_role("button", name="Ausführen für 2 Einträge").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Früheren Prüfvermerk wieder setzen: 2 Betriebe")
        assert watch.findings == []


def test_keys_are_listed_rest_while_somebody_types_and_can_be_switched_off(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as person:
        page = person.new_page()
        admit(page, served, served.manager)
        page.goto(f"{served.url}{COMPANIES}")
        press(page, "/")
        page.keyboard.type("gbjx?/")
        assert page.input_value("input[name=wort]") == "gbjx?/"
        assert page.locator("dialog").count() == 0
        page.locator("h1").click()
        press(page, "Control+g", "b", "?")
        expect(page.locator("dialog")).to_contain_text("Einreichungen")
        assert list(throughout(page)) == []
        press(page, "g", "e", "Escape")
        expect(page.locator("dialog")).to_have_count(0)
        assert page.url.endswith(COMPANIES)
        switch(page, served, on=False)
        page.goto(f"{served.url}{COMPANIES}")
        press(page, "g", "e", "?")
        assert page.locator("dialog").count() == 0
        assert page.url.endswith(COMPANIES)
        switch(page, served, on=True)


def switch(page: Page, served: Served, *, on: bool) -> None:
    """Turn the keys on or off, as a person does."""
    page.goto(f"{served.url}/konto/einstellungen/")
    page.get_by_label("Tastenkürzel in den Arbeitsbereichen").set_checked(on)
    page.get_by_role("button", name="Einstellungen speichern").click()
    expect(page.locator("main")).to_contain_text("Ihre Einstellungen sind gespeichert.")


def test_without_a_script_the_same_is_done_by_reading_and_ticking(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[2], script=False) as person:
        page = person.new_page()
        admit(page, served, served.manager)
        page.goto(f"{served.url}{COMPANIES}")
        page.get_by_role("link", name="Tastenkürzel").click()
        expect(page.locator("main")).to_contain_text("in einer Liste eine Zeile tiefer")
        page.goto(f"{served.url}{COMPANIES}?stand=oeffentlich")
        page.get_by_label("der Auswahl").check()
        choose(page, "veröffentlichen")
        expect(page.locator("main")).to_contain_text("Hier ist nichts zu tun")
        page.get_by_role("button", name="Verwerfen").click()
        assert page.url.endswith(f"{COMPANIES}?stand=oeffentlich")
