"""A coordinator introduces two firms; both agree from the mail, without account and script; a month later one reports an order."""

from playwright.sync_api import Browser, Page, expect

from tests.journeys.beside import in_the_house
from tests.journeys.mails import Mails
from tests.journeys.pages import LOOKS, Watch, admit, context, throughout
from tests.journeys.served import Served

LATER = """
from datetime import timedelta
from produktschau.audit.record import System
from produktschau.lib.dates import now
from produktschau.relations.actions.outcomes import ask_outcomes
print(ask_outcomes(by=System("worker"), at=now() + timedelta(days=30, minutes=1)))
"""
"""What the daily job does, a month later."""
REASON = "Aus Spänen von Buche und Erle wird Räuchermehl."
FIRST, SECOND = "Fischzucht Quelltopf", "Tischlerei Ringmaser"
COORDINATOR = "netzwerk@"


def a_month_later(served: Served) -> int:
    """Let the house ask what came of introductions as it will in a month; return how many firms it asked."""
    return int(in_the_house(served, LATER).split()[-1])


def choose(page: Page, role: str, name: str) -> None:
    """Search one of the two firms and take the first that is found."""
    part = page.locator("section.chooser").filter(has=page.get_by_role("heading", name=role))
    part.get_by_label("Name des Betriebs").fill(name)
    part.get_by_role("button", name="Suchen").click()
    part.locator(".found a").first.click()
    page.wait_for_load_state()


def agree(page: Page, served: Served, path: str, email: str) -> None:
    """Say yes on the page of a personal link."""
    page.goto(f"{served.url}{path}")
    page.get_by_label("Name", exact=True).fill("Jana Vogel")
    page.get_by_label("E-Mail", exact=True).fill(email)
    page.get_by_label("Ich willige ein").check()
    page.get_by_role("button", name="Ja, bitte verbinden").click()


def test_two_firms_are_connected_and_one_reports_an_order(browser: Browser, served: Served) -> None:
    mails = Mails(served)
    login = next(one for one in served.logins if one[0].startswith(COORDINATOR))
    with context(browser, LOOKS[0]) as desk, context(browser, LOOKS[2], script=False) as phone:
        office, firm = desk.new_page(), phone.new_page()
        watch = Watch(served.url)
        watch.on(office)
        watch.on(firm)
        admit(office, served, login)
        office.goto(f"{served.url}/leitstand/vermittlungen/neu/")
        choose(office, "Erster Betrieb", FIRST)
        choose(office, "Zweiter Betrieb", SECOND)
        office.get_by_label("Warum die beiden zueinander passen").fill(REASON)
        office.get_by_role("button", name="Weiter zur Vorschau").click()
        expect(office.locator(".letter").first).to_contain_text(REASON)
        findings = list(throughout(office))
        office.get_by_role("button", name="Beide fragen").click()
        expect(office.get_by_text("Beide Betriebe sind gefragt.")).to_be_visible()
        page = office.url

        to_first = mails.awaited(f"Wir möchten Sie mit „{SECOND}“ bekannt machen", 1)[-1]
        to_second = mails.awaited(f"Wir möchten Sie mit „{FIRST}“ bekannt machen", 1)[-1]
        agree(firm, served, to_first.link, "fisch@example.org")
        expect(firm.get_by_text("Danke, Ihre Antwort ist gespeichert.")).to_be_visible()
        agree(firm, served, to_second.link, "tischler@example.org")
        expect(firm.get_by_text("fisch@example.org")).to_be_visible()
        connected = mails.awaited(f"Verbunden: Sie und „{SECOND}“", 1)[-1]
        assert "tischler@example.org" in connected.words

        assert a_month_later(served) == 2
        asked = mails.awaited(f"Was wurde aus dem Kontakt zu „{SECOND}“?", 1)[-1]
        firm.goto(f"{served.url}{asked.link}")
        firm.get_by_label("ein Auftrag").check()
        firm.get_by_role("button", name="Absenden").click()
        expect(firm.get_by_text("Danke, das ist gespeichert.")).to_be_visible()

        office.goto(f"{served.url}{asked.link}")
        findings += throughout(office)
        office.goto(page)
        findings += throughout(office)
        expect(office.get_by_text("Ergebnis: ein Auftrag")).to_be_visible()
        office.goto(f"{served.url}/leitstand/vermittlungen/?ergebnis=order")
        row = office.locator("main tbody tr").filter(has_text=f"{FIRST} und {SECOND}")
        expect(row).to_contain_text("ein Auftrag")
        assert findings + watch.findings == []
