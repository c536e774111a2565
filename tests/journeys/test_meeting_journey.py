"""A firm is invited by mail and registers two people on its phone without JavaScript; another waits, and moves up when the first cancels."""

from playwright.sync_api import Browser, Page, expect

from tests.journeys.mails import Letter, Mails
from tests.journeys.pages import LOOKS, Watch, admit, context, throughout
from tests.journeys.served import Served

TITLE = "Probetreff in der Werkhalle"


def announced(desk: Page, served: Served) -> str:
    """The office drafts a meeting with two places and announces it; gives its address at the desk."""
    desk.goto(f"{served.url}/leitstand/treffen/neu/")
    desk.get_by_label("Netzwerk Industrie").check()
    desk.get_by_label("Titel", exact=True).fill(TITLE)
    desk.get_by_label("Beginn").fill("2031-01-07T17:00")
    desk.get_by_label("Ende").fill("2031-01-07T20:00")
    desk.get_by_label("Ort", exact=True).fill("Werkhalle")
    desk.locator("#id_capacity").fill("2")
    desk.locator("#id_item-1-title").fill("Rundgang")
    desk.get_by_role("button", name="Als Entwurf anlegen").click()
    desk.get_by_role("button", name="Ankündigen").click()
    expect(desk.get_by_text("Das Treffen ist angekündigt.")).to_be_visible()
    return desk.url


def registered(phone: Page, served: Served, letter: Letter, *names: str) -> None:
    """A firm opens the link of its mail and sends these names."""
    phone.goto(f"{served.url}{letter.link}")
    for number, name in enumerate(names, start=1):
        phone.locator(f"#id_people-{number}-name").fill(name)
    phone.get_by_role("button", name="Anmelden", exact=True).click()
    phone.wait_for_load_state()


def test_a_firm_waits_and_moves_up_when_another_cancels(browser: Browser, served: Served) -> None:
    mails = Mails(served)
    with context(browser, LOOKS[2], script=False) as in_hand, context(browser, LOOKS[0]) as office:
        phone, desk, watch = in_hand.new_page(), office.new_page(), Watch(served.url)
        watch.on(phone)
        watch.on(desk)
        admit(desk, served, served.manager)
        page = announced(desk, served)
        desk.get_by_role("button", name="Einladen").click()
        first, second = mails.awaited(f"Einladung: {TITLE}", 2)[:2]

        registered(phone, served, first, "Anna Beispiel", "Bert Beispiel")
        expect(phone.get_by_text("Sie sind angemeldet.").first).to_be_visible()
        registered(phone, served, second, "Cleo Beispiel")
        expect(phone.get_by_text("Sie stehen auf der Warteliste.").first).to_be_visible()
        assert mails.latest(second.to, "Auf der Warteliste").link

        desk.goto(f"{page}anmeldung/?stand=wartet")
        expect(desk.locator("main tbody tr")).to_have_count(1)
        assert list(throughout(desk)) == []

        phone.goto(f"{served.url}{first.link}")
        phone.get_by_role("button", name="Passt nicht mehr").click()
        expect(phone.get_by_text("Aus Ihrem Betrieb kommt niemand.").first).to_be_visible()
        assert mails.latest(second.to, "Sie sind dabei").link == second.link
        phone.goto(f"{served.url}{second.link}")
        expect(phone.get_by_text("Sie sind angemeldet.").first).to_be_visible()

        desk.goto(f"{page}bearbeiten/")
        findings = list(throughout(desk))
        desk.goto(f"{served.url}/treffen/probetreff-in-der-werkhalle/")
        findings += throughout(desk)
        assert findings + watch.findings == []
