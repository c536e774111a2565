"""From a call to the published entry: a maker on a phone without an account, the office at its desk, and the mails between them.

One long walk, in the order in which it happens.
"""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page

from tests.journeys.mails import Mails
from tests.journeys.makers import kept_by_itself, new_product
from tests.journeys.pages import Look, Watch, axe, context, sideways, sign_in
from tests.journeys.served import Served

PHONE, DESK = Look(390, 844, False), Look(1280, 900, False)
MAKER = "kontakt@drechslerei-spindelspan.example.org"
EVIDENCE = "Besuch in der Werkstatt, Drehbank und Holzlager gesehen"
FIRST_PRINT = "Pendelleuchte aus Esche. Lackiert."
SECOND_PRINT = "Pendelleuchte aus Esche. Geölt, nicht lackiert."


@pytest.fixture(scope="module")
def house(served: Served) -> tuple[Served, Mails]:
    """The demo region, running, and what it sends."""
    return served, Mails(served)


def test_a_maker_answers_a_call_and_is_published_in_its_own_words(
    browser: Browser, house: tuple[Served, Mails]
) -> None:
    served, mails = house
    with context(browser, PHONE) as in_hand, context(browser, DESK) as at_desk:
        phone, desk = in_hand.new_page(), at_desk.new_page()
        watch = Watch(served.url)
        watch.on(phone)
        sign_in(desk, served, served.manager)

        call(desk, served)
        open_link(phone, served, mails.latest(MAKER, "Licht und Holz").link)
        begin(phone)
        fill(phone)
        hand_in(phone)

        opened_by_office(desk, served)
        send_back(desk)
        open_link(phone, served, mails.latest(MAKER, "Pendelleuchte").link)
        mend(phone)
        hand_in(phone)

        opened_by_office(desk, served)
        check_origin(desk)
        edit(desk, "Ein Licht aus Esche, dünn gedreht, bis es durchscheint.", FIRST_PRINT)
        phone.reload()
        refuse_print(phone)

        desk.reload()
        edit(desk, "", SECOND_PRINT)
        phone.reload()
        approve_print(phone)

        desk.reload()
        desk.get_by_role("button", name="Veröffentlichen", exact=True).click()
        desk.get_by_text("veröffentlicht").first.wait_for()
        phone.reload()
        read_the_end(phone)
        assert [one for one in watch.findings if "422" not in one] == []  # a refusal without a reason is refused


def test_what_was_typed_without_a_line_is_offered_back_and_kept(browser: Browser, house: tuple[Served, Mails]) -> None:
    served, _ = house
    with context(browser, PHONE) as in_hand:
        page = in_hand.new_page()
        new_product(page, served, "Nussknacker")
        in_hand.set_offline(True)
        page.get_by_label("Kurztext").fill("Er knackt auch Walnüsse.")
        page.get_by_text("Gerade lässt sich nichts speichern.").wait_for()
        in_hand.set_offline(False)
        page.reload()
        assert page.get_by_label("Kurztext").input_value() == ""
        page.get_by_role("button", name="In die Felder holen").click()
        kept_by_itself(page)
        page.reload()
        assert page.get_by_label("Kurztext").input_value() == "Er knackt auch Walnüsse."
        assert page.locator("#uebrig").is_visible() is False


def test_a_session_that_ends_while_typing_loses_no_word(browser: Browser, house: tuple[Served, Mails]) -> None:
    served, _ = house
    with context(browser, PHONE) as in_hand:
        page = in_hand.new_page()
        new_product(page, served, "Brotdose")
        address = page.url
        in_hand.clear_cookies()
        page.get_by_label("Kurztext").fill("Sie hält das Brot drei Tage frisch.")
        page.get_by_text("Ihre Anmeldung ist zu Ende.").wait_for()
        sign_in(page, served, served.steward)
        page.goto(address)
        page.get_by_role("button", name="In die Felder holen").click()
        kept_by_itself(page)
        page.reload()
        assert page.get_by_label("Kurztext").input_value() == "Sie hält das Brot drei Tage frisch."


def test_two_windows_see_both_versions_and_choose(browser: Browser, house: tuple[Served, Mails]) -> None:
    served, _ = house
    with context(browser, PHONE) as in_hand:
        first, second = in_hand.new_page(), in_hand.new_page()
        new_product(first, served, "Kreisel")
        second.goto(first.url)
        first.get_by_label("Kurztext").fill("Er dreht sich drei Minuten.")
        kept_by_itself(first)
        second.get_by_label("Kurztext").fill("Er dreht sich lange.")
        second.get_by_text("Inzwischen ist eine andere Fassung gespeichert. Ihr Text").wait_for()
        second.get_by_role("button", name="Speichern", exact=True).click()
        second.get_by_text("Inzwischen ist eine andere Fassung gespeichert worden").wait_for()
        assert second.get_by_label("Kurztext").input_value() == "Er dreht sich lange."
        look(second)
        second.get_by_role("button", name="Diese Fassung übernehmen").click()
        assert second.get_by_label("Kurztext").input_value() == "Er dreht sich drei Minuten."


