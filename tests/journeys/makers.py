"""What a firm does on its own pages, in more than one walk."""

from playwright.sync_api import Page

from tests.journeys.pages import sign_in
from tests.journeys.served import Served

PATIENCE_SECONDS = 90


def new_product(page: Page, served: Served, name: str) -> None:
    """The steward begins a product."""
    sign_in(page, served, served.steward)
    page.goto(f"{served.url}/mein-betrieb/")
    page.get_by_role("link", name="Neues Produkt eintragen").click()
    page.get_by_label("Wie heißt das Produkt?").fill(name)
    page.get_by_role("button", name="Anlegen und weiter").click()
    page.get_by_role("heading", level=1, name=name).wait_for()


def kept_by_itself(page: Page) -> None:
    """Wait until the house has said that it has everything: then no copy lies on the device any more."""
    for _ in range(PATIENCE_SECONDS * 5):
        if not page.evaluate("localStorage.length"):
            return
        page.wait_for_timeout(200)
    raise AssertionError(f"Not kept: {page.locator('#stand').inner_text()}")
