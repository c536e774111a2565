"""The connection breaks in the middle of an upload: nothing of it stays."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

from produktschau.tabular.models import TableUpload
from produktschau.tabular.urls import urlpatterns
from produktschau.tabular.views import uploads
from tests import cast
from tests.tabular.toys import toys_registered

BOUNDARY = "schnitt"
PATIENCE_SECONDS = 20
HALF = 300_000
"""Bytes of the file that arrive; more were announced."""


@pytest.fixture
def toys() -> Iterator[None]:
    with toys_registered():
        yield


def part(name: str, value: str, more: str = "") -> str:
    return f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{value}'


def request(host: str, browser: Client, token: str) -> bytes:
    """The head of the request and the half of its body that arrives."""
    fields = "".join(
        f"{part(name, value)}\r\n"
        for name, value in {"csrfmiddlewaretoken": token, "kind": "toys", "source": "eigene"}.items()
    )
    body = (fields + part("file", "Titel\r\n" + "Bär\r\n" * (HALF // 6), '; filename="lang.csv"')).encode()
    cookies = "; ".join(f"{cookie.key}={cookie.value}" for cookie in browser.cookies.values())
    head = (
        f"POST /leitstand/einlesen/ HTTP/1.1\r\nHost: {host}\r\nCookie: {cookies}\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {2 * len(body)}\r\n\r\n"
    )
    return head.encode() + body


def leftovers() -> list[Path]:
    folder = Path(settings.TABLE_UPLOADS)
    return sorted(folder.iterdir()) if folder.exists() else []


@pytest.mark.django_db(transaction=True)
def test_half_an_upload_leaves_nothing_behind(live_server: Any, toys: None, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = threading.Event()
    real = uploads.uploads

    def watched(*arguments: Any, **named: Any) -> Any:
        try:
            return real(*arguments, **named)
        finally:
            ended.set()

    monkeypatch.setattr(next(one for one in urlpatterns if one.name == "uploads"), "callback", watched)
    watched.csrf_exempt = True  # type: ignore[attr-defined]  # as the view itself
    browser = cast.client_of(cast.enter("manager"))
    token = browser.get("/leitstand/einlesen/").cookies["csrftoken"].value
    ended.clear()
    before = leftovers()
    address = urlsplit(live_server.url)
    with socket.create_connection((address.hostname or "", address.port or 0)) as line:
        line.sendall(request(address.netloc, browser, token))
    assert ended.wait(PATIENCE_SECONDS)
    assert TableUpload.objects.count() == 0
    assert leftovers() == before
