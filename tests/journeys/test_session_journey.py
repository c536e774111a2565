"""Nothing typed is lost in a browser: when the session ends meanwhile, when somebody goes back, when the same page is open twice."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect

from tests.journeys.mails import Mails
from tests.journeys.makers import kept_by_itself, new_product
from tests.journeys.pages import LOOKS, SESSION, admit, axe, context, sideways
from tests.journeys.served import Served

DESK, PHONE = LOOKS[0], LOOKS[2]
STORY = "Die Birne wird im Dampf gebogen.\nDas dauert einen „halben“ Tag <b>und</b> eine Nacht."
TITLE = re.compile("Ihr Text ist noch da")


def test_what_the_office_typed_survives_the_end_of_its_session(browser: Browser, served: Served) -> None:
    with context(browser, DESK) as office:
        page = office.new_page()
        admit(page, served, served.manager)
        address = open_submission(page, served)
        page.locator("#id-story").fill(STORY)
        office.clear_cookies(name=SESSION)
        page.get_by_role("button", name="Speichern", exact=True).click()
        page.get_by_text("Was Sie getippt haben, ist noch da").wait_for()
        sign_in_here(page, served.manager)
        expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
        expect(page.locator("blockquote", has_text="eine Nacht.")).to_be_visible()
        look(page)
        page.get_by_role("button", name="Noch einmal senden").click()
        page.get_by_text("Gespeichert.").wait_for()
        assert page.locator("#id-story").input_value() == STORY
        page.goto(f"{served.url}{address}")
        assert page.get_by_text("Was Sie zuletzt getippt").count() == 0


def test_what_the_office_typed_and_never_sent_is_there_again(browser: Browser, served: Served) -> None:
    with context(browser, DESK) as office:
        page = office.new_page()
        admit(page, served, served.manager)
        open_submission(page, served)
        page.locator("#id-lead").fill("Nie gesendet.")
        office.clear_cookies(name=SESSION)
        page.reload()
        sign_in_here(page, served.manager)
        page.get_by_text("Was Sie zuletzt getippt und noch nicht gespeichert haben, steht wieder hier.").wait_for()
        assert page.locator("#id-lead").input_value() == "Nie gesendet."
        page.get_by_role("link", name="Einreichungen").first.click()
        page.go_back()
        assert page.locator("#id-lead").input_value() == "Nie gesendet."


def test_what_a_firm_typed_and_sent_at_once_survives_it_too(browser: Browser, served: Served) -> None:
    with context(browser, PHONE) as in_hand:
        page = in_hand.new_page()
        new_product(page, served, "Spanbaum")
        in_hand.clear_cookies(name=SESSION)
        page.get_by_label("Geschichte").fill(STORY)
        page.get_by_role("button", name="Speichern", exact=True).click()
        page.get_by_text("Was Sie getippt haben, ist noch da").wait_for()
        sign_in_here(page, served.steward)
        expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
        look(page)
        page.get_by_role("button", name="Noch einmal senden").click()
        page.get_by_role("heading", level=1, name="Spanbaum").wait_for()
        assert page.get_by_label("Geschichte").input_value() == STORY
        assert page.locator("#uebrig").is_visible() is False


def test_going_back_after_handing_in_doubles_nothing(browser: Browser, served: Served) -> None:
    with context(browser, PHONE) as in_hand:
        page = in_hand.new_page()
        new_product(page, served, "Räuchermann")
        round_path = urlsplit(page.url).path
        page.get_by_label("Kurztext").fill("Er raucht nur im Advent.")
        page.get_by_label("Wo es das gibt").fill("Im Werksladen")
        page.get_by_label("Wohnen & Leben").check()
        page.get_by_label("Wald").check()
        kept_by_itself(page)
        page.get_by_role("button", name="Prüfen und einreichen").click()
        page.get_by_role("button", name="Einreichen", exact=True).click()
        page.get_by_text("Eingereicht. Danke.").wait_for()
        page.go_back()
        page.wait_for_load_state()
        assert urlsplit(page.url).path == round_path, "the page before leads to what became of the round"
        assert page.get_by_role("button", name="Einreichen", exact=True).count() == 0
        page.go_back()
        page.wait_for_load_state()
        assert page.locator("#eintrag").count() == 0
        expect(page.get_by_text("Liegt bei").or_(page.get_by_text("eingereicht")).first).to_be_visible()


def test_a_visitor_who_goes_back_and_sends_again_asks_once(browser: Browser, served: Served) -> None:
    words = "Fertigen Sie auch kleine Spanbäume?\nIch bräuchte drei."
    with context(browser, PHONE) as visitor:
        page = visitor.new_page()
        page.goto(f"{served.url}/betriebe/drechslerei-spindelspan/anfrage/")
        ask(page, words)
        page.go_back()
        assert page.get_by_label("Ihre Anfrage").or_(page.locator("[name=text]")).first.input_value() == words
        page.wait_for_timeout(3500)  # faster than this nobody writes
        page.locator("form.enquiry-form button[type=submit]").click()
        page.wait_for_load_state()
        assert len([one for one in Mails(served).awaited("Anfrage", 1) if "kleine Spanbäume" in one.text]) == 1


def test_two_windows_of_the_office_see_both_texts(browser: Browser, served: Served) -> None:
    with context(browser, DESK) as office:
        first, second = office.new_page(), office.new_page()
        admit(first, served, served.manager)
        first.goto(f"{served.url}/leitstand/herkunft/")
        first.locator("main tbody th a").first.click()
        first.wait_for_load_state()
        second.goto(first.url)
        for page, words in ((first, "Rechnung oder Besuch."), (second, "Nur ein Besuch.")):
            page.get_by_label("Woran man es erkennt").fill(words)
            page.get_by_role("button", name="Speichern", exact=True).click()
            page.wait_for_load_state()
        expect(second.get_by_text("Jemand anderes hat inzwischen gespeichert")).to_be_visible()
        expect(second.get_by_text("Rechnung oder Besuch.").first).to_be_visible()
        assert second.get_by_label("Woran man es erkennt").input_value() == "Nur ein Besuch."
        look(second)
        second.get_by_role("button", name="Speichern", exact=True).click()
        second.get_by_text("ist gespeichert").wait_for()


def open_submission(page: Page, served: Served) -> str:
    """A submission the office edits; gives its path."""
    page.goto(f"{served.url}/leitstand/einreichungen/")
    paths = page.eval_on_selector_all(
        "main a[href^='/leitstand/einreichungen/']", "links => links.map(link => link.getAttribute('href'))"
    )
    for path in dict.fromkeys(str(one) for one in paths if re.fullmatch(r"/leitstand/einreichungen/[0-9A-Z]{6}/", one)):
        page.goto(f"{served.url}{path}")
        has_button = page.get_by_role("button", name="Speichern", exact=True).count() == 1
        if has_button and page.locator("#id-story").is_editable():
            return path
    raise AssertionError(f"nothing to edit among {paths}")


def sign_in_here(page: Page, login: tuple[str, str]) -> None:
    """Fill in the form the house shows now."""
    page.fill("input[name=login]", login[0])
    page.fill("input[name=password]", login[1])
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state()


def ask(page: Page, words: str) -> None:
    """Send an enquiry as a visitor."""
    page.fill("[name=name]", "Jana Vogel")
    page.fill("[name=email]", "jana@visitor.example")
    page.fill("[name=text]", words)
    page.wait_for_timeout(3500)  # faster than this nobody writes
    page.locator("form.enquiry-form button[type=submit]").click()
    page.locator("form.enquiry-form").wait_for(state="detached")


def look(page: Page) -> None:
    """The page holds for everyone."""
    assert [*axe(page), *sideways(page)] == []
