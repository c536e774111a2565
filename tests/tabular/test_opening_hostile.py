"""Files that want to harm, or cannot be read, are refused in one sentence that says what to do; nothing grows on the way."""

import subprocess
import sys

import pytest

from produktschau.tabular.calculations.limits import LARGEST_BYTES, MEMORY, UnreadableTable
from produktschau.tabular.engine import opening
from produktschau.tabular.engine.opening import open_workbook
from produktschau.tabular.engine.sandbox import extent
from produktschau.tabular.engine.sandbox.looking import look_through
from tests.tabular import hostile, old_excel

SOUND = hostile.xlsx({"Tabelle1": [["Name", "Ort"], *[["Betrieb", "Döbeln"]] * 50]})
TEXT_DOCUMENT = b"application/vnd.oasis.opendocument.text"
LOCKED = "Die Datei ist mit einem Kennwort geschützt. Speichern Sie sie in {} ohne Kennwort und laden Sie sie noch einmal hoch."
DAMAGED = (
    "Die Datei ist beschädigt oder unvollständig. "
    "Öffnen Sie sie in Excel oder LibreOffice, speichern Sie sie neu und laden Sie sie noch einmal hoch."
)
SAVE_AS = "Öffnen Sie sie in Excel oder LibreOffice, speichern Sie sie als .xlsx und laden Sie sie noch einmal hoch."
OTHERWISE = "Laden Sie die Tabelle als .xlsx, .ods, .xls oder CSV hoch."
STRAY = (
    "Weit abseits der Tabelle steht etwas in Zelle {} des Blatts „{}“. "
    "Löschen Sie diese Zelle und laden Sie die Datei noch einmal hoch."
)
TOO_HEAVY = (
    "Die Datei ist beschädigt oder braucht zum Öffnen zu viel Speicher oder Zeit. "
    "Löschen Sie, was nicht gebraucht wird, und speichern Sie sie neu als .xlsx, oder teilen Sie sie."
)
NO_CONTENT = "In der Datei ist kein Blatt mit Inhalt. Wählen Sie eine Tabelle mit Kopfzeile und Zeilen."
ODS_CELL = '<table:table-cell office:value-type="string" table:number-columns-repeated="{}"><text:p>x</text:p></table:table-cell>'


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableTable) as refused:
        open_workbook(data)
    return str(refused.value)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (old_excel.compound({"EncryptionInfo": b"", "EncryptedPackage": b""}), LOCKED.format("Excel")),
        (old_excel.workbook({"A": [["Name"]]}, locked=True), LOCKED.format("Excel")),
        (hostile.ods({"A": ""}, manifest="<manifest:encryption-data/>"), LOCKED.format("LibreOffice")),
    ],
    ids=["xlsx", "xls", "ods"],
)
def test_a_file_with_a_password_is_refused(data: bytes, sentence: str) -> None:
    assert refusal(data) == sentence


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            b"\n<html><table><tr><td>Name",
            f"Das ist eine Internetseite, auch wenn sie anders heißt. {SAVE_AS}",
        ),
        (
            b'<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            f"Das ist eine Excel-Tabelle von 2003 als XML. {SAVE_AS}",
        ),
        (b"MIME-Version: 1.0\n", f"Das ist eine gespeicherte Internetseite, auch wenn sie anders heißt. {SAVE_AS}"),
        (
            old_excel.compound({"WordDocument": b""}),
            "Das ist ein Word-Dokument, keine Tabelle. Laden Sie eine Tabelle hoch.",
        ),
        (hostile.container({"word/document.xml": b"<x/>"}), f"Das ist ein Word-Dokument, keine Tabelle. {OTHERWISE}"),
        (
            hostile.container({"ppt/presentation.xml": b"<x/>"}),
            f"Das ist eine PowerPoint-Datei, keine Tabelle. {OTHERWISE}",
        ),
        (hostile.container({"xl/workbook.bin": b""}), f"Das ist eine Excel-Binärtabelle (.xlsb). {SAVE_AS}"),
        (
            hostile.container({"mimetype": TEXT_DOCUMENT, "content.xml": b"<x/>"}),
            f"Das ist ein Textdokument aus LibreOffice, keine Tabelle. {OTHERWISE}",
        ),
        (
            hostile.container({"betriebe.csv": b"a;b"}),
            "Das ist eine ZIP-Datei, keine Tabelle. Entpacken Sie sie und laden Sie die Tabelle darin hoch.",
        ),
        (
            b"%PDF-1.7\n",
            "Das ist eine PDF-Datei, keine Tabelle. "
            "Speichern Sie die Tabelle als „CSV UTF-8“ und versuchen Sie es noch einmal.",
        ),
    ],
    ids=["html", "xml of 2003", "mhtml", "doc", "docx", "pptx", "xlsb", "odt", "zip", "pdf"],
)
def test_what_is_no_table_is_named(data: bytes, sentence: str) -> None:
    assert refusal(data) == sentence


