"""Ways of finding: by part of a word, by another name, by place, mistyped, narrowed, ordered, shared, with the keyboard, without a script."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.pages import LOOKS, context, look_through, throughout
from tests.journeys.served import Served


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """A visitor's page on a wide screen."""
    with context(browser, LOOKS[0]) as visitor:
        yield visitor.new_page()


def seek(page: Page, served: Served, words: str) -> None:
    """Search from the home page, as a visitor does."""
    page.goto(f"{served.url}/")
    page.fill("#suchwort", words)
    page.press("#suchwort", "Enter")
    page.wait_for_url(re.compile("/suche/"))


def titles(page: Page) -> list[str]:
    """The titles of the cards shown, in order."""
    return page.locator("main .cards .card :is(h2, h3)").all_inner_texts()


def test_a_part_of_a_compound_finds_the_compound(page: Page, served: Served) -> None:
    seek(page, served, "Honig")
    assert any("Lindenhonig" in title for title in titles(page))
    assert page.locator("main mark").count() > 0


def test_the_trades_other_name_finds_it(page: Page, served: Served) -> None:
    seek(page, served, "Schreiner")
    assert any("Tischlerei" in text for text in page.locator("main .cards .card").all_inner_texts())


def test_a_place_in_the_words_is_understood_and_can_be_dropped(page: Page, served: Served) -> None:
    seek(page, served, "Honig Striegistal")
    chip = page.locator(".chosen a", has_text="in Striegistal")
    assert "Striegistal" in page.locator("main .cards .card").first.inner_text()
    chip.click()
    page.wait_for_load_state()
    assert "Striegistal" not in page.url
    assert page.input_value("#suchwort") == "Honig"


def test_a_mistyped_word_finds_what_was_meant_and_says_so(page: Page, served: Served) -> None:
    seek(page, served, "Lindenhonog")
    assert any("Lindenhonig" in title for title in titles(page))
    assert "kommt nicht vor" in page.inner_text("main")


def test_what_nothing_fits_leads_on(page: Page, served: Served) -> None:
    seek(page, served, "Quarzuhrwerk")
    assert titles(page) == []
    page.locator(".way a", has_text="Alle Produkte").click()
    page.wait_for_url(re.compile("/produkte/"))
    assert len(titles(page)) == 24


def test_a_list_narrowed_and_ordered_opens_the_same_elsewhere(page: Page, browser: Browser, served: Served) -> None:
    page.goto(f"{served.url}/produkte/")
    whole = titles(page)
    page.locator("input[name=bereich]").first.check()
    page.locator(".filters button").click()
    page.wait_for_url(re.compile("bereich="))
    page.select_option("select[name=ordnen]", "name")
    page.locator(".tools button").click()
    page.wait_for_url(re.compile("ordnen=name"))
    narrowed = titles(page)
    assert narrowed == sorted(narrowed, key=str.casefold)
    assert narrowed != whole
    with context(browser, LOOKS[2]) as another:
        elsewhere = another.new_page()
        elsewhere.goto(page.url)
        assert titles(elsewhere) == narrowed
        assert elsewhere.locator(".chosen a").count() == 1


