"""Every kind of page, wide and narrow, light and dark: accessible, quiet, on its own, never sideways."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.pages import LOOKS, Look, context, look_through, sideways, sign_in
from tests.journeys.served import Served

EXPECTED = {"de portal:home", "de portal:search", "de showcase:products", "de showcase:product"} | {
    "de showcase:companies",
    "de showcase:company",
    "de showcase:favourites",
    "en portal:home",
    "en showcase:product",
    "en showcase:company",
}
"""Kinds of pages the walk must have come by; without them it would prove nothing."""


def test_the_walk_finds_every_kind_of_public_page(public_pages: dict[str, str]) -> None:
    assert EXPECTED - set(public_pages) == set()


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_public_pages_hold(browser: Browser, served: Served, public_pages: dict[str, str], look: Look) -> None:
    with context(browser, look) as visitor:
        assert look_through(visitor, served, public_pages.values()) == []


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_workspaces_hold(browser: Browser, served: Served, desk_pages: dict[str, str], look: Look) -> None:
    with context(browser, look) as person:
        sign_in(person.new_page(), served, served.manager)
        assert look_through(person, served, desk_pages.values()) == []


@pytest.mark.parametrize("width", [320, 640], ids=["320-px", "zoom-200"])
def test_no_page_scrolls_sideways(
    browser: Browser, served: Served, public_pages: dict[str, str], desk_pages: dict[str, str], width: int
) -> None:
    findings = []
    with context(browser, Look(width, 800, dark=False)) as person:
        page = person.new_page()
        sign_in(page, served, served.manager)
        for path in (*public_pages.values(), *desk_pages.values()):
            page.goto(f"{served.url}{path}")
            findings += [f"{path}: {finding}" for finding in sideways(page)]
    assert findings == []


def test_a_missing_page_is_a_page_too(browser: Browser, served: Served) -> None:
    with context(browser, LOOKS[0]) as visitor:
        findings = look_through(visitor, served, ["/gibt-es-nicht/"])
    assert [finding for finding in findings if "404" not in finding] == []
