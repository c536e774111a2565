"""Tries the addresses of ``permissions.csv`` with values: in a house with everything in it, as somebody who may, each request taken back."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django import forms
from django.db import transaction
from django.test import Client

from tests import cast
from tests.asking import path_of
from tests.permissions import ROLES, Row, rows
from tests.things import things

CODE = "\n".join(file.read_text(encoding="utf-8") for file in Path("produktschau").rglob("*.py"))
READ = set(re.findall(r'(?:POST|data)(?:\.get\(|\.getlist\(|\[)"([\w-]+)"', CODE))
GOOD = ("200", "302", "409", "422", "429", "400", "410", "301")
SECRETS = ("password", "password1", "password2", "oldpassword", "code")


@dataclass(frozen=True)
class Stage:
    """A house with everything the table names, and a browser for each role."""

    browsers: Mapping[str, Client]
    things: dict[str, Mapping[str, Any]]


@contextmanager
def furnished(blocker: Any) -> Iterator[Stage]:
    """The house for the tests of one module; in the end everything is taken back."""
    with blocker.unblock(), transaction.atomic():
        people = {role: None if role == "visitor" else cast.enter(role) for role in ROLES}
        browsers = {role: cast.client_of(person) for role, person in people.items()}
        for browser in browsers.values():
            browser.raise_request_exception = False
        yield Stage(browsers, dict(things(people)))
        transaction.set_rollback(True)


def tried(method: str) -> list[tuple[Row, str]]:
    """The rows of a method that somebody may call, each with who: one for every address and thing."""
    found = []
    for row in rows():
        may = next((role for role in reversed(ROLES) if row[role] in GOOD), None)
        if row["method"] == method and may is not None:
            found.append((row, may))
    return found


def fields() -> list[str]:
    """Every field a form of the house has, and every one a view reads by itself."""

    def below(form: type[forms.BaseForm]) -> Iterator[type[forms.BaseForm]]:
        for one in form.__subclasses__():
            yield one
            yield from below(one)

    ours = [one for one in below(forms.BaseForm) if one.__module__.startswith("produktschau.")]
    named = {name for one in ours for name in getattr(one, "base_fields", {})}
    return sorted((named | READ) - set(SECRETS))


def pages(stage: Stage) -> list[tuple[str, str]]:
    """Every address that can be read, with who may; public ones in English too."""
    found = [
        (path_of(row["address"], stage.things[row["thing"]], language), role)
        for row, role in tried("GET")
        for language in _languages(row)
    ]
    return list(dict.fromkeys(found))


def _languages(row: Row) -> list[str]:
    """German, and English where visitors find a page of its own there."""
    return ["de", "en"] if row["visitor"] == "200" and not row["address"].startswith("/") else ["de"]