def test_distance_is_counted_from_the_place_chosen(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/betriebe/")
    page.select_option("select[name=ordnen]", "naehe")
    page.select_option("select[name=von]", label="Freiberg")
    page.locator(".tools button").click()
    page.wait_for_url(re.compile("ordnen=naehe&von=14522180|von=14522180"))
    kilometres = distances(page)
    assert len(kilometres) == 24
    assert kilometres == sorted(kilometres)


def test_a_buyer_finds_three_suppliers_nearby_with_a_certificate(page: Page, browser: Browser, served: Served) -> None:
    page.goto(f"{served.url}/betriebe/")
    assert page.locator("select[name=von]").is_visible() is False
    page.locator(".facet > summary", has_text="Zertifikat").click()
    page.locator("input[name=zertifikat][value=din-en-iso-9001]").check()
    page.select_option("select[name=umkreis]", label="bis 20 km")
    page.select_option("select[name=von]", label="Freiberg")
    page.locator(".tools button").click()
    page.wait_for_url(re.compile("umkreis=20&von=14522180"))
    found = titles(page)
    assert len(found) >= 3
    assert all(km <= 20 for km in distances(page))
    assert len(distances(page)) == len(found)
    chips = [" ".join(text.split()) for text in page.locator(".chosen a").all_inner_texts()]
    assert chips[:2] == ["DIN EN ISO 9001 × entfernen", "höchstens 20 km um Freiberg × entfernen"]
    with context(browser, LOOKS[2], script=False) as another:
        elsewhere = another.new_page()
        elsewhere.goto(page.url)
        assert titles(elsewhere) == found
        assert distances(elsewhere) == distances(page)
    page.locator(".chosen a", has_text="höchstens 20 km").click()
    page.wait_for_load_state()
    assert len(titles(page)) > len(found)
    assert page.locator("main .km").count() == 0


def test_an_empty_circle_leads_on_to_a_larger_one(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/betriebe/?zertifikat=din-en-iso-13485&umkreis=5&von=14522170")
    assert page.locator("main .tools output").inner_text() == "0 Betriebe"
    page.locator(".way a", has_text="km").first.click()
    page.wait_for_url(re.compile("umkreis=(10|20|30|50)"))
    assert titles(page)


def distances(page: Page) -> list[float]:
    """The kilometres the cards say."""
    shown = page.locator("main .km").all_inner_texts()
    return [float(text.split()[0].replace(",", ".")) for text in shown]


def test_suggestions_are_taken_by_keyboard(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/")
    field = page.locator("#suchwort")
    field.focus()
    options = page.locator("[role=option]")
    assert options.count() == 0
    field.press_sequentially("Lindenh", delay=30)
    expect(options.first).to_be_visible()
    assert field.get_attribute("aria-expanded") == "true"
    expect(page.locator(".ask [role=status]")).to_contain_text(re.compile("Vorschl"))
    field.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    field.press("ArrowDown")
    expect(options.first).to_be_visible()
    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    assert "Lindenhonig" in options.first.inner_text()
    field.press("Enter")
    page.wait_for_url(re.compile("/produkte/lindenhonig"))


def test_suggestions_are_texts_and_never_run(page: Page, served: Served) -> None:
    alarms: list[str] = []
    page.on("dialog", lambda dialog: alarms.append(dialog.message))
    page.goto(f"{served.url}/suche/")
    page.route(
        "**/suche/vorschlaege/**",
        lambda route: route.fulfill(
            json={"found": [{"text": "<img src=x onerror=alert(1)>", "url": "", "kind": "", "place": ""}]}
        ),
    )
    page.locator("#suchwort").press_sequentially("Bild")
    expect(page.locator("[role=option]")).to_have_text("<img src=x onerror=alert(1)>")
    assert page.locator("[role=option] img").count() == 0
    assert alarms == []


def test_lists_and_search_need_no_script(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[2], script=False) as visitor:
        page = visitor.new_page()
        page.goto(f"{served.url}/produkte/")
        assert page.locator("input[name=bereich]").first.is_visible() is False
        page.locator(".narrow > summary").click()
        page.locator("input[name=bereich]").first.check()
        page.locator(".filters button").click()
        page.wait_for_load_state()
        assert "bereich=" in page.url
        page.fill("#suchwort", "Honig")
        page.press("#suchwort", "Enter")
        page.wait_for_load_state()
        assert "q=Honig" in page.url
        assert page.locator("main .cards .card, main .way").count() > 0


def test_filters_stand_beside_the_hits_on_a_wide_screen(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/produkte/")
    box = page.locator("input[name=bereich]").first
    assert box.is_visible()
    box.focus()
    assert box.evaluate("element => document.activeElement === element")


def test_pages_of_finding_are_sound(browser: Browser, served: Served) -> None:
    paths = (
        "/produkte/?q=Honig&ordnen=naehe&von=14522180&altkreis=freiberg",
        "/betriebe/?q=Tischler",
        "/betriebe/?zertifikat=din-en-iso-9001&umkreis=20&von=14522180",
        "/betriebe/?zertifikat=din-en-iso-13485&umkreis=5&von=14522170",
        "/suche/?q=Honig+Striegistal",
        "/suche/?q=Quarzuhrwerk",
        "/en/suche/?q=honey",
    )
    with context(browser, LOOKS[0]) as visitor:
        findings = look_through(visitor, served, paths)
        page = visitor.new_page()
        page.goto(f"{served.url}/suche/")
        page.locator("#suchwort").press_sequentially("Honi")
        expect(page.locator("[role=option]").first).to_be_visible()
        findings += [f"suggestions: {finding}" for finding in throughout(page)]
    assert findings == []
