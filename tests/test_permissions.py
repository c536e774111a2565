"""Who gets which answer where: every address of ours, every role, own and foreign, draft and published.

``permissions.csv`` is written by hand. ``login`` stands for being sent to the sign-in page. The steward looks after
the things called „own“. Reading pages are also watched: a GET may write nothing but its session.
"""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.urls import URLResolver, get_resolver, reverse

from produktschau.accounts.models import User
from produktschau.enquiries.actions.answering import report_enquiry
from produktschau.enquiries.actions.asking import ask_firm
from produktschau.enquiries.models import Enquiry
from produktschau.intake.models import Stage
from produktschau.showcase.actions import appoint_steward
from produktschau.showcase.actions.merging import merge
from produktschau.showcase.models import Company, Merge, Product
from produktschau.showcase.queries.previews import published_preview
from tests import cast
from tests.factories import region, showcase, tables
from tests.factories.claims import proven_claim
from tests.factories.intake import criteria, submission
from tests.factories.mailings import mailing_things
from tests.factories.maker import firm_things
from tests.factories.outreach import draft_call, link, note, running_call
from tests.factories.search import synonyms
from tests.showcase.pictures import ready_picture

TABLE = Path(__file__).with_name("permissions.csv")
ROLES = ("visitor", "stranger", "steward", "coordinator", "editor", "officer", "auditor", "manager")
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
WRITING = ("INSERT", "UPDATE", "DELETE")
ALLOWED = ("django_session", "audit_access")


@dataclass(frozen=True)
class Address:
    """One pattern of ours: its name and the names of its arguments."""

    name: str
    arguments: frozenset[str]


def addresses(resolver: URLResolver | None = None, space: str = "") -> Iterator[Address]:
    """Every named address whose view is ours; allauth's and the administration's are covered by rows of their own."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, str(pattern.namespace or space))
        elif pattern.callback.__module__.startswith("produktschau."):
            yield Address(f"{space}:{pattern.name}", frozenset(pattern.pattern.regex.groupindex))


@pytest.fixture
def people(db: None) -> dict[str, User | None]:
    """The whole cast, by role; the visitor is nobody."""
    return {role: None if role == "visitor" else cast.enter(role) for role in ROLES}


@pytest.fixture
def things(people: dict[str, User | None]) -> Mapping[str, Mapping[str, Any]]:
    """What the addresses of the table speak of, by the table's name for it."""
    region.district()
    showcase.words()
    own = showcase.company("Eigene Drechslerei", published=False)
    steward, stranger = people["steward"], people["stranger"]
    assert steward is not None
    assert stranger is not None
    held = appoint_steward(by=showcase.BY, company=own, person=steward, on=cast.TODAY, at=cast.NOW)
    shown = showcase.company("Offene Drechslerei", email="offen@drechslerei.example")
    records: dict[str, Any] = {
        "shown company": shown,
        "own draft company": own,
        "foreign draft company": showcase.company("Fremde Drechslerei", published=False),
        "shown product": showcase.product(shown, "Offenes Brett"),
        "own draft product": showcase.product(own, "Eigenes Brett", published=False),
        "foreign draft product": showcase.product(shown, "Fremdes Brett", published=False),
    }
    return {
        "": {},
        **{name: {"slug": one.slug, "key": one.key, "pk": one.pk} for name, one in records.items()},
        **{f"picture of {name}": shot(one) for name, one in records.items() if isinstance(one, Company)},
        **firm_things(own, records["foreign draft company"]),
        **mailing_things(shown),
        "preview of shown product": previewed(records["shown product"]),
        "preview of own draft company": {"key": own.key, "digest": "0" * 16, "extension": "png"},
        "pair": {"kind": "company", "key": shown.key, "other": showcase.company("Offene Drechselei").key},
        "public into draft": {"kind": "company", "key": own.key, "other": shown.key},
        "own draft company in": {"kind": "company", "key": own.key},
        "merge": {"pk": merged().pk},
        "reported enquiry": {"key": reported_enquiry(shown).key},
        "claim": {"key": proven_claim(records["foreign draft company"]).key},
        "own steward": {"key": own.key, "pk": held.pk},
        "own steward elsewhere": {"key": shown.key, "pk": held.pk},
        "submitted round": {"key": submission(company=shown, stage=Stage.SUBMITTED).key},
        "draft call": {"key": draft_call().key},
        "running call": {"key": running_call().key},
        "note": {"pk": note(own).pk},
        "link": {"pk": link(own).pk},
        "criterion": {"slug": criteria()[0].slug},
        "submission list": {"name": "einreichungen", "extension": "csv"},
        "area": {"slug": "wohnen"},
        "world": {"slug": "wald"},
        "municipality": {"slug": "freiberg"},
        "former district": {"slug": "freiberg"},
        "colours": {"digest": "0" * 12},
        "tile": {"key": "K7M2QX", "material": "wood", "world": "wald"},
        "person": {"pk": stranger.pk},
        "upload": {"key": tables.upload().key},
        "import": {"pk": tables.table_import().pk, "extension": "csv"},
        "table": {"kind": "companies", "extension": "xlsx"},
        "accounts": {"name": "konten", "extension": "csv"},
        "record": {"name": "protokoll", "extension": "csv"},
        "synonyms": {"pk": synonyms().pk},
        "favourites": {"name": "gemerkt", "extension": "csv"},
        "synonym list": {"name": "synonyme", "extension": "csv"},
        "municipalities": {"name": "gemeinden", "extension": "csv"},
        "nothing": {
            "slug": "gibt-es-nicht",
            "key": "ZZZZZZ",
            "other": "ZZZZZZ",
            "pk": 999_999,
            "number": 999_999,
            "width": 480,
            "cut": "karte-320-50x50",
            "digest": "0" * 16,
            "kind": "nichts",
            "name": "nichts",
            "extension": "csv",
            "token": "1-K7M2QXABCDEFGHJK",
            "rest": "seite/",
        },
    }


