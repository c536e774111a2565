"""Finds one page of every type by following links, and looks at a page as a careful visitor does."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import cycle
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from django.utils import translation
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from tests.journeys.served import Served

MOST_PAGES = 150
NOT_PAGES = re.compile(
    r"/(konto/logout|verwaltung|static|bilder|kacheln|q)/|\.(xml|txt|json|pdf|svg|csv|xlsx|zip|ics)$"
)
ABSOLUTE = "links => links.map(link => new URL(link.getAttribute('href'), document.baseURI).href)"
STILL = "Promise.allSettled(document.getAnimations().map(each => each.finished))"
OUTLINE = (
    "el => { const s = getComputedStyle(el); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 }"
)


@dataclass(frozen=True)
class Look:
    """How a visitor sees the page: width of the window in CSS pixels, light or dark."""

    width: int
    height: int
    dark: bool

    @property
    def name(self) -> str:
        """„1280-hell“, as in names of pictures."""
        return f"{self.width}-{'dunkel' if self.dark else 'hell'}"


LOOKS = (Look(1280, 900, False), Look(1280, 900, True), Look(390, 844, False), Look(390, 844, True))


@dataclass
class Watch:
    """What a page did that it must not: asked others for something, complained, answered with an error."""

    origin: str
    findings: list[str] = field(default_factory=list)

    def on(self, page: Page) -> None:
        """Listen to one page."""
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.findings.append(f"script error: {error}"))

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.findings.append(f"foreign request: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.findings.append(f"console {message.type}: {message.text}")


def context(browser: Browser, look: Look, *, script: bool = True) -> BrowserContext:
    """A fresh visitor with the look, speaking German."""
    return browser.new_context(
        viewport={"width": look.width, "height": look.height},
        color_scheme="dark" if look.dark else "light",
        locale="de-DE",
        java_script_enabled=script,
        reduced_motion="reduce",
    )


def sign_in(page: Page, served: Served, login: tuple[str, str]) -> None:
    """Sign in by the form, as a person does."""
    page.goto(f"{served.url}/konto/login/")
    page.fill("input[name=login]", login[0])
    page.fill("input[name=password]", login[1])
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state()


def page_types(page: Page, served: Served, *starts: str) -> dict[str, str]:
    """One path per kind of page, found by following links from the starts: view name → path."""
    found: dict[str, str] = {}
    waiting, seen, opened = list(starts), set(starts), 0
    while waiting and opened < MOST_PAGES:
        path = waiting.pop(0)
        kind = kind_of(path)
        if kind in found or not kind:
            continue
        opened += 1
        answer = page.goto(f"{served.url}{path}")
        if answer is None or not answer.ok or "text/html" not in answer.headers.get("content-type", ""):
            continue
        found[kind] = path
        for link in _links(page, served):
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


def look_at(page: Page, url: str, watch: Watch) -> list[str]:
    """Open one page and give everything that is wrong with it; for several ``look_through`` waits less."""
    watch.findings.clear()
    return judged(page, page.goto(url), watch, url)


def look_through(visitor: BrowserContext, served: Served, paths: Iterable[str]) -> list[str]:
    """Look at one page after the other and give everything that is wrong with them.

    A page that has come is watched in silence for half a second; meanwhile the next one comes in the other of two tabs.
    """
    findings: list[str] = []
    tabs = cycle([Tab(visitor, served.url), Tab(visitor, served.url)])
    coming: Tab | None = None
    for path in paths:
        tab = next(tabs)
        tab.open(f"{served.url}{path}")
        if coming:
            findings += coming.judge()
        coming = tab
    return findings + (coming.judge() if coming else [])


class Tab:
    """A tab with somebody who watches."""

    def __init__(self, visitor: BrowserContext, origin: str) -> None:
        self._page = visitor.new_page()
        self._watch = Watch(origin)
        self._watch.on(self._page)

    def open(self, url: str) -> None:
        """Go to a page."""
        self._watch.findings.clear()
        self._url, self._answer = url, self._page.goto(url)

    def judge(self) -> list[str]:
        """What is wrong with the page gone to last, once it is silent."""
        return judged(self._page, self._answer, self._watch, self._url)


def judged(page: Page, answer: Response | None, watch: Watch, url: str) -> list[str]:
    """What is wrong with a page that was opened, once it is silent."""
    page.wait_for_load_state("networkidle")
    findings = [] if answer and answer.ok else [f"answers {answer.status if answer else 'nothing'}"]
    return [f"{urlsplit(url).path}: {finding}" for finding in (*findings, *watch.findings, *sideways(page), *axe(page))]


def axe(page: Page) -> Iterator[str]:
    """What the accessibility rules of axe find once nothing moves: colours in the middle of a fade are nobody's to judge."""
    page.evaluate(STILL)
    for violation in Axe().run(page).response["violations"]:
        places = "; ".join(str(node["target"][0]) for node in violation["nodes"][:3])
        yield f"{violation['id']} ({violation['impact']}): {violation['help']} – {places}"


def sideways(page: Page) -> Iterator[str]:
    """Whether the page is wider than the window, and which element makes it so."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        culprit: str = page.evaluate(
            "(() => { const w = document.documentElement.clientWidth;"
            " const e = [...document.body.querySelectorAll('*')].find(e => e.getBoundingClientRect().right > w + 1);"
            " return e ? e.tagName + '.' + (e.getAttribute('class') || '') : '?' })()"
        )
        yield f"scrolls sideways by {wide} px ({culprit})"


def _links(page: Page, served: Served) -> Iterator[str]:
    for address in page.eval_on_selector_all("a[href]", ABSOLUTE):
        parts = urlsplit(address)
        if address.startswith(served.url):
            yield parts.path + (f"?{parts.query}" if parts.query else "")
