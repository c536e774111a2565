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


def test_the_office_drafts_a_survey(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as desk:
        page, watch = desk.new_page(), Watch(served.url)
        watch.on(page)
        admit(page, served, served.manager)
        page.goto(f"{served.url}/leitstand/umfragen/neu/")
        page.get_by_label("Titel").fill("Was fehlt im Winter?")
        page.get_by_label("Einleitung").fill("Wir fragen, was Ihnen im Winter fehlt.")
        page.get_by_label("Wozu Sie fragen").fill("Damit wir das Treffen im Januar vorbereiten.")
        page.get_by_label("Beginnt am").fill("2031-01-07")
        page.get_by_label("Endet am").fill("2031-01-31")
        page.get_by_role("button", name="Als Entwurf anlegen").click()
        expect(page.locator("h1")).to_contain_text("Was fehlt im Winter?")
        draft = page.url
        findings = list(throughout(page))
        page.goto(f"{draft}bearbeiten/")
        findings += throughout(page)
        page.goto(f"{draft}fragen/neu/")
        findings += throughout(page)
        page.goto(draft)
        page.locator(".asked .words a").first.click()
        page.wait_for_load_state()
        findings += throughout(page)
        assert findings + watch.findings == []
