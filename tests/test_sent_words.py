"""Every form there is, filled in as it stands on its page with hostile words, and sent by each of its buttons.

What comes of it breaks out of no page and no mail, becomes no header, and leads nobody elsewhere.
"""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import resolve

from produktschau.work.models import Mail
from tests.forms import Sheet, sheets
from tests.poison import faults_in, poison
from tests.trying import Stage, furnished, pages

pytestmark = pytest.mark.django_db

FOREIGN = "https://fremde.example/"
WORDS = f"{poison(0)}\r\nBcc: alle@fremde.example"
LEADING = ("next", "zurueck", "back", "weiter", "place")
TYPED = {
    "text": WORDS,
    "search": WORDS,
    "textarea": WORDS,
    "tel": WORDS,
    "email": "post@fremde.example",
    "url": f"{FOREIGN}?\"'><b/kjx0>",
}
HOME = "http://testserver"
MOST_BUTTONS = 3


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: Any) -> Iterator[Stage]:
    """The house of all rows."""
    with furnished(django_db_blocker) as found:
        yield found


@dataclass(frozen=True)
class Sending:
    """One form, sent by one button."""

    role: str
    path: str
    data: dict[str, list[str]]


def sendings(stage: Stage) -> list[Sending]:
    """One of every kind of form: the view it goes to, its fields, its button."""
    found: dict[Any, Sending] = {}
    for path, role in pages(stage):
        answer = stage.browsers[role].get(path)
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            if answer.streaming:
                b"".join(answer)
            continue
        for sheet in sheets(answer.content.decode()):
            if sheet.method == "post":
                to = urlsplit(urljoin(path, sheet.action)).path if sheet.action else path
                for button in list(dict.fromkeys(sheet.buttons))[:MOST_BUTTONS] or [("", "")]:
                    kind = resolve(to).view_name, tuple(sorted(sheet.values)), button[0], role == "manager"
                    found.setdefault(kind, Sending(role, to, filled(sheet, button)))
    return list(found.values())


def filled(sheet: Sheet, button: tuple[str, str]) -> dict[str, list[str]]:
    """What is sent: hostile words where words are typed, everything else as the page has it."""
    data = dict(sheet.values)
    for name, kind in sheet.types.items():
        if kind in TYPED and "stamp" not in name and name != "website":
            data[name] = [TYPED[kind][: sheet.longest.get(name)]]
        if name in LEADING:
            data[name] = [FOREIGN]
    if button[0]:
        data[button[0]] = [button[1]]
    return data


def test_what_is_sent_by_every_form_does_no_harm(stage: Stage) -> None:
    findings: list[str] = []
    kinds = sendings(stage)
    taken = mails = 0
    for one in kinds:
        browser = stage.browsers[one.role]
        cookies = copy(browser.cookies)
        with transaction.atomic():
            before = set(Mail.objects.values_list("pk", flat=True))
            status, faults = came_of(browser, one)
            taken += status == 302
            written = list(Mail.objects.exclude(pk__in=before))
            mails += len(written)
            faults += [fault for sent in written for fault in faults_of(sent)]
            transaction.set_rollback(True)
        browser.cookies = cookies
        cache.clear()
        findings += [f"{one.role} {one.path}: {fault}" for fault in faults]
    assert "\n".join(findings) == ""
    assert [sent for sent in mail.outbox if "fremde" in str(sent.message()["Bcc"])] == []
    assert (len(kinds) > 100, taken > 60, mails > 9) == (True, True, True), (len(kinds), taken, mails)


def came_of(browser: Client, one: Sending) -> tuple[int, list[str]]:
    """The first status and what is wrong with the answer, or with the page it leads to."""
    answer = browser.post(one.path, one.data)
    first, faults = answer.status_code, []
    if first >= 500 and first != 503:
        faults.append(str(first))
    if place := answer.headers.get("Location", ""):
        if not urljoin(f"{HOME}/", place.replace("\\", "/")).startswith(f"{HOME}/"):
            return first, [f"leads to {place}"]
        answer = browser.get(place, follow=True)
    content = b"".join(answer) if answer.streaming else answer.content
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        faults += faults_in(content.decode())
    return first, faults


def faults_of(sent: Mail) -> list[str]:
    """What is wrong with a mail: hostile markup, or a second line in what becomes a header."""
    headers = [sent.to, sent.subject, sent.sender, *map(str, sent.headers), *map(str, sent.headers.values())]
    return [*faults_in(sent.html), *(f"header {one!r}" for one in headers if len(one.splitlines()) > 1)]
