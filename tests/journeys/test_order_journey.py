"""One firm's way from its first request to the figure for the funder: it joins, offers, is introduced, waits for a place, is there, reports an order."""

from playwright.sync_api import Browser, Page, expect

from tests.journeys.beside import THE_DAY_COMES, in_the_house
from tests.journeys.mails import Mails
from tests.journeys.pages import LOOKS, Watch, admit, axe, context
from tests.journeys.served import Served

FIRM, ADDRESS = "Bootsbau Teichspant", "kontakt@bootsbau-teichspant.example.org"
OTHER, THEIRS = "Gärtnerei Beetwerk", "kontakt@gaertnerei-beetwerk.example.org"
THIRD = "Seilerei Schellenberg"
NETWORK, OFFER, MEETING = "Netzwerk Lieblingsstücke", "Pflanzkästen aus Bootssperrholz", "RegioTreff „Wasser und Beet“"
A_PERSON = 3500
"""Milliseconds: nobody fills a form in less, and the house knows."""
A_MONTH_PASSES = """
from datetime import timedelta
from produktschau.audit.record import System
from produktschau.lib.dates import now
from produktschau.relations.actions.outcomes import ask_outcomes
ask_outcomes(by=System("worker"), at=now() + timedelta(days=30, minutes=1))
"""
"""What the daily job does, a month later."""


def joins(phone: Page, desk: Page, served: Served, mails: Mails) -> None:
    """The firm asks by its personal link; the coordinator takes it in."""
    phone.goto(f"{served.url}/netzwerke/netzwerk-lieblingsstuecke/mitmachen/")
    phone.get_by_label("Name des Betriebs").fill(FIRM)
    phone.wait_for_timeout(A_PERSON)
    phone.get_by_role("button", name="Link zuschicken").click()
    phone.goto(f"{served.url}{mails.latest(ADDRESS, 'Ihr Weg ins Netzwerk').link}")
    phone.get_by_label("Wir stimmen der Vereinbarung zu").check()
    phone.get_by_role("button", name="Anfragen").click()
    desk.goto(f"{served.url}/leitstand/netze/anfragen/")
    desk.locator("main tr", has_text=FIRM).get_by_role("link", name=FIRM).click()
    desk.get_by_role("button", name="Aufnehmen").click()
    expect(desk.get_by_text("Der Betrieb ist Mitglied")).to_be_visible()


def offers(phone: Page, desk: Page, served: Served, mails: Mails) -> None:
    """The firm hangs up what it has to give, by a link the office sends it."""
    desk.goto(f"{served.url}/leitstand/boerse/neu/")
    desk.get_by_label("Betrieb", exact=True).fill(FIRM)
    desk.get_by_role("button", name="Dem Betrieb nur den Link schicken").click()
    phone.goto(f"{served.url}{mails.latest(ADDRESS, 'Ihr Zugang zur Börse').link}")
    phone.get_by_role("link", name="Etwas aushängen").click()
    phone.get_by_label("Wir bieten etwas").check()
    phone.get_by_label("Titel", exact=True).fill(OFFER)
    phone.get_by_label("Beschreibung", exact=True).fill("Wasserfest verleimt, aus Resten vom Bootsbau.")
    phone.get_by_role("button", name="Aushängen").click()
    expect(phone.get_by_text("Ausgehängt:")).to_be_visible()


def is_introduced(phone: Page, desk: Page, served: Served, mails: Mails) -> str:
    """The coordinator connects two firms of different sectors; both agree by link. Gives the introduction's page."""
    desk.goto(f"{served.url}/leitstand/vermittlungen/neu/")
    for role, name in (("Erster Betrieb", FIRM), ("Zweiter Betrieb", OTHER)):
        part = desk.locator("section.chooser").filter(has=desk.get_by_role("heading", name=role))
        part.get_by_label("Name des Betriebs").fill(name)
        part.get_by_role("button", name="Suchen").click()
        part.locator(".found a").first.click()
        desk.wait_for_load_state()
    desk.get_by_label("Warum die beiden zueinander passen").fill("Der eine baut Kästen, der andere füllt sie.")
    desk.get_by_label("Netzwerk").select_option(label=NETWORK)
    desk.get_by_role("button", name="Weiter zur Vorschau").click()
    desk.get_by_role("button", name="Beide fragen").click()
    expect(desk.get_by_text("Beide Betriebe sind gefragt.")).to_be_visible()
    for to, name in ((ADDRESS, OTHER), (THEIRS, FIRM)):
        phone.goto(f"{served.url}{mails.latest(to, f'Wir möchten Sie mit „{name}“ bekannt machen').link}")
        phone.get_by_label("Name", exact=True).fill("Jana Vogel")
        phone.get_by_label("E-Mail", exact=True).fill(to)
        phone.get_by_label("Ich willige ein").check()
        phone.get_by_role("button", name="Ja, bitte verbinden").click()
    expect(phone.get_by_text(ADDRESS)).to_be_visible()
    return desk.url


