"""A firm answers a survey on its phone and changes its mind; the office sees the number grow by one, and opens it."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.journeys.pages import LOOKS, Watch, admit, context, throughout
from tests.journeys.served import Served

NEED = "Fachkräfte finden und halten"
OTHER = "eine Nachfolge für den Betrieb"


def answered(page: Page, served: Served) -> tuple[int, int]:
    """How many firms answered the running survey, and how many of them named the need."""
    page.goto(f"{served.url}/leitstand/umfragen/")
    page.locator("main a[href$='/ergebnis/']").first.click()
    page.wait_for_load_state()
    firms = re.search(r"(\d+) Betriebe?\s+von", page.locator("main").inner_text())
    assert firms
    named = page.locator(".line").filter(has=page.get_by_text(NEED, exact=True)).locator(".count").last.inner_text()
    return int(firms[1]), int(named.split()[0])


def test_a_firm_answers_on_its_phone_and_the_office_sees_it(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as desk, context(browser, LOOKS[2], script=False) as phone:
        office, firm = desk.new_page(), phone.new_page()
        watch = Watch(served.url)
        watch.on(office)
        watch.on(firm)
        admit(office, served, served.manager)
        before = answered(office, served)
        admit(firm, served, served.logins[-1])
        firm.goto(f"{served.url}/mein-betrieb/")
        firm.get_by_role("link", name="Zu den Fragen").click()
        firm.get_by_label(NEED).check()
        firm.get_by_role("button", name="Antworten absenden").click()
        expect(firm.get_by_text("Danke, Ihre Antworten sind gespeichert.")).to_be_visible()
        assert answered(office, served) == (before[0] + 1, before[1] + 1)
        firm.get_by_label(NEED).uncheck()
        firm.get_by_label(OTHER).check()
        firm.get_by_role("button", name="Änderungen speichern").click()
        expect(firm.get_by_label(OTHER)).to_be_checked()
        assert answered(office, served) == (before[0] + 1, before[1])
        office.get_by_role("link", name=re.compile(r"^\d+ Betriebe$")).first.click()
        office.wait_for_load_state()
        assert office.locator("main tbody tr").count() == before[0] + 1
        assert list(throughout(office)) == []
        assert watch.findings == []
