"""``produktschau export_companies`` and ``export_products``: files, refusals, templates, pictures, what is noted."""

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from django.core.management import call_command
from PIL import Image

from produktschau.audit.models import Entry
from produktschau.lib.commands import Refused
from produktschau.showcase.actions.pictures import add_picture
from produktschau.showcase.models import Company, Picture
from produktschau.showcase.queries.export_pictures import company_pictures
from produktschau.showcase.tasks import make_renditions
from produktschau.tabular.engine.kinds import Selection
from produktschau.tabular.management import export_table
from tests.cast import NOW
from tests.factories import showcase
from tests.showcase.pictures import jpeg_bytes


@pytest.fixture
def stock(home: None) -> Company:
    """One public company, one draft, one product."""
    showcase.words()
    company = showcase.company("Backhaus", contacts=[{"name": "Erika Muster"}])
    showcase.company("Zeichnerei", published=False)
    showcase.product(company)
    return company


def run(command: str, *arguments: object) -> list[str]:
    """The lines that were printed."""
    out = io.StringIO()
    call_command(command, *map(str, arguments), stdout=out)
    return out.getvalue().splitlines()


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def refusal(*arguments: object) -> str:
    with pytest.raises(Refused) as refused:
        run("export_companies", *arguments)
    return str(refused.value)


def test_a_csv_holds_every_company_and_nobody(stock: Company, tmp_path: Path) -> None:
    file = tmp_path / "betriebe.csv"
    assert run("export_companies", file) == [f"{file}: 2 Zeilen, 39 Spalten."]
    assert [(row["Name"], row["Stand"]) for row in rows(file)] == [
        ("Backhaus", "veröffentlicht"),
        ("Zeichnerei", "Entwurf"),
    ]
    assert (b"Erika" in file.read_bytes(), Entry.objects.filter(verb="table.exported").count()) == (False, 0)
    assert list(tmp_path.iterdir()) == [file]


def test_people_come_along_on_request_and_it_is_noted_without_names(stock: Company, tmp_path: Path) -> None:
    file = tmp_path / "betriebe.CSV"
    run("export_companies", file, "--with-private")
    assert rows(file)[0]["Ansprechperson"] == "Erika Muster"
    entry = Entry.objects.get(verb="table.exported")
    assert (entry.actor, entry.subject) == ("system:command", "table:companies")
    assert entry.after == {"rows": 2, "filters": [], "private": True}


def test_xlsx_and_only_what_is_published(stock: Company, tmp_path: Path) -> None:
    file = tmp_path / "betriebe.xlsx"
    assert run("export_companies", file, "--published") == [f"{file}: 1 Zeile, 39 Spalten."]
    sheet = openpyxl.load_workbook(file)["Betriebe"]
    assert [cell.value for cell in sheet["A"]] == ["Kurzschlüssel", stock.key]


def test_a_dry_run_says_what_would_be_written(stock: Company, tmp_path: Path) -> None:
    file, pictures = tmp_path / "produkte.csv", tmp_path / "bilder.zip"
    printed = run("export_products", file, "--dry-run", "--pictures", pictures)
    assert (printed[0], printed[-1]) == (
        f"Probelauf: {file} bekäme 1 Zeile, 22 Spalten.",
        f"Probelauf: {pictures} bekäme 0 Bilder.",
    )
    assert list(tmp_path.iterdir()) == []


def test_a_mapping_gives_its_headings_and_only_its_columns(stock: Company, tmp_path: Path) -> None:
    mapping, file = tmp_path / "kammer.toml", tmp_path / "kammer.csv"
    mapping.write_text('[columns]\nname = "Betriebsname"\nplace = ["Sitz", "Ort"]\ncontact_name = "Chefin"\n', "utf-8")
    run("export_companies", file, "--mapping", mapping)
    assert file.read_text("utf-8-sig").splitlines() == ["Betriebsname;Sitz", "Backhaus;Freiberg", "Zeichnerei;Freiberg"]
    run("export_companies", file, "--mapping", mapping, "--with-private", "--force")
    assert file.read_text("utf-8-sig").splitlines()[1] == "Backhaus;Freiberg;Erika Muster"


def test_a_template_has_one_example_and_takes_no_record(stock: Company, tmp_path: Path) -> None:
    file = tmp_path / "vorlage.csv"
    run("export_companies", file, "--template")
    run("export_companies", file, "--template", "--required-only", "--force")
    assert file.read_text("utf-8-sig").splitlines() == ["Name;Ort", "Tischlerei Beispiel GmbH;Freiberg"]
    assert Entry.objects.filter(verb="table.exported").count() == 0


