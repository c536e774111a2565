"""Bytes become text, or one sentence says why not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.tabular.calculations.decoding import ENCODINGS, decode
from produktschau.tabular.calculations.limits import LARGEST_BYTES, UnreadableTable
from tests.conftest import shared_data

GERMAN = "Name;Ort\nBäckerei Müßig;Döbeln\n"


@pytest.mark.parametrize(
    ("codec", "called"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
        ("cp850", "DOS (850)"),
        ("mac_roman", "Mac Roman"),
    ],
)
def test_german_text_is_read_in_every_encoding_offices_save_in(codec: str, called: str) -> None:
    decoded = decode(GERMAN.encode(codec))
    assert (decoded.text, decoded.encoding) == (GERMAN, called)


@given(st.text(st.characters(categories=("L", "N", "P", "Zs"), exclude_characters="\ufffdÃ"), min_size=1))
def test_any_text_in_utf_8_with_mark_comes_back_unchanged(text: str) -> None:
    if text.strip():
        assert decode(text.encode("utf-8-sig")).text == text


def test_line_breaks_of_all_systems_are_one() -> None:
    assert decode(b"a;b\r\n1;2\r3;4\n").text == "a;b\n1;2\n3;4\n"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "leer"),
        (b" \n\t", "leer"),
        (b"PK\x03\x04rest", "Excel-"),
        (b"\xd0\xcf\x11\xe0rest", "Excel-"),
        (b"%PDF-1.7", "PDF-Datei"),
        (b"\x89PNG\r\n", "ein Bild"),
        (b"\x1f\x8b\x08", "gepackte Datei"),
        (b"<!DOCTYPE html><table>", "Internetseite"),
        (b"Name;Ort\n\x00\x01\x02\x03\xff", "keinen lesbaren Text"),
        (b"Name;Ort\n\x07klingel", "keinen lesbaren Text"),
        (b"\xff\xfeN\x00a", "nicht als Text"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableTable) as refusal:
        decode(data)
    assert word in str(refusal.value)


def test_an_old_encoding_is_told_so_that_somebody_looks() -> None:
    assert decode(GERMAN.encode("cp850")).notes == (
        "Die Datei ist im alten Zeichensatz DOS (850) gespeichert. Sehen Sie nach, ob die Umlaute stimmen.",
    )
    assert decode(GERMAN.encode("cp1252")).notes == ()


@pytest.mark.parametrize("called", ENCODINGS)
def test_a_person_can_state_the_encoding(called: str) -> None:
    data = "Ort\nMügeln".encode(ENCODINGS[called])
    assert decode(data, encoding=called).text == "Ort\nMügeln"


@pytest.mark.parametrize("encoding", ["UTF-8", "Klingonisch"])
def test_a_stated_encoding_that_does_not_fit_is_refused(encoding: str) -> None:
    with pytest.raises(UnreadableTable) as refusal:
        decode(GERMAN.encode("cp1252"), encoding=encoding)
    assert encoding in str(refusal.value)


@pytest.mark.parametrize(
    "text",
    [
        "Haus®Werk;Bäcker",
        "Budyšin;Müller",
        "Škoda;Müller",
        "„Zum Löwen“;Größe",
        "L’Oréal;Café",
        "5 € – 7 €;ä",
        "opening_hours",
    ],
)
def test_signs_that_people_do_write_raise_no_doubt(text: str) -> None:
    decoded = decode(text.encode("cp1252"))
    assert (decoded.text, decoded.notes) == (text, ())


def test_letters_replaced_by_strokes_are_told_with_the_first_line() -> None:
    decoded = decode(b"Name;Ort\nM_ller;D_beln\nB_cker;x\n")
    assert decoded.notes == (
        "Einzelne Buchstaben sind zerstört, zuerst in Zeile 2 („M_ller“). Hier lassen sie sich nicht zurückholen: "
        "Öffnen Sie das Original und speichern Sie es als „CSV UTF-8“, oder verbessern Sie die Namen nach dem Einlesen.",
    )


def test_the_real_file_of_broken_letters_is_read_and_told() -> None:
    decoded = decode(shared_data("real/messy_legacy_encoding.csv").read_bytes())
    assert (decoded.encoding, decoded.text.count("\ufffd")) == ("Windows-1252", 6)
    assert [note.partition(":")[0] for note in decoded.notes] == [
        "Einzelne Buchstaben sind zerstört, zuerst in Zeile 1 („B_n_ficiaire“). Hier lassen sie sich nicht zurückholen"
    ]


def test_mixed_encodings_are_refused_with_the_line() -> None:
    data = "Name;Ort\nBäcker;Döbeln\n".encode() + "Müller;Döbeln\n".encode("cp1252")
    with pytest.raises(UnreadableTable) as refusal:
        decode(data)
    assert "mischt zwei Zeichensätze, zuerst in Zeile 3" in str(refusal.value)


@pytest.mark.parametrize("broken", ["BÃ¤cker", "MÃ¼ller", "StraÃŸe", "M\ufffdller"])
def test_letters_destroyed_before_are_refused_with_the_line(broken: str) -> None:
    with pytest.raises(UnreadableTable) as refusal:
        decode(f"Name;Ort\nGut;Döbeln\n{broken};Döbeln\n".encode())
    assert "Umlaute sind zerstört, zuerst in Zeile 3" in str(refusal.value)


def test_a_file_over_the_limit_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(UnreadableTable) as refusal:
        decode(b"\xff" * (LARGEST_BYTES + 1))
    assert "größer als 20 MB" in str(refusal.value)
