"""Somebody claims an entry the office imported, shows it at the firm's own address, and finds the firm's pages once the office agrees."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.journeys.invited import accept
from tests.journeys.mails import Mails
from tests.journeys.pages import LOOKS, Watch, admit, axe, context, sideways
from tests.journeys.served import Served

FORM_RIPENS = 3100
"""Milliseconds after which a form may come back: what is faster is taken for a machine's."""
POTTER, POTTERY = "lena.anger@toepferei-anger.example.org", "toepferei-anger"
FLOOR_LAYER, FLOORS = "jule.korn@post.example.net", "terrazzowerkstatt-schleifkorn"
FREE_MAILER = "t.anger@web.de"
CODE = re.compile(r"\b[0-9A-Z]{4}[-\xad][0-9A-Z]{4}\b")
"""A file gives the same sign for both hyphens of its font."""


def test_a_claim_is_shown_by_a_mail_to_the_firms_domain_and_the_steward_finds_the_firm(
    browser: Browser, served: Served
) -> None:
    mails = Mails(served)
    with context(browser, LOOKS[2]) as in_hand, context(browser, LOOKS[0]) as office:
        phone, desk, watch = in_hand.new_page(), office.new_page(), Watch(served.url)
        watch.on(phone)
        admit(desk, served, served.manager)
        claimed(phone, served, POTTERY, "Lena Anger", POTTER)
        look(phone)

        link = mails.latest(POTTER, "Ihr Betrieb?").link
        opened(phone, served, link)
        assert standing(desk, served, "Lena Anger") == "wartet auf den Nachweis"
        phone.get_by_role("button", name="Ja, das war ich").click()
        phone.get_by_text("Danke, Ihre Adresse ist bestätigt.").wait_for()
        look(phone)
        assert standing(desk, served, "Lena Anger") == "wartet auf die Entscheidung"

        look(desk)
        expect(desk.get_by_text("Link geöffnet")).to_be_visible()
        desk.get_by_role("button", name="Annehmen").click()
        desk.get_by_text("Angenommen. Die Person spricht jetzt für den Betrieb").wait_for()

        assert "für Töpferei Anger zuständig" in mails.latest(POTTER, "Sie sprechen").words
        accept(phone, served, mails, POTTER)
        phone.goto(f"{served.url}/mein-betrieb/")
        expect(phone.locator("main")).to_contain_text("Töpferei Anger")
        look(phone)
        assert watch.findings == []
        answer = phone.goto(f"{served.url}{link}")
        assert answer is not None
        assert answer.status == 404


def test_a_claim_is_shown_by_the_code_of_a_letter_and_wrong_codes_are_refused(
    browser: Browser, served: Served, tmp_path: Path
) -> None:
    mails = Mails(served)
    with context(browser, LOOKS[2]) as in_hand, context(browser, LOOKS[0]) as office:
        phone, desk = in_hand.new_page(), office.new_page()
        admit(desk, served, served.manager)
        claimed(phone, served, FLOORS, "Jule Korn", FLOOR_LAYER)
        assert mails.sent(to=FLOOR_LAYER) == []

        address, code = printed(desk, served, "Jule Korn", tmp_path)
        opened(phone, served, address)
        for typed in ("AAAA-BBBB", "", code[:-1], f"{code}X"):
            assert tried(phone, typed) == "Dieser Code passt nicht oder gilt nicht mehr."
        assert standing(desk, served, "Jule Korn") == "wartet auf den Nachweis"
        expect(desk.get_by_text("3 von 5")).to_be_visible()
        assert tried(phone, f" {code[:4].lower()} {code[-4:].lower()} ") == "Der Code stimmt"
        look(phone)

        assert standing(desk, served, "Jule Korn") == "wartet auf die Entscheidung"
        desk.get_by_role("button", name="Annehmen").click()
        desk.get_by_text("Angenommen.").wait_for()
        accept(phone, served, mails, FLOOR_LAYER)
        phone.goto(f"{served.url}/mein-betrieb/")
        expect(phone.locator("main")).to_contain_text("Terrazzowerkstatt Schleifkorn")
        opened(phone, served, address)
        assert tried(phone, code) == "Dieser Code passt nicht oder gilt nicht mehr."