def test_what_cannot_be_is_refused_with_one_sentence(stock: Company, tmp_path: Path) -> None:
    there = tmp_path / "da.csv"
    there.write_text("mein", encoding="utf-8")
    assert refusal(there) == f"„{there}“ gibt es schon. Nennen Sie eine andere Datei oder ersetzen Sie sie mit --force."
    assert "endet weder auf .xlsx noch auf .csv" in refusal(tmp_path / "betriebe.ods")
    assert "Den Ordner" in refusal(tmp_path / "nirgends" / "a.csv")
    assert "ist ein Ordner" in refusal("--pictures", tmp_path)
    assert "Nennen Sie die Datei" in refusal()
    assert refusal(tmp_path / "a.csv", "--required-only") == "--required-only gilt nur zusammen mit --template."
    assert "weder --pictures noch --mapping" in refusal(tmp_path / "a.csv", "--template", "--mapping", "x")
    assert "weder eine lesbare Datei noch" in refusal(tmp_path / "a.csv", "--mapping", "nichts")
    (tmp_path / "leer.toml").write_text("[fixed]\nstate = 'Entwurf'\n", encoding="utf-8")
    assert "nennt keine Spalte, die ausgegeben wird" in refusal(tmp_path / "a.csv", "--mapping", tmp_path / "leer.toml")
    assert there.read_text(encoding="utf-8") == "mein"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["da.csv", "leer.toml"]


def test_half_a_file_is_never_found(stock: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "betriebe.csv"
    file.write_text("der alte Stand", encoding="utf-8")

    def torn(*rest: object, **more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(export_table, "write_table", torn)
    assert refusal(file, "--force") == f"„{file}“ lässt sich nicht schreiben: No space left on device."
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [
        ("betriebe.csv", "der alte Stand")
    ]


def test_what_no_cell_holds_is_refused_and_leaves_nothing(stock: Company, tmp_path: Path) -> None:
    Company.objects.filter(pk=stock.pk).update(story="a" * 40_000)
    sentence = refusal(tmp_path / "betriebe.xlsx")
    assert sentence.startswith("Zeile 2 („Backhaus“): „Geschichte“ hat 40.000 Zeichen")
    assert list(tmp_path.iterdir()) == []


def test_pictures_come_without_place_and_camera(stock: Company, tmp_path: Path) -> None:
    shown, waiting = (
        add_picture(by=showcase.BY, at=NOW, of=stock, content=jpeg_bytes(), alt=alt, credit="Backhaus")
        for alt in ("Ein Ofen.", "=Brot")
    )
    make_renditions.func(picture=shown.pk)
    file = tmp_path / "bilder.zip"
    assert run("export_companies", "--pictures", file) == [f"{file}: 2 Bilder."]
    with zipfile.ZipFile(file) as archive:
        names = [f"{stock.key}/{picture.key}.webp" for picture in (shown, waiting)]
        assert archive.namelist() == [*names, "bilder.csv"]
        for name in names:
            with Image.open(archive.open(name)) as image:
                assert (image.format, dict(image.getexif())) == ("WEBP", {})
        listed = archive.read("bilder.csv").decode("utf-8-sig").splitlines()
    assert listed == [
        "Kurzschlüssel;Datei;Bildbeschreibung;Bildbeschreibung (englisch);Bildnachweis;Reihenfolge",
        f"{stock.key};{names[0]};Ein Ofen.;;Backhaus;0",
        f"{stock.key};{names[1]};'=Brot;;Backhaus;1",
    ]
    first = file.read_bytes()
    run("export_companies", "--pictures", file, "--force")
    assert file.read_bytes() == first


def test_a_picture_whose_files_are_lost_is_listed_without_a_file(stock: Company, tmp_path: Path) -> None:
    picture = add_picture(by=showcase.BY, at=NOW, of=stock, content=jpeg_bytes(), alt="Ein Ofen.", credit="Backhaus")
    Picture.objects.filter(pk=picture.pk).update(sha256="0" * 64)
    file = tmp_path / "bilder.zip"
    assert run("export_companies", "--pictures", file) == [f"{file}: 0 Bilder."]
    with zipfile.ZipFile(file) as archive:
        assert archive.read("bilder.csv").decode("utf-8-sig").splitlines()[1] == f"{stock.key};;Ein Ofen.;;Backhaus;0"


def test_the_public_sees_no_pictures_of_drafts(stock: Company) -> None:
    draft = Company.objects.get(name="Zeichnerei")
    add_picture(by=showcase.BY, at=NOW, of=draft, content=jpeg_bytes(), alt="Ein Blatt.", credit="Z")
    assert [one.record for one in company_pictures(Selection())] == [draft.key]
    assert list(company_pictures(Selection(published_only=True))) == []
