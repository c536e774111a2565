"""The bar of the workspaces: more than nine areas stand in two rows, daily work above what sets the house up."""

from typing import cast

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template import Context, Template
from django.test import RequestFactory

from produktschau.design.navigation import SETUP, Entry, links
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


def entries(daily: int, setup: int) -> list[Entry]:
    """So many entries for daily work and so many for setting up."""
    places = [*range(1, daily + 1), *range(SETUP, SETUP + setup)]
    return [Entry(f"Bereich {place}", "portal:home", place) for place in places]


def bar(request: HttpRequest) -> str:
    return Template('{% extends "design/work.html" %}').render(Context({"request": request, "user": request.user}))


def test_entries_from_sixty_on_set_the_house_up(announced: list[Entry], asked: HttpRequest) -> None:
    announced += entries(2, 1)
    assert [link.is_setup for link in links(MENUS["desk"], asked)] == [False, False, True]


@pytest.mark.django_db
@pytest.mark.parametrize(("daily", "setup", "breaks"), [(6, 3, 0), (6, 4, 1), (10, 0, 0)])
def test_a_tenth_area_opens_a_second_row(
    announced: list[Entry], asked: HttpRequest, daily: int, setup: int, breaks: int
) -> None:
    announced += entries(daily, setup)
    page = bar(asked)
    assert page.count('class="break"') == breaks
    if breaks:
        assert page.index("Bereich 6<") < page.index('class="break"') < page.index(f"Bereich {SETUP}<")
