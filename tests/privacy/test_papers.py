"""The table of purposes is true: its periods are those of the code, its pages exist, the papers are made from it."""

import ast
from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import resolve, reverse

import produktschau
from produktschau.audit.access import KINDS
from produktschau.privacy.calculations.purposes import PURPOSES, WITHOUT_PEOPLE, Period
from produktschau.privacy.queries.papers import papers
from tests import cast

PACKAGE = Path(produktschau.__file__).parent
DOCS = PACKAGE.parent / "docs" / "datenschutz"
PERIODS = [*(period for one in PURPOSES for period in one.periods), *(period for period, _ in WITHOUT_PEOPLE)]
AGAIN = "Run: .venv/bin/produktschau privacy_papers docs/datenschutz"


def constant_of(period: Period) -> timedelta:
    """The constant a period names."""
    path, _, key = period.constant.partition("[")
    module, _, name = path.rpartition(".")
    found = getattr(import_module(f"produktschau.{module}"), name)
    kept: timedelta = found[key.rstrip("]")] if key else found
    return kept


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.constant)
def test_every_period_is_that_of_the_code(period: Period) -> None:
    assert constant_of(period) == timedelta(days=period.days)


def constants_of_the_code() -> Iterator[str]:
    """Every constant whose name says that it is about keeping, and that is a span of days."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                name = node.targets[0].id
                if "KEPT" in name and "timedelta" in ast.dump(node.value):
                    module = ".".join(file.relative_to(PACKAGE).with_suffix("").parts)
                    yield f"{module}.{name}"


def test_every_period_of_the_code_stands_in_the_table() -> None:
    told = {period.constant.partition("[")[0] for period in PERIODS}
    assert sorted(set(constants_of_the_code()) - told) == []


@pytest.mark.parametrize("path", sorted({path for one in PURPOSES for path in one.where}))
def test_every_page_exists(path: str) -> None:
    assert resolve(path).func is not None


def test_every_purpose_is_whole() -> None:
    fields = ("slug", "label", "why", "whose", "data", "basis", "source", "recipients", "kept", "where")
    assert [one.slug for one in PURPOSES if not all(getattr(one, field) for field in fields)] == []
    assert [one.slug for one in PURPOSES if "{" in one.retention or "DSGVO" not in " ".join(one.basis)] == []
    assert len({one.slug for one in PURPOSES}) == len(PURPOSES)


@pytest.mark.parametrize("name", sorted(papers()))
def test_the_papers_of_the_documentation_are_those_of_the_table(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == papers()[name], AGAIN


def test_the_command_writes_both(tmp_path: Path) -> None:
    call_command("privacy_papers", str(tmp_path / "neu"), verbosity=0)
    assert {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "neu").iterdir()} == papers()


def test_the_page_shows_every_purpose_with_basis_and_period(db: None) -> None:
    page = cast.client_of(cast.enter("officer")).get(reverse("privacy:overview")).content.decode()
    told = [part for one in PURPOSES for part in (one.label, one.retention, *one.basis)]
    assert [part for part in told if part not in page] == []


def test_visitors_see_none_of_it(db: None) -> None:
    assert Client().get(reverse("privacy:overview")).status_code == 302


def test_views_note_only_kinds_that_have_words() -> None:
    used = set()
    for file in PACKAGE.rglob("views/*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "note_access":
                used |= {ast.literal_eval(word.value) for word in node.keywords if word.arg == "kind"}
    assert sorted(used - set(KINDS)) == []