@pytest.mark.parametrize(
    "data",
    [
        SOUND[: len(SOUND) // 2],
        SOUND[:-1],
        hostile.lying_member(),
        hostile.repacked(SOUND, {"xl/_rels/workbook.xml.rels": None}),
        hostile.with_sheet('<row r="1"><c r="A1"><v>1</c></row>'),
        hostile.with_sheet('<row r="1"><c r="ABCDE1"><v>1</v></c></row>'),
        hostile.ods({"A": '<table:table-row table:number-rows-repeated="-4">'}),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000),
        old_excel.workbook({"A": [["Name"]]})[:3000],
    ],
    ids=[
        "half",
        "last byte",
        "lying size",
        "no relations",
        "broken XML",
        "no such column",
        "ods",
        "zeros",
        "half an xls",
    ],
)
def test_a_damaged_file_is_refused(data: bytes) -> None:
    assert refusal(data) == DAMAGED


def test_entities_are_refused_before_they_unfold() -> None:
    assert refusal(hostile.with_entities()) == (
        "Im Teil „xl/worksheets/sheet1.xml“ der Datei steht eine XML-Entität, wie sie in keiner Tabelle vorkommt; deshalb "
        "wurde sie nicht geöffnet. Speichern Sie die Tabelle in Excel oder LibreOffice neu als .xlsx."
    )


def test_a_file_that_unfolds_without_end_is_refused() -> None:
    data = hostile.bomb(301)
    assert len(data) < LARGEST_BYTES // 10
    assert refusal(data) == "Die Datei enthält ausgepackt mehr als 300 MB. Teilen Sie die Tabelle in mehrere Dateien."


def test_a_file_over_the_limit_is_refused() -> None:
    assert (
        refusal(SOUND + bytes(LARGEST_BYTES))
        == "Die Datei ist größer als 20 MB. Teilen Sie die Tabelle in mehrere Dateien."
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            hostile.endless_columns(10_000),
            "Das Blatt „Tabelle1“ hat mehr als 200 Spalten. Löschen Sie, was nicht gebraucht wird.",
        ),
        (
            hostile.ods(
                {
                    "A": f'<table:table-row table:number-rows-repeated="1048576">{ODS_CELL.format(16384)}</table:table-row>'
                }
            ),
            "Das Blatt „A“ hat mehr als 100.000 Zeilen. Teilen Sie es in mehrere Dateien.",
        ),
        (
            hostile.with_sheet(
                '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
            ),
            STRAY.format("XFD1048576", "Tabelle1"),
        ),
        (hostile.with_sheet('<row r="1"><c r="XFD1048576"><v>1</v></c></row>'), STRAY.format("XFD1048576", "Tabelle1")),
        (hostile.with_sheet("<row r='1'><c r='XFD1048576'><v>1</v></c></row>"), STRAY.format("XFD1048576", "Tabelle1")),
        (
            hostile.ods(
                {
                    "A": f'<table:table-row table:number-rows-repeated="1048575"/><table:table-row>{ODS_CELL.format(1)}</table:table-row>'
                }
            ),
            STRAY.format("A1048576", "A"),
        ),
        (old_excel.stray_cell(65535, 255), STRAY.format("IV65536", "A")),
    ],
    ids=[
        "10,000 columns",
        "ods",
        "stray",
        "stray in row 1",
        "other quotes",
        "stray in ods",
        "stray in xls",
    ],
)
def test_an_endless_table_is_refused_with_the_place(data: bytes, sentence: str) -> None:
    assert refusal(data) == sentence


