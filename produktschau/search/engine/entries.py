"""Turns documents into entries of the index, and entries back into what pages need."""

import hashlib
import json
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import tantivy
from django.conf import settings

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.ellipsis import borders, completed
from produktschau.search.calculations.german import STOP_WORDS, Token, analyse, forms, stem
from produktschau.search.engine.kinds import Document
from produktschau.search.engine.points import packed_point, terms_of_point
from produktschau.search.engine.schema import (
    FILTER,
    GROUPS,
    MOST_POINTS,
    SEPARATOR,
    WHERE,
    WITH_HEADS,
    WITHOUT_PARTS,
    Kept,
    address,
    card_field,
    field,
    filter_term,
    point_field,
)

LONGEST_BEGINNING = 60
"""Characters of a title that are compared with what somebody types."""
SHORT_TEXT = 80
"""Characters up to which a text is likely to come again: a material, a town, a maker."""
_OF = frozenset(
    [
        "aus",
        "auf",
        "bei",
        "fuer",
        "im",
        "in",
        "mit",
        "nach",
        "ohne",
        "ueber",
        "unter",
        "von",
        "vom",
        "zum",
        "zur",
        "for",
        "from",
        "of",
        "with",
    ]
)
"""Words after which a name says what a thing is made of or for, no longer what it is."""
_QUOTES = ("„", "“", "”", "»", "«", '"', "‚")
_CALLED = re.compile(r"„[^“”]*[“”]|»[^«]*«|«[^»]*»|“[^”]*”|\"[^\"]*\"|‚[^‘’]*[‘’]")
"""What somebody calls a thing, in quotation marks."""
_END = "\x01"
"""Sorts before a blank, so that „Honig“ comes before „Honig im Glas“."""
_FAR_FUTURE = 10**11
"""Seconds: what ``newest`` is taken from, so that the newest sorts first."""


def entry(document: Document, vocabulary: Vocabulary) -> tantivy.Document:
    """A document as it is written into the index. Raises ``KeyError`` when the German card is missing."""
    made = tantivy.Document()
    made.add_text("id", address(document.kind, document.pk))
    made.add_text("kind", document.kind)
    made.add_unsigned("pk", document.pk)
    made.add_unsigned("stamp", stamp(document))
    last = f"{document.kind} {document.pk:012}"
    made.add_text("sort", f"{document.sort_key[:200]}{_END}{last}")
    made.add_text("newest", f"{_FAR_FUTURE - document.newest:012} {document.sort_key[:40]}{_END}{last}")
    for name, values in document.filters.items():
        for value in dict.fromkeys(values):
            made.add_text(FILTER, filter_term(name, value))
    points = list(dict.fromkeys(map(packed_point, document.points)))[:MOST_POINTS]
    for number, point in enumerate(points):
        made.add_unsigned(point_field(number), point)
    for term in dict.fromkeys(term for point in points for term in terms_of_point(point)):
        made.add_text(WHERE, term)
    _add_words(made, document, vocabulary)
    _add_kept(made, document)
    return made


def stamp(document: Document) -> int:
    """64 bits that tell one state of a document from another, whatever part of it changed."""
    told = [
        (document.kind, document.pk, document.title, document.url, document.sort_key, document.newest),
        [tuple(getattr(document, group)) for group in GROUPS],
        sorted((name, sorted(set(values))) for name, values in document.filters.items()),
        [tuple(point) for point in document.points],
        sorted(document.cards.items()),
    ]
    return int.from_bytes(hashlib.blake2b(repr(told).encode("utf-8", "replace"), digest_size=8).digest())


def unpacked(stored: tantivy.Document) -> Kept:
    """What was kept of a document. Raises ``ValueError``, ``KeyError`` or ``TypeError`` when it is not ours."""
    kind, pk, title, place, url = json.loads(_bytes(stored, "kept"))
    cards = {code: card for code, _ in settings.LANGUAGES if (card := _bytes(stored, card_field(code)).decode())}
    return Kept(kind, pk, title, place, url, cards, tuple(_bytes(stored, "story").decode().split(SEPARATOR)))


