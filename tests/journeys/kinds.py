"""Finds one page of every kind by following links."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from django.utils import translation
from playwright.sync_api import BrowserContext

from tests.journeys.served import Served

MOST_PAGES = 300
NOT_PAGES = re.compile(
    r"^(/en)?/(konto/logout|verwaltung|static|bilder|kacheln|q)/|\.(xml|txt|json|pdf|svg|csv|xlsx|zip|ics)$"
)


def page_types(visitor: BrowserContext, served: Served, *starts: str) -> dict[str, str]:
    """One path per kind of page, found by following links from the starts: view name → path."""
    found: dict[str, str] = {}
    waiting, seen, opened = list(starts), set(starts), 0
    while waiting and opened < MOST_PAGES:
        path = waiting.pop(0)
        kind = kind_of(path)
        if kind in found or not kind:
            continue
        opened += 1
        answer = visitor.request.get(f"{served.url}{path}")
        if not answer.ok or "text/html" not in answer.headers.get("content-type", ""):
            continue
        found[kind] = path
        for link in _links(answer.text(), answer.url, served):
            if link not in seen:
                seen.add(link)
                waiting.append(link)
    return found


def kind_of(path: str) -> str:
    """The language and name of the view that answers a path; ``""`` for what is no page."""
    bare = urlsplit(path).path
    if NOT_PAGES.search(bare):
        return ""
    language = "en" if bare.startswith("/en/") else "de"
    with translation.override(language):
        try:
            return f"{language} {resolve(bare).view_name}"
        except Resolver404:
            return ""


def _links(source: str, base: str, served: Served) -> Iterator[str]:
    links = Links()
    links.feed(source)
    for address in (urljoin(base, href) for href in links.found):
        parts = urlsplit(address)
        if address.startswith(served.url):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


class Links(HTMLParser):
    """Collects where the links of a page lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A link adds its address."""
        if tag == "a":
            self.found += [href for name, href in attrs if name == "href" and href]