def test_a_stranger_proves_nothing_and_learns_nothing(browser: Browser, served: Served, tmp_path: Path) -> None:
    mails = Mails(served)
    with context(browser, LOOKS[2]) as in_hand, context(browser, LOOKS[0]) as office:
        phone, desk = in_hand.new_page(), office.new_page()
        admit(desk, served, served.manager)
        claimed(phone, served, "metallbau-glutnaht", "Toni Trick", FREE_MAILER)
        own = phone.locator("main").inner_text()
        claimed(phone, served, "anhaengerbau-zugdeichsel", "Toni Trick", FREE_MAILER)
        with_steward = phone.locator("main").inner_text()
        assert with_steward == own
        assert mails.latest(served.steward[0], "Jemand möchte").words.count("Toni Trick") == 1

        assert mails.sent(to=FREE_MAILER) == []

        address, code = printed(desk, served, "Toni Trick", tmp_path)
        opened(phone, served, address)
        wrong = [tried(phone, "KKKK-KKKK") for _ in range(5)]
        after = tried(phone, code)
        opened(phone, served, "/anspruch/ZZZZZZ/")
        assert {*wrong, after, tried(phone, code)} == {"Dieser Code passt nicht oder gilt nicht mehr."}
        assert standing(desk, served, "Toni Trick", "?stand=entschieden") == "verfallen"

        desk.goto(f"{served.url}/leitstand/ansprueche/")
        desk.locator("tr", has_text="Toni Trick").get_by_role("link").first.click()
        desk.get_by_role("button", name="Annehmen").click()
        desk.get_by_text("Ein Nachweis fehlt. Schreiben").wait_for()
        look(desk)
        desk.get_by_label("Grund").fill("Im Betrieb kennt Sie niemand.")
        desk.get_by_role("button", name="Ablehnen").click()
        desk.get_by_text("Abgelehnt. Die Person bekommt eine Mail").wait_for()
        told = mails.latest(FREE_MAILER, "Ihre Meldung zu").words
        assert "Der Grund: Im Betrieb kennt Sie niemand." in told
        assert [one.subject for one in mails.sent(to=FREE_MAILER) if "Konto" in one.subject] == []

        assert sent_form(phone, served, "anhaengerbau-zugdeichsel", "Toni Trick", FREE_MAILER) == 422
        phone.get_by_text("nehmen wir gerade keine Meldung über das Formular an").wait_for()


def claimed(page: Page, served: Served, slug: str, name: str, email: str) -> None:
    """Send the form of a firm's page, in no haste."""
    assert sent_form(page, served, slug, name, email) == 200
    page.get_by_role("heading", name="Ihre Meldung ist da").wait_for()


def sent_form(page: Page, served: Served, slug: str, name: str, email: str) -> int:
    """Fill in the form behind „Ist das Ihr Betrieb?“ and give the status of the answer."""
    page.goto(f"{served.url}/betriebe/{slug}/")
    page.get_by_role("link", name="Ist das Ihr Betrieb?").click()
    page.get_by_label("Ihr Name").fill(name)
    page.get_by_label("Ihre Aufgabe im Betrieb").fill("Büro")
    page.get_by_label("Ihre E-Mail").fill(email)
    page.wait_for_timeout(FORM_RIPENS)
    with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        page.get_by_role("button", name="Absenden").click()
    page.wait_for_load_state()
    return answered.value.status


def opened(page: Page, served: Served, path: str) -> None:
    """Open an address of a mail or a letter."""
    page.goto(f"{served.url}{path}")
    look(page)


def standing(desk: Page, served: Served, name: str, tab: str = "") -> str:
    """What the desk says of the claim somebody made; its page is open afterwards."""
    desk.goto(f"{served.url}/leitstand/ansprueche/{tab}")
    row = desk.locator("tr", has_text=name)
    told = row.locator("td[data-label=Stand]").inner_text()
    row.get_by_role("link").first.click()
    desk.wait_for_load_state()
    return told.strip()


def printed(desk: Page, served: Served, name: str, folder: Path) -> tuple[str, str]:
    """The office prints the letter; gives the path and the code that stand in it."""
    desk.goto(f"{served.url}/leitstand/ansprueche/")
    desk.locator("tr", has_text=name).filter(has_text="Brief").get_by_role("link").first.click()
    with desk.expect_download() as download:
        desk.get_by_role("button", name="Brief drucken (PDF)").click()
    download.value.save_as(folder / "brief.pdf")
    words = "\n".join(sheet.extract_text() for sheet in PdfReader(folder / "brief.pdf").pages)
    (code,) = CODE.findall(words)
    key = re.search(r"/anspruch/([0-9A-Z]{6})/", words)
    assert key is not None
    return key.group(), str(code)


def tried(page: Page, code: str) -> str:
    """Type a code; gives what the page says of it."""
    page.get_by_label("Code aus dem Brief").fill(code)
    page.get_by_role("button", name="Code prüfen").click()
    page.wait_for_load_state()
    error = page.locator("ul.errors li").first
    if error.count():
        return error.inner_text().strip().partition(" Nach fünf")[0]
    return page.locator("h1").inner_text()


def look(page: Page) -> None:
    """The page holds for everyone: no rule of accessibility broken, nothing sticks out at the side."""
    assert [*axe(page), *sideways(page)] == []
