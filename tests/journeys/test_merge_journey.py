"""The same firm stands twice. The office makes one of the two with everything that hangs on them, and takes it back: nothing is lost."""

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.pages import LOOKS, Watch, admit, axe, context, sideways
from tests.journeys.photographs import photograph
from tests.journeys.rows import Row, tables
from tests.journeys.served import Served

KEPT, GONE = "Anhängerbau Zugdeichsel GmbH", "Anhängerbau Zugdeichsel"
OLD = "/betriebe/anhaengerbau-zugdeichsel/"
PERSON, NOTE, PICTURE = "Frau Gerda Deichsel", "Fragt nach dem Rundgang", "Ein Anhänger steht offen vor der Halle."
DOMAINS = ("showcase_", "intake_", "outreach_", "claims_", "enquiries_", "mailings_", "upkeep_", "privacy_")
MOMENTS = ("changed_at", "imported", "showcase_merge", "showcase_viewcount", "showcase_favouritecount", "renditions")
"""What may differ: when something was written last, the memory of merges, visits counted meanwhile, files made meanwhile."""
EXPORTS = ("/leitstand/ausgeben/companies/tabelle.csv", "/leitstand/ausgeben/products/tabelle.csv")


def test_two_entries_become_one_and_two_again(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as office, context(browser, LOOKS[2]) as firm:
        desk, phone, watch = office.new_page(), firm.new_page(), Watch(served.url)
        watch.on(desk)
        admit(desk, served, served.manager)
        admit(phone, served, served.steward)
        key = hang_more_on(desk, served)
        write_anew(desk, served)
        exports, rows = taken_out(office, served), state(served)
        pages = owned(phone, served)
        assert len(pages) > 3

        compare(desk, served)
        look(desk)
        desk.get_by_role("button", name="Zusammenführen", exact=True).click()
        desk.get_by_text("90 Tage lang lässt es sich zurücknehmen.").first.wait_for()
        together(desk, served)
        assert [
            place.rpartition("/betriebe/")[2]
            for place in (landed(phone, served, OLD), landed(phone, served, f"/q/{key}"))
        ] == ["anhaengerbau-zugdeichsel-gmbh/"] * 2
        look(phone)
        assert owned(phone, served) == pages
        assert state(served) != rows

        take_back(desk, served)
        assert taken_out(office, served) == exports
        assert state(served) == rows
        assert landed(phone, served, OLD).endswith(OLD)
        assert owned(phone, served) == pages
        assert watch.findings == []


def hang_more_on(desk: Page, served: Served) -> str:
    """A person, a note, a picture on the firm that goes; gives its short key."""
    desk.goto(f"{served.url}/leitstand/betriebe/?wort=Zugdeichsel")
    desk.locator("main").get_by_role("link", name=GONE, exact=True).first.click()
    record = desk.url
    desk.locator("section", has=desk.locator("#teil-contacts")).get_by_text("Weiterer Eintrag").click()
    desk.fill("[name=contacts-0-name]", PERSON)
    desk.fill("[name=contacts-0-email]", "gerda@anhaengerbau-zugdeichsel.example.org")
    desk.get_by_role("button", name="Speichern", exact=True).click()
    desk.wait_for_load_state()
    desk.get_by_text("Bild hinzufügen").click()
    desk.set_input_files("input[name=file]", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": photograph()})
    desk.fill("main details [name=alt]", PICTURE)
    desk.fill("main details [name=credit]", "Probe")
    desk.get_by_role("button", name="Hochladen").click()
    key = record.rstrip("/").rpartition("/")[2]
    desk.goto(f"{served.url}/leitstand/kontakte/betrieb/{key}/")
    desk.get_by_label("Worum ging es?").fill(NOTE)
    desk.get_by_role("button", name="Notieren").click()
    desk.get_by_text(NOTE).first.wait_for()
    return key


def write_anew(desk: Page, served: Served) -> None:
    """Somebody enters the firm once more, and publishes it."""
    desk.goto(f"{served.url}/leitstand/betriebe/neu/")
    desk.fill("[name=name]", KEPT)
    desk.fill("[name=lead]", "Anhänger für Markt und Rad.")
    desk.fill("[name=phone]", "0171 39200 67")
    desk.locator("section", has=desk.locator("#teil-sites")).get_by_text("Weiterer Eintrag").click()
    desk.fill("[name=sites-0-place]", "Roßwein")
    desk.select_option("[name=sites-0-municipality]", label="Roßwein")
    desk.get_by_role("button", name="Als Entwurf anlegen").click()
    desk.get_by_role("button", name="Veröffentlichen").click()
    desk.get_by_text("Öffentlich seit").wait_for()


def compare(desk: Page, served: Served) -> None:
    """The house has noticed; what follows is named, and the firm entered last is to stay."""
    desk.goto(f"{served.url}/leitstand/doppelt/")
    look(desk)
    desk.locator("tr", has_text=KEPT).get_by_role("link", name="Vergleichen").click()
    status = desk.locator(".status")
    if f"„{GONE}“ (" not in status.inner_text().partition(" geht in ")[0]:
        desk.get_by_role("link", name="andersherum").click()
    expect(status).to_contain_text(f"geht in „{KEPT}“")
    expect(desk.locator("section", has_text="Was mitkommt").locator("li").first).to_be_visible()


def together(desk: Page, served: Served) -> None:
    """Everything hangs on the one that stayed."""
    key = desk.url.rstrip("/").rpartition("/")[2]
    expect(desk.locator("h1")).to_have_text(KEPT)
    expect(desk.locator("[name=contacts-0-name]")).to_have_value(PERSON)
    expect(desk.locator("main")).to_contain_text(PICTURE)
    expect(desk.locator("#zustaendige")).to_be_visible()
    expect(desk.locator("main")).to_contain_text("Kathrin Beispiel")
    desk.goto(f"{served.url}/leitstand/kontakte/betrieb/{key}/")
    expect(desk.locator("main")).to_contain_text(NOTE)
    desk.goto(f"{served.url}/leitstand/einreichungen/")
    desk.get_by_role("link", name="Beim Betrieb").click()
    expect(desk.locator("tr", has_text="Marktwagen „Sonnabend“")).to_contain_text(KEPT)
    desk.goto(f"{served.url}/leitstand/betriebe/?wort=Zugdeichsel")
    assert desk.locator("main").get_by_role("link", name=GONE, exact=True).count() == 0


def take_back(desk: Page, served: Served) -> None:
    """Make two of one again."""
    desk.goto(f"{served.url}/leitstand/zusammengefuehrt/")
    look(desk)
    desk.locator("tr", has_text=KEPT).get_by_role("button", name="Zurücknehmen").first.click()
    desk.get_by_text("ist wieder ein eigener Eintrag").wait_for()
    expect(desk.locator("h1")).to_have_text(GONE)


def taken_out(person: BrowserContext, served: Served) -> list[list[str]]:
    """The tables of companies and products as the office takes them out, without the column of changes."""
    return [sorted(person.request.get(f"{served.url}{path}").text().splitlines()) for path in EXPORTS]


def state(served: Served) -> dict[str, list[Row]]:
    """Every row that speaks of firms, of products and of what was said and decided with them."""
    return tables(served, DOMAINS, MOMENTS)


def owned(phone: Page, served: Served) -> list[str]:
    """What the steward is asked and finds at Mein Betrieb, whatever the firm is called."""
    phone.goto(f"{served.url}/mein-betrieb/")
    return sorted(told.replace(KEPT, GONE) for told in phone.locator("main h3, main li > a").all_inner_texts())


def landed(page: Page, served: Served, path: str) -> str:
    """Where an address leads."""
    page.goto(f"{served.url}{path}")
    return page.url


def look(page: Page) -> None:
    """The page holds for everyone: no rule of accessibility broken, nothing sticks out at the side."""
    assert [*axe(page), *sideways(page)] == []
