"""No address breaks on values nobody means: every parameter and field the house reads, at every address of the table at once."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import transaction

from tests.asking import path_of
from tests.permissions import Row
from tests.trying import CODE, Stage, fields, furnished, tried

pytestmark = pytest.mark.django_db

ASKED = sorted(set(re.findall(r'GET(?:\.get\(|\.getlist\(|\[)"([\w-]+)"|query\.get\("([\w-]+)"', CODE)))
PARAMETERS = sorted({name for pair in ASKED for name in pair if name} | {"seite", "q", "wort", "stand", "von", "bis"})
"""What pages are asked for in their address, as the code reads it."""
BAD = {
    "numbers": "9" * 40,
    "long number": "9" * 5_000,
    "negative": "-1",
    "signs": "٣²½\u202e\ufeff' OR 1=1 -- <script>{{7*7}}",
    "endless": "Wörter " * 3_000,
    "days": "2026-02-31",
}
RAW = {"no UTF-8": b"%FF%FE%C3", "half a sign": b"%ED%A0%80", "percent": b"%", "NUL": b"a%00b"}


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: Any) -> Iterator[Stage]:
    """The house in which all rows are tried."""
    with furnished(django_db_blocker) as found:
        yield found


def asked(stage: Stage, row: Row, role: str, query: bytes | str = b"", **post: Any) -> str:
    """What came of one request, taken back at once: nothing, or a line about a fault."""
    path = path_of(row["address"], stage.things[row["thing"]])
    told = query.encode() if isinstance(query, str) else query
    with transaction.atomic():
        if row["method"] == "GET":
            answer = stage.browsers[role].get(path, QUERY_STRING=told.decode("latin-1"))
        else:
            answer = stage.browsers[role].post(path, **post)
        if answer.streaming:
            b"".join(answer)
        transaction.set_rollback(True)
    is_fault = answer.status_code >= 500 and answer.status_code != 503  # no search index here: that is said in words
    return f"{row['method']} {path} {answer.status_code}" if is_fault else ""


@pytest.mark.parametrize("kind", BAD)
def test_no_page_breaks_on_what_it_is_asked_for(stage: Stage, kind: str) -> None:
    query = urlencode(dict.fromkeys(PARAMETERS, BAD[kind][:5000]))
    assert [fault for row, role in tried("GET") if (fault := asked(stage, row, role, query))] == []


@pytest.mark.parametrize("kind", RAW)
def test_no_page_breaks_on_an_address_no_browser_writes(stage: Stage, kind: str) -> None:
    query = b"&".join(name.encode() + b"=" + RAW[kind] for name in PARAMETERS)
    assert [fault for row, role in tried("GET") if (fault := asked(stage, row, role, query))] == []


@pytest.mark.parametrize("kind", BAD)
def test_no_form_breaks_on_what_it_is_sent(stage: Stage, kind: str) -> None:
    sent = dict.fromkeys(fields(), BAD[kind])
    assert [fault for row, role in tried("POST") if (fault := asked(stage, row, role, data=sent))] == []


def test_no_form_breaks_on_signs_that_are_none(stage: Stage) -> None:
    raw = b"&".join(name.encode() + b"=%FF%ED%A0%80x" for name in fields())
    form: dict[str, Any] = {"data": raw, "content_type": "application/x-www-form-urlencoded"}
    assert [fault for row, role in tried("POST") if (fault := asked(stage, row, role, **form))] == []


def test_nul_never_reaches_a_view(stage: Stage) -> None:
    sent = dict.fromkeys(fields(), "vorn\x00hinten")
    passed = []
    for row, role in tried("POST"):
        path = path_of(row["address"], stage.things[row["thing"]])
        with transaction.atomic():
            status = stage.browsers[role].post(path, sent).status_code
            if status != 400:
                passed.append(f"{row['address']} {status}")
            transaction.set_rollback(True)
    assert passed == ["tabular:uploads 302"], "the one that reads its body itself, and looks after NUL itself"


def test_no_number_in_an_address_is_too_large(stage: Stage) -> None:
    faults = []
    for row, role in tried("GET") + tried("POST"):
        thing = {**stage.things[row["thing"]]}
        for name, value in thing.items():
            if isinstance(value, int):
                large = {**row, "thing": "large"}
                stage.things["large"] = {**thing, name: 10**30}
                faults.append(asked(stage, large, role))
    assert [fault for fault in faults if fault] == []
