"""What of a document stands in the index, and with which weight.

Four groups of text by weight, each in three fields: ``surface`` (words as written, folded; prefixes match here), ``stem`` and
``parts`` (stems of the words inside compounds). The analysis is ours, so the fields hold words joined by blanks.
"""

import json
from dataclasses import dataclass
from functools import lru_cache

import tantivy

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.german import analyse, stem
from produktschau.search.engine.kinds import Document

SCHEMA_VERSION = "1"

GROUPS = {"names": 6.0, "categories": 3.0, "places": 3.0, "story": 1.0}
"""Weight of each group of text: name > category, material, place > story."""
FORMS = {"surface": 1.3, "stem": 1.0, "parts": 0.5}
"""Weight of each form: the whole weighs more than its parts."""
WITHOUT_PARTS = frozenset({"places"})
"""Groups whose words are not taken apart: nobody who looks for „Berg“ means Freiberg."""


@dataclass(frozen=True)
class Kept:
    """What the index gives back of a document without asking the database."""

    kind: str
    pk: int
    title: str
    place: str
    url: str
    cards: dict[str, str]


def field(form: str, group: str) -> str:
    """The name of the field of one form of one group."""
    return f"{form}_{group}"


@lru_cache(maxsize=1)
def schema() -> tantivy.Schema:
    """The schema of the index."""
    builder = tantivy.SchemaBuilder()
    for name in ("id", "kind"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("filter", "sort"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for group in GROUPS:
        for form in FORMS:
            builder.add_text_field(field(form, group), tokenizer_name="whitespace", index_option="freq")
    builder.add_bytes_field("kept", stored=True)
    return builder.build()


def address(kind: str, pk: int) -> str:
    """The name of a record's document in the index."""
    return f"{kind}:{pk}"


def filter_term(name: str, value: str) -> str:
    """One filter value as the index holds it."""
    return f"{name}\x1f{value}"


def entry(document: Document, vocabulary: Vocabulary) -> tantivy.Document:
    """A document as it is written into the index. Raises ``KeyError`` when the German card is missing."""
    made = tantivy.Document()
    made.add_text("id", address(document.kind, document.pk))
    made.add_text("kind", document.kind)
    made.add_text("sort", f"{document.sort_key[:200]} {document.kind} {document.pk:012}")
    for name, values in document.filters.items():
        for value in values:
            made.add_text("filter", filter_term(name, value))
    for group in GROUPS:
        tokens = [token for text in getattr(document, group) for token in analyse(text, vocabulary)]
        parts = [] if group in WITHOUT_PARTS else [stem(part, vocabulary) for token in tokens for part in token.parts]
        made.add_text(field("surface", group), " ".join(token.surface for token in tokens))
        made.add_text(field("stem", group), " ".join(token.stem for token in tokens))
        made.add_text(field("parts", group), " ".join(parts))
    made.add_bytes("kept", _packed(document))
    return made


def unpacked(stored: tantivy.Document) -> Kept:
    """What was kept of a document. Raises ``ValueError``, ``KeyError`` or ``TypeError`` when it is not ours."""
    return Kept(**json.loads(bytes(stored["kept"][0])))


def _packed(document: Document) -> bytes:
    kept = {
        "kind": document.kind,
        "pk": document.pk,
        "title": document.title,
        "place": next(iter(document.places), ""),
        "url": document.url,
        "cards": {"de": document.cards["de"], **document.cards},
    }
    return json.dumps(kept, ensure_ascii=False).encode()
