"""Tables taken out by browser: who may, with which filters, what is noted, and every list of the desk."""

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.test import Client
from pytest_django import Settings

from produktschau.accounts.models import User
from produktschau.audit.models import Entry
from produktschau.lib.lists import LISTS
from produktschau.search.engine import index
from produktschau.showcase.models import Company
from produktschau.tabular.actions import apply_table
from produktschau.tabular.models import Outcome, Stage, TableImport, TableUpload, TableUploadRow
from tests.cast import NOW, client_of
from tests.factories import region, showcase


@pytest.fixture
def stock(db: None, settings: Settings, tmp_path: Path) -> Company:
    """One public company with a person, one draft, one product; no index, whatever other tests left."""
    settings.SEARCH_INDEX = tmp_path / "none"
    index.forget()
    region.district()
    showcase.words()
    company = showcase.company("Backhaus", contacts=[{"name": "Erika Muster"}])
    showcase.company("Zeichnerei", published=False)
    showcase.product(company)
    return company


def body(answer: Any) -> bytes:
    """What a browser would keep; a file is read once and remembered."""
    if not hasattr(answer, "kept"):
        answer.kept = b"".join(answer) if answer.streaming else answer.content
    kept: bytes = answer.kept
    return kept


def lines(answer: Any) -> list[list[str]]:
    return [line.split(";") for line in body(answer).decode("utf-8-sig").splitlines()]


def column(answer: Any, heading: str) -> list[str]:
    head, *rows = lines(answer)
    return [row[head.index(heading)] for row in rows]


def test_a_list_comes_as_csv_with_the_filters_of_its_address(stock: Company, manager: User) -> None:
    browser = client_of(manager)
    answer = browser.get("/leitstand/ausgeben/companies/tabelle.csv?stand=entwurf&seite=7")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/csv; charset=utf-8")
    assert answer["Content-Disposition"].startswith('attachment; filename="betriebe-2')
    assert column(answer, "Name") == ["Zeichnerei"]
    assert "Ansprechperson" not in lines(browser.get("/leitstand/ausgeben/companies/tabelle.csv"))[0]


def test_xlsx_opens_elsewhere(stock: Company, auditor: User) -> None:
    answer = client_of(auditor).get("/leitstand/ausgeben/products/tabelle.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(body(answer)))["Produkte"]
    assert [cell.value for cell in sheet["J"]] == ["Name", "Brotbrett aus Esche"]


def test_people_leave_by_post_only_and_it_is_noted_without_names(stock: Company, manager: User) -> None:
    answer = client_of(manager).post("/leitstand/ausgeben/companies/?wort=backhaus", {"extension": "csv"})
    assert (column(answer, "Ansprechperson"), answer["Cache-Control"]) == (["Erika Muster"], "private, no-store")
    entry = Entry.objects.get(verb="table.exported")
    assert (entry.actor, entry.subject, entry.after) == (
        manager.actor_key,
        "table:companies",
        {"rows": 1, "filters": ["wort"], "private": True},
    )


def test_an_auditor_gets_no_people_and_is_told_why(stock: Company, auditor: User) -> None:
    browser = client_of(auditor)
    page = browser.get("/leitstand/ausgeben/companies/")
    assert "Nur, wer Einträge auch bearbeiten darf, bekommt Angaben zu Personen." in page.content.decode()
    assert browser.post("/leitstand/ausgeben/companies/", {"extension": "csv"}).status_code == 403
    assert Entry.objects.filter(verb="table.exported").count() == 0


def test_the_page_leads_to_every_way_out(stock: Company, manager: User) -> None:
    page = client_of(manager).get("/leitstand/ausgeben/companies/?stand=entwurf").content.decode()
    base = "/leitstand/ausgeben/companies"
    expected = ["tabelle.xlsx?stand=entwurf", "tabelle.csv?stand=entwurf", "bilder.zip?stand=entwurf"]
    expected += ["vorlage.xlsx", "vorlage.csv", "vorlage.xlsx?nur=pflicht", "vorlage.csv?nur=pflicht"]
    assert [way for way in expected if f'href="{base}/{way}"' not in page] == []
    assert ("CSV mit Personen" in page, "1 Zeile in der Auswahl" in page) == (True, True)


PLACES = ("", "tabelle.csv", "tabelle.xlsx", "vorlage.xlsx", "bilder.zip")


@pytest.mark.parametrize("place", PLACES)
def test_a_stranger_takes_nothing_out(stranger: User, place: str) -> None:
    address = f"/leitstand/ausgeben/companies/{place}"
    assert client_of(stranger).get(address).status_code == 403
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize(
    "address",
    ["ausgeben/nichts/", "ausgeben/companies/tabelle.ods", "tabellen/nichts.csv", "tabellen/konten.pdf"],
)
def test_what_there_is_not_is_not_found(manager: User, address: str) -> None:
    assert client_of(manager).get(f"/leitstand/{address}").status_code == 404


def test_templates_say_what_belongs_where(editor: User) -> None:
    browser = client_of(editor)
    short = browser.get("/leitstand/ausgeben/companies/vorlage.csv?nur=pflicht")
    assert lines(short) == [["Name", "Ort"], ["Tischlerei Beispiel GmbH", "Freiberg"]]
    book = openpyxl.load_workbook(io.BytesIO(body(browser.get("/leitstand/ausgeben/companies/vorlage.xlsx"))))
    head, example = ([cell.value for cell in row] for row in book["Betriebe"].iter_rows())
    told = dict(zip(head, example, strict=True))
    assert (told["Postleitzahl"], told["Gegründet"], str(told["Geprüft am"])) == ("09599", 1998, "2026-11-22 00:00:00")
    assert [row[0].value for row in book["Spalten"].iter_rows(min_row=2)] == head


def test_pictures_come_as_a_zip(stock: Company, manager: User) -> None:
    answer = client_of(manager).get("/leitstand/ausgeben/companies/bilder.zip")
    with zipfile.ZipFile(io.BytesIO(body(answer))) as archive:
        assert (answer["Content-Type"], archive.namelist()) == ("application/zip", ["bilder.csv"])


def test_what_no_cell_holds_is_said_on_a_page(stock: Company, manager: User) -> None:
    Company.objects.filter(pk=stock.pk).update(story="a" * 40_000)
    answer = client_of(manager).get("/leitstand/ausgeben/companies/tabelle.xlsx")
    assert (answer.status_code, "hat 40.000 Zeichen" in answer.content.decode()) == (409, True)


def test_lists_of_the_desk_lead_to_their_table_and_keep_their_filters(stock: Company, manager: User) -> None:
    browser = client_of(manager)
    expected = {
        "/leitstand/betriebe/?stand=entwurf&seite=1": "/leitstand/ausgeben/companies/tabelle.xlsx?stand=entwurf",
        "/leitstand/produkte/": "/leitstand/ausgeben/products/tabelle.csv",
        "/leitstand/konten/?q=martha&role=": "/leitstand/tabellen/konten.xlsx?q=martha&amp;role=",
        "/protokoll/?actor=system:test": "/leitstand/tabellen/protokoll.csv?actor=system%3Atest",
        "/region/gemeinden/?sortieren=-einwohner": "/leitstand/tabellen/gemeinden.csv?sortieren=-einwohner",
    }
    missing = [page for page, link in expected.items() if f'href="{link}"' not in browser.get(page).content.decode()]
    assert missing == []


def test_accounts_and_their_roles(manager: User, stranger: User) -> None:
    answer = client_of(manager).get("/leitstand/tabellen/konten.csv?q=martha")
    assert lines(answer)[0] == ["Name", "E-Mail", "Rollen", "Stand", "Dabei seit", "Zuletzt angemeldet"]
    (row,) = lines(answer)[1:]
    assert row[:5] == ["Martha Fiedler", "manager@schau.example", "Regionalmanagement", "aktiv", "02.11.2026 09:30"]


def test_the_record_of_changes_with_its_filters(manager: User) -> None:
    answer = client_of(manager).get("/leitstand/tabellen/protokoll.csv?verb=user.role_granted")
    assert column(answer, "Was") == ["Rolle gegeben"]
    assert column(answer, "Änderungen") == ["Rolle: Regionalmanagement"]


def test_mails_tell_neither_address_nor_text(manager: User) -> None:
    answer = client_of(manager).get("/leitstand/tabellen/mails.csv")
    assert lines(answer) == [["Nummer", "Art", "Stand", "Eingereiht", "Letzter Fehler"]]
    assert lines(client_of(manager).get("/leitstand/tabellen/auftraege.csv"))[0][1] == "Auftrag"


def test_imports_are_a_list_too(auditor: User) -> None:
    TableImport.objects.create(
        kind="companies", file_name="a.csv", sha256="0", actor="system:import", applied_at=NOW, rows=3, imported=2,
        updated=0, unchanged=0, skipped=1,
    )  # fmt: skip
    answer = client_of(auditor).get("/leitstand/tabellen/importe.csv")
    assert lines(answer)[1][1:9] == ["02.11.2026 09:30", "Betriebe", "a.csv", "", "Import", "3", "2", "0"]


def test_rows_of_an_import_are_told_without_cells(stock: Company, manager: User, auditor: User) -> None:
    table = b"Name;Ort\nImkerei am Hang;Freiberg\n;Freiberg\n"
    report = apply_table(by=manager, kind="companies", data=table, filename="a.csv", at=NOW, source="demo")
    assert report.counts[Outcome.SKIPPED] == 1
    number = TableImport.objects.get().pk
    page = client_of(auditor).get(f"/leitstand/einlesen/import/{number}/?stand=neu").content.decode()
    link = f"/leitstand/tabellen/importzeilen.csv?stand=neu&nr={number}"
    assert f'href="{link.replace("&", "&amp;")}"' in page
    assert column(client_of(auditor).get(link), "Eintrag") == ["Imkerei am Hang"]
    skipped = lines(client_of(auditor).get(f"/leitstand/tabellen/importzeilen.csv?nr={number}&stand=nicht"))
    assert (skipped[1][:4], len(lines(client_of(auditor).get("/leitstand/tabellen/importzeilen.csv?nr=x")))) == (
        ["3", "", "", "übersprungen"],
        1,
    )


def test_a_preview_is_a_table_for_those_who_may_take_it_in(manager: User, auditor: User) -> None:
    upload = TableUpload.objects.create(
        key="ABC234", kind="companies", file_name="a.csv", sha256="0", size=3, uploaded_by=manager.actor_key,
        uploaded_at=NOW, changed_at=NOW, stage=Stage.READY,
    )  # fmt: skip
    TableUploadRow.objects.create(
        upload=upload, number=2, outcome=Outcome.UPDATED, title="Imkerei", detail="Freiberg",
        messages=[["Telefon", "ist keine Nummer.", False]], changes=[["Ort", "", "Freiberg", False]],
    )  # fmt: skip
    assert lines(client_of(manager).get("/leitstand/tabellen/vorschau.csv?tabelle=ABC234"))[1:] == [
        ["2", "Imkerei", "Freiberg", "geändert", "Telefon: ist keine Nummer.", "Ort: leer → Freiberg", ""]
    ]
    assert client_of(auditor).get("/leitstand/tabellen/vorschau.csv?tabelle=ABC234").status_code == 403


def test_what_stands_on_a_public_page_is_for_everyone(stock: Company) -> None:
    answer = Client().get("/leitstand/tabellen/gemeinden.xlsx?sortieren=-einwohner")
    rows = list(openpyxl.load_workbook(io.BytesIO(body(answer))).worksheets[0].iter_rows(values_only=True))
    assert rows[0][:2] == ("AGS", "Name")
    assert (rows[1][1], isinstance(rows[1][4], int), len(rows) > 40) == ("Freiberg", True, True)
    quotients = Client().get("/leitstand/tabellen/staerken.csv")
    assert column(quotients, "Verglichen mit")[0] == "Deutschland"


def test_every_list_has_as_many_cells_as_headings(stock: Company, manager: User) -> None:
    for listed in LISTS:
        assert {len(row) for row in listed.rows(manager, {})} <= {len(listed.columns)}
        assert len(set(listed.columns)) == len(listed.columns)


@pytest.mark.parametrize("name", ["konten", "protokoll", "auftraege", "mails", "importe", "importzeilen", "vorschau"])
def test_a_list_of_the_desk_is_not_for_strangers(stranger: User, name: str) -> None:
    assert client_of(stranger).get(f"/leitstand/tabellen/{name}.csv").status_code == 403
    assert Client().get(f"/leitstand/tabellen/{name}.csv").status_code == 302


def test_the_public_lists_come_as_tables_with_their_source(stock: Company) -> None:
    page = Client().get("/en/betriebe/?altkreis=freiberg").content.decode()
    assert 'href="/betriebe/tabelle.csv?altkreis=freiberg"' in page
    answer = Client().get("/betriebe/tabelle.csv?altkreis=freiberg")
    assert (column(answer, "Name"), "Nennung der Quelle" in lines(answer)[0]) == (["Backhaus"], True)
    assert [heading for heading in lines(answer)[0] if "Person" in heading or "Einwilligung" in heading] == []
    assert column(Client().get("/produkte/tabelle.csv"), "Hersteller") == ["Backhaus"]
    assert Client().get("/produkte/tabelle.pdf").status_code == 404


def test_a_public_table_is_asked_for_anew_only_when_it_changed(stock: Company) -> None:
    browser = Client()
    first = browser.get("/betriebe/tabelle.xlsx")
    assert first["Cache-Control"] == "public, max-age=300"
    again = browser.get("/betriebe/tabelle.xlsx", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, body(again)) == (304, b"")
    showcase.company("Noch einer")
    anew = browser.get("/betriebe/tabelle.xlsx", headers={"If-None-Match": first["ETag"]})
    assert (anew.status_code, body(anew) != body(first)) == (200, True)
