"""The pictures of handbook and README, public pages, the Leitstand and tables taken in: ``python -m tests.journeys.handbook FOLDER``.

Prepares and serves the demo in a temporary folder, brings the messy list of the journeys and takes a picture of each step.
"""

import os
import sys
import tempfile
from pathlib import Path

import django
from playwright.sync_api import Locator, Page, sync_playwright

from tests.journeys.handbook_networks import be_introduced, network
from tests.journeys.messy import messy
from tests.journeys.pages import LOOKS, context, sign_in
from tests.journeys.served import Served, chromium, served_demo

LIST = "/leitstand/einlesen/"
PATIENCE = 60_000
MARGIN = 12


def main() -> int:
    """Take the pictures; the only argument is the folder they go to."""
    if len(sys.argv) != 2:
        sys.stderr.write("Nennen Sie den Ordner für die Bilder: python -m tests.journeys.handbook ORDNER\n")
        return 2
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    with tempfile.TemporaryDirectory() as folder, served_demo(Path(folder)) as served, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        with context(browser, LOOKS[2]) as phone:
            page = phone.new_page()
            page.goto(f"{served.url}/")
            page.screenshot(path=target / "start-telefon.png")
        with context(browser, LOOKS[0]) as person:
            walk(person.new_page(), served, target)
            look(person.new_page(), served, target)
            furnish(person.new_page(), served, target)
            take(person.new_page(), served, target, Path(folder))
            work(person.new_page(), served, target)
            decide(person.new_page(), served, target)
            answer_for(person.new_page(), served, target)
            reckon(person.new_page(), served, target)
            network(person.new_page(), served, target)
        with context(browser, LOOKS[2]) as phone:
            keep_house(phone.new_page(), served, target)
            be_introduced(phone.new_page(), served, target)
        browser.close()
    return 0


def walk(page: Page, served: Served, target: Path) -> None:
    """Discover as a visitor: the shop window, the products, the map, a place, a thing, what was kept."""
    for name, path in (
        ("start", "/"),
        ("produkte", "/produkte/"),
        ("karte", "/karte/"),
        ("ort", "/orte/doebeln/"),
        ("produkt", "/produkte/wollplaid-striegis/"),
    ):
        page.goto(f"{served.url}{path}")
        page.screenshot(path=target / f"{name}.png")
    for path in ("/produkte/wollplaid-striegis/", "/betriebe/toepferei-anger/", "/betriebe/imkerei-lindenwinkel/"):
        page.goto(f"{served.url}{path}")
        page.locator("form.keeping button").first.click()
        page.wait_for_function("document.cookie.includes('merkliste')")
    page.goto(f"{served.url}/merkliste/")
    page.screenshot(path=target / "merkliste.png")


def furnish(page: Page, served: Served, target: Path) -> None:
    """Make the showcase the region's own: what it says of itself, and its colours; signed in as ``look`` left it."""
    for name, path in (("angaben", "/leitstand/region/"), ("gestaltung", "/leitstand/gestaltung/")):
        page.goto(f"{served.url}{path}")
        page.screenshot(path=target / f"{name}.png")


def look(page: Page, served: Served, target: Path) -> None:
    """Search as a visitor, narrow a list, search as staff, try synonyms before they are added."""
    page.goto(f"{served.url}/suche/?q=Honig")
    page.screenshot(path=target / "suche.png")
    page.goto(f"{served.url}/produkte/?q=Holz&altkreis=freiberg")
    page.screenshot(path=target / "suche-eingrenzen.png")
    page.goto(f"{served.url}/suche/?q=Bananen")
    page.screenshot(path=target / "suche-leer.png")
    sign_in(page, served, served.manager)
    for name, path in (("leitstand-suche", "/leitstand/suche/?q=holz"), ("synonyme", "/leitstand/synonyme/")):
        page.goto(f"{served.url}{path}")
        page.screenshot(path=target / f"{name}.png")
    page.goto(f"{served.url}/leitstand/synonyme/neu/")
    page.locator("main textarea").first.fill("Metzger, Wurstmacher\nSemmel, Rundstück")
    page.get_by_role("button", name="Ausprobieren").click()
    page.screenshot(path=target / "synonyme-neu.png")


def take(page: Page, served: Served, target: Path, folder: Path) -> None:
    """Bring the list, decide, take it in; a picture of each step."""
    page.goto(f"{served.url}{LIST}")
    page.get_by_label("Quelle", exact=True).select_option(label="eine neue Quelle")
    page.get_by_label("Name der neuen Quelle").fill("Innung Beispiel")
    page.get_by_label("Datei", exact=True).set_input_files(messy(folder))
    page.screenshot(path=target / "einlesen-hochladen.png")
    page.get_by_role("button", name="Hochladen und prüfen").click()
    page.wait_for_selector("#spalten", timeout=PATIENCE)
    for name in ("spalten", "vorschau", "doppelt", "einlesen"):
        part(page, page.locator(f"#{name}"), target / f"einlesen-{name}.png")
    waiting = page.url
    page.goto(f"{served.url}/leitstand/")
    page.screenshot(path=target / "leitstand.png")
    page.goto(waiting)
    page.get_by_label("derselbe: nur Leeres füllen").check()
    page.get_by_role("button", name="Entscheidungen speichern").click()
    page.wait_for_selector("#doppelt .m-ok", timeout=PATIENCE)
    page.locator("#einlesen .btn.full").click()
    page.get_by_role("heading", name="Ergebnis").wait_for(timeout=PATIENCE)
    page.screenshot(path=target / "einlesen-ergebnis.png")


