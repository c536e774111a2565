"""People who are invited: they set a password by the link in their mail and sign in."""

from playwright.sync_api import Page

from tests.journeys.mails import Mails
from tests.journeys.pages import sign_in
from tests.journeys.served import Served

PASSWORD = "Schafgarbe-an-der-Zschopau"


def accept(page: Page, served: Served, mails: Mails, email: str) -> tuple[str, str]:
    """Follow the link of the invitation, set a password, sign in; gives the login."""
    page.goto(f"{served.url}{mails.latest(email, 'Ihr Konto bei der ProduktSCHAU').link}")
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.get_by_role("button", name="Passwort speichern").click()
    page.get_by_role("heading", name="Passwort gespeichert").wait_for()
    sign_in(page, served, (email, PASSWORD))
    return email, PASSWORD


def invite(desk: Page, served: Served, email: str, name: str) -> None:
    """The manager makes an account without a role."""
    desk.goto(f"{served.url}/leitstand/konten/einladen/")
    desk.get_by_label("E-Mail").fill(email)
    desk.get_by_label("Name").fill(name)
    desk.get_by_role("button", name="Einladen").click()
    desk.wait_for_load_state()
