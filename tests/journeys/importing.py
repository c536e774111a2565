"""Takes a table of companies in by its page, as a person in the office does."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.served import Served

LIST = "/leitstand/einlesen/"
PATIENCE = 120_000
"""Milliseconds for the worker, on a busy machine; nothing waits longer than it must."""


def upload(page: Page, served: Served, file: Path, source: str, name: str = "") -> None:
    """Bring a file by the form."""
    page.goto(f"{served.url}{LIST}")
    page.get_by_label("Was steht in der Tabelle?").select_option("companies")
    page.get_by_label("Quelle", exact=True).select_option(label=source)
    page.get_by_label("Name der neuen Quelle").fill(name)
    page.get_by_label("Datei", exact=True).set_input_files(file)
    page.get_by_role("button", name="Hochladen und prüfen").click()
    ready(page)


def ready(page: Page, script: bool = True) -> None:
    """Wait until the worker has judged the table; without a script by asking again and again."""
    for _ in range(1 if script else 240):
        if not script and page.locator("[data-progress]").count():
            page.wait_for_timeout(500)
            page.get_by_role("link", name="Stand neu laden").click()
            page.wait_for_load_state()
    expect(page.locator("[data-progress]")).to_have_count(0, timeout=PATIENCE)


def take_in(page: Page) -> None:
    """Press the button of step 5 and wait for the result."""
    page.locator("#einlesen .btn.full").click()
    expect(page.get_by_role("heading", name="Ergebnis")).to_be_visible(timeout=PATIENCE)
