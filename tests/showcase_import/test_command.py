"""``produktschau import_companies``: what is printed, the exit codes, one sentence for what cannot be."""

import csv
import io
from pathlib import Path

import pytest
from django.core.management import call_command

from produktschau.lib.commands import INCOMPLETE, REFUSED, Refused
from produktschau.showcase.models import Company
from tests.showcase_import.conftest import HEADER

GOOD = "a1;Hofladen Freiberg;Hofladen;Eier;09599;Freiberg;;13.343;50.914\n"
NAMELESS = "a2;;Hofladen;;;;;13.343;50.914\n"


def run(path: Path, *arguments: str) -> tuple[int, str]:
    """Exit code and what was printed."""
    out = io.StringIO()
    try:
        call_command("import_companies", str(path), *arguments, stdout=out)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    return 0, out.getvalue()


@pytest.fixture
def table(tmp_path: Path, home: None) -> Path:
    path = tmp_path / "liste.csv"
    path.write_text(HEADER + GOOD, encoding="utf-8")
    return path


def test_all_rows_in_is_exit_code_0(table: Path) -> None:
    code, printed = run(table, "--source", "demo", "--publish")
    assert (code, Company.objects.values_list("state", flat=True).get()) == (0, "published")
    assert "  neu aufgenommen        1\n" in printed


def test_a_row_left_out_is_exit_code_1_and_comes_back_in_the_report(table: Path, tmp_path: Path) -> None:
    table.write_text(HEADER + GOOD + NAMELESS, encoding="utf-8")
    report = tmp_path / "nachbessern.csv"
    code, printed = run(table, "--source", "demo", "--report", str(report))
    assert (code, Company.objects.count()) == (INCOMPLETE, 1)
    assert f"Übersprungene Zeilen mit Grund: {report}" in printed
    assert report.read_bytes().startswith(b"\xef\xbb\xbf")
    with report.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [(row["Schlüssel"], row["Grund"][:10]) for row in rows] == [("a2", "Ohne Namen")]


def test_the_report_can_be_mended_and_brought_again(table: Path, tmp_path: Path) -> None:
    table.write_text(HEADER + NAMELESS, encoding="utf-8")
    report = tmp_path / "nachbessern.csv"
    run(table, "--source", "demo", "--report", str(report))
    report.write_text(report.read_text("utf-8-sig").replace("a2;;", "a2;Hofladen Neu;"), encoding="utf-8-sig")
    assert run(report, "--source", "demo")[0] == 0
    assert Company.objects.values_list("name", "external_key").get() == ("Hofladen Neu", "a2")


def test_a_dry_run_keeps_nothing(table: Path) -> None:
    code, printed = run(table, "--source", "demo", "--dry-run")
    assert (code, Company.objects.count()) == (0, 0)
    assert "Probelauf: Es wurde nichts behalten.\n" in printed


def refusal(path: Path, *arguments: str) -> str:
    """The one sentence with which the command refuses, with exit code 2."""
    with pytest.raises(Refused) as refused:
        call_command("import_companies", str(path), *arguments)
    assert (refused.value.returncode, Company.objects.count()) == (REFUSED, 0)
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "Die Datei ist leer."),
        (b"PK\x03\x04", "beschädigt oder unvollständig"),
        (b"Name\nB\xc3\x83\xc2\xa4cker\n", "Umlaute sind zerst"),
        ("Name\nMüller\n".encode() + b"M\xfcller\n", "mischt zwei Zeichensätze, zuerst in Zeile 3"),
        (b"Ort;PLZ\nA;1\n", "fehlt die Spalte „Name“"),
        (b'Name;Ort\n"A;B\n', "Anführungszeichen"),
    ],
)
def test_an_unreadable_file_is_refused(table: Path, content: bytes, word: str) -> None:
    table.write_bytes(content)
    assert word in refusal(table, "--source", "demo")


def test_a_missing_file_a_folder_and_a_wrong_mapping_are_refused(table: Path) -> None:
    assert "gibt es nicht. Prüfen Sie den Pfad." in refusal(table.with_name("nichts.csv"))
    assert "ist ein Ordner. Nennen Sie die Tabelle darin." in refusal(table.parent)
    assert "weder eine lesbare Datei noch eine mitgelieferte" in refusal(table, "--mapping", "nichts")
    assert "fehlen die Spalten „osm_id“" in refusal(table, "--mapping", "osm_direct_marketers")
    assert "Sagen Sie, aus welcher Quelle" in refusal(table)


def test_a_file_without_permission_is_refused(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Path, *rest: object, **more: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    # Root may read everything, so the refusal is told instead of set up.
    monkeypatch.setattr(Path, "open", refused)
    assert "darf nicht gelesen werden" in refusal(table)


def test_help_shows_an_example_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        call_command("import_companies", "--help")
    printed = capsys.readouterr().out
    assert "--dry-run" in printed
    assert "Rückgabewerte: 0 erledigt" in printed
