"""Letters: one sheet for each recipient, with the address where the window of an envelope is (DIN 5008, form B)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from produktschau.typeset.engine import pdf, preview
from produktschau.typeset.sheet import qr_svg


@dataclass(frozen=True)
class Letter:
    """One recipient: the lines of the address, how the letter begins, and the recipient's own address on the web.

    ``subject`` and ``text`` are this recipient's own, where they differ from those of all.
    """

    recipient: tuple[str, ...]
    salutation: str
    address: str
    subject: str = ""
    text: str = ""


@dataclass(frozen=True)
class Letters:
    """What all letters say. Texts are plain; a blank line in ``text`` begins a new paragraph.

    ``sender`` are the lines of the sender's name and address; ``after`` stands below the box with the code. ``is_box_last`` puts
    the box below the signature: it is a note, not what the letter is about.
    """

    sender: tuple[str, ...]
    contact: tuple[str, ...]
    written_on: date
    subject: str
    text: str
    ask: str
    after: str
    signed: str
    letters: Sequence[Letter]
    made_at: datetime
    is_box_last: bool = False


def letters_pdf(letters: Letters) -> bytes:
    """All letters as one tagged PDF (PDF/UA-1), a sheet each. Raises ``engine.TypesettingFailed``."""
    return pdf("letter", _data(letters), made_at=letters.made_at, images=_codes(letters))


def letter_png(letters: Letters, *, ppi: int = 96) -> bytes:
    """The first letter as PNG, for looking at."""
    return preview("letter", _data(letters), images=_codes(letters), ppi=ppi)


def _codes(letters: Letters) -> dict[str, bytes]:
    return {f"qr-{place}.svg": qr_svg(letter.address) for place, letter in enumerate(letters.letters)}


def _data(letters: Letters) -> dict[str, Any]:
    return {
        "sender": [*map(_line, letters.sender)],
        "contact": [*map(_line, letters.contact)],
        "written": f"{letters.written_on:%d.%m.%Y}",
        "subject": _line(letters.subject) or "Ohne Betreff",
        "ask": _line(letters.ask),
        "after": [_line(part) for part in letters.after.split("\n\n") if part.strip()],
        "signed": _line(letters.signed),
        "box_last": letters.is_box_last,
        "letters": [
            {
                "recipient": [line for line in map(_line, letter.recipient) if line],
                "salutation": _line(letter.salutation),
                "subject": _line(letter.subject or letters.subject) or "Ohne Betreff",
                "text": _paragraphs(letter.text or letters.text),
                "address": letter.address,
                "shown": letter.address.removeprefix("https://").removeprefix("http://"),
                "code": f"qr-{place}.svg",
            }
            for place, letter in enumerate(letters.letters)
        ],
    }


def _paragraphs(text: str) -> list[str]:
    """Paragraphs; lines within one stay lines."""
    parts = (part for part in text.split("\n\n") if part.strip())
    return ["\n".join(_line(row) for row in part.strip().splitlines()) for part in parts]


def _line(text: str) -> str:
    """One line of text: all white space single, control characters gone."""
    return " ".join("".join(ch for ch in text if ch.isprintable() or ch.isspace()).split())
