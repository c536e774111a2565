"""A served demo region and a browser for the journeys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.kinds import page_types
from tests.journeys.pages import LOOKS, admit, context
from tests.journeys.photographs import uploaded
from tests.journeys.served import Served, chromium, served_demo


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here is a journey, and all of it runs on one core: the demo is prepared once."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demo region, running."""
    with served_demo(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium; closed after each module, because its event loop would stop Django's tests."""
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def public_pages(browser: Browser, served: Served) -> dict[str, str]:
    """One path of every public kind of page, German and English."""
    with context(browser, LOOKS[0]) as visitor:
        return page_types(visitor, served, "/", "/en/", "/produkte/", "/betriebe/", "/suche/?q=Honig")


@pytest.fixture(scope="session")
def pictured() -> dict[Served, str]:
    """Where the uploaded picture is, once it is."""
    return {}


@pytest.fixture(scope="module")
def picture_page(browser: Browser, served: Served, pictured: dict[Served, str]) -> str:
    """The address of the page of an uploaded picture whose files are ready."""
    if served not in pictured:
        with context(browser, LOOKS[0]) as person:
            page = person.new_page()
            admit(page, served, served.manager)
            pictured[served] = uploaded(page, served)
    return pictured[served]


@pytest.fixture(scope="session")
def walked() -> dict[Served, dict[str, str]]:
    """The pages of the workspaces, once somebody has walked by them."""
    return {}


@pytest.fixture(scope="module")
def desk_pages(
    browser: Browser, served: Served, picture_page: str, walked: dict[Served, dict[str, str]]
) -> dict[str, str]:
    """One path of every kind of workspace page, as the manager sees them."""
    if served not in walked:
        with context(browser, LOOKS[0]) as person:
            admit(person.new_page(), served, served.manager)
            picture = picture_page.removeprefix(served.url)
            found = page_types(person, served, "/leitstand/", "/konto/", "/protokoll/", picture)
        spaces = ("/leitstand", "/konto", "/protokoll")
        walked[served] = {kind: path for kind, path in found.items() if path.startswith(spaces)}
    return walked[served]