def test_the_form_works_without_a_script(browser: Browser, house: tuple[Served, Mails]) -> None:
    served, _ = house
    with context(browser, PHONE, script=False) as in_hand:
        page = in_hand.new_page()
        new_product(page, served, "Schale")
        page.get_by_label("Kurztext").fill("x" * 301)
        page.get_by_label("Wo es das gibt").fill("Im Laden")
        page.get_by_role("button", name="Speichern", exact=True).click()
        page.get_by_role("heading", name="Bitte sehen Sie diese Angaben an").wait_for()
        assert page.get_by_label("Wo es das gibt").input_value() == "Im Laden"
        page.get_by_label("Kurztext").fill("Aus einem Stück.")
        page.get_by_role("button", name="Prüfen und einreichen").click()
        page.get_by_role("heading", name="Das fehlt noch").wait_for()
        page.get_by_role("link", name="Lebensbereiche").click()
        page.get_by_label("Wohnen & Leben").check()
        page.get_by_role("button", name="Prüfen und einreichen").click()
        page.get_by_role("button", name="Einreichen", exact=True).click()
        page.get_by_text("Eingereicht. Danke.").wait_for()


@pytest.mark.parametrize("seen", [PHONE, Look(1280, 900, True), Look(320, 640, False)], ids=str)
def test_the_pages_of_a_firm_hold(browser: Browser, house: tuple[Served, Mails], seen: Look) -> None:
    served, _ = house
    with context(browser, seen) as person:
        page = person.new_page()
        watch = Watch(served.url)
        watch.on(page)
        sign_in(page, served, served.steward)
        page.goto(f"{served.url}/mein-betrieb/")
        home = urlsplit(page.url).path
        links = page.eval_on_selector_all("main a[href]", "links => links.map(link => link.getAttribute('href'))")
        # One of every kind: the second of two pictures' pages looks like the first.
        kinds = {one.removeprefix(home).partition("/")[0]: one for one in links if one.startswith(home)}
        for path in (home, *kinds.values()):
            page.goto(f"{served.url}{path}")
            page.wait_for_load_state("networkidle")
            assert (path, [*watch.findings, *axe(page), *sideways(page)]) == (path, [])


def look(page: Page) -> None:
    """The page holds for everyone: no rule of accessibility broken, nothing sticks out at the side."""
    assert [*axe(page), *sideways(page)] == []


def call(page: Page, served: Served) -> None:
    """The office calls on turners."""
    today = timezone.localdate()
    page.goto(f"{served.url}/leitstand/aufrufe/neu/")
    page.fill("[name=title]", "Licht und Holz")
    page.fill("[name=text]", "Wir suchen Dinge aus Holz, die mit Licht zu tun haben.")
    page.fill("[name=opens_on]", (today - timedelta(days=1)).isoformat())
    page.fill("[name=deadline_on]", (today + timedelta(days=20)).isoformat())
    page.get_by_role("button", name="Als Entwurf anlegen").click()
    page.get_by_text("Handwerk", exact=True).click()
    page.get_by_label(re.compile("Drechsler")).first.check()
    page.get_by_role("button", name="Auswahl speichern").click()
    drafted = page.url
    page.goto(f"{drafted}bearbeiten/")
    look(page)
    page.goto(drafted)
    page.get_by_role("button", name="Aufruf starten").click()
    page.wait_for_load_state()


def open_link(page: Page, served: Served, path: str) -> None:
    """Tap on the link of a mail."""
    page.goto(f"{served.url}{path}")
    look(page)


def begin(page: Page) -> None:
    """Take part with something new."""
    page.get_by_label("Wie heißt das Produkt?").fill("Pendelleuchte aus Esche")
    page.get_by_role("button", name="Anlegen und weiter").click()
    page.get_by_role("heading", level=1, name="Pendelleuchte aus Esche").wait_for()
    look(page)


def fill(page: Page) -> None:
    """Type; the page keeps it by itself, and an early end of the browser loses nothing."""
    page.get_by_label("Kurztext").fill("Ein Licht aus Esche, das durchscheint.")
    page.get_by_label("Geschichte").fill("Aus einem Stück Esche gedrechselt, die Wand nur zwei Millimeter stark.")
    page.locator("#stand", has_text="gespeichert").wait_for()
    page.get_by_label("Wohnen & Leben").check()
    page.get_by_label("Wald").check()
    page.get_by_label("Wo es das gibt").fill("In der Werkstatt, freitags von 14 bis 18 Uhr")
    kept_by_itself(page)
    page.reload()
    assert page.get_by_label("Wo es das gibt").input_value() == "In der Werkstatt, freitags von 14 bis 18 Uhr"


