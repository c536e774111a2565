"""Three questions about the region are answered on its page, and every number opens down to what it was counted or reckoned from."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from tests.journeys.pages import LOOKS, SIZES, Watch, context
from tests.journeys.served import Served

REGION = "/region/"
SECTORS = "Welche Branchen ragen hier heraus und nebenan nicht?"
INDUSTRY = "Wie hat sich der Anteil der Industrie seit 2005 bewegt?"
FORMER = "Welcher Altkreis ist in der Schau schwächer vertreten?"


@pytest.fixture(params=SIZES, ids=str)
def page(request: pytest.FixtureRequest, browser: Browser, served: Served) -> Iterator[Page]:
    """A visitor without scripts, who has nothing but the page, wide and on a phone."""
    with context(browser, request.param, script=False) as person:
        page, watch = person.new_page(), Watch(served.url)
        watch.on(page)
        page.goto(f"{served.url}{REGION}")
        yield page
        assert watch.findings == []


def answer(page: Page, question: str) -> Locator:
    """What stands below a question."""
    return page.get_by_role("region", name=question)


def table(place: Locator) -> list[list[str]]:
    """The rows of the table there, without its head."""
    rows = place.locator("tbody").get_by_role("row").all_inner_texts()
    return [plain(row).split("\t") for row in rows]


def plain(text: str) -> str:
    """Text with common spaces."""
    return text.replace("\xa0", " ").strip()


def test_which_three_sectors_stand_out_here_and_not_next_door(page: Page) -> None:
    told = answer(page, SECTORS)
    expect(told.get_by_text("Drei Bereiche ragen heraus: Landwirtschaft, Industrie und Bau.")).to_be_visible()
    assert table(told) == [
        ["Landwirtschaft", "2,11", "1,62"],
        ["Industrie", "1,42", "1,17"],
        ["Bau", "1,69", "1,03"],
    ]
    told.get_by_role("link", name="1,62").click()
    reckoned = page.locator("#rechnung")
    assert table(reckoned) == [
        ["Mittelsachsen", "4.190", "142.550", "2,94 %"],
        ["die Nachbarn zusammen", "15.810", "870.700", "1,82 %"],
    ]
    assert plain(reckoned.locator(".result").inner_text()) == "2,94 % : 1,82 % = 1,62"
    expect(reckoned.get_by_role("link", name="Eurostat, nama_10r_3empers")).to_be_visible()


def test_how_the_share_of_industry_moved_over_the_reform(page: Page) -> None:
    told = answer(page, INDUSTRY)
    assert "stieg von 22,5 % (2005) auf 24,3 % (2017)" in plain(told.inner_text())
    assert [row[-1] for row in table(told)] == ["22,5 %", "23,9 %", "24,2 %", "24,4 %", "24,3 %"]
    assert "2005 und 2008: von der Quelle auf heutigen Gebietsstand umgerechnet." in told.inner_text()
    told.get_by_role("link", name="22,5").click()
    reckoned = page.locator("#rechnung")
    assert plain(reckoned.locator(".result").inner_text()) == "31.280 : 138.900 = 22,52 %"
    expect(page.get_by_text("1. August 2008: Aus den Altkreisen")).to_be_visible()


def test_which_former_district_is_under_represented(page: Page, served: Served) -> None:
    told = answer(page, FORMER)
    found = re.search(r"Betriebe: (\d+) von (\d+)", plain(told.inner_text()))
    assert found
    assert sum(int(row[1]) for row in table(told)) == int(found[2])
    name = re.search(r"Altkreis ([A-ZÄÖÜ]\w+)", told.inner_text())
    assert name
    told.get_by_role("link", name=found[1], exact=True).first.click()
    assert plain(page.locator("h1").inner_text()) == f"Betriebe: {found[1]}"
    expect(page.locator(".number-facts")).to_contain_text(name[1])
    assert page.locator(".records li").count() == int(found[1])
    page.locator(".records a").first.click()
    assert page.url.startswith(f"{served.url}/betriebe/")


def test_the_page_is_printed_on_two_sheets_and_a_municipality_on_one(
    browser: Browser, served: Served, tmp_path: Path
) -> None:
    with context(browser, LOOKS[0]) as person:
        page = person.new_page()
        for path, sheets in ((REGION, 2), (f"{REGION}gemeinden/leisnig/", 1)):
            page.goto(f"{served.url}{path}")
            page.pdf(path=tmp_path / "blatt.pdf", format="A4", prefer_css_page_size=True)
            assert (path, len(PdfReader(tmp_path / "blatt.pdf").pages)) == (path, sheets)


def test_what_is_chosen_stands_in_the_address(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as person:
        page = person.new_page()
        page.goto(f"{served.url}{REGION}branchen/")
        page.get_by_label("Vergleichsraum").select_option(label="Sachsen")
        page.get_by_label("Jahr").select_option("2014")
        page.get_by_role("button", name="Zeigen").click()
        page.wait_for_load_state()
        chosen = page.url
        page.goto(f"{served.url}{REGION}")
        page.goto(chosen)
        expect(page.get_by_label("Vergleichsraum").locator("option:checked")).to_have_text("Sachsen")
        expect(page.get_by_label("Jahr").locator("option:checked")).to_have_text("2014")