def meets(phone: Page, desk: Page, served: Served, mails: Mails) -> None:
    """The firm registers, waits, moves up when another cancels, and is ticked from the paper afterwards."""
    desk.goto(f"{served.url}/leitstand/treffen/neu/")
    desk.get_by_label(NETWORK).check()
    desk.get_by_label("Titel", exact=True).fill(MEETING)
    desk.get_by_label("Beginn").fill("2031-03-04T17:00")
    desk.get_by_label("Ende").fill("2031-03-04T20:00")
    desk.get_by_label("Ort", exact=True).fill("Bootshalle")
    desk.locator("#id_capacity").fill("1")
    desk.get_by_role("button", name="Als Entwurf anlegen").click()
    desk.get_by_role("button", name="Ankündigen").click()
    expect(desk.get_by_text("Das Treffen ist angekündigt.")).to_be_visible()
    page = desk.url
    desk.get_by_role("button", name="Einladen").click()
    letter = mails.latest(ADDRESS, f"Einladung: {MEETING}")
    desk.goto(f"{page}anmeldung/")
    desk.get_by_label("Betrieb oder angemeldete Person").fill(THIRD)
    desk.get_by_role("button", name="Suchen").click()
    desk.locator(".found-firms a").first.click()
    desk.locator("#id_people-1-name").fill("Elke Beispiel")
    desk.get_by_role("button", name="Anmelden", exact=True).click()
    expect(desk.locator("main tbody tr", has_text=THIRD)).to_be_visible()

    phone.goto(f"{served.url}{letter.link}")
    phone.locator("#id_people-1-name").fill("Jana Vogel")
    phone.get_by_role("button", name="Anmelden", exact=True).click()
    expect(phone.get_by_text("Sie stehen auf der Warteliste.").first).to_be_visible()
    desk.locator("main tbody tr", has_text=THIRD).get_by_role("button").click()
    desk.wait_for_load_state()
    assert mails.latest(ADDRESS, "Sie sind dabei").link == letter.link

    in_the_house(served, THE_DAY_COMES.format(title=MEETING))
    desk.goto(f"{page}anwesenheit/")
    for name in (FIRM, OTHER):
        desk.locator("#id_wer").fill(name)
        expect(desk.get_by_role("option", name=name).first).to_be_visible()
        desk.keyboard.press("Enter")
        expect(desk.locator("main tbody tr", has_text=name).first).to_be_visible()


def reports_an_order(phone: Page, served: Served, mails: Mails) -> None:
    """A month later the house asks what came of it, and the firm answers by the link."""
    in_the_house(served, A_MONTH_PASSES)
    phone.goto(f"{served.url}{mails.latest(ADDRESS, f'Was wurde aus dem Kontakt zu „{OTHER}“?').link}")
    phone.get_by_label("ein Auftrag").check()
    phone.get_by_role("button", name="Absenden").click()
    expect(phone.get_by_text("Danke, das ist gespeichert.")).to_be_visible()


def figure(desk: Page, name: str) -> None:
    """Open the number of a figure of the present quarter, as the ledger shows it."""
    row = desk.locator("main tr").filter(has=desk.get_by_role("rowheader", name=name, exact=False)).first
    row.get_by_role("link").first.click()
    desk.wait_for_load_state()


def test_a_firm_goes_from_its_first_request_to_the_figure(browser: Browser, served: Served) -> None:
    mails = Mails(served)
    with context(browser, LOOKS[2], script=False) as in_hand, context(browser, LOOKS[0]) as office:
        phone, desk, watch = in_hand.new_page(), office.new_page(), Watch(served.url)
        watch.on(phone)
        watch.on(desk)
        admit(desk, served, served.logins[1])
        joins(phone, desk, served, mails)
        offers(phone, desk, served, mails)
        introduction = is_introduced(phone, desk, served, mails)
        meets(phone, desk, served, mails)
        reports_an_order(phone, served, mails)

        desk.goto(f"{served.url}/leitstand/netze/zahlen/")
        assert list(axe(desk)) == []
        figure(desk, "davon ein Auftrag")
        row = desk.locator("main tbody tr, main li").filter(has_text=FIRM).filter(has_text=OTHER)
        row.get_by_role("link").first.click()
        desk.wait_for_load_state()
        assert desk.url == introduction
        expect(desk.get_by_text("Ergebnis: ein Auftrag")).to_be_visible()
        for name in ("neue Mitglieder", "verschiedene Betriebe", "erstmals dabei"):
            desk.goto(f"{served.url}/leitstand/netze/zahlen/")
            figure(desk, name)
            expect(desk.locator("main").get_by_role("link", name=FIRM).first).to_be_visible()
        desk.goto(f"{served.url}/leitstand/kontakte/")
        assert watch.findings == []
