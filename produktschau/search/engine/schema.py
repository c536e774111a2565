"""The fields of the index, and the weights of its texts.

Four groups of text by weight, each in three fields: ``surface`` (words as written, folded; prefixes match here), ``stem`` and
``parts`` (stems of the words inside compounds); ``heads`` are stems of the parts that end a compound. The analysis is ours, so the fields hold words joined by blanks. Values of all facets
stand in one field, each behind the name of its facet: one walk counts all of them.
"""

from dataclasses import dataclass
from functools import lru_cache

import tantivy
from django.conf import settings

SCHEMA_VERSION = "6"

GROUPS = {"names": 6.0, "categories": 3.0, "places": 3.0, "story": 1.0}
"""Weight of each group of text: name > category, material, place > story."""
FORMS = {"surface": 1.3, "stem": 1.0, "parts": 0.5}
"""Weight of each form: the whole weighs more than its parts."""
WITHOUT_PARTS = frozenset({"places"})
"""Groups whose words are not taken apart: nobody who looks for „Berg“ means Freiberg."""

WITH_HEADS = ("names", "categories")
"""Groups that also know which part ends a compound (Kinderzimmerlampe is a Lampe): field ``heads``."""

FILTER = "filter"
"""The field with the values of all facets."""
MOST_POINTS = 32
"""Points of one record that count for distances."""
WHERE = "where"
"""The field with the points of a record and the squares of the map they lie in."""
SEPARATOR = "\x1f"


@dataclass(frozen=True)
class Kept:
    """What the index gives back of a document without asking the database. ``story`` holds its texts, for excerpts."""

    kind: str
    pk: int
    title: str
    place: str
    url: str
    cards: dict[str, str]
    story: tuple[str, ...] = ()


def field(form: str, group: str) -> str:
    """The name of the field of one form of one group."""
    return f"{form}_{group}"


def card_field(language: str) -> str:
    """The name of the field that keeps the cards in one language."""
    return f"card_{language}"


def point_field(number: int) -> str:
    """The name of the field of a record's first, second … point."""
    return f"point{number}"


@lru_cache(maxsize=1)
def schema() -> tantivy.Schema:
    """The schema of both indexes."""
    builder = tantivy.SchemaBuilder()
    for name in ("id", "kind", "begins", "inside", WHERE):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in (FILTER, "sort", "newest"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for group in GROUPS:
        for form in FORMS:
            builder.add_text_field(field(form, group), tokenizer_name="whitespace", index_option="freq")
    for group in WITH_HEADS:
        builder.add_text_field(field("heads", group), tokenizer_name="whitespace", index_option="freq")
    builder.add_unsigned_field("pk", fast=True, indexed=True)
    for name in ("stamp", *map(point_field, range(MOST_POINTS))):
        builder.add_unsigned_field(name, fast=True)
    for name in ("kept", "story", *(card_field(code) for code, _ in settings.LANGUAGES)):
        builder.add_bytes_field(name, stored=True)
    return builder.build()


def address(kind: str, pk: int) -> str:
    """The name of a record's document in the index."""
    return f"{kind}:{pk}"


def filter_term(name: str, value: str) -> str:
    """One filter value as the index holds it."""
    return f"{name}{SEPARATOR}{value}"
