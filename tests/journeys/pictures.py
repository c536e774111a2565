"""Pictures of every kind of page, for people to look at: ``python -m tests.journeys.pictures FOLDER``.

Prepares and serves the demo in a temporary folder. Names of the pictures: kind, width, light or dark.
"""

import os
import sys
import tempfile
from pathlib import Path

import django
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.kinds import page_types
from tests.journeys.pages import LOOKS, Look, context, sign_in
from tests.journeys.served import Served, chromium, served_demo

STARTS = ("/", "/en/", "/produkte/", "/betriebe/", "/suche/?q=Honig")
DESK = ("/leitstand/", "/konto/", "/protokoll/")


def main() -> int:
    """Take the pictures; the only argument is the folder they go to."""
    if len(sys.argv) != 2:
        sys.stderr.write("Nennen Sie den Ordner für die Bilder: python -m tests.journeys.pictures ORDNER\n")
        return 2
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    with tempfile.TemporaryDirectory() as folder, served_demo(Path(folder)) as served, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for look in LOOKS:
            picture(browser, served, look, target)
        browser.close()
    return 0


def picture(browser: Browser, served: Served, look: Look, target: Path) -> None:
    """One picture of every kind of page in one look, public ones first."""
    with context(browser, look) as person:
        page = person.new_page()
        public = page_types(person, served, *STARTS)
        for kind, path in public.items():
            _take(served, page, kind, path, look, target)
        sign_in(page, served, served.manager)
        for kind, path in page_types(person, served, *DESK).items():
            if kind not in public:
                _take(served, page, kind, path, look, target)


def _take(served: Served, page: Page, kind: str, path: str, look: Look, target: Path) -> None:
    page.goto(f"{served.url}{path}")
    name = kind.replace(" ", "-").replace(":", "-")
    page.screenshot(path=target / f"{name}-{look}.png", full_page=True)


if __name__ == "__main__":
    sys.exit(main())
