"""An office invites the building firms of one former district: right salutations, no opt-outs, letters for those without mail.

Everybody it could reach stands in ``FIRMS`` with what must become of it; what really went out is read from the mails' folder.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, Route, expect
from pypdf import PdfReader

from tests.journeys.importing import take_in, upload
from tests.journeys.mails import Letter, Mails
from tests.journeys.pages import LOOKS, Watch, admit, axe, context, sideways
from tests.journeys.served import Served

LIST = "Bauen im Altkreis Döbeln"
FIRST, SECOND = "Einladung zum Bautag in Döbeln", "Nachtrag zum Bautag in Döbeln"
TEXT = "{anrede}\n\nam 12. März treffen sich die Bauleute im Rathaus. Kommt {betrieb} aus {ort} auch?\n\nBis dahin alles Gute."
MAIL, LETTER, NOTHING, FOREIGN = "Mail", "Brief", "nichts", "steht nicht darauf"
COLUMNS = (
    "Betrieb", "Ansprechperson", "E-Mail der Person", "E-Mail", "Straße und Hausnummer", "PLZ Ort", "WZ 2008",
)  # fmt: skip


@dataclass(frozen=True)
class Firm:
    """One firm as the office's list has it, and what must become of it: its way, how the letter begins, at which address."""

    name: str
    person: str
    of_person: str
    mailbox: str
    street: str
    town: str
    sector: str
    way: str
    begins: str = ""

    @property
    def address(self) -> str:
        """Where a mail to it goes."""
        return self.of_person or self.mailbox

    @property
    def row(self) -> tuple[str, ...]:
        """The line of the table."""
        return self.name, self.person, self.of_person, self.mailbox, self.street, self.town, self.sector


FIRMS = (
    Firm("Estrichbau Zschopaukies GmbH", "Frau Dr. Anna von Bergen", "bergen@zschopaukies.example", "post@zschopaukies.example",
         "Kiesweg 1", "04720 Döbeln", "43.33", MAIL, "Guten Tag Frau Dr. von Bergen,"),
    Firm("Gerüstbau Sprossenwand GmbH", "Herr Jürgen Groß-Müller", "jgm@sprossenwand.example", "",
         "Leitergasse 2", "04703 Leisnig", "43.99", MAIL, "Guten Tag Herr Groß-Müller,"),
    Firm("Malerei Kalkweiß GmbH", "Kim Sommer", "kim@kalkweiss.example", "", "Pinselweg 3", "04741 Roßwein", "43.34", MAIL, "Guten Tag,"),
    Firm("Rohbau Mörtelfuge GmbH", "", "", "bau@moertelfuge.example", "Fugenweg 4", "04746 Hartha", "41.20", MAIL, "Guten Tag,"),
    Firm("Trockenbau Ständerwerk GmbH", "Frau Ute Ständer", "", "", "Plattenweg 5", "04736 Waldheim", "43.31", LETTER, "Guten Tag Frau Ständer,"),
    Firm("Fliesen Kreuzfuge GmbH", "Herr Emil Kreuz", "emil@kreuzfuge.example", "", "Kachelweg 6", "04720 Döbeln", "43.33", LETTER,
         "Guten Tag Herr Kreuz,"),
    Firm("Parkett Stabdiele GmbH", "Frau Eva Diel", "eva@stabdiele.example", "", "Dielenweg 7", "04749 Jahnatal", "43.33", NOTHING),
    Firm("Abbruch Staubfahne GmbH", "Herr Max Staub", "max@staubfahne.example", "", "Baggerweg 8", "04720 Döbeln", "43.11", NOTHING),
    Firm("Dachbau Traufhöhe GmbH", "Frau Iris Trauf", "iris@traufhoehe.example", "", "Firstweg 9", "09599 Freiberg", "43.91", FOREIGN),
    Firm("Polsterei Federkern GmbH", "Frau Lea Feder", "lea@federkern.example", "", "Rosshaarweg 10", "04720 Döbeln", "31.09", FOREIGN),
)  # fmt: skip
DEAD, OPTED_OUT, KEPT_OFF = "Fliesen Kreuzfuge GmbH", "Parkett Stabdiele GmbH", "Abbruch Staubfahne GmbH"
"""What the office knows before it writes: mails come back, no more by telephone, does no business any more."""


