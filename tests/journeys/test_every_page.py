"""Every kind of page, wide and narrow, light and dark: accessible, quiet, on its own, never sideways."""

from playwright.sync_api import Browser

from tests.asking import arguments_of, path_of
from tests.journeys.kinds import kind_of
from tests.journeys.pages import LOOKS, admit, context, look_through, throughout
from tests.journeys.served import Served
from tests.permissions import rows

EXPECTED = {"de portal:home", "de portal:search", "de showcase:products", "de showcase:product"} | {
    "de showcase:companies",
    "de showcase:company",
    "de showcase:favourites",
    "en portal:home",
    "en showcase:product",
    "en showcase:company",
}
"""Kinds of pages the walk must have come by; without them it would prove nothing."""

LOOKED_AT_ELSEWHERE = {
    **dict.fromkeys(
        [
            "exchange_house:notice_change",
            "meetings_house:attendance_all",
            "meetings_house:badge",
            "meetings_house:photo_change",
            "meetings_house:preview",
            "relations_house:introduction_change",
            "relations_house:outcome_entered",
        ],
        "test_unlinked_pages",
    ),
    "intake:call_change": "test_maker_journey",
    "mailings:circular_change": "test_office_journey",
    **dict.fromkeys(
        ["surveys:survey_change", "surveys:question_new", "surveys:question_change"], "test_survey_journey"
    ),
    "showcase_house:desk_bulk": "test_keyboard_journey",
    "tabular:upload": "test_import_journey",
}
"""Pages of the desk to which no link leads from the first of each kind, and the journeys that look at them."""
PIECES = {"intake:call_reach", "mailings:list_reach", "surveys:survey_reach", "tabular:upload_progress"} | {
    "meetings_house:suggested_firms",
    "region_house:look_sheet",
    "region_house:look_proof",
}
"""What a script or another page asks for: no pages."""


def test_the_walk_finds_every_kind_of_public_page(public_pages: dict[str, str]) -> None:
    assert EXPECTED - set(public_pages) == set()


def test_the_walk_comes_by_every_page_of_the_desk(desk_pages: dict[str, str]) -> None:
    asked = {
        row["address"] for row in rows() if (row["method"], row["visitor"], row["manager"]) == ("GET", "login", "200")
    }
    pages = {one for one in asked if ":" in one and kind_of(some_path(one))} - PIECES
    assert sorted(pages - {kind.partition(" ")[2] for kind in desk_pages} - set(LOOKED_AT_ELSEWHERE)) == []


def some_path(address: str) -> str:
    """A path of an address, of whatever thing."""
    known = {"pk": 1, "extension": "csv"}
    return path_of(address, {name: known.get(name, "ZZZZZZ") for name in arguments_of()[address]})


def test_the_walk_comes_by_the_page_of_a_picture(desk_pages: dict[str, str]) -> None:
    assert "de showcase_house:desk_picture" in desk_pages


def test_public_pages_hold(browser: Browser, served: Served, public_pages: dict[str, str]) -> None:
    with context(browser, LOOKS[0]) as visitor:
        assert look_through(visitor, served, public_pages.values()) == []


def test_workspaces_hold(browser: Browser, served: Served, desk_pages: dict[str, str]) -> None:
    with context(browser, LOOKS[0]) as person:
        admit(person.new_page(), served, served.manager)
        assert look_through(person, served, desk_pages.values()) == []


def test_a_missing_page_is_a_page_too(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as visitor:
        findings = look_through(visitor, served, ["/gibt-es-nicht/"])
    assert [finding for finding in findings if "404" not in finding] == []


def test_what_only_the_dark_or_a_narrow_window_spoils_is_found(browser: Browser) -> None:
    spoilt = """<html lang="de"><title>Probe</title><style>
        @media (prefers-color-scheme: dark) { body { color: #222; background: #111 } }
        @media (max-width: 350px) { p { width: 900px } }
        </style><main><h1>Probe</h1><p>Text</p></main></html>"""
    assert found(browser, spoilt) == ["narrow, dark: color-contrast", "320 px: scrolls sideways by 588 px"]


def test_what_only_one_window_shows_in_bad_colours_is_found(browser: Browser) -> None:
    spoilt = """<html lang="de"><title>Probe</title><style>
        body { color: #000; background: #fff }
        @media (max-width: 1000px) { .wide { display: none } }
        @media (min-width: 1000px) { .narrow { display: none } }
        @media (prefers-color-scheme: light) { .narrow { color: #eee } }
        @media (prefers-color-scheme: dark) { .wide { color: #eee } }
        </style><main><h1>Probe</h1><p class="wide">Breit</p><p class="narrow">Schmal</p></main></html>"""
    assert found(browser, spoilt) == ["narrow: color-contrast", "dark: color-contrast"]


def found(browser: Browser, spoilt: str) -> list[str]:
    """What is wrong with a page, without the places."""
    with context(browser, LOOKS[0]) as visitor:
        page = visitor.new_page()
        page.set_content(spoilt)
        return [finding.partition(" (")[0] for finding in throughout(page)]