def hand_in(page: Page) -> None:
    """Read it once more and hand it in."""
    page.get_by_role("button", name="Prüfen und einreichen").click()
    page.get_by_role("heading", name="Stimmt alles?").wait_for()
    look(page)
    page.get_by_role("button", name="Einreichen", exact=True).click()
    page.get_by_text("Eingereicht. Danke.").wait_for()
    look(page)


def opened_by_office(page: Page, served: Served) -> None:
    """The office opens what waits."""
    page.goto(f"{served.url}/leitstand/einreichungen/")
    page.get_by_role("link", name="Pendelleuchte aus Esche").first.click()
    page.get_by_role("heading", level=1, name="Pendelleuchte aus Esche").wait_for()


def send_back(page: Page) -> None:
    """With a remark beside the field."""
    page.get_by_text("Bemerken zu Geschichte", exact=True).click()
    page.fill("[name=bemerkung-story]", "Wie breit ist der Schirm? Das fragen Käufer zuerst.")
    page.get_by_text("Zurückgeben mit Bitte …").click()
    page.fill("#grund-zurueck", "Schöner Text. Eines fehlt uns noch.")
    page.get_by_role("button", name="Zurückgeben", exact=True).click()
    page.get_by_text("Liegt beim Betrieb, zurückgegeben").wait_for()


def mend(page: Page) -> None:
    """The remark stands beside its field; it is answered, and the text mended."""
    page.get_by_text("Eines fehlt uns noch.").wait_for()
    beside = page.locator("[data-field=story]")
    beside.get_by_text("Wie breit ist der Schirm?").wait_for()
    beside.get_by_label("Antworten zu Geschichte").fill("40 Zentimeter.")
    page.locator("#story").fill("Aus einem Stück Esche gedrechselt. Der Schirm ist 40 Zentimeter breit.")
    page.get_by_role("button", name="Speichern", exact=True).click()
    page.locator("[data-field=story]").get_by_text("40 Zentimeter.", exact=True).wait_for()


def check_origin(page: Page) -> None:
    """Criterion by criterion, with its evidence."""
    page.get_by_label("alles außer Lebensmitteln").check()
    page.get_by_role("button", name="Kriterien zeigen").click()
    for line in page.locator("table.findings tbody tr").all():
        line.locator("textarea").fill(EVIDENCE)
        line.get_by_label("erfüllt", exact=True).check()
    page.get_by_role("button", name="Speichern und Herkunft bestätigen").click()
    page.get_by_role("button", name="Speichern und Freigabe erbitten").wait_for()


def edit(page: Page, lead: str, printed: str) -> None:
    """The office edits and asks for the firm's word."""
    if lead:
        page.fill("#id-lead", lead)
    page.fill("[name=print_text]", printed)
    page.get_by_role("button", name="Speichern und Freigabe erbitten").click()
    page.get_by_text("Wartet auf die Freigabe des Betriebs").wait_for()


def refuse_print(page: Page) -> None:
    """Yes to the web text, no to the print text: it is oiled."""
    look(page)
    page.get_by_role("button", name="So veröffentlichen").click()
    page.get_by_text("Ihre Freigabe ist gespeichert.").wait_for()
    section = page.locator("section", has=page.get_by_role("heading", name="Drucktext"))
    section.get_by_text("Nicht so, weil …").click()
    section.get_by_role("button", name="Zurück an die Redaktion").click()
    page.get_by_text("Die Begründung fehlt.").wait_for()
    page.get_by_label("Was soll anders werden?").fill("Sie ist geölt, nicht lackiert.")
    page.get_by_role("button", name="Zurück an die Redaktion").click()
    page.get_by_text("Die Redaktion überarbeitet den Text").wait_for()
    look(page)


def approve_print(page: Page) -> None:
    """Only the print text is asked for again, with what is new in it."""
    assert page.get_by_role("button", name="So veröffentlichen").count() == 0
    assert "Geölt, nicht lackiert." in "".join(page.locator("ins").all_text_contents())
    page.get_by_role("button", name="So drucken").click()
    page.get_by_text("Sie haben alles freigegeben.").wait_for()
    look(page)


def read_the_end(page: Page) -> None:
    """It is public in the approved words, and both print texts are kept with the reason."""
    round_page = page.url
    page.get_by_role("link", name="Öffentliche Seite ansehen").click()
    page.get_by_text("Ein Licht aus Esche, dünn gedreht, bis es durchscheint.").first.wait_for()
    page.goto(round_page)
    page.get_by_role("link", name="Alle Fassungen").click()
    page.get_by_role("heading", name="alle Fassungen").wait_for()
    look(page)
    told = page.locator("main").inner_text()
    assert urlsplit(page.url).path.startswith("/m/")
    for words in ("Lackiert.", "Geölt, nicht lackiert.", "Sie ist geölt, nicht lackiert."):
        assert words in told