@pytest.fixture(scope="module")
def desk(browser: Browser, served: Served) -> Iterator[tuple[Page, Watch]]:
    """The manager at the desk, watched."""
    with context(browser, LOOKS[0]) as person:
        page = person.new_page()
        admit(page, served, served.manager)
        watch = Watch(served.url)
        watch.on(page)
        yield page, watch


def firms(way: str) -> list[Firm]:
    """Those of whom the same must become."""
    return [one for one in FIRMS if one.way == way]


def test_the_building_firms_of_a_former_district_are_invited(
    browser: Browser, desk: tuple[Page, Watch], served: Served, tmp_path: Path
) -> None:
    page, watch = desk
    mails = Mails(served)
    take_list(page, served, tmp_path)
    make_list(page, served)
    assert reach(page) == "7 per E-Mail (7 Adressen), 1 per Brief."
    note_dead(page)
    note_opted_out(page)
    keep_off(page)
    assert reach(page) == "4 per E-Mail (4 Adressen), 2 per Brief, 1 ohne Weg."
    check_table(page)
    look(page)

    draft(page, FIRST)
    look(page)
    page.get_by_role("link", name="Text ändern").click()
    look(page)
    page.get_by_role("button", name="Speichern und ansehen").click()
    page.get_by_role("button", name="Probe an mich").click()
    assert "Dies ist eine Probe." in mails.latest(served.manager[0], FIRST).words
    sent = send(page, mails, FIRST, 4)
    check_mails(sent)
    look(page)
    check_letters(page, tmp_path)

    by_link, by_click = sent[:2]
    end_by_link(browser, served, by_link)
    end_by_click(browser, by_click)
    page.get_by_role("link", name=LIST).first.click()
    assert reach(page) == "2 per E-Mail (2 Adressen), 2 per Brief, 3 ohne Weg."
    draft(page, SECOND)
    later = send(page, mails, SECOND, 2)
    assert {one.to for one in later} == {one.address for one in firms(MAIL)} - {by_link.to, by_click.to}
    read_history(page, next(one.name for one in FIRMS if one.address == by_link.to))
    assert watch.findings == []


def test_boxes_ticked_before_the_script_is_there_count(desk: tuple[Page, Watch], served: Served) -> None:
    page, watch = desk
    page.goto(f"{served.url}/leitstand/verteiler/")
    page.get_by_role("link", name="Lebensmittel und Genuss").first.click()
    before = page.locator("#reichweite h2").inner_text()
    held: list[Route] = []
    page.route("**/reach*.js", lambda route: held.append(route))
    page.reload(wait_until="commit")
    page.locator("form[data-reach] summary", has_text="Altkreis").click()
    page.get_by_role("group", name="Altkreis").get_by_label(re.compile("^Altkreis Döbeln")).check()
    expect(page.locator("#reichweite h2")).to_have_text(before)
    held[0].continue_()
    expect(page.locator("#reichweite h2")).not_to_have_text(before)
    page.unroute("**/reach*.js")
    assert watch.findings == []


def take_list(page: Page, served: Served, folder: Path) -> None:
    """The office's own table goes in, as the import takes it."""
    file = folder / "Bauleute.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=";").writerows([COLUMNS, *(one.row for one in FIRMS)])
    upload(page, served, file, "eine neue Quelle", "Bauleute des Amtes")
    take_in(page)
    expect(page.locator("table").first).to_contain_text("neu angelegt")


def make_list(page: Page, served: Served) -> None:
    """Building, in one former district, as yet in draft: numbers follow while somebody chooses."""
    page.goto(f"{served.url}/leitstand/verteiler/neu/")
    page.get_by_label("Name des Verteilers").fill(LIST)
    page.get_by_role("button", name="Anlegen").click()
    chosen = {
        "Stand des Eintrags": ["Entwurf"],
        "Altkreis": ["Altkreis Döbeln"],
        "Branche": ["Hochbau", "Vorbereitende Baustellen"],
    }
    for group, values in chosen.items():
        page.locator("form[data-reach] summary", has_text=group).click()
        shown = page.get_by_role("group", name=group)
        for value in values:
            shown.get_by_label(re.compile(f"^{value}")).check()
    expect(page.locator("#reichweite h2")).to_have_text("8 Betriebe")
    page.get_by_role("button", name="Auswahl speichern").click()
    page.get_by_text("Der Verteiler ist gespeichert.").wait_for()


def reach(page: Page) -> str:
    """What the list says of itself."""
    return " ".join(page.locator("#reichweite > p").first.inner_text().split())


def note_dead(page: Page) -> None:
    """Mails to this one come back."""
    listed = page.url
    page.locator("#reichweite").get_by_role("link", name=DEAD, exact=True).click()
    page.get_by_role("button", name="Unzustellbar").click()
    page.get_by_text("Die nächsten Rundschreiben lassen diese Adresse aus").wait_for()
    page.goto(listed)


def note_opted_out(page: Page) -> None:
    """This one said on the telephone that it wants no more."""
    listed = page.url
    page.locator("#reichweite").get_by_role("link", name=OPTED_OUT, exact=True).click()
    page.get_by_label("Wofür").select_option(label="eva@stabdiele.example")
    page.get_by_label("Wie wurde es gesagt?").fill("am Telefon, Frau Diel")
    page.get_by_role("button", name="Eintragen").click()
    page.get_by_text("Die Abbestellung gilt ab sofort").wait_for()
    page.goto(listed)


def keep_off(page: Page) -> None:
    """This one does no business any more: the office takes it off, with its reason."""
    page.locator("#reichweite tr", has_text=KEPT_OFF).get_by_role("link", name="herausnehmen").click()
    page.get_by_label("Grund").fill("Gewerbe ruht seit Mai")
    page.get_by_role("button", name="Eintragen").click()
    page.get_by_text("steht nicht mehr auf dem Verteiler").wait_for()


def check_table(page: Page) -> None:
    """Every firm on the list with its way and its salutation, and nobody else."""
    told = {}
    for row in page.locator("#reichweite tbody tr").all():
        cells = row.locator("td").all_inner_texts()
        told[row.locator("th a").first.inner_text()] = (cells[0], cells[-1].strip())
    ways = {MAIL: "E-Mail", LETTER: "Brief", NOTHING: "kein Weg"}
    due = {one.name: (ways[one.way], one.begins) for one in FIRMS if one.way in ways and one.name != KEPT_OFF}
    assert told == due


def draft(page: Page, subject: str) -> None:
    """Write to everyone on the list."""
    page.get_by_role("link", name="Rundschreiben schreiben").click()
    page.get_by_label("Betreff").fill(subject)
    page.get_by_label("Text", exact=True).fill(TEXT)
    page.get_by_role("button", name="Speichern und ansehen").click()
    page.get_by_text("Der Entwurf ist gespeichert.").wait_for()


def send(page: Page, mails: Mails, subject: str, number: int) -> list[Letter]:
    """Send it and give what went out to firms, once the house says that nothing waits any more."""
    page.get_by_role("button", name=f"{number} Mails jetzt senden").click()
    page.get_by_text("Das Rundschreiben geht hinaus.").wait_for()
    tabs = page.get_by_role("navigation", name="Zustellungen")
    for _ in range(100):
        if tabs.get_by_text(f"gesendet {number}", exact=True).count():
            break
        page.wait_for_timeout(200)
        page.reload()
    return [one for one in mails.sent(subject) if "Dies ist eine Probe." not in one.words]


