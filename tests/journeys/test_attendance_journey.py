"""Seventy signatures are typed from paper with the keyboard alone; and a few without JavaScript. The numbers follow."""

import re
import sys
import time
from collections.abc import Sequence

from playwright.sync_api import Browser, Page, expect

from tests.journeys.meetings import Paper, paper_for
from tests.journeys.pages import LOOKS, Watch, admit, context, throughout
from tests.journeys.served import Served

LINES = 70


def number_before(page: Page, words: str) -> int:
    """The number that stands before some words at the head of the page."""
    shown = page.locator("#kopf").inner_text()
    found = re.search(rf"(\d+)\s+{words}", shown)
    assert found, shown
    return int(found[1])


def typed(page: Page, names: Sequence[str]) -> int:
    """Type each name and press Enter; return the number of keys pressed."""
    keys = 0
    for name in names:
        page.keyboard.type(name)
        page.keyboard.press("Enter")
        keys += len(name) + 1
    return keys


def test_seventy_signatures_are_typed_with_the_keyboard_alone(browser: Browser, served: Served) -> None:
    paper: Paper = paper_for(served, lines=LINES)
    with context(browser, LOOKS[0]) as desk:
        page, watch = desk.new_page(), Watch(served.url)
        watch.on(page)
        admit(page, served, served.manager)
        page.goto(f"{served.url}{paper.path}")
        expect(page.locator("#id_wer")).to_be_focused()
        begun = time.monotonic()
        keys = typed(page, paper.names)
        expect(page.get_by_role("link", name=f"alle {LINES} Einträge")).to_be_visible(timeout=60_000)
        spent = time.monotonic() - begun
        sys.stdout.write(f"{LINES} signatures: {keys} keys, {spent:.0f} s in the browser\n")
        assert page.locator("#nicht-erfasst").inner_text().strip() == ""
        # One too many, and back again by the keyboard.
        typed(page, paper.names[:1])
        expect(page.get_by_role("link", name=f"alle {LINES + 1} Einträge")).to_be_visible(timeout=30_000)
        page.keyboard.press("Control+z")
        expect(page.get_by_role("link", name=f"alle {LINES} Einträge")).to_be_visible(timeout=30_000)
        assert (number_before(page, "da gewesen"), number_before(page, "verschiedene Betriebe")) == (LINES, paper.firms)
        margin = page.locator("#rand")
        assert f"Noch ohne Eintrag: {paper.missing}" in margin.inner_text()
        assert f"{paper.unannounced} kamen ohne Anmeldung" in " ".join(margin.inner_text().split())
        assert list(throughout(page)) == []
        page.get_by_role("button", name="Anwesenheit abschließen").click()
        expect(page.get_by_text(f"Nicht erschienen: {paper.missing}")).to_be_visible()
        assert watch.findings == []


def test_lines_are_typed_without_javascript(browser: Browser, served: Served) -> None:
    paper = paper_for(served, lines=4, title="Treffen ohne Skript")
    with context(browser, LOOKS[0], script=False) as desk:
        page = desk.new_page()
        admit(page, served, served.manager)
        page.goto(f"{served.url}{paper.path}")
        for name in paper.names:
            page.get_by_label("Name oder Betrieb").fill(name)
            page.get_by_label("Name oder Betrieb").press("Enter")
            page.wait_for_load_state()
        assert number_before(page, "da gewesen") == 4
        page.get_by_label("Name oder Betrieb").fill("a")
        page.get_by_label("Name oder Betrieb").press("Enter")
        expect(page.get_by_text("passt auf mehrere Betriebe.")).to_be_visible()
        page.get_by_role("button", name="Gast ohne Betrieb").click()
        assert number_before(page, "da gewesen") == 5
        page.get_by_role("button", name="Letzte zurücknehmen").click()
        assert number_before(page, "da gewesen") == 4
