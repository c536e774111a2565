"""A stranger gets nowhere: as a visitor, and signed in without any business here, on every page the office and a firm can see."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import APIResponse, Browser, BrowserContext, Page, expect

from tests.journeys.invited import accept, invite
from tests.journeys.kinds import page_types
from tests.journeys.mails import Mails
from tests.journeys.pages import LOOKS, admit, axe, context, sideways
from tests.journeys.served import Served

NAME = "Fremd Unbekannt"
PRIVATE = ("/leitstand/", "/protokoll/", "/mein-betrieb/")
KEY, NUMBER = re.compile(r"/[0-9A-Z]{6}(?=/)"), re.compile(r"/[0-9]+(?=/)")
FOREIGN = "https://fremde.example/"
ELSEWHERE = (
    FOREIGN,
    "//fremde.example/",
    "/\\fremde.example/",
    "https:fremde.example",
    "javascript:alert(1)",
    "/%5Cfremde.example/",
)
CLOSED = {403, 404, 405}


@pytest.fixture(scope="module")
def stranger(browser: Browser, served: Served) -> tuple[str, str]:
    """Somebody with an account and nothing else; gives the login."""
    mails = Mails(served)
    # The module may be taken up twice in one house, when another core hands back what is left of it.
    email = f"fremd-{len(mails.sent('Ihr Konto bei der ProduktSCHAU'))}@stranger.example"
    with context(browser, LOOKS[0]) as office, context(browser, LOOKS[2]) as person:
        desk, page = office.new_page(), person.new_page()
        admit(desk, served, served.manager)
        invite(desk, served, email, NAME)
        return accept(page, served, mails, email)


@pytest.fixture(scope="module")
def private_pages(browser: Browser, served: Served, desk_pages: dict[str, str]) -> list[str]:
    """One address of every kind of page that is the office's or a firm's, as those find them who may see them."""
    with context(browser, LOOKS[2]) as person:
        admit(person.new_page(), served, served.steward)
        firms = page_types(person, served, "/mein-betrieb/")
    found = {**firms, **desk_pages}
    return sorted({path for path in found.values() if path.startswith(PRIVATE)})


@pytest.fixture
def signed_in(browser: Browser, served: Served, stranger: tuple[str, str]) -> Iterator[BrowserContext]:
    """The stranger's browser."""
    with context(browser, LOOKS[2]) as person:
        admit(person.new_page(), served, stranger)
        yield person


def test_no_private_page_opens_for_a_visitor(browser: Browser, served: Served, private_pages: list[str]) -> None:
    assert len(private_pages) > 40
    with context(browser, LOOKS[2]) as visitor:
        token = token_of(visitor, served)
        read = {path: led(asked(visitor, served, path)) for path in private_pages}
        written = {path: led(sent(visitor, served, path, token)) for path in private_pages}
    assert {path: led_to for path, led_to in read.items() if led_to != "/konto/login/"} == {}
    assert {path: led_to for path, led_to in written.items() if led_to not in ("/konto/login/", "405")} == {}


def test_no_private_page_opens_for_a_stranger_and_none_tells_what_there_is(
    signed_in: BrowserContext, served: Served, private_pages: list[str]
) -> None:
    token, open_ones, told = token_of(signed_in, served), [], []
    for path in private_pages:
        answers = [asked(signed_in, served, path), sent(signed_in, served, path, token)]
        open_ones += [
            (path, answer.status) for answer in answers if answer.status not in CLOSED and not home_of_nobody(path)
        ]
        guessed = NUMBER.sub("/999999", KEY.sub("/ZZZZZZ", path))
        if guessed != path and asked(signed_in, served, guessed).status != answers[0].status:
            told.append((path, answers[0].status, asked(signed_in, served, guessed).status))
    assert (open_ones, told) == ([], [])


def test_a_form_without_its_token_does_nothing(browser: Browser, served: Served, private_pages: list[str]) -> None:
    with context(browser, LOOKS[0]) as person:
        admit(person.new_page(), served, served.manager)
        answers = {path: sent(person, served, path, "").status for path in private_pages}
    assert {path: status for path, status in answers.items() if status != 403} == {}


