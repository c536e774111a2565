"""The data sheet: everything on it, tagged, and no text of a person is ever code."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from produktschau.typeset.engine import TypesettingFailed, pdf
from produktschau.typeset.sheet import Fact, Picture, Sheet, qr_svg, sheet_pdf, sheet_png

TILE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="#b07a00"/></svg>'
SHEET = Sheet(
    kind="Produkt",
    title="Frühlingsblütenhonig",
    lead="Mild, hell und cremig gerührt.",
    maker="Imkerei Blütenrain, Frankenberg/Sa.",
    story="Im April stehen die Völker am Waldrand.\n\nGerührt wird eine Woche lang.",
    facts=(Fact("Material", "Honig"), Fact("Wo zu kaufen", "Hofladen")),
    address="https://schau.example.de/q/K7M2QX",
    publisher="ProduktSCHAU Mittelsachsen",
    world="Farbwelt Honig",
    world_colour="#b07a00",
    picture=Picture(TILE, "svg", "Gezeichnete Kachel: Wabe", "Zeichnung: ProduktSCHAU"),
    source="Standort: © OpenStreetMap-Mitwirkende (ODbL)",
    made_at=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
)


def read(made: bytes) -> PdfReader:
    """The PDF, opened."""
    return PdfReader(io.BytesIO(made))


def root(made: bytes) -> Any:
    """The catalogue of the PDF: its language, its mark of tags, its metadata."""
    return read(made).trailer["/Root"]


def words(made: bytes) -> str:
    """All text of the PDF in one line."""
    return " ".join(" ".join(page.extract_text() for page in read(made).pages).split())


@pytest.mark.parametrize(
    "text",
    [
        SHEET.publisher, SHEET.world, SHEET.title, SHEET.lead, SHEET.maker, "Im April stehen die Völker", "Gerührt wird",
        "Material", "Honig", "Wo zu kaufen", "Hofladen", SHEET.address, SHEET.source, "Zeichnung: ProduktSCHAU",
        "Stand 02.11.2026", "Seite 1 von 1",
    ],
)  # fmt: skip
def test_everything_given_stands_on_the_sheet(text: str) -> None:
    assert text in words(sheet_pdf(SHEET))


def test_the_sheet_is_tagged_and_says_language_and_title() -> None:
    made = sheet_pdf(SHEET)
    catalogue = root(made)
    assert (catalogue["/MarkInfo"]["/Marked"], catalogue["/Lang"]) == (True, "de")
    assert getattr(read(made).metadata, "title", None) == SHEET.title
    assert "/StructTreeRoot" in catalogue
    assert b"pdfuaid:part" in catalogue["/Metadata"].get_object().get_data()


def test_the_sheet_is_a4() -> None:
    box = read(sheet_pdf(SHEET)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


def test_the_same_sheet_is_the_same_file() -> None:
    assert sheet_pdf(SHEET) == sheet_pdf(SHEET)


@pytest.mark.parametrize(
    "text", ['#import "house.typ": *', '#panic("aus")', "#read(\"/etc/passwd\")", "$x^2$ *fett* _schräg_ @label <label>", "\\u{41} // kein Kommentar"]
)  # fmt: skip
def test_what_looks_like_code_is_printed_as_it_was_typed(text: str) -> None:
    shown = words(sheet_pdf(replace(SHEET, title=text, story=text, facts=(Fact(text, text),))))
    assert shown.count(text) >= 3


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40))
@example("0🏻")
@example("1🏻 a🏻")
@example("".join(chr(code) for code in range(0x4E00, 0x4E00 + 200)))
def test_any_text_can_be_set(text: str) -> None:
    made = sheet_pdf(replace(SHEET, title=text, lead=text, maker=text, source=text, facts=(Fact(text, text),)))
    assert len(read(made).pages) >= 1


def test_a_character_without_a_font_becomes_a_box() -> None:
    assert "Honig □ von hier" in words(sheet_pdf(replace(SHEET, lead="Honig 🍯 von hier")))


def test_long_german_words_are_hyphenated() -> None:
    word = "Wirtschaftsförderungsgesellschaftsversammlung"
    shown = read(sheet_pdf(replace(SHEET, facts=(Fact("Ort", word),)))).pages[0].extract_text()
    assert word not in shown
    assert "Wirtschaftsförde" in shown


def test_a_long_story_runs_on_to_a_second_page() -> None:
    made = sheet_pdf(replace(SHEET, story="\n\n".join(["Im April stehen die Völker am Waldrand. " * 12] * 5)))
    assert len(read(made).pages) == 2


def test_an_invented_entry_says_so() -> None:
    assert "ERFUNDENER EINTRAG" in words(sheet_pdf(replace(SHEET, is_invented=True)))


def test_an_english_sheet_speaks_english() -> None:
    made = sheet_pdf(replace(SHEET, language="en"))
    assert (root(made)["/Lang"], "Page 1 of 1" in words(made)) == ("en", True)


def test_only_title_and_address_are_needed() -> None:
    bare = Sheet(kind="Betrieb", title="Seilerei", address=SHEET.address, publisher="", made_at=SHEET.made_at)
    assert "Seilerei" in words(sheet_pdf(bare))


def test_a_broken_picture_is_told_in_one_sentence() -> None:
    with pytest.raises(TypesettingFailed, match="ließ sich nicht setzen"):
        sheet_pdf(replace(SHEET, picture=Picture(b"kein Bild", "jpg", "nichts")))


@pytest.mark.parametrize("name", ["../x.jpg", "bild.exe", "a/b.png"])
def test_a_picture_name_cannot_leave_the_folder(name: str) -> None:
    with pytest.raises(TypesettingFailed, match="keinen brauchbaren Namen"):
        pdf("sheet", {}, made_at=SHEET.made_at, images={name: b""})


def test_a_page_that_is_not_there_is_told_in_one_sentence() -> None:
    with pytest.raises(TypesettingFailed, match="gibt es nicht"):
        pdf("poster", {}, made_at=SHEET.made_at)


def test_the_preview_is_a_picture() -> None:
    assert sheet_png(SHEET, ppi=30)[:4] == b"\x89PNG"


def test_the_qr_code_is_drawn_as_svg_without_a_border() -> None:
    assert qr_svg(SHEET.address).startswith(b"<svg ")
