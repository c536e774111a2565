"""Somebody who speaks for a firm takes everything along and leaves: what was done stays and counts, the name is nowhere."""

import json
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.invited import accept
from tests.journeys.mails import Mails
from tests.journeys.pages import LOOKS, Watch, admit, axe, context, sideways
from tests.journeys.rows import holding, settled
from tests.journeys.served import Served

FIRM, SLUG = "Ölmühle Jahnaaue", "oelmuehle-jahnaaue"
NAME, EMAIL = "Xaverine Quittenbaum", "laden@oelmuehle-jahnaaue.example.org"
NAMES = ("Xaverine", "Quittenbaum")
THING = "Senföl im Glas"


def test_a_person_takes_everything_along_and_leaves(
    browser: Browser, served: Served, desk_pages: dict[str, str], tmp_path: Path
) -> None:
    mails = Mails(served)
    with context(browser, LOOKS[0]) as office, context(browser, LOOKS[2]) as person:
        desk, phone, watch = office.new_page(), person.new_page(), Watch(served.url)
        watch.on(phone)
        admit(desk, served, served.manager)
        appointed(desk, served)
        login = accept(phone, served, mails, EMAIL)
        hand_in(phone, served)
        assert waiting(desk, served) == 1
        assert done_by(desk, served, NAME) > 0

        taken_along(phone, served, tmp_path)
        erased(phone, served, login[1])
        assert [one for one in watch.findings if "422" not in one] == []  # who does not say so is not erased

        phone.goto(f"{served.url}/konto/login/")
        phone.fill("input[name=login]", login[0])
        phone.fill("input[name=password]", login[1])
        phone.press("input[name=password]", "Enter")
        phone.get_by_text("E-Mail-Adresse und Passwort passen nicht zusammen.").wait_for()
        look(phone)

        assert [name for name in NAMES if name in mails.latest(EMAIL, "gelöscht").words] == []
        assert waiting(desk, served) == 1
        assert done_by(desk, served, "gelöschtes Konto") > 0
        nowhere(office, served, [*desk_pages.values(), urlsplit(desk.url).path, f"/betriebe/{SLUG}/"])


def appointed(desk: Page, served: Served) -> None:
    """The office lets her speak for the firm; she has no account yet and is invited."""
    desk.goto(f"{served.url}/leitstand/betriebe/?wort={FIRM}")
    desk.locator("main").get_by_role("link", name=FIRM, exact=True).first.click()
    desk.get_by_role("link", name="Zuständige ansehen").click()
    desk.get_by_label("E-Mail").first.fill(EMAIL)
    desk.get_by_label("Name").first.fill(NAME)
    desk.locator("form", has=desk.locator("[name=email]")).get_by_role("button").first.click()
    desk.get_by_text("ist eingeladen und spricht ab jetzt für den Betrieb").wait_for()


def hand_in(phone: Page, served: Served) -> None:
    """She enters a product and hands it in."""
    phone.goto(f"{served.url}/mein-betrieb/")
    phone.get_by_role("link", name="Neues Produkt eintragen").click()
    phone.get_by_label("Wie heißt das Produkt?").fill(THING)
    phone.get_by_role("button", name="Anlegen und weiter").click()
    phone.get_by_label("Kurztext").fill("Kalt gepresst, scharf, in Flaschen zu 250 Millilitern.")
    phone.get_by_label("Wohnen & Leben").check()
    phone.get_by_label("Wo es das gibt").fill("Ab Hof")
    phone.get_by_role("button", name="Prüfen und einreichen").click()
    phone.get_by_role("button", name="Einreichen", exact=True).click()
    phone.get_by_text("Eingereicht. Danke.").wait_for()


def waiting(desk: Page, served: Served) -> int:
    """How many submissions of hers wait for the office."""
    desk.goto(f"{served.url}/leitstand/einreichungen/?wort=Senföl")
    return desk.locator("tbody tr", has_text=THING).count()


