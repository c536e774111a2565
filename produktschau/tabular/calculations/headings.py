"""Headings of columns: made whole from one to three lines, each once, and folded for comparison."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

JOINT = " / "
"""Between the lines of a heading and between its languages."""
GROUP_HEADING = "Zwischenüberschrift"
REASON_HEADING = "Grund"
"""The last column of a file to mend: why the row came back. It is ours and says nothing about the record."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_SOFT_HYPHEN = "\u00ad"
_WORDS_OF_TABLES = """
    nr nummer lfdnr laufendenummer id key kennung name bezeichnung titel beschreibung bemerkung bemerkungen anmerkung
    hinweis art typ status stand datum jahr anzahl wert betrag summe einheit quelle kategorie
    firma unternehmen betrieb organisation verein einrichtung branche rechtsform inhaber ansprechpartner kontakt
    anschrift adresse strasse hausnummer hausnr hnr plz postleitzahl ort ortsteil stadt gemeinde kreis landkreis land region
    telefon tel fax telefax mobil handy email mail emailadresse website webseite homepage internet url www
    laenge breite lat lon produkt artikel hersteller preis beginn ende schluessel
    number no title description remarks comment type state date year count value amount unit source category company
    organisation organization beneficiary contact address street housenumber postcode zip zipcode city town place
    municipality district country phone telephone mobile web latitude longitude product price start end
"""
TABLE_WORDS = frozenset(_WORDS_OF_TABLES.split())
"""Headings any table may have, folded by ``folded``; a line with two of them is hardly a line of data."""


def folded(text: str) -> str:
    """A heading for comparison: letters and digits only, small, umlauts written out: „Haus-Nr.“ → ``hausnr``."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_UMLAUTS)
    return "".join(ch for ch in unicodedata.normalize("NFKD", plain) if ch.isalnum())


def in_one_line(text: str) -> str:
    """A heading without line breaks: hyphenation undone, an empty line between two languages as „ / “."""
    text = text.replace(_SOFT_HYPHEN, "").replace("\r\n", "\n")
    text = re.sub(r"(?<=\w)-\n(?=[a-zäöüß])", "", text)
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return JOINT.join(part for part in parts if part)


def joined(lines: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """One heading per column from the lines of a header, all equally wide; what says the same is said once."""
    return tuple(
        JOINT.join(dict.fromkeys(text for line in lines if (text := in_one_line(line[place]))))
        for place in range(len(lines[0]) if lines else 0)
    )


def once_each(headings: Iterable[str], letters: Sequence[str]) -> tuple[str, ...]:
    """No heading empty, none twice: „Spalte C“ by the column's letter, „Name (2)“. Large and small letters are the same."""
    given: set[str] = set()
    unique: list[str] = []
    for heading, letter in zip(headings, letters, strict=True):
        wanted = heading or f"Spalte {letter}"
        name, count = wanted, 1
        while name.casefold() in given:
            count += 1
            name = f"{wanted} ({count})"
        given.add(name.casefold())
        unique.append(name)
    return tuple(unique)


def column_letter(place: int) -> str:
    """The letter a spreadsheet program gives the column: 0 → „A“, 26 → „AA“."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def is_table_word(text: str) -> bool:
    """Whether a cell is a heading any table may have."""
    return folded(text) in TABLE_WORDS
