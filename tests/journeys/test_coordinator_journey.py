"""A coordinator runs a meeting from the invitation to the minutes without leaving the program."""

from playwright.sync_api import Browser, Page, expect

from tests.journeys.beside import THE_DAY_COMES, THE_MORNING_COMES, in_the_house
from tests.journeys.mails import Mails
from tests.journeys.pages import LOOKS, Watch, admit, context, throughout
from tests.journeys.served import Served

NETWORK, MEETING = "Netzwerk Regionales Bauen", "RegioTreff „Fuge und Falz“"
FIRMS = ("Klempnerei Blechschere", "Ziegelei Rotgrund", "Fensterbau Kastenlicht")


def tab(desk: Page, name: str) -> None:
    """Go to one of the tabs of the meeting."""
    desk.locator("main nav a", has_text=name).first.click()
    desk.wait_for_load_state()


def invites(desk: Page, served: Served) -> None:
    """Draft, announce, choose whom, invite."""
    desk.goto(f"{served.url}/leitstand/treffen/")
    desk.get_by_role("link", name="Treffen anlegen").click()
    desk.get_by_label(NETWORK).check()
    desk.get_by_label("Titel", exact=True).fill(MEETING)
    desk.get_by_label("Beginn").fill("2031-05-06T17:00")
    desk.get_by_label("Ende").fill("2031-05-06T20:00")
    desk.get_by_label("Ort", exact=True).fill("Dachboden")
    desk.locator("#id_item-1-title").fill("Begrüßung")
    desk.get_by_role("button", name="Als Entwurf anlegen").click()
    desk.get_by_role("button", name="Ankündigen").click()
    desk.get_by_role("button", name="Einladen").click()


def registers(desk: Page) -> None:
    """Take three registrations on the telephone."""
    for name in FIRMS:
        desk.get_by_label("Betrieb oder angemeldete Person").fill(name)
        desk.get_by_role("button", name="Suchen").click()
        desk.locator(".found-firms a").first.click()
        desk.locator("#id_people-1-name").fill("Erika Beispiel")
        desk.get_by_role("button", name="Anmelden", exact=True).click()
        expect(desk.locator("main tbody tr", has_text=name)).to_be_visible()


def ticks(desk: Page) -> None:
    """Two of three came, one firm more came without a word; then the attendance is closed."""
    for name in (*FIRMS[:2], "Dachhof Schieferblick"):
        desk.locator("#id_wer").fill(name)
        expect(desk.get_by_role("option", name=name).first).to_be_visible()
        desk.keyboard.press("Enter")
        expect(desk.locator("main tbody tr", has_text=name).first).to_be_visible()
    desk.reload()
    desk.get_by_role("button", name="Anwesenheit abschließen").click()
    expect(desk.get_by_text("Nicht erschienen: 1")).to_be_visible()


def test_a_meeting_is_run_from_the_invitation_to_the_minutes(browser: Browser, served: Served) -> None:
    mails = Mails(served)
    with context(browser, LOOKS[0]) as office, context(browser, LOOKS[2], script=False) as in_hand:
        desk, phone, watch = office.new_page(), in_hand.new_page(), Watch(served.url)
        watch.on(desk)
        watch.on(phone)
        admit(desk, served, served.logins[1])
        invites(desk, served)
        assert len(mails.awaited(f"Einladung: {MEETING}", 10)) >= 10
        tab(desk, "Anmeldung")
        registers(desk)
        tab(desk, "Anwesenheit")
        desk.get_by_role("link", name="Listen und Schilder drucken").click()
        desk.wait_for_load_state()
        papers = desk.locator("main a[href$='.pdf'], main form[action*='papiere'] button, main form button")
        assert papers.count() >= 2
        desk.go_back()

        in_the_house(served, THE_DAY_COMES.format(title=MEETING))
        desk.reload()
        ticks(desk)
        findings = list(throughout(desk))
        tab(desk, "Umfrage")
        desk.get_by_role("button", name="Entwurf der Umfrage anlegen").click()
        desk.get_by_role("button", name="Umfrage öffnen").click()
        in_the_house(served, THE_MORNING_COMES.format(title=MEETING))
        # One of the three said in an earlier survey that it wants no more of them.
        asked = mails.awaited("Wie war es?", 2)
        tab(desk, "Niederschrift")
        desk.locator("form.minutes textarea").fill("Besprochen wurden Fugen.\n\n- Falz von beiden Seiten")
        desk.locator("form.minutes input[type=radio]").first.check()
        desk.get_by_role("button", name="Speichern").click()
        desk.get_by_role("button", name="Niederschrift herausgeben").click()
        expect(desk.get_by_text("herausgegeben").first).to_be_visible()
        findings += throughout(desk)

        letter = mails.awaited("Niederschrift", 3)[-1]
        phone.goto(f"{served.url}{letter.link}")
        expect(phone.get_by_text("Falz von beiden Seiten")).to_be_visible()
        phone.get_by_role("button", name="Ja, wir waren dabei").click()
        phone.goto(f"{served.url}{asked[-1].link}")
        expect(phone.get_by_role("heading").first).to_be_visible()
        assert findings + watch.findings == []
