"""Looks at a page as a careful visitor does."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import cycle
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request, Response

from tests.journeys.served import Served

SESSION = "sessionid"
STILL = "Promise.allSettled(document.getAnimations().map(each => each.finished))"
OUTLINE = (
    "el => { const s = getComputedStyle(el); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 }"
)
VIOLATIONS = "options => axe.run({resultTypes: ['violations'], ...options}).then(results => results.violations)"
VIOLATIONS_OF = (
    "({shown, beside, ...options}) => { const nodes = [...window[shown]].filter(node => !window[beside].has(node));"
    " return nodes.length ? axe.run({include: nodes}, {resultTypes: ['violations'], ...options})"
    ".then(results => results.violations) : [] }"
)
SHOWN = "name => { window[name] = new Set([...document.body.querySelectorAll('*')].filter(e => e.checkVisibility())) }"
HIDDEN = (
    "[...document.querySelectorAll('[hidden]')].filter(e => e.checkVisibility())"
    ".map(e => `${e.tagName.toLowerCase()}.${e.className || e.name || ''}`)"
)
"""What is called hidden and seen all the same: a rule of a sheet undid the attribute."""
SAME = "window.lookedAt === true"
TRIES = 4
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""Those of axe's rules that can come out differently in light and dark: the document and its layout are the same."""


@dataclass(frozen=True)
class Look:
    """How a visitor sees the page: width of the window in CSS pixels, light or dark."""

    width: int
    height: int
    dark: bool

    def __str__(self) -> str:
        """„1280-hell“, as in names of pictures."""
        return f"{self.width}-{'dunkel' if self.dark else 'hell'}"


LOOKS = (Look(1280, 900, False), Look(1280, 900, True), Look(390, 844, False), Look(390, 844, True))
SIZES = (LOOKS[0], LOOKS[2])
"""A wide window and a phone's."""
NARROWER = (320, 640)
"""Windows in which no page may scroll sideways: the narrowest, and 1280 pixels enlarged to 200 %."""
ADMITTED: dict[tuple[str, str], str] = {}
"""The session of everybody who has signed in, by house and address."""


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


def admit(page: Page, served: Served, login: tuple[str, str]) -> None:
    """Sign in by the form the first time, later by the session of that time."""
    known = served.url, login[0]
    if known in ADMITTED:
        page.context.add_cookies([{"name": SESSION, "value": ADMITTED[known], "url": served.url}])
    else:
        sign_in(page, served, login)
        ADMITTED[known] = next(each["value"] for each in page.context.cookies() if each["name"] == SESSION)


def look_at(page: Page, url: str, watch: Watch) -> list[str]:
    """Open one page and give everything that is wrong with it; for several ``look_through`` waits less."""
    watch.findings.clear()
    return judged(page, page.goto(url), watch, url)


def look_through(visitor: BrowserContext, served: Served, paths: Iterable[str]) -> list[str]:
    """Look at one page after the other and give everything that is wrong with them, wide and narrow, light and dark.

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
    findings += throughout(page)
    return [f"{urlsplit(url).path}: {finding}" for finding in (*findings, *watch.findings)]


def throughout(page: Page) -> Iterator[str]:
    """What is wrong with what is seen, in wide and narrow windows, light and dark; all is as it was afterwards.

    All rules hold twice, in a wide light window and in a narrow dark one: contrast alone takes three quarters of the time.
    What only one of the two windows shows is held against the other colours too. A page that loads itself anew meanwhile, as those do
    that wait for a job, is looked at from the beginning.
    """
    before = page.viewport_size
    for _ in range(TRIES):
        page.evaluate("window.lookedAt = true")
        try:
            found = list(_looked_at(page))
        except Error:
            page.wait_for_load_state("networkidle")
            if page.evaluate(SAME):
                raise
        else:
            if page.evaluate(SAME):
                break
        page.wait_for_load_state("networkidle")
    else:
        found = ["loads itself anew again and again"]
    if before:
        page.set_viewport_size(before)
    yield from found


def _looked_at(page: Page) -> Iterator[str]:
    wide, narrow = SIZES
    yield from _in_window(page, wide, dark=False)
    yield from _axe(page, VIOLATIONS, {})
    yield from (f"hidden and yet seen: {one}" for one in page.evaluate(HIDDEN))
    page.evaluate(SHOWN, "wide")
    yield from _in_window(page, narrow, dark=True)
    yield from (f"narrow, dark: {finding}" for finding in _axe(page, VIOLATIONS, {}))
    page.evaluate(SHOWN, "narrow")
    only = {"shown": "narrow", "beside": "wide", **COLOURS}
    yield from _in_window(page, narrow, dark=False)
    yield from (f"narrow: {finding}" for finding in _axe(page, VIOLATIONS_OF, only))
    only = {"shown": "wide", "beside": "narrow", **COLOURS}
    yield from _in_window(page, wide, dark=True)
    yield from (f"dark: {finding}" for finding in _axe(page, VIOLATIONS_OF, only))
    for width in NARROWER:
        yield from _in_window(page, Look(width, 800, False), dark=False)


def _in_window(page: Page, size: Look, *, dark: bool) -> Iterator[str]:
    """Set window and colours; then whether the page is wider than the window."""
    page.set_viewport_size({"width": size.width, "height": size.height})
    page.emulate_media(color_scheme="dark" if dark else "light")
    yield from (f"{size.width} px: {finding}" for finding in sideways(page))


def axe(page: Page) -> Iterator[str]:
    """What the accessibility rules of axe find in what is seen now."""
    yield from _axe(page, VIOLATIONS, {})


def _axe(page: Page, script: str, options: Mapping[str, object]) -> Iterator[str]:
    """What axe finds once nothing moves: colours in the middle of a fade are nobody's to judge."""
    page.evaluate(STILL)
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE_SCRIPT)
    for violation in page.evaluate(script, options):
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
