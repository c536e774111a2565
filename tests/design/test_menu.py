"""The bar of the workspaces: more than nine areas stand below heads, and only those of the head one is in are shown."""

from typing import cast

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template import Context, Template
from django.test import RequestFactory

from produktschau.design.navigation import Entry, Group, links
from produktschau.design.templatetags.design import MENUS
from produktschau.lib.points import Point


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[Entry]:
    """The entries of the menu for this test alone."""
    menu: list[Entry] = []
    monkeypatch.setitem(MENUS, "desk", cast(Point[Entry], menu))
    return menu


@pytest.fixture
def asked(rf: RequestFactory) -> HttpRequest:
    """A request of somebody."""
    request = rf.get("/leitstand/")
    request.user = AnonymousUser()
    return request


def entries(*groups: Group) -> list[Entry]:
    """An entry of each group, in the order of their places; the last leads to the desk."""
    made = [Entry(f"Bereich {place}", "portal:home", place, group=group) for place, group in enumerate(groups, start=1)]
    return [*made, Entry("Der Tisch", "portal_house:desk", 99, group=Group.FIRMS)]


def bar(request: HttpRequest) -> str:
    page = Template('{% extends "design/work.html" %}').render(Context({"request": request, "user": request.user}))
    return page[page.index("<nav") : page.index("</nav>")]


def test_entries_stand_in_the_order_of_their_heads(announced: list[Entry], asked: HttpRequest) -> None:
    announced += entries(Group.HOUSE, Group.ENTRIES, Group.DESK)
    found = [(link.label, link.is_current, link.is_near) for link in links(MENUS["desk"], asked)]
    assert found == [
        ("Bereich 3", False, False),
        ("Bereich 2", False, False),
        ("Der Tisch", True, True),
        ("Bereich 1", False, False),
    ]


def test_a_page_elsewhere_belongs_to_the_entry_that_names_it(announced: list[Entry], rf: RequestFactory) -> None:
    announced += [
        Entry("Der Tisch", "portal_house:desk", 1, group=Group.DESK),
        Entry("Produkte", "showcase_house:desk_products", 2, also=("showcase_house:desk_merges",)),
    ]
    asked = rf.get("/leitstand/zusammengefuehrt/")
    asked.user = AnonymousUser()
    assert [(link.label, link.is_current) for link in links(MENUS["desk"], asked)] == [
        ("Der Tisch", False),
        ("Produkte", True),
    ]


@pytest.mark.django_db
def test_nine_areas_stand_in_one_row(announced: list[Entry], asked: HttpRequest) -> None:
    announced += entries(*[Group.ENTRIES] * 8)
    shown = bar(asked)
    assert (shown.count("<a "), shown.count('class="head"'), "hidden" in shown) == (9, 0, False)


@pytest.mark.django_db
def test_a_tenth_area_brings_heads_and_hides_what_lies_elsewhere(announced: list[Entry], asked: HttpRequest) -> None:
    announced += entries(*[Group.ENTRIES] * 9)
    shown = bar(asked)
    assert (shown.count('class="head"'), shown.count("hidden")) == (2, 1)
    elsewhere, here = shown.index(">Einträge<"), shown.index(">Ansprache<")
    assert elsewhere < shown.index("hidden") < shown.index("Bereich 9<") < here < shown.index("Der Tisch<")
    assert shown.count('aria-current="true"') == shown.count('aria-current="page"') == 1
