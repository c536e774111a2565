"""Words stay words: hostile ones in every column of text break out of no page, no island of data, no table and no mail."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass, replace
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.db.models import CharField, Model, SlugField, TextField
from django.http import HttpResponseBase
from openpyxl import load_workbook

from produktschau.audit.record import System, record
from produktschau.design.letters import written
from produktschau.showcase.calculations.values import Unfit, web_address
from tests import cast
from tests.factories.wordy import SENT, wordy_rows
from tests.factories.wordy_networks import PAGES, network_rows
from tests.mail_words import SITE
from tests.mails import gallery, signed, templates
from tests.poison import faults_in, formula, label, poison, put_everywhere, seen_in, text_columns
from tests.trying import Stage, furnished, pages

pytestmark = pytest.mark.django_db

MARKUP = ("text/html", "application/xml", "text/xml", "image/svg+xml", "application/xhtml+xml")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NUMBER = re.compile(r"[+-]?[0-9]+(,[0-9]+)?")
ALSO = (f"/leitstand/verteiler/rundschreiben/{SENT}/", *PAGES)
"""Pages of things the table does not name."""
Words = Callable[[int, int | None], str]
UNSHOWN = {
    "enquiries.Enquiry.phone",
    "exchange.Reply.source",
    "exchange.Subscription.kinds",
    "exchange.Subscription.wording",
    "mailings.Delivery.email",
    "mailings.Delivery.name",
    "mailings.Undeliverable.why",
    "meetings.Attendee.photo_consent_wording",
    "outreach.DigestLine.address",
    "outreach.DigestLine.subject",
    "outreach.DigestLine.text",
    "privacy.InformationNotice.note",
    "showcase.Bulk.reason",
    "showcase.Company.external_key",
    "showcase.Material.name_en",
    "showcase.Merge.external_key",
    "showcase.Product.external_key",
    "surveys.FieldOfAction.groups",
    "surveys.Survey.firms",
    "tabular.TableImport.header",
    "tabular.TableImportRow.group",
    "tabular.TableImportRow.raw",
    "work.Job.error",
    "work.Mail.calendar",
    "work.Mail.html",
    "work.Mail.to",
    "work.Tick.name",
}
"""Columns whose words stand on no page of this house: in tables and mails, behind a choice of the page, or nowhere."""


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: Any) -> Iterator[Stage]:
    """The house of all rows."""
    with furnished(django_db_blocker) as found:
        yield found


@contextmanager
def spoilt(stage: Stage, words: Words) -> Iterator[None]:
    """The house with such words in every column and in the record of changes; afterwards all is as it was."""
    with transaction.atomic():
        wordy_rows(stage.things)
        network_rows(stage.things)
        put_everywhere(words)
        for kind, thing in (
            ("company", "own draft company"),
            ("company", "shown company"),
            ("product", "shown product"),
        ):
            _recorded(f"{kind}:{stage.things[thing]['key']}", words(len(text_columns()), None))
        cache.clear()
        yield
        transaction.set_rollback(True)
    cache.clear()


def _recorded(subject: str, words: str) -> None:
    told = {"lead": words, "name": words}
    record(
        by=System("test"), verb="company.changed", subject=subject, at=cast.NOW, before=told, after=told, reason=words
    )


def asked(stage: Stage, method: str, path: str, role: str, **post: str) -> tuple[HttpResponseBase, bytes]:
    """What comes of one request, taken back at once."""
    with transaction.atomic():
        answer = (
            stage.browsers[role].generic(method, path) if method == "GET" else stage.browsers[role].post(path, post)
        )
        content = b"".join(answer) if answer.streaming else answer.content
        transaction.set_rollback(True)
    return answer, content


def is_of(answer: HttpResponseBase, kinds: tuple[str, ...]) -> bool:
    return answer.headers.get("Content-Type", "").startswith(kinds)


def test_no_words_break_out_of_any_page(stage: Stage) -> None:
    findings, seen = [], set()
    with spoilt(stage, poison):
        for path, role in [*pages(stage), *((path, "manager") for path in ALSO)]:
            answer, content = asked(stage, "GET", path, role)
            faults = []
            if is_of(answer, (*MARKUP, "application/json")):
                seen |= seen_in(content.decode())
            if is_of(answer, MARKUP):
                faults = faults_in(content.decode())
            if answer.status_code >= 500 and answer.status_code != 503:  # no search index here
                faults = [str(answer.status_code)]
            findings += [f"{path}: {fault}" for fault in faults]
    assert "\n".join(findings) == ""
    assert {label(*one) for number, one in enumerate(text_columns()) if number not in seen} == UNSHOWN


def test_no_cell_of_any_table_begins_a_formula(stage: Stage) -> None:
    tables = {(path, role) for path, role in pages(stage) if path.endswith((".csv", ".xlsx"))}
    both = {(path.rsplit(".", 1)[0] + end, role) for path, role in tables for end in (".csv", ".xlsx")}
    findings, seen = [], set()
    with spoilt(stage, formula):
        for path, role in sorted(both):
            answer, content = asked(stage, "GET", path, role)
            cells = list(cells_of(answer, content))
            seen |= seen_in(" ".join(cells))
            findings += [f"{path}: {cell}" for cell in cells if begins_formula(cell)]
    assert ("\n".join(findings), len(both) > 20, len(seen) > 40) == ("", True, True)


@pytest.mark.parametrize("name", sorted(templates()))
def test_no_words_break_out_of_any_mail(name: str) -> None:
    with signed():
        for template, context in gallery().values():
            if template == name:
                mail = written(template, {**spoilt_words(context), "site_url": SITE})
                assert (faults_in(mail.html), "kjx" in mail.html) == ([], True)
                assert len((mail.subject + ".").splitlines()) == 1


def spoilt_words(value: Any) -> Any:
    """What a mail is filled with, every word in it exchanged for hostile ones; addresses of pages stay, the house makes them."""
    if isinstance(value, str):
        return value if value.startswith(SITE) else f"{poison(0)}\r\nBcc: alle@fremde.example"
    if isinstance(value, Model):
        for column in value._meta.concrete_fields:
            if isinstance(column, CharField | TextField) and not column.choices and not isinstance(column, SlugField):
                setattr(value, column.attname, spoilt_words(""))
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: spoilt_words(getattr(value, one.name)) for one in dataclass_fields(value)})
    if isinstance(value, Mapping):
        return {name: spoilt_words(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [spoilt_words(one) for one in value]
    return value


def cells_of(answer: HttpResponseBase, content: bytes) -> Iterator[str]:
    """The cells of a table as a spreadsheet would read them: what it would work out begins with „=“."""
    if is_of(answer, ("text/csv",)):
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"):
            yield from row
    elif is_of(answer, (XLSX,)):
        for sheet in load_workbook(io.BytesIO(content)).worksheets:
            for line in sheet.iter_rows():
                yield from (f"={one.value}" if one.data_type == "f" else f"'{one.value}" for one in line)


def begins_formula(cell: str) -> bool:
    return cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not NUMBER.fullmatch(cell)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "javascript://gut.example/%0aalert(1)",
        " JavaScript:x",
        "data:text/html,x",
        "vbscript:x",
        "//x.de",
    ],
)
def test_no_address_that_runs_is_taken_for_a_web_address(address: str) -> None:
    with pytest.raises(Unfit):
        web_address(address, "Die Adresse")
