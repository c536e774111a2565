"""No address breaks on values nobody means: every parameter and field the house reads, at every address of the table at once."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django import forms
from django.db import transaction
from django.test import Client

from tests import cast
from tests.asking import path_of
from tests.permissions import ROLES, Row, rows
from tests.things import things

pytestmark = pytest.mark.django_db

CODE = "\n".join(file.read_text(encoding="utf-8") for file in Path("produktschau").rglob("*.py"))
ASKED = sorted(set(re.findall(r'GET(?:\.get\(|\.getlist\(|\[)"([\w-]+)"|query\.get\("([\w-]+)"', CODE)))
PARAMETERS = sorted({name for pair in ASKED for name in pair if name} | {"seite", "q", "wort", "stand", "von", "bis"})
"""What pages are asked for in their address, as the code reads it."""
READ = set(re.findall(r'(?:POST|data)(?:\.get\(|\.getlist\(|\[)"([\w-]+)"', CODE))
BAD = {
    "numbers": "9" * 40,
    "negative": "-1",
    "signs": "٣²½\u202e\ufeff' OR 1=1 -- <script>{{7*7}}",
    "endless": "Wörter " * 3_000,
    "days": "2026-02-31",
}
RAW = {"no UTF-8": b"%FF%FE%C3", "half a sign": b"%ED%A0%80", "percent": b"%", "NUL": b"a%00b"}
GOOD = ("200", "302", "409", "422", "429", "400", "410", "301")
SECRETS = ("password", "password1", "password2", "oldpassword", "code")


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Any]]:
    """The things of the table and a browser for everybody; in the end everything is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        people = {role: None if role == "visitor" else cast.enter(role) for role in ROLES}
        browsers = {}
        for role, person in people.items():
            browsers[role] = Client(raise_request_exception=False) if person is None else cast.client_of(person)
            browsers[role].raise_request_exception = False
        yield {"browsers": browsers, "things": things(people)}
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


def asked(stage: dict[str, Any], row: Row, role: str, query: bytes | str = b"", **post: Any) -> str:
    """What came of one request, taken back at once: nothing, or a line about a fault."""
    path = path_of(row["address"], stage["things"][row["thing"]])
    told = query.encode() if isinstance(query, str) else query
    with transaction.atomic():
        if row["method"] == "GET":
            answer = stage["browsers"][role].get(path, QUERY_STRING=told.decode("latin-1"))
        else:
            answer = stage["browsers"][role].post(path, **post)
        if answer.streaming:
            b"".join(answer)
        transaction.set_rollback(True)
    is_fault = answer.status_code >= 500 and answer.status_code != 503  # no search index here: that is said in words
    return f"{row['method']} {path} {answer.status_code}" if is_fault else ""


@pytest.mark.parametrize("kind", BAD)
def test_no_page_breaks_on_what_it_is_asked_for(stage: dict[str, Any], kind: str) -> None:
    query = urlencode(dict.fromkeys(PARAMETERS, BAD[kind][:2000]))
    assert [fault for row, role in tried("GET") if (fault := asked(stage, row, role, query))] == []


@pytest.mark.parametrize("kind", RAW)
def test_no_page_breaks_on_an_address_no_browser_writes(stage: dict[str, Any], kind: str) -> None:
    query = b"&".join(name.encode() + b"=" + RAW[kind] for name in PARAMETERS)
    assert [fault for row, role in tried("GET") if (fault := asked(stage, row, role, query))] == []


@pytest.mark.parametrize("kind", BAD)
def test_no_form_breaks_on_what_it_is_sent(stage: dict[str, Any], kind: str) -> None:
    sent = dict.fromkeys(fields(), BAD[kind])
    assert [fault for row, role in tried("POST") if (fault := asked(stage, row, role, data=sent))] == []


def test_no_form_breaks_on_signs_that_are_none(stage: dict[str, Any]) -> None:
    raw = b"&".join(name.encode() + b"=%FF%ED%A0%80x" for name in fields())
    form: dict[str, Any] = {"data": raw, "content_type": "application/x-www-form-urlencoded"}
    assert [fault for row, role in tried("POST") if (fault := asked(stage, row, role, **form))] == []


def test_nul_never_reaches_a_view(stage: dict[str, Any]) -> None:
    sent = dict.fromkeys(fields(), "vorn\x00hinten")
    passed = []
    for row, role in tried("POST"):
        path = path_of(row["address"], stage["things"][row["thing"]])
        with transaction.atomic():
            status = stage["browsers"][role].post(path, sent).status_code
            if status != 400:
                passed.append(f"{row['address']} {status}")
            transaction.set_rollback(True)
    assert passed == ["tabular:uploads 302"], "the one that reads its body itself, and looks after NUL itself"


def test_no_number_in_an_address_is_too_large(stage: dict[str, Any]) -> None:
    faults = []
    for row, role in tried("GET") + tried("POST"):
        thing = {**stage["things"][row["thing"]]}
        for name, value in thing.items():
            if isinstance(value, int):
                large = {**row, "thing": "large"}
                stage["things"]["large"] = {**thing, name: 10**30}
                faults.append(asked(stage, large, role))
    assert [fault for fault in faults if fault] == []
