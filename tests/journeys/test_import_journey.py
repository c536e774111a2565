"""An office's list goes in, a column and a double are decided, the rest is mended and goes in, all of it is undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.importing import LIST, ready, take_in, upload
from tests.journeys.messy import mended, messy
from tests.journeys.pages import LOOKS, SIZES, Look, Watch, admit, axe, context, sideways
from tests.journeys.served import Served


class Findings(list[str]):
    """What is wrong with the pages the journey comes by."""

    def look(self, page: Page, watch: Watch) -> None:
        """Note everything a careful visitor would object to."""
        self.extend(f"{page.url}: {finding}" for finding in (*watch.findings, *sideways(page), *axe(page)))
        watch.findings.clear()


def tab(page: Page, name: str) -> int:
    """The number a tab shows."""
    text = page.locator(".tabs a").filter(has_text=name).first.locator("span").inner_text()
    return int(text.replace(".", ""))


def parts(page: Page) -> list[int]:
    """Rows by outcome: new, changed, unchanged, wrong, open or left out, no data."""
    names = ("neu", "ändert", "unverändert", "geht nicht", "offen oder ausgelassen", "keine Datenzeilen")
    return [tab(page, name) for name in names]


def step(page: Page, title: str) -> Locator:
    """The section of one of the five steps."""
    return page.locator(".stage").filter(has=page.get_by_role("heading", name=title))


def outcome(page: Page, name: str) -> int:
    """A line of the result's table."""
    row = page.locator("table").first.locator("tbody tr").filter(has_text=name)
    return int(row.locator("td.num").inner_text().split()[-1])


@pytest.fixture(params=SIZES, ids=str)
def look(request: pytest.FixtureRequest) -> Look:
    """Wide and narrow."""
    found: Look = request.param
    return found


@pytest.fixture
def office(browser: Browser, served: Served, look: Look) -> Iterator[tuple[Page, Watch]]:
    """The manager's browser, watched."""
    with context(browser, look) as person:
        page = person.new_page()
        watch = Watch(served.url)
        watch.on(page)
        admit(page, served, served.manager)
        yield page, watch


def test_a_messy_table_goes_in_is_mended_and_is_undone(
    office: tuple[Page, Watch], served: Served, tmp_path: Path, look: Look
) -> None:
    page, watch = office
    findings = Findings()
    source = f"Innung Probe {look.width}"
    upload(page, served, messy(tmp_path), "eine neue Quelle", source)
    findings.look(page, watch)
    assert parts(page) == [3, 0, 0, 1, 1, 5]
    assert tab(page, "Alle") == 10
    expect(step(page, "Datei")).to_contain_text("Kopf in den Zeilen 4 bis 5, 5 Datenzeilen")
    expect(step(page, "Vorschau")).to_contain_text("Ohne Namen")

    page.get_by_label("Kenner wird").select_option(label="Geprüft am")
    page.get_by_role("button", name="Spalten übernehmen").click()
    ready(page)
    expect(step(page, "Spalten")).to_contain_text("von Ihnen gewählt")
    expect(page.get_by_label("MA wird").locator("option:checked")).to_have_text("Größe")

    page.get_by_label("derselbe: nur Leeres füllen").check()
    page.get_by_role("button", name="Entscheidungen speichern").click()
    ready(page)
    findings.look(page, watch)
    expect(step(page, "Vielleicht doppelt")).to_contain_text("1 entschieden")
    assert sum(parts(page)) == tab(page, "Alle")
    coming = sum(parts(page)[:3])
    expect(page.locator("#einlesen .btn.full")).to_have_text(f"{coming} Zeilen einlesen")

    take_in(page)
    result = page.url
    findings.look(page, watch)
    assert (outcome(page, "neu angelegt"), outcome(page, "nicht eingelesen"), outcome(page, "keine Daten")) == (3, 1, 5)
    with page.expect_download() as download:
        page.get_by_role("link", name="Datei zum Nachbessern").click()
    download.value.save_as(tmp_path / "nachbessern.xlsx")

    upload(page, served, mended(tmp_path / "nachbessern.xlsx", tmp_path), source)
    assert parts(page) == [1, 0, 0, 0, 0, 0]
    take_in(page)
    expect(page.locator("tbody").last).to_contain_text("Metallbau Probezweig e.K.")
    second = page.url

    for address in (second, result):
        page.goto(address)
        page.get_by_role("link", name="Alles rückgängig machen").click()
        findings.look(page, watch)
        page.get_by_role("button", name="Alles rückgängig machen").click()
        expect(page.get_by_text("Dieser Import ist rückgängig gemacht")).to_be_visible()
    page.goto(f"{served.url}/leitstand/betriebe/?wort=Probezweig")
    expect(page.get_by_role("heading", name="Nichts in dieser Auswahl")).to_be_visible()
    page.goto(f"{served.url}{LIST}")
    findings.look(page, watch)
    assert list(findings) == []


def test_the_main_path_works_without_javascript(browser: Browser, served: Served, tmp_path: Path) -> None:
    with context(browser, LOOKS[0], script=False) as person:
        page = person.new_page()
        admit(page, served, served.manager)
        page.goto(f"{served.url}{LIST}")
        page.get_by_label("Was steht in der Tabelle?").select_option("companies")
        page.get_by_label("Quelle", exact=True).select_option(label="eine neue Quelle")
        page.get_by_label("Name der neuen Quelle").fill("Innung ohne Skript")
        page.get_by_label("Datei", exact=True).set_input_files(messy(tmp_path))
        page.get_by_role("button", name="Hochladen und prüfen").click()
        ready(page, script=False)
        page.get_by_label("Zeile auslassen").check()
        page.get_by_role("button", name="Entscheidungen speichern").click()
        ready(page, script=False)
        page.locator("#einlesen .btn.full").click()
        ready(page, script=False)
        assert outcome(page, "neu angelegt") == 3
        page.get_by_role("link", name="Alles rückgängig machen").click()
        page.get_by_role("button", name="Alles rückgängig machen").click()
        expect(page.get_by_text("Dieser Import ist rückgängig gemacht")).to_be_visible()


def test_the_keyboard_alone_brings_a_table_to_its_preview_and_discards_it(
    browser: Browser, served: Served, tmp_path: Path
) -> None:
    with context(browser, LOOKS[0]) as person:
        page = person.new_page()
        admit(page, served, served.manager)
        page.goto(f"{served.url}{LIST}")
        page.get_by_label("Quelle", exact=True).focus()
        page.keyboard.press("End")
        page.keyboard.press("Tab")
        page.keyboard.type("Innung der Tasten")
        page.get_by_label("Datei", exact=True).set_input_files(messy(tmp_path))
        page.get_by_role("button", name="Hochladen und prüfen").focus()
        page.keyboard.press("Enter")
        ready(page)
        page.get_by_text("Diese Tabelle verwerfen").focus()
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Verwerfen").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_text("Es wurde nichts eingelesen")).to_be_visible()
