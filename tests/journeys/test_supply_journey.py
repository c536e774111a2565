"""A firm says by its link whom it supplies, the other confirms by the link in its mail, and the product's page shows the chain."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.journeys.mails import Mails
from tests.journeys.pages import LOOKS, Watch, admit, context, throughout
from tests.journeys.served import Served

SUPPLIER, CUSTOMER = "Spielwarenwerkstatt Kreiselwerk", "Weberei Talaue"
MAILBOX = "kontakt@spielwarenwerkstatt-kreiselwerk.example.org"
PRODUCT, PAGE = "Geschirrtuch „Freitag“", "/produkte/geschirrtuch-freitag/"
WHAT = "Garnrollen aus Weißbuche"


def record_of(desk: Page, served: Served, name: str) -> None:
    """The firm's record at the desk."""
    desk.goto(f"{served.url}/leitstand/betriebe/?wort={name}")
    desk.locator("main tbody").get_by_role("link", name=name).first.click()
    expect(desk.locator("h1")).to_contain_text(name)


def told(phone: Page, home: str, other: str, what: str) -> None:
    """The firm says that it supplies another one."""
    phone.goto(home)
    phone.get_by_role("link", name="Wir liefern an …").click()
    phone.get_by_label("Name des anderen Betriebs").fill(other)
    phone.get_by_role("button", name="Suchen", exact=True).last.click()
    phone.get_by_role("link", name=other, exact=True).click()
    phone.get_by_label("Was wird geliefert?").fill(what)
    phone.get_by_label("alle, auch auf den öffentlichen Seiten").check()
    phone.get_by_role("button", name="Melden").click()
    expect(phone.get_by_text(re.compile(f"Wir fragen {other}"))).to_be_visible()


def test_two_firms_agree_by_their_links_and_everyone_sees_the_chain(browser: Browser, served: Served) -> None:
    mails = Mails(served)
    with context(browser, LOOKS[0]) as office, context(browser, LOOKS[2], script=False) as in_hand:
        desk, phone, watch = office.new_page(), in_hand.new_page(), Watch(served.url)
        watch.on(desk)
        watch.on(phone)
        admit(desk, served, served.manager)
        record_of(desk, served, SUPPLIER)
        desk.get_by_role("button", name="Den Betrieb nach Lieferungen fragen").click()
        expect(desk.get_by_text(f"Die Mail an {SUPPLIER} ist unterwegs.")).to_be_visible()

        home = served.url + mails.latest(MAILBOX, "Mit wem arbeiten Sie?").link
        told(phone, home, CUSTOMER, WHAT)
        asked = mails.awaited(WHAT, 1)[-1]
        phone.goto(served.url + PAGE)
        expect(phone.locator("main")).not_to_contain_text(WHAT)

        phone.goto(served.url + asked.link)
        phone.get_by_label("In welchem Ihrer Produkte steckt es?").select_option(label=PRODUCT)
        phone.get_by_label("alle, auch auf den öffentlichen Seiten").check()
        phone.get_by_role("button", name="Ja, das stimmt").click()
        expect(phone.get_by_text("jetzt von beiden Betrieben bestätigt")).to_be_visible()

        desk.goto(served.url + PAGE)
        parts = desk.locator("section[aria-labelledby=teile]")
        expect(parts).to_contain_text("Mit Teilen von …")
        expect(parts).to_contain_text(WHAT)
        assert parts.locator("svg.rail").count() == 2
        findings = list(throughout(desk))
        desk.goto(f"{served.url}/leitstand/lieferungen/?suche={WHAT}")
        findings += throughout(desk)
        desk.get_by_role("link", name=re.compile(f"^{WHAT}")).click()
        desk.wait_for_load_state()
        assert findings + list(throughout(desk)) + watch.findings == []


def test_a_dispute_is_shown_to_nobody_in_public(browser: Browser, served: Served) -> None:
    mails, what = Mails(served), "Kreisel als Beigabe"
    with context(browser, LOOKS[0]) as office, context(browser, LOOKS[2], script=False) as in_hand:
        desk, phone = office.new_page(), in_hand.new_page()
        admit(desk, served, served.manager)
        record_of(desk, served, SUPPLIER)
        desk.get_by_role("button", name="Den Betrieb nach Lieferungen fragen").click()
        told(phone, served.url + mails.latest(MAILBOX, "Mit wem arbeiten Sie?").link, CUSTOMER, what)
        phone.goto(served.url + mails.awaited(what, 1)[-1].link)
        phone.get_by_text("Nein, das stimmt nicht").click()
        phone.get_by_label("Was stimmt nicht?").fill("Wir verschenken keine Kreisel.")
        phone.get_by_role("button", name="Widersprechen").click()
        expect(phone.get_by_text("Öffentlich steht davon nichts")).to_be_visible()

        for path in ("/betriebe/weberei-talaue/", "/betriebe/spielwarenwerkstatt-kreiselwerk/"):
            phone.goto(served.url + path)
            expect(phone.locator("main")).not_to_contain_text(what)
        desk.goto(f"{served.url}/leitstand/")
        expect(desk.locator("main")).to_contain_text("Strittige Lieferbeziehungen")
        desk.goto(f"{served.url}/leitstand/lieferungen/?stand=strittig")
        desk.get_by_role("link", name=re.compile(f"^{what}")).click()
        expect(desk.get_by_text("Wir verschenken keine Kreisel.")).to_be_visible()
        assert list(throughout(desk)) == []
