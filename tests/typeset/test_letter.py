"""Letters: one sheet each, tagged, whatever the words are."""

import re
from datetime import UTC, date, datetime

import pytest

from produktschau.typeset.letter import Letter, Letters, letters_pdf

TEXT = "wir laden Sie ein.\n\nEinsendeschluss ist der 15. Januar 2027."


def letters(*recipients: Letter, text: str = TEXT, subject: str = "Wer baut hier?") -> Letters:
    return Letters(
        sender=("Landkreis Probe", "Markt 1", "09599 Freiberg"),
        contact=("Telefon 03731 1", "amt@schau.example"),
        written_on=date(2026, 11, 2),
        subject=subject,
        text=text,
        ask="Ihre Seite:",
        after="Bis bald.",
        signed="Landkreis Probe",
        letters=recipients,
        made_at=datetime(2026, 11, 2, 8, 30, tzinfo=UTC),
    )


def letter(name: str = "Zimmerei Sägespan GmbH") -> Letter:
    return Letter((name, "Am Markt 1", "04720 Döbeln"), "Guten Tag,", "https://schau.example/m/12-K7M2QXABCDEFGHJK/")


def pages(pdf: bytes) -> int:
    found = re.search(rb"/Type/Pages/Count (\d+)", pdf)
    return int(found.group(1)) if found else 0


def test_every_recipient_has_a_sheet_of_their_own() -> None:
    one, three = (letters_pdf(letters(*[letter()] * number)) for number in (1, 3))
    assert (pages(one), pages(three)) == (1, 3)
    assert b"/StructTreeRoot" in one


def test_the_same_letters_give_the_same_bytes() -> None:
    assert letters_pdf(letters(letter())) == letters_pdf(letters(letter()))


@pytest.mark.parametrize(
    "words", ['#let x = 1 #panic("a")', "$a$ _b_ *c* @d <e>", "Größe 🏻 中文", "x" * 400, "a\x00b\u202ec"]
)
def test_whatever_was_typed_is_only_text(words: str) -> None:
    made = letters_pdf(letters(letter(words), text=words, subject=words))
    assert made.startswith(b"%PDF-")