def beginnings(title: str, vocabulary: Vocabulary) -> list[str]:
    """A title as somebody may begin to type it: from its start, from each word, from each part of a compound; folded."""
    tokens = _read(title, vocabulary)
    found: dict[str, None] = {}
    for number, token in enumerate(tokens):
        rest = " ".join(other.surface for other in tokens[number:])
        for start in (0, *borders(token)):
            found.setdefault(rest[start : start + LONGEST_BEGINNING])
    return list(found)


@lru_cache(maxsize=50_000)
def heads(text: str, vocabulary: Vocabulary) -> str:
    """Stems of what a thing IS by its name, joined by blanks: the words before the first preposition, each by its last part.

    „Leuchte aus Büttenpapier“ is a Leuchte, „Kinderzimmerlampe“ a Lampe. What stands in quotation marks is what somebody calls
    it: „Klinker „Kohlebrand““ is no brandy.
    """
    found: list[str] = []
    named = [match.span() for match in _CALLED.finditer(text)]
    for token in _read(text, vocabulary):
        if any(start <= token.start < end for start, end in named) and not text.startswith(_QUOTES):
            continue
        if token.surface in _OF and found:
            break
        if token.surface not in STOP_WORDS:
            found.append(stem(token.atoms[-1], vocabulary) if token.atoms else token.stem)
    return " ".join(found)


@lru_cache(maxsize=20_000)
def _read(text: str, vocabulary: Vocabulary) -> tuple[Token, ...]:
    return tuple(analyse(text, vocabulary, keep_stop_words=True))


def _joined_forms(text: str, vocabulary: Vocabulary) -> tuple[str, str, str]:
    """The forms of the words of a text, each joined by blanks."""
    surfaces, stems, parts = forms(text, vocabulary)
    return " ".join(surfaces), " ".join(stems), " ".join(parts)


_short_forms = lru_cache(maxsize=50_000)(_joined_forms)


def _add_words(made: tantivy.Document, document: Document, vocabulary: Vocabulary) -> None:
    for group in GROUPS:
        texts: list[str] = list(getattr(document, group))
        if group in WITH_HEADS:
            made.add_text(field("heads", group), " ".join([heads(text, vocabulary) for text in texts]))
            texts += [word for text in texts if "-" in text for word in completed(text, vocabulary)]
        found = [
            _short_forms(text, vocabulary) if len(text) <= SHORT_TEXT else _joined_forms(text, vocabulary)
            for text in texts
        ]
        made.add_text(field("surface", group), " ".join([surfaces for surfaces, _, _ in found]))
        made.add_text(field("stem", group), " ".join([stems for _, stems, _ in found]))
        if group not in WITHOUT_PARTS and (parts := " ".join([parts for _, _, parts in found if parts])):
            made.add_text(field("parts", group), parts)
    for number, beginning in enumerate(beginnings(document.title, vocabulary)):
        made.add_text("inside" if number else "begins", beginning)


def _add_kept(made: tantivy.Document, document: Document) -> None:
    head = [document.kind, document.pk, document.title, next(iter(document.places), ""), document.url]
    made.add_bytes("kept", json.dumps(head, ensure_ascii=False).encode())
    made.add_bytes("story", _joined(document.story))
    german = document.cards["de"]
    for code, _ in settings.LANGUAGES:
        card = document.cards.get(code, german)
        if code == "de" or card != german:
            made.add_bytes(card_field(code), card.encode())


def _joined(texts: Iterable[str]) -> bytes:
    return SEPARATOR.join(text.replace(SEPARATOR, " ") for text in texts).encode("utf-8", "replace")


def _bytes(stored: tantivy.Document, name: str) -> bytes:
    found: Any = stored.get_first(name)
    return b"" if found is None else bytes(found)