def reported_enquiry(to: Company) -> Enquiry:
    """A visitor's question that the firm reported."""
    words: Any = {"name": "Jana Vogel", "email": "jana@visitor.example", "text": "Ich suche ein Brett aus Esche."}
    enquiry = ask_firm(by=showcase.BY, at=cast.NOW, company=to, **words)
    return report_enquiry(by=showcase.BY, at=cast.NOW, enquiry=enquiry, why="Werbung")


def merged() -> Merge:
    """Two companies that became one."""
    kept, gone = showcase.company("Mühle am Bach"), showcase.company("Mühle a. Bach")
    return merge(by=showcase.BY, at=cast.NOW, kept=kept, gone=gone)


def shot(of: Company) -> Mapping[str, Any]:
    """A picture of a record, with the arguments of its addresses."""
    return {"key": ready_picture(of).key, "width": 400, "cut": "karte-320-50x50", "extension": "webp"}


def previewed(of: Product) -> Mapping[str, Any]:
    """What platforms show of a published record, with the arguments of its address."""
    found = published_preview(of.key)
    assert found is not None
    return {"key": of.key, "digest": found[1].digest, "extension": found[1].extension}


def test_every_address_has_a_row() -> None:
    told = {row["address"] for row in ROWS}
    assert sorted({address.name for address in addresses()} - told) == []


def test_every_row_has_an_address() -> None:
    ours = {address.name for address in addresses()}
    assert sorted({row["address"] for row in ROWS if not row["address"].startswith("/")} - ours) == []


@pytest.mark.parametrize("space", sorted({row["address"].partition(":")[0] for row in ROWS}))
def test_answers_are_those_of_the_table(
    space: str, people: dict[str, User | None], things: Mapping[str, Mapping[str, Any]]
) -> None:
    findings = []
    for row in ROWS:
        if row["address"].partition(":")[0] == space:
            path = path_of(row["address"], things[row["thing"]])
            given = {role: answer(row["method"], path, people[role]) for role in ROLES}
            wrong = [f"{role} gets {given[role]} instead of {row[role]}" for role in ROLES if given[role] != row[role]]
            if wrong:
                findings.append(f"{row['method']} {row['address']} {row['thing']}: {', '.join(wrong)}")
    assert "\n".join(findings) == ""


def path_of(address: str, thing: Mapping[str, Any]) -> str:
    """The path of an address for a thing; a row may also name a path itself."""
    if address.startswith("/"):
        return address
    arguments = next(one.arguments for one in addresses() if one.name == address)
    return reverse(address, kwargs={name: thing[name] for name in arguments})


def answer(method: str, path: str, person: User | None) -> str:
    """What the person gets: the status, or „login“; whatever was written is taken back."""
    client = cast.client_of(person)
    client.raise_request_exception = False
    with transaction.atomic():
        if method == "GET":
            with writing_nothing():
                response = client.get(path)
        else:
            response = client.post(path)
        told = spoken(response)
        if response.streaming:
            b"".join(response)  # the test client then closes it, and keeps the database open
        transaction.set_rollback(True)
    return told


def spoken(response: HttpResponseBase) -> str:
    """The status as the table writes it."""
    leads_to_login = response.status_code == 302 and response.headers["Location"].startswith("/konto/login/")
    return "login" if leads_to_login else str(response.status_code)


@contextmanager
def writing_nothing() -> Iterator[None]:
    """Fail when a page that is only read stores anything but its session and who read data about people."""

    def watch(
        execute: Callable[..., Any], sql: str, params: Sequence[Any], many: bool, context: Mapping[str, Any]
    ) -> Any:
        allowed = any(f'"{table}"' in sql for table in ALLOWED)
        assert not sql.lstrip().startswith(WRITING) or allowed, f"A GET writes: {sql[:200]}"
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield
