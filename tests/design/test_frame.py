"""Masthead and footer are kept; what belongs to one page or one person is not."""

import re
from collections.abc import Mapping
from typing import Any

from django.test import RequestFactory
from django.utils import translation

from produktschau.design import page
from produktschau.design.frame import footer, masthead
from produktschau.design.holes import filled_in, punched

HOUSE: Mapping[str, Any] = {**page.HOUSE, "tagline": "Gemacht in der Mitte", "search_url": "/suche/"}


def head(path: str, house: Mapping[str, Any] = HOUSE) -> str:
    """The masthead of a page."""
    request = RequestFactory().get(path)
    with translation.override("en" if path.startswith("/en/") else "de"):
        return " ".join(masthead(request, house, page.languages(request)).split())


def current(html: str) -> list[str]:
    """The labels of the entries that are current."""
    return re.findall(r'<a href="[^"]*" aria-current="page">([^<]*)</a>', html)


def test_the_current_entry_belongs_to_the_page() -> None:
    assert [current(head(path)) for path in ("/produkte/", "/betriebe/x/", "/impressum/", "/produkte/y/")] == [
        ["Produkte"],
        ["Betriebe"],
        [],
        ["Produkte"],
    ]


def test_the_other_language_keeps_the_question_of_this_page() -> None:
    found = [
        re.findall(r'href="([^"]*)" lang="(\w+)"', head(path))
        for path in ("/produkte/?q=a&b=1", "/en/produkte/?q=%C3%A4")
    ]
    assert found == [[("/en/produkte/?q=a&amp;b=1", "en")], [("/produkte/?q=%C3%A4", "de")]]


def test_a_hostile_question_does_not_break_out_of_the_masthead() -> None:
    request = RequestFactory().get("/produkte/")
    request.META["QUERY_STRING"] = 'q="><script>\0account\0'
    html = masthead(request, HOUSE, page.languages(request))
    assert ("<script" in html, "\0" in html) == (False, False)


def test_a_changed_fact_of_the_house_is_on_the_next_page() -> None:
    changed = {**HOUSE, "tagline": "Gemacht am Rand", "publisher": "Landkreis"}
    assert ["am Rand" in head("/produkte/", house) for house in (HOUSE, changed, HOUSE)] == [False, True, False]
    request = RequestFactory().get("/")
    assert ["Landkreis" in footer(request, house) for house in (HOUSE, changed, HOUSE)] == [False, True, False]


def test_only_pages_without_a_search_field_of_their_own_get_one() -> None:
    paths = ("/", "/en/", "/suche/", "/produkte/")
    assert ['role="search"' in head(path) for path in paths] == [False, False, False, True]


def test_each_language_has_its_own_frame() -> None:
    assert [current(head(path)) for path in ("/en/produkte/", "/produkte/")] == [["Products"], ["Produkte"]]


def test_what_fills_a_hole_is_never_kept() -> None:
    pieces = punched("design/parts/footer.html", {"house": HOUSE}, {"footer": "", "attribution": ""})
    first, second = (filled_in(pieces, {"footer": text}) for text in ("EINS", "ZWEI"))
    assert (first.count("EINS"), second.count("EINS"), second.count("ZWEI")) == (1, 0, 1)
