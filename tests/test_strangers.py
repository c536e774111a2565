"""What keeps strangers out of the whole house at once: no form without its token, nothing private in the table, no second line in a header."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import URLResolver, get_resolver

from produktschau.accounts.models import User
from produktschau.claims.models import Claim
from produktschau.lib.dates import now
from produktschau.lib.spam import FASTEST, form_stamp
from produktschau.mailings.models import Circular
from produktschau.work.models import Mail
from tests import cast
from tests.asking import arguments_of, path_of
from tests.factories import mailings, region, showcase
from tests.permissions import rows

WITHOUT_TOKEN = {"exchange_house:one_click", "mailings:one_click", "tabular:uploads", "showcase:favourites_change"}
"""Pressed by a mail program (RFC 8058); asking for its token once the body may arrive; asking for our own origin instead."""
PRIVATE = ("/leitstand/", "/protokoll/", "/verwaltung/")
FOR_ALL = {("tabular:listing", name) for name in ("municipalities", "former districts", "number")}
"""Lists of public figures."""
TO_VISITORS = {"login", "404", "405"}
TO_STRANGERS = {"login", "403", "404", "405"}
DUMMY = {
    "pk": 1, "number": 1, "width": 480, "extension": "csv", "token": "1-K7M2QXABCDEFGHJK", "digest": "0" * 12,
    "world": "wald", "material": "wood", "cut": "karte-320-50x50",
}  # fmt: skip
LINES = "Jana Vogel\r\nBcc: alle@fremde.example\n\nKaufen Sie"


def exempt(resolver: URLResolver, space: str = "") -> set[str]:
    """Addresses of ours that take a form without a token."""
    found: set[str] = set()
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            found |= exempt(pattern, str(pattern.namespace or space))
        elif getattr(pattern.callback, "csrf_exempt", False):
            found.add(f"{space}:{pattern.name}")
    return {one for one in found if not one.startswith("admin:")}


def test_only_four_addresses_take_a_form_without_its_token() -> None:
    assert {one for one in exempt(get_resolver()) if one.partition(":")[0]} == WITHOUT_TOKEN


def test_the_table_opens_nothing_private_to_visitors_and_strangers() -> None:
    findings = []
    for row in rows():
        arguments = arguments_of().get(row["address"], frozenset())
        path = path_of(row["address"], {name: DUMMY.get(name, "ZZZZZZ") for name in arguments})
        is_private = path.startswith(PRIVATE) and (row["address"], row["thing"]) not in FOR_ALL
        if is_private and (row["visitor"] not in TO_VISITORS or row["stranger"] not in TO_STRANGERS):
            findings.append(f"{row['method']} {path}: visitor {row['visitor']}, stranger {row['stranger']}")
    assert "\n".join(findings) == ""


@pytest.mark.parametrize("path", ["/konto/login/", "/konto/password/reset/", "/betriebe/tischlerei-ahorn/anspruch/"])
def test_a_form_of_another_site_is_refused(path: str, db: None) -> None:
    region.district()
    showcase.company("Tischlerei Ahorn")
    answer = Client(enforce_csrf_checks=True).post(path, {"email": "jana@ahorn.example"})
    assert (answer.status_code, mail.outbox, Mail.objects.count(), Claim.objects.count()) == (403, [], 0, 0)


def test_lines_in_a_claim_reach_no_header(client: Client, db: None) -> None:
    region.district()
    showcase.company("Tischlerei Ahorn", email="post@ahorn.example")
    stamp = form_stamp("claims.form", at=now() - 2 * FASTEST)
    told = {"name": LINES, "role": LINES, "text": LINES, "shown": stamp}
    forged = client.post(
        "/betriebe/tischlerei-ahorn/anspruch/", {**told, "email": "post@ahorn.example\r\nBcc: alle@fremde.example"}
    )
    assert (forged.status_code, Mail.objects.count()) == (422, 0)
    client.post("/betriebe/tischlerei-ahorn/anspruch/", {**told, "email": "post@ahorn.example"})
    assert in_one_line(Mail.objects.get()) == ["post@ahorn.example"]


def test_lines_in_a_circular_and_an_invitation_reach_no_header(manager: User) -> None:
    region.district()
    showcase.company("Tischlerei Ahorn", email="post@ahorn.example")
    draft, browser = mailings.circular(), cast.client_of(manager)
    browser.post(f"/leitstand/verteiler/rundschreiben/{draft.key}/bearbeiten/", {"subject": LINES, "text": "{anrede}"})
    browser.post(
        f"/leitstand/verteiler/rundschreiben/{draft.key}/probe/", {"betrieb": showcase.company("Seilerei").key}
    )
    assert "\n" not in Circular.objects.get().subject
    assert [one for sent in Mail.objects.all() for one in in_one_line(sent)] == [manager.email]
    for name, email in ((LINES, "neu@schau.example"), ("Neu", "neu@schau.example\nBcc: alle@fremde.example")):
        browser.post("/leitstand/konten/einladen/", {"name": name, "email": email})
    assert [one.to for one in Mail.objects.all() if "fremde" in one.to] == []
    assert all(in_one_line(one) for one in Mail.objects.all())


@pytest.mark.parametrize(
    "place",
    [
        "https://fremde.example/",
        "//fremde.example/",
        "/\\fremde.example/",
        "javascript:alert(1)",
        "https:/fremde.example",
    ],
)
def test_signing_in_leads_nobody_elsewhere(client: Client, stranger: User, place: str) -> None:
    told = {"login": stranger.email, "password": cast.PASSWORD, "next": place}
    assert client.post(f"/konto/login/?next={place}", told)["Location"] == "/konto/"
    assert client.post("/merkliste/aendern/", {"zurueck": place}).headers.get("Location", "/")[:2] != "//"


def test_who_asks_for_many_links_is_told_to_wait(client: Client, stranger: User, manager: User) -> None:
    statuses = [client.post("/konto/password/reset/", {"email": stranger.email}).status_code for _ in range(8)]
    assert (statuses[0], statuses[-1]) == (302, 429)
    assert len(mail.outbox) + Mail.objects.count() <= 5


def in_one_line(sent: Any) -> list[str]:
    """Whom a mail goes to; fails where a line break stands in what becomes a header."""
    headers = [sent.to, sent.subject, sent.sender, *sent.headers, *map(str, sent.headers.values())]
    assert [one for one in headers if "\n" in one or "\r" in one] == []
    assert [one for one in headers if one.startswith("Bcc")] == []
    return [sent.to]