def test_a_link_to_sign_in_leads_nobody_elsewhere(browser: Browser, served: Served, stranger: tuple[str, str]) -> None:
    with context(browser, LOOKS[2]) as person:
        page = person.new_page()
        page.goto(f"{served.url}/konto/login/?next={FOREIGN}")
        page.fill("input[name=login]", stranger[0])
        page.fill("input[name=password]", stranger[1])
        page.press("input[name=password]", "Enter")
        page.wait_for_url(f"{served.url}/**")
        assert page.url == f"{served.url}/konto/"
        for place in ELSEWHERE:
            for form in ("/konto/login/", "/konto/logout/", "/konto/reauthenticate/"):
                answer = person.request.get(f"{served.url}{form}", params={"next": place}, max_redirects=0)
                assert at_home(answer.headers.get("location", ""), served), (form, place)


def test_nobody_learns_who_has_an_account(browser: Browser, served: Served, stranger: tuple[str, str]) -> None:
    with context(browser, LOOKS[2]) as person:
        page = person.new_page()
        told = []
        for email in (stranger[0], "niemand@stranger.example"):
            page.goto(f"{served.url}/konto/password/reset/")
            page.get_by_label("E-Mail").fill(email)
            page.locator("main form button[type=submit]").first.click()
            page.wait_for_load_state()
            told.append((page.url, page.locator("main").inner_text().replace(email, "…")))
        assert told[0] == told[1]
        look(page)
        page.goto(f"{served.url}/konto/signup/")
        expect(page.get_by_role("heading", name="Konten gibt es auf Einladung")).to_be_visible()
        assert page.locator("main input").count() == 0
        look(page)


def test_a_link_that_was_used_and_one_that_was_guessed_open_nothing(
    browser: Browser, served: Served, stranger: tuple[str, str]
) -> None:
    with context(browser, LOOKS[2]) as person:
        page = person.new_page()
        page.goto(f"{served.url}{Mails(served).sent('Ihr Konto bei der ProduktSCHAU', stranger[0])[0].link}")
        expect(page.get_by_role("heading", name="Der Link gilt nicht mehr")).to_be_visible()
        look(page)
        answer = page.goto(f"{served.url}/m/1-K7M2QXABCDEFGHJK/")
        assert answer is not None
        assert answer.status == 404
        expect(page.get_by_role("heading", name="Dieser Link öffnet nichts mehr")).to_be_visible()
        look(page)


def home_of_nobody(path: str) -> bool:
    """Whoever speaks for no firm is told so there."""
    return path == "/mein-betrieb/"


def token_of(person: BrowserContext, served: Served) -> str:
    """What a form of ours would carry for this browser."""
    person.request.get(f"{served.url}/konto/password/reset/")
    return next((str(one["value"]) for one in person.cookies() if one["name"] == "csrftoken"), "")


def asked(person: BrowserContext, served: Served, path: str) -> APIResponse:
    """Open an address, without following where it leads."""
    return person.request.get(f"{served.url}{path}", max_redirects=0)


def sent(person: BrowserContext, served: Served, path: str, token: str) -> APIResponse:
    """Send an empty form with a token to an address."""
    return person.request.post(f"{served.url}{path}", form={"csrfmiddlewaretoken": token}, max_redirects=0)


def at_home(location: str, served: Served) -> bool:
    """Whether a browser stays with us: it reads a backslash as a slash."""
    return urljoin(f"{served.url}/", location.replace("\\", "/")).startswith(f"{served.url}/")


def led(answer: APIResponse) -> str:
    """Where an answer leads, without its question; else its status."""
    return answer.headers.get("location", str(answer.status)).partition("?")[0]


def look(page: Page) -> None:
    """The page holds for everyone: no rule of accessibility broken, nothing sticks out at the side."""
    assert [*axe(page), *sideways(page)] == []
