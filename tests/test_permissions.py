"""Who gets which answer where: every address, every role, own and foreign, draft and published.

``permissions.csv`` is written by hand; real requests judge it. ``login`` stands for being sent to the sign-in page. What an
address does not name – a method – it must refuse. Reading pages are also watched: they may write nothing but their own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from django.contrib.admin import site
from django.db import transaction
from django.urls import reverse

from tests import cast
from tests.asking import REFUSED, Asker, addresses, path_of, space_of
from tests.permissions import METHODS, ROLES, Row, rows
from tests.rights import HANDBOOK, text, words
from tests.things import things

ROWS = rows()
SPACES = sorted({space_of(row["address"]) for row in ROWS})
OTHER_METHODS = ("PUT", "DELETE")
PROBES = ("visitor", "steward", "manager")
FAMILIES = (
    ("own draft company", "foreign draft company", "shown company"),
    ("own draft product", "foreign draft product", "shown product"),
    ("picture of own draft company", "picture of foreign draft company", "picture of shown company"),
    ("own firm", "foreign firm"),
    ("picture of own firm", "picture of foreign firm"),
    ("call of own firm", "call of foreign firm"),
    ("own steward", "own steward elsewhere"),
)
"""Things of which an address that takes one must be tried with all: own, foreign, published."""


@dataclass(frozen=True)
class Stage:
    """The house in which all rows are tried: its things, and the browser everybody uses."""

    asker: Asker
    things: Mapping[str, Mapping[str, Any]]


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: Any) -> Iterator[Stage]:
    """Made once for all rows: every request is taken back, and in the end everything is."""
    with django_db_blocker.unblock(), transaction.atomic():
        people = {role: None if role == "visitor" else cast.enter(role) for role in ROLES}
        yield Stage(Asker(people), things(people))
        transaction.set_rollback(True)


def of_address(row: Row) -> tuple[str, str]:
    """Address and method."""
    return row["address"], row["method"]


def accepted() -> dict[tuple[str, str], list[str]]:
    """The things with which each address and method is tried, where it is not refused to everybody."""
    tried: dict[tuple[str, str], list[str]] = {}
    for row in ROWS:
        if {row[role] for role in ROLES} != {REFUSED}:
            tried.setdefault(of_address(row), []).append(row["thing"])
    return tried


def test_every_address_has_a_row() -> None:
    told = {row["address"] for row in ROWS}
    assert sorted({address.name for address in addresses()} - told) == []


def test_every_row_has_an_address() -> None:
    known = {address.name for address in addresses()}
    assert sorted({row["address"] for row in ROWS if not row["address"].startswith("/")} - known) == []


def test_every_address_has_a_place_in_the_handbook() -> None:
    assert sorted({row["address"] for row in ROWS} ^ words().keys()) == []


def test_the_handbook_says_what_the_table_says() -> None:
    """Stale? ``python -m tests.rights`` writes it anew."""
    assert HANDBOOK.read_text(encoding="utf-8") == text()


def test_no_row_stands_twice() -> None:
    told = [(*of_address(row), row["thing"]) for row in ROWS]
    assert sorted({one for one in told if told.count(one) > 1}) == []


def test_what_takes_something_of_a_family_is_tried_with_all_of_it() -> None:
    missing = [
        f"{method} {address} {thing}"
        for (address, method), tried in accepted().items()
        for family in FAMILIES
        if any(one in family for one in tried)
        for thing in family
        if thing not in tried
    ]
    assert "\n".join(missing) == ""


def test_what_takes_a_thing_is_tried_with_one_that_is_not_there() -> None:
    guessable = {address.name for address in addresses() if address.arguments - {"extension"}} - {
        "region_house:colours"
    }
    missing = [
        f"{method} {address} nothing"
        for (address, method), tried in accepted().items()
        if address in guessable and not any(one == "nothing" or one.endswith("foreign firm") for one in tried)
    ]
    assert "\n".join(missing) == ""


@pytest.mark.django_db
@pytest.mark.parametrize("space", SPACES)
def test_answers_are_those_of_the_table(space: str, stage: Stage) -> None:
    findings = []
    for row in ROWS:
        if space_of(row["address"]) == space:
            path = path_of(row["address"], stage.things[row["thing"]])
            findings += differing(row, stage.asker.answers(row["method"], path))
    assert "\n".join(findings) == ""


@pytest.mark.django_db
def test_english_addresses_answer_like_the_german_ones(stage: Stage) -> None:
    findings = []
    for row in ROWS:
        thing = stage.things[row["thing"]]
        path = path_of(row["address"], thing, "en")
        if path != path_of(row["address"], thing):
            findings += differing(row, stage.asker.answers(row["method"], path, PROBES))
    assert "\n".join(findings) == ""


@pytest.mark.django_db
def test_methods_without_a_row_are_refused(stage: Stage) -> None:
    """With 405; whom the page is closed to may learn just that."""
    told = {of_address(row) for row in ROWS}
    thing_of = {row["address"]: row["thing"] for row in reversed(ROWS) if row["thing"] != "nothing"}
    findings = []
    for address, method in product(sorted({row["address"] for row in ROWS}), (*METHODS, *OTHER_METHODS)):
        if (address, method) not in told and (method in METHODS or is_ours(address)):
            path = path_of(address, stage.things[thing_of.get(address, "nothing")])
            given = {role: stage.asker.answer(method, path, role) for role in PROBES}
            is_refused = REFUSED in given.values() and set(given.values()) <= {REFUSED, "404", "403", "login"}
            if not is_refused and set(given.values()) not in ({"404"}, {"301"}):
                findings.append(f"{method} {address} {given}")
    assert "\n".join(findings) == ""


@pytest.mark.django_db
def test_nobody_of_the_cast_enters_the_administration(stage: Stage) -> None:
    """Roles open no table of it: that takes a mark at the account, set on the command line."""
    pages = [reverse(f"admin:{name}") for name in ("index", "password_change", "jsi18n")]
    for model in site._registry:
        space = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        pages += [reverse(f"{space}_changelist"), reverse(f"{space}_add"), reverse(f"{space}_change", args=[1])]
    given = {(page, *stage.asker.answers(method, page).values()) for page in pages for method in METHODS}
    assert {one for _, *all_of_it in given for one in all_of_it} == {"302"}


def is_ours(address: str) -> bool:
    """Whether the house wrote the view; allauth's take a PUT for a POST, which its CSRF check refuses alike."""
    return ":" in address


def differing(row: Row, given: Mapping[str, str]) -> list[str]:
    """A line on who got something else than the row says, if anybody did."""
    wrong = [f"{role} gets {one} instead of {row[role]}" for role, one in given.items() if one != row[role]]
    return [f"{row['method']} {row['address']} {row['thing']}: {', '.join(wrong)}"] if wrong else []