def check_mails(sent: list[Letter]) -> None:
    """One by one: who was due one got exactly one, in its own words and with its own way out; nobody else got any."""
    due = {one.address: one for one in firms(MAIL)}
    assert sorted(one.to for one in sent) == sorted(due)
    for mail in sent:
        firm = due[mail.to]
        place = firm.town.partition(" ")[2]
        assert mail.text.startswith(f"{firm.begins}\n\nam 12. März"), firm.name
        for words in (mail.words, " ".join(mail.html.split())):
            assert f"Kommt {firm.name} aus {place} auch?" in words
            assert words.count("Guten Tag") == 1
            assert firm.begins in words
            assert mail.link in words
            assert [other.name for other in FIRMS if other != firm and other.name in words] == []
        assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert len({one.link for one in sent}) == len(sent)


def check_letters(page: Page, folder: Path) -> None:
    """Whoever has no mail gets a sheet with its address, and stands in the table."""
    due = {one.name: one for one in firms(LETTER)}
    sheets = [sheet.extract_text() for sheet in PdfReader(downloaded(page, "Briefe als PDF", folder)).pages]
    assert len(sheets) == len(due)
    for firm in due.values():
        (sheet,) = [words for words in sheets if firm.name in words]
        assert [part for part in (firm.street, firm.town, firm.begins, "am 12. März", "/m/") if part not in sheet] == []
    book = load_workbook(downloaded(page, "Liste als XLSX", folder))
    heads, *rows = book.worksheets[0].iter_rows(values_only=True)
    told = [dict(zip(heads, row, strict=True)) for row in rows]
    assert {one["Betrieb"]: one["Anrede"] for one in told} == {one.name: one.begins for one in due.values()}
    assert {one["Betrieb"]: f"{one['Postleitzahl']} {one['Ort']}" for one in told} == {
        one.name: one.town for one in due.values()
    }


def downloaded(page: Page, button: str, folder: Path) -> Path:
    """The file behind a button."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def end_by_link(browser: Browser, served: Served, mail: Letter) -> None:
    """On a phone, without an account: looking changes nothing, pressing does."""
    with context(browser, LOOKS[2]) as in_hand:
        phone = in_hand.new_page()
        phone.goto(f"{served.url}{mail.link}")
        look(phone)
        phone.get_by_role("button", name="Abbestellen").click()
        phone.get_by_text(f"Erledigt. An {mail.to} gehen keine Rundschreiben").wait_for()
        look(phone)


def end_by_click(browser: Browser, mail: Letter) -> None:
    """The mail program does it, with no page of ours open (RFC 8058)."""
    address = mail.headers["List-Unsubscribe"].strip("<>")
    with context(browser, LOOKS[2]) as program:
        answer = program.request.post(address, form={"List-Unsubscribe": "One-Click"})
        assert (answer.status, answer.text()) == (200, "Abbestellt.")


def read_history(page: Page, name: str) -> None:
    """Whoever opted out reads what it got, and gets nothing more; why stands there, too."""
    page.get_by_role("table").get_by_role("link", name=name, exact=True).click()
    expect(page.locator(".status")).to_contain_text("bekommt nichts: abbestellt am")
    expect(page.get_by_text("über den Link im Rundschreiben")).to_be_visible()
    told = [
        " ".join(row.inner_text().split())
        for row in page.locator("section", has_text="Was hinausging").locator("tbody tr").all()
    ]
    assert [(FIRST in row, SECOND in row) for row in told] == [(False, True), (True, False)]
    assert ["nichts" in row for row in told] == [True, False]


def look(page: Page) -> None:
    """The page holds for everyone: no rule of accessibility broken, nothing sticks out at the side."""
    assert [*axe(page), *sideways(page)] == []