def test_two_million_rows_are_refused() -> None:
    assert refusal(hostile.endless_rows(2_000_000)) == (
        "Das Blatt „Tabelle1“ hat mehr als 100.000 Zeilen. Teilen Sie es in mehrere Dateien."
    )


def test_a_false_claim_of_size_does_no_harm() -> None:
    claim = '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    part = hostile.sheet_xml("").replace("<sheetData>", claim).encode()
    data = hostile.repacked(SOUND, {"xl/worksheets/sheet1.xml": part})
    assert [tuple(row) for row in open_workbook(data).sheets[0].rows] == [(1.0,)]


def test_formats_without_content_far_away_do_no_harm() -> None:
    data = hostile.with_sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>')
    assert [tuple(row) for row in open_workbook(data).sheets[0].rows] == [(1.0,)]


def test_one_text_named_without_end_ends_the_reading_process_only() -> None:
    assert refusal(hostile.one_text_many_times(32_000, 99_000)) == TOO_HEAVY


def test_a_boast_that_makes_the_reader_abort_ends_the_reading_process_only() -> None:
    assert refusal(old_excel.workbook({"A": [["Name"]]}, boast=0xD2000007)) == TOO_HEAVY


def test_a_cell_longer_than_a_cell_can_be_is_refused_with_its_place() -> None:
    assert refusal(hostile.one_text_many_times(40_000, 1)) == (
        "In Zelle A1 stehen mehr als 32767 Zeichen. Kürzen Sie den Text."
    )


def test_too_many_cells_of_all_sheets_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extent, "MOST_CELLS", 1_000_000)
    row = ODS_CELL.format(100)
    sheet = f'<table:table-row table:number-rows-repeated="6000">{row}</table:table-row>'
    with pytest.raises(UnreadableTable) as refused:
        look_through(hostile.ods({"A": sheet, "B": sheet}))
    assert str(refused.value).startswith("Die Datei hat mehr als 1 Millionen Zellen.")


@pytest.mark.parametrize(
    "data",
    [hostile.xlsx({"A": [], "B": []}), hostile.ods({"A": hostile.ods_rows([])}), old_excel.workbook({"A": []})],
    ids=["xlsx", "ods", "xls"],
)
def test_a_file_without_content_is_refused(data: bytes) -> None:
    assert refusal(data) == NO_CONTENT


def test_a_reading_process_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "SECONDS", 0.2)
    monkeypatch.setattr(opening, "_CHILD", (sys.executable, "-c", "import time; time.sleep(60)"))
    assert refusal(SOUND) == TOO_HEAVY


@pytest.mark.parametrize("answer", ["", "print('unsinn')", 'print(\'["sheet", "A", 1, 2, 3]\')', "print('[]')"])
def test_an_answer_that_is_none_is_no_table(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr(opening, "_CHILD", (sys.executable, "-c", answer))
    assert refusal(SOUND) == TOO_HEAVY


def test_the_reading_process_knows_no_django_and_holds_its_limits() -> None:
    script = (
        "import resource, sys; from produktschau.tabular.engine.sandbox import __main__ as child; child._limit(); "
        "import produktschau.tabular.engine.sandbox.looking, produktschau.tabular.engine.sandbox.values; "
        "print('django' in sys.modules, resource.getrlimit(resource.RLIMIT_AS)[1])"
    )
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.split() == ["False", str(MEMORY)]
