"""A firm hangs up what it needs by a link on its phone, a subscriber is told, a visitor answers, the firm closes it with an order."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.journeys.beside import in_the_house
from tests.journeys.mails import Mails
from tests.journeys.pages import LOOKS, Watch, admit, axe, context, sideways
from tests.journeys.served import Served

FIRM, ADDRESS = "Weberei Talaue", "lena.beispiel@weberei-talaue.example.org"
TITLE = "Zwanzig Kisten für den Markt"
READER, VISITOR = "leserin@example.org", "jana@example.org"
LATER = "from produktschau.audit.record import System; from produktschau.exchange.actions.alerting import tell_all; from produktschau.lib.dates import now; tell_all(by=System('worker'), at=now())"
"""What the house does once a day."""
A_PERSON = 3500
"""Milliseconds: nobody writes a sentence in less, and the house knows."""
PLACE = re.compile(r"https?://[^/\s]+(/boerse/\S+/)")


def looked_at(page: Page, by: Page) -> None:
    """The page holds for everyone: nothing sticks out at the side, and no rule of accessibility is broken, which ``by``, that runs scripts, can tell."""
    assert list(sideways(page)) == []
    by.goto(page.url)
    assert list(axe(by)) == []


def a_day_passes(served: Served) -> None:
    """Run the daily job beside the house, in its folder and with its address."""
    in_the_house(served, LATER)


def test_a_need_finds_its_maker(browser: Browser, served: Served) -> None:
    mails, watch = Mails(served), Watch(served.url)
    with (
        context(browser, LOOKS[0]) as desk,
        context(browser, LOOKS[2], script=False) as phone,
        context(browser, LOOKS[0], script=False) as house,
    ):
        office, firm, visitor = desk.new_page(), phone.new_page(), house.new_page()
        for page in (office, firm, visitor):
            watch.on(page)

        visitor.goto(f"{served.url}/boerse/abo/")
        visitor.get_by_label("Ihre E-Mail").fill(READER)
        visitor.get_by_label("Nur mit diesen Worten").fill("Kiste")
        visitor.get_by_label("täglich").check()
        visitor.wait_for_timeout(A_PERSON)
        visitor.get_by_role("button", name="Bestellen").click()
        confirm = PLACE.search(mails.latest(READER, "Bitte bestätigen").text)
        assert confirm
        visitor.goto(f"{served.url}{confirm.group(1)}")
        visitor.get_by_role("button", name="Ja, bestätigen").click()
        expect(visitor.get_by_text("Bestätigt:")).to_be_visible()

        admit(office, served, served.manager)
        office.goto(f"{served.url}/leitstand/boerse/neu/")
        office.get_by_label("Betrieb", exact=True).fill(FIRM)
        office.get_by_role("button", name="Dem Betrieb nur den Link schicken").click()
        letter = mails.latest(ADDRESS, "Ihr Zugang zur Börse")

        firm.goto(f"{served.url}{letter.link}")
        looked_at(firm, office)
        firm.get_by_role("link", name="Etwas aushängen").click()
        firm.get_by_label("Wir suchen etwas").check()
        firm.get_by_label("Titel", exact=True).fill(TITLE)
        firm.get_by_label("Beschreibung", exact=True).fill("Stapelbar, aus Holz, für Tücher.")
        looked_at(firm, office)
        firm.get_by_role("button", name="Aushängen").click()
        expect(firm.get_by_text("Ausgehängt:")).to_be_visible()

        a_day_passes(served)
        told = mails.latest(READER, "Neu in der Börse")
        place = PLACE.search(told.text)
        assert (TITLE in told.subject, place is None, "List-Unsubscribe" in told.headers) == (True, False, True)

        assert place
        visitor.goto(f"{served.url}{place.group(1)}")
        looked_at(visitor, office)
        visitor.get_by_label("Ihre Antwort").fill("Solche Kisten bauen wir aus Fichte, zwanzig sind bis März fertig.")
        visitor.get_by_label("Ihr Name").fill("Jana Vogel")
        visitor.get_by_label("Ihre E-Mail").fill(VISITOR)
        visitor.wait_for_timeout(A_PERSON)
        visitor.get_by_role("button", name="Antwort senden").click()
        expect(visitor.get_by_role("heading", name="Ihre Antwort ist unterwegs")).to_be_visible()
        (answer,) = mails.awaited(f"Antwort auf Ihren Aushang „{TITLE}“", 1)
        assert (answer.headers["Reply-To"], "aus Fichte" in answer.words) == (VISITOR, True)

        firm.goto(f"{served.url}{answer.link}")
        expect(firm.get_by_text("aus Fichte")).to_be_visible()
        looked_at(firm, office)
        firm.get_by_label("ein Auftrag", exact=True).check()
        firm.get_by_role("button", name="Erledigt").click()
        expect(firm.get_by_text("Danke. Der Aushang ist erledigt")).to_be_visible()
        assert firm.get_by_role("button", name="Erledigt").count() == 0

        gone = visitor.goto(f"{served.url}{place.group(1)}")
        assert (gone.status if gone else 0, visitor.get_by_text("Stapelbar").count()) == (410, 0)
        office.goto(f"{served.url}/leitstand/boerse/?stand=done")
        office.get_by_role("link", name=TITLE).click()
        looked_at(office, office)
        office.get_by_role("link", name="Börse").last.click()
        office.wait_for_load_state()
        looked_at(office, office)
        assert [one for one in watch.findings if "410" not in one] == []