def done_by(desk: Page, served: Served, who: str) -> int:
    """How often somebody is named in the record of the submission."""
    desk.locator("tbody tr", has_text=THING).get_by_role("link").first.click()
    desk.wait_for_load_state()
    return desk.locator("main").inner_text().count(who)


def taken_along(phone: Page, served: Served, folder: Path) -> None:
    """The file says everything that the house knows of her, in every table in which she stands."""
    phone.goto(f"{served.url}/konto/meine-daten/")
    look(phone)
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Als Datei herunterladen (JSON)").click()
    download.value.save_as(folder / "meine-daten.json")
    told = json.loads((folder / "meine-daten.json").read_text(encoding="utf-8"))
    mails = {one["Betreff"] for one in told["Mails"]}
    rounds = told["Einreichungen"]["geschriebene Fassungen"]
    assert (told["Konto"]["Name"], told["Konto"]["E-Mail"]) == (NAME, EMAIL)
    assert [one["Betrieb"] for one in told["Betriebe"]["zuständig für"]] == [FIRM]
    assert {
        "Ihr Konto bei der ProduktSCHAU",
        f"Sie sprechen in der ProduktSCHAU für {FIRM}",
        f"Eingegangen: {THING}",
    } <= mails
    assert {one["Betrieb"] for one in told["Ansprache"]["persönliche Links"]} == {FIRM}
    assert {one["zu"] for one in rounds} == {THING}
    assert ("eingereicht", f"{THING} (Einreichung)") in {
        (one["was"], one["woran"]) for one in told["Konto"]["Protokoll"]
    }
    assert {one["woran"] for one in told["Zugriffe"]} >= {FIRM}
    told_of = {"account_emailaddress", "accounts_user", "outreach_personallink", "work_mail"}
    assert {place.partition(".")[0] for word in (NAME, EMAIL) for place in holding(served, word)} <= told_of


def nowhere(office: BrowserContext, served: Served, pages: Iterable[str]) -> None:
    """No page shows her, no row names her, and her words stand in no file of the database, of the index, of the logs."""
    shown = {path: office.request.get(f"{served.url}{path}").text() for path in pages}
    assert [path for path, source in shown.items() if any(word in source for word in (*NAMES, EMAIL))] == []
    assert [found for name in NAMES for found in holding(served, name)] == []
    # Whom the last mail goes to stays until the day after: it says that all is done.
    assert holding(served, EMAIL) == ["work_mail.to"]
    assert settled(served)
    files = [file for place in ("produktschau.sqlite3", "index", "logs") for file in below(served.folder / place)]
    assert [file.name for file in files if any(name.encode() in file.read_bytes() for name in NAMES)] == []


def below(place: Path) -> list[Path]:
    """A file, or all files of a folder."""
    return [file for file in ([place] if place.is_file() else place.rglob("*")) if file.is_file()]


def look(page: Page) -> None:
    """The page holds for everyone: no rule of accessibility broken, nothing sticks out at the side."""
    assert [*axe(page), *sideways(page)] == []


def erased(phone: Page, served: Served, password: str) -> None:
    """She leaves by her own page, and shows once more who she is where it is asked."""
    phone.goto(f"{served.url}/konto/loeschen/")
    look(phone)
    phone.get_by_role("button", name="Mein Konto löschen").click()
    phone.get_by_text("Setzen Sie den Haken").first.wait_for()
    assert phone.goto(f"{served.url}/konto/") is not None
    phone.goto(f"{served.url}/konto/loeschen/")
    phone.get_by_label("Ja, mein Konto endgültig löschen").check()
    phone.get_by_role("button", name="Mein Konto löschen").click()
    if phone.locator("input[type=password]").count():
        phone.fill("input[type=password]", password)
        phone.press("input[type=password]", "Enter")
    phone.get_by_role("heading", name="Ihr Konto ist gelöscht").wait_for()
    look(phone)
