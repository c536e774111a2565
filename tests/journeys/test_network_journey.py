"""A firm asks to join a network by its personal link, without an account; who coordinates it accepts; then everybody finds it there."""

import re
import time

from playwright.sync_api import Browser, Page, expect

from tests.journeys.mails import Mails
from tests.journeys.pages import LOOKS, Watch, admit, context, throughout
from tests.journeys.served import Served

FIRM, ADDRESS = "Fischzucht Quelltopf", "kontakt@fischzucht-quelltopf.example.org"
NETWORK = "netzwerk-industrie"
FORM_RIPENS = 3100
"""Milliseconds after which a form may come back: what is faster is taken for a machine's."""
PATIENCE = 90
"""Seconds the indexer has."""


def coordinated(desk: Page, served: Served) -> None:
    """Somebody coordinates the network."""
    desk.goto(f"{served.url}/leitstand/netze/")
    desk.get_by_role("link", name="Netzwerk Industrie").click()
    desk.get_by_role("link", name="Koordination").click()
    desk.wait_for_load_state()
    if not desk.locator("main tbody tr", has_text="heute").count():
        desk.get_by_label("Person").select_option(index=1)
        desk.get_by_role("button", name="Benennen").click()
        desk.get_by_text("Benannt.").wait_for()


def found(page: Page, served: Served) -> bool:
    """Whether the list of firms, narrowed to the network, names the firm."""
    page.goto(f"{served.url}/betriebe/?netzwerk={NETWORK}")
    return page.get_by_role("link", name=FIRM).count() > 0


def test_a_firm_joins_a_network_and_is_found_in_it(browser: Browser, served: Served) -> None:
    mails = Mails(served)
    with context(browser, LOOKS[2], script=False) as in_hand, context(browser, LOOKS[0]) as office:
        phone, desk, watch = in_hand.new_page(), office.new_page(), Watch(served.url)
        watch.on(phone)
        watch.on(desk)
        admit(desk, served, served.manager)
        coordinated(desk, served)

        phone.goto(f"{served.url}/netzwerke/")
        phone.get_by_role("link", name="Netzwerk Industrie").click()
        phone.get_by_role("link", name="Mitmachen").click()
        phone.get_by_label("Name des Betriebs").fill(FIRM)
        phone.wait_for_timeout(FORM_RIPENS)
        phone.get_by_role("button", name="Link zuschicken").click()
        expect(phone.get_by_role("heading", name="Sehen Sie in Ihr Postfach")).to_be_visible()

        phone.goto(f"{served.url}{mails.latest(ADDRESS, 'Ihr Weg ins Netzwerk').link}")
        phone.get_by_label("Wir stimmen der Vereinbarung zu").check()
        phone.get_by_label("Möchten Sie uns etwas dazu sagen?").fill("Wir suchen wen, der Becken schweißt.")
        phone.get_by_role("button", name="Anfragen").click()
        expect(phone.get_by_role("heading", name="Ihre Anfrage liegt uns vor")).to_be_visible()

        with context(browser, LOOKS[0]) as theirs:
            coordinator = theirs.new_page()
            admit(coordinator, served, served.logins[1])
            coordinator.goto(f"{served.url}/leitstand/netze/anfragen/")
            row = coordinator.locator("main tr", has_text=FIRM).filter(has_text="Industrie")
            expect(row).to_contain_text("Becken schweißt")
            row.get_by_role("link", name=FIRM).click()
            coordinator.get_by_role("button", name="Aufnehmen").click()
            expect(coordinator.get_by_text("Der Betrieb ist Mitglied")).to_be_visible()
            assert list(throughout(coordinator)) == []

        assert "Willkommen" in mails.latest(ADDRESS, "Willkommen").subject
        phone.goto(f"{served.url}/netzwerke/{NETWORK}/")
        expect(phone.locator("#mitglieder").locator("xpath=ancestor::section")).to_contain_text(FIRM)
        until = time.monotonic() + PATIENCE
        while not found(phone, served):
            assert time.monotonic() < until
            time.sleep(1)
        phone.get_by_role("link", name=FIRM).first.click()
        expect(phone.get_by_role("link", name=re.compile("Netzwerk Industrie")).first).to_be_visible()
        assert watch.findings == []