def work(page: Page, served: Served, target: Path) -> None:
    """Call on firms, and see what they sent; signed in as ``look`` left it."""
    for name, listing, link in (
        ("aufruf", "/leitstand/aufrufe/", "Lieblingsstücke"),
        ("einreichung", "/leitstand/einreichungen/", "Filzerei"),
    ):
        page.goto(f"{served.url}{listing}")
        if name == "einreichung":
            page.screenshot(path=target / "einreichungen.png")
        page.locator("main table a", has_text=link).first.click()
        page.wait_for_load_state()
        page.screenshot(path=target / f"{name}.png")


def decide(page: Page, served: Served, target: Path) -> None:
    """What firms changed, two entries that may be one, many entries at once, one's own settings; signed in as ``look`` left it."""
    page.goto(f"{served.url}/leitstand/aenderungen/")
    page.locator(".shot img").wait_for(timeout=PATIENCE)
    page.screenshot(path=target / "aenderungen.png")
    page.goto(f"{served.url}/leitstand/doppelt/")
    page.get_by_role("link", name="Vergleichen").first.click()
    page.wait_for_load_state()
    page.screenshot(path=target / "doppelt-vergleichen.png")
    page.goto(f"{served.url}/leitstand/produkte/?wort=honig")
    page.get_by_label("der Auswahl").check()
    page.locator("select[name=handlung]").select_option("set_world:honig")
    page.get_by_role("button", name="Vorschau ansehen").click()
    page.wait_for_load_state()
    page.screenshot(path=target / "sammelaktion.png")
    page.goto(f"{served.url}/konto/einstellungen/")
    page.screenshot(path=target / "einstellungen.png")


def answer_for(page: Page, served: Served, target: Path) -> None:
    """Whether entries still hold, who is to be informed and how, who read what, lists and a circular; signed in as ``look`` left it."""
    for name, path in (
        ("aktualitaet", "/leitstand/aktualitaet/"),
        ("aktualitaet-anrufen", "/leitstand/aktualitaet/?stand=anrufen"),
        ("informationspflicht", "/leitstand/informationspflicht/"),
        ("zugriffe", "/leitstand/zugriffe/"),
    ):
        page.goto(f"{served.url}{path}")
        page.screenshot(path=target / f"{name}.png")
    page.goto(f"{served.url}/leitstand/informationspflicht/")
    page.get_by_role("button", name="ansehen und informieren").last.click()
    page.wait_for_load_state()
    page.screenshot(path=target / "informieren.png")
    page.goto(f"{served.url}/leitstand/verteiler/")
    page.locator("main table a").first.click()
    page.wait_for_load_state()
    page.screenshot(path=target / "verteiler.png")
    page.locator("main table a").first.click()
    page.wait_for_load_state()
    page.screenshot(path=target / "rundschreiben.png")


def reckon(page: Page, served: Served, target: Path) -> None:
    """The region in figures, where they come from, and what firms say they need; signed in as ``look`` left it."""
    for name, path in (("region", "/region/"), ("gemeinde", "/region/gemeinden/leisnig/")):
        page.goto(f"{served.url}{path}")
        page.screenshot(path=target / f"{name}.png")
    for name in ("branchen", "zeitreihe"):
        page.goto(f"{served.url}/region/{name}/")
        page.locator("main figure").first.screenshot(path=target / f"{name}.png")
    page.goto(f"{served.url}/leitstand/statistik/")
    page.locator("main table a").first.click()
    page.wait_for_load_state()
    page.screenshot(path=target / "statistik.png")
    page.goto(f"{served.url}/leitstand/umfragen/")
    page.locator("main a[href$='/ergebnis/']").last.click()
    page.wait_for_load_state()
    page.screenshot(path=target / "umfrage.png")


def keep_house(page: Page, served: Served, target: Path) -> None:
    """Look after a firm on the telephone: what is asked, and a form with a remark."""
    sign_in(page, served, served.logins[-1])
    page.goto(f"{served.url}/mein-betrieb/")
    page.screenshot(path=target / "mein-betrieb.png")
    page.locator("main a", has_text="Ansehen").first.click()
    page.wait_for_load_state()
    page.screenshot(path=target / "mein-eintrag.png")
    page.goto(f"{served.url}/mein-betrieb/")
    page.locator("main a[href*='/umfrage/']").first.click()
    page.wait_for_load_state()
    page.screenshot(path=target / "umfrage-telefon.png")
    page.goto(f"{served.url}/mein-betrieb/")
    page.get_by_role("link", name="Eintrag ansehen und antworten").click()
    page.wait_for_load_state()
    page.screenshot(path=target / "stimmt-es-noch.png")


def part(page: Page, place: Locator, path: Path) -> None:
    """One step of the page, with a little room around it."""
    box = place.bounding_box()
    if box is None:
        raise LookupError(f"{path.name}: the step is not on the page.")
    page.screenshot(
        path=path,
        full_page=True,
        clip={
            "x": max(0, box["x"] - MARGIN),
            "y": box["y"] + MARGIN,
            "width": box["width"] + 2 * MARGIN,
            "height": box["height"],
        },
    )


if __name__ == "__main__":
    sys.exit(main())
