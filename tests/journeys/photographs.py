"""The demo has no photographs: one is uploaded as a person does, for every journey that needs it."""

import io
import re

from PIL import Image
from playwright.sync_api import Page

from tests.journeys.served import Served

PATIENCE = 60_000
RECORD = re.compile(r"/leitstand/produkte/[0-9A-Z]{6}/")


def photograph() -> bytes:
    """A wide picture with something at its right end."""
    image = Image.new("RGB", (1200, 600), "#b7d3e8")
    image.paste("#b5532d", (1000, 100, 1150, 250))
    out = io.BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


def uploaded(page: Page, served: Served) -> str:
    """Upload the picture to the first product and give the address of its page, once its files are ready."""
    page.goto(f"{served.url}/leitstand/produkte/")
    links = page.eval_on_selector_all("main a[href]", "links => links.map(link => link.getAttribute('href'))")
    page.goto(served.url + next(link for link in links if RECORD.fullmatch(link)))
    page.get_by_text("Bild hinzufügen").click()
    page.set_input_files("input[name=file]", {"name": "b.jpg", "mimeType": "image/jpeg", "buffer": photograph()})
    page.fill("main details [name=alt]", "Ein roter Kasten steht rechts vor hellem Himmel.")
    page.fill("main details [name=credit]", "Probe")
    page.get_by_role("button", name="Hochladen").click()
    page.get_by_role("link", name="Bearbeiten").first.click()
    for _ in range(PATIENCE // 500):
        if page.locator("#ziel").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    return page.url
