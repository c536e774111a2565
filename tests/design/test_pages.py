"""Base pages: titles, languages, menus, slots, error pages, tiles as pictures."""

import re

import pytest
from django.http import Http404, HttpRequest
from django.template import TemplateDoesNotExist
from django.template.loader import get_template, render_to_string
from django.test import Client, RequestFactory, override_settings

from produktschau.design import navigation, page, slots
from produktschau.design.errors import csrf_failure
from produktschau.design.views import tile_image
from produktschau.lib.points import Point
from tests.design.sample import render_sample, sample_request

FAILURES = ("400", "403", "403_csrf", "404", "410", "429")


@pytest.fixture
def menu(monkeypatch: pytest.MonkeyPatch) -> Point[navigation.Entry]:
    """A menu with three entries, one for nobody."""
    entries: Point[navigation.Entry] = Point("tests.menu", "A menu of the tests.")
    entries.register("b", navigation.Entry("Kachel", "showcase:products", 20))
    entries.register("a", navigation.Entry("Konto", "account_login", 10))
    entries.register("c", navigation.Entry("Geheim", "account_logout", 5, lambda user: False))
    return entries


def test_a_menu_keeps_its_order_and_hides_what_is_not_permitted(menu: Point[navigation.Entry]) -> None:
    request = RequestFactory().get("/konto/login/")
    assert [(link.label, link.is_current) for link in navigation.links(menu, request)] == [
        ("Konto", True),
        ("Kachel", False),
    ]


def test_a_page_below_an_entry_belongs_to_it(menu: Point[navigation.Entry]) -> None:
    request = RequestFactory().get("/produkte/wollplaid/")
    assert [link.label for link in navigation.links(menu, request) if link.is_current] == ["Kachel"]


def test_a_title_stands_in_the_window_and_once_on_a_desk_page() -> None:
    html = render_sample("work")
    assert (
        len(re.findall(r"<h1>\s*Betriebe einlesen\s*</h1>", html)),
        html.count("<h1"),
        "<title>Betriebe einlesen ·" in html,
    ) == (1, 1, True)


def test_what_others_see_of_a_page_is_its_title_and_description() -> None:
    html = " ".join(render_sample("public").split())
    assert [
        word
        for word in (
            'property="og:title" content="Wollplaid „Striegis“"',
            'name="description" content="Ein Plaid aus Schurwolle, gewebt in Frankenberg."',
        )
        if word not in html
    ] == []


def test_a_keyboard_reaches_the_content_first() -> None:
    html = render_sample("public")
    assert re.findall(r"<a [^>]*href=\"([^\"]+)\"", html)[0] == "#inhalt"


def test_a_page_in_two_languages_offers_the_other_one() -> None:
    with override_settings(SITE_URL="https://schau.example"):
        html = " ".join(render_sample("public", sample_request("/produkte/")).split())
    assert re.findall(r'rel="alternate" hreflang="(\w+)" href="([^"]+)"', html) == [
        ("de", "https://schau.example/produkte/"),
        ("en", "https://schau.example/en/produkte/"),
    ]


def test_a_page_in_one_language_offers_none() -> None:
    assert page.languages(sample_request("/konto/login/")) == []


def test_facts_come_from_above_and_are_asked_only_when_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def give(request: HttpRequest) -> dict[str, str]:
        asked.append(request.path)
        return {"region": "Musterland"}

    facts: Point[page.Facts] = Point("tests.facts", "Facts of the tests.")
    facts.register("tests", give)
    monkeypatch.setattr(page, "PAGE_FACTS", facts)
    context = page.page(sample_request("/x/"))
    before = list(asked)
    assert (before, context["house"]["region"], context["house"]["name"], asked) == (
        [],
        "Musterland",
        "ProduktSCHAU",
        ["/x/"],
    )


def test_a_slot_nobody_fills_is_empty() -> None:
    assert slots.filled("tests.nobody", None) == ""


def test_slots_are_filled_in_order_and_can_stay_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    fillings: Point[slots.Slot] = Point("tests.slots", "Slots of the tests.")
    notice = "design/parts/notice.html"
    fillings.register("b", slots.Slot("here", notice, 20, lambda request, word: {"text": f"zweitens {word}"}))
    fillings.register("a", slots.Slot("here", notice, 10, lambda request, word: {"text": f"erstens {word}"}))
    fillings.register("c", slots.Slot("here", notice, 15, lambda request, word: None))
    fillings.register("d", slots.Slot("there", notice, 1, lambda request, word: {"text": "anderswo"}))
    monkeypatch.setattr(slots, "SLOTS", fillings)
    assert re.findall(r"<p>\s*(\w+ Ort)", slots.filled("here", None, "Ort")) == ["erstens Ort", "zweitens Ort"]


@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_says_what_to_do_and_leads_on(name: str) -> None:
    html = render_to_string(f"{name}.html", request=sample_request("/nix/"))
    assert (
        html.count("<h1>"),
        bool(re.search(r'class="lead">\s*\w', html)),
        'href="/"' in html,
        'content="noindex"' in html,
    ) == (1, True, True, True)


def test_the_page_for_a_broken_house_needs_no_database_and_no_context() -> None:
    html = get_template("500.html").render()
    assert (html.count("<h1>"), "/static/design/tokens.css" in html, "{{" in html) == (1, True, False)


def test_every_code_we_answer_has_its_page() -> None:
    missing = []
    for name in (*FAILURES, "500"):
        try:
            get_template(f"{name}.html")
        except TemplateDoesNotExist:
            missing.append(name)
    assert missing == []


def test_an_expired_form_is_answered_kindly() -> None:
    response = csrf_failure(sample_request("/konto/login/"), "CSRF cookie not set.")
    assert (response.status_code, "Das Formular ist abgelaufen" in response.content.decode()) == (403, True)


def test_a_tile_is_a_picture_browsers_keep() -> None:
    response = Client().get("/kacheln/K7M2QX-honey-honig.svg")
    assert (
        response.status_code,
        response["Content-Type"],
        sorted(response["Cache-Control"].split(", ")),
        response.content[:5],
    ) == (
        200,
        "image/svg+xml",
        ["immutable", "max-age=31536000", "public"],
        b"<svg ",
    )


@pytest.mark.parametrize(("material", "world"), [("moondust", "ton"), ("honey", "violett")])
def test_no_tile_is_drawn_for_unknown_material_or_world(material: str, world: str) -> None:
    with pytest.raises(Http404):
        tile_image(RequestFactory().get("/"), "K7M2QX", material, world)


def test_a_tile_cannot_be_written() -> None:
    assert Client().post("/kacheln/K7M2QX-honey-honig.svg").status_code == 405
