"""The pictures of the handbook that show networks: members, meetings, attendance, exchange, introductions, supplies, figures."""

from pathlib import Path

from playwright.sync_api import Page

from tests.journeys.served import Served

COMING, OPEN = "Stein trifft Holz", "Lehm hält"
YEAR = "/leitstand/netze/zahlen/?von=2026-01-01&bis=2026-12-31"


def network(page: Page, served: Served, target: Path) -> None:
    """Networks, meetings and what comes of them at the desk; signed in as somebody who may see all of it."""
    for name, path in (
        ("netze", "/leitstand/netze/"),
        ("netze-verstetigung", "/leitstand/netze/verstetigung/"),
        ("netze-zahlen", YEAR),
        ("netze-zahl", "/leitstand/netze/zahlen/ueber-branchen/?nach=altkreis"),
        ("treffen-liste", "/leitstand/treffen/"),
        ("boerse-leitstand", "/leitstand/boerse/"),
        ("vermittlungen", "/leitstand/vermittlungen/"),
        ("lieferungen", "/leitstand/lieferungen/"),
        ("netzwerk-oeffentlich", "/netzwerke/netzwerk-lieblingsstuecke/"),
        ("boerse", "/boerse/"),
    ):
        page.goto(f"{served.url}{path}")
        page.screenshot(path=target / f"{name}.png")
    page.goto(f"{served.url}/produkte/wollplaid-striegis/")
    page.get_by_role("heading", name="Mit Teilen von …").scroll_into_view_if_needed()
    page.mouse.wheel(0, 300)
    page.screenshot(path=target / "lieferkette.png")
    meet(page, served, target)
    page.goto(f"{served.url}/leitstand/betriebe/?q=Anh%C3%A4ngerbau")
    page.locator("main table a", has_text="Anhängerbau").first.click()
    page.get_by_role("link", name="Ganzer Verlauf").first.click()
    page.wait_for_load_state()
    page.screenshot(path=target / "verlauf.png")


def meet(page: Page, served: Served, target: Path) -> None:
    """A meeting that invites, and one whose paper is typed."""
    for name, title, tab in (("treffen-einladung", COMING, ""), ("anwesenheit", OPEN, "Anwesenheit")):
        page.goto(f"{served.url}/leitstand/treffen/")
        page.locator("main table a", has_text=title).first.click()
        if tab:
            page.locator("main nav a", has_text=tab).first.click()
        page.wait_for_load_state()
        page.screenshot(path=target / f"{name}.png")


def be_introduced(page: Page, served: Served, target: Path) -> None:
    """The question whether a firm wants to be introduced, on its telephone; signed in as its steward."""
    page.goto(f"{served.url}/mein-betrieb/")
    page.locator("main a[href*='/vermittlungen/']").first.click()
    page.wait_for_load_state()
    page.screenshot(path=target / "vermittlung-telefon.png")
