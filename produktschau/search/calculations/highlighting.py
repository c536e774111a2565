"""Marks in a text or in safe HTML what was searched for: whole words, parts of compounds, beginnings of words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.folding import fold, origins
from produktschau.search.calculations.german import WORD, Token, analyse, stem

SHORTEST_PREFIX = 3
"""Letters a beginning has at least to be marked."""

_TAG = re.compile(r"(<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>|<[^>]*>)", re.DOTALL | re.IGNORECASE)
_SIGN = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]*|#[0-9]+|#[xX][0-9a-fA-F]+);|.", re.DOTALL)
_SPACE = re.compile(r"\s+")
_SIDE = 24
"""Characters of a passage that stand before its first mark, about."""

_MOST_RANGES = 300
"""Marks among which the best passage is looked for."""
_MOST_SHOWN = 5_000
"""Cards and passages that are remembered: after a change of the index most of them are shown again for the same words."""
_MOST_WORDS = 4_000
"""Words that are remembered for one thing that is wanted."""

Range = tuple[int, int]


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
        prefixes=tuple(token.surface for token in listed[-1:] if last_begins and len(token.surface) >= SHORTEST_PREFIX),
    )


@lru_cache(maxsize=_MOST_SHOWN)
def marked(html: str, wanted: Wanted, vocabulary: Vocabulary) -> str:
    """Safe HTML with ``<mark>`` around what is wanted of its text, never in tags, attributes, comments or entities.

    Without the marks the result is the HTML that was given. Text nodes are remembered: cards repeat them.
    """
    pieces = _TAG.split(html)
    changed = False
    for at in range(0, len(pieces), 2):
        text = pieces[at]
        if text and not text.isspace():
            new = _marked_text(text, wanted, vocabulary)
            changed = changed or new is not text
            pieces[at] = new
    return "".join(pieces) if changed else html


@lru_cache(maxsize=_MOST_SHOWN)
def excerpt(text: str, wanted: Wanted, vocabulary: Vocabulary, length: int = 160) -> str:
    """The passage of plain ``text`` with most of the wanted words, as safe HTML with ``<mark>``.

    About ``length`` characters (at most, but for one word that is longer), cut at the ends of words with „…“; ``""`` when nothing
    wanted is in the text. Line breaks become blanks.
    """
    flat = _SPACE.sub(" ", text).strip()
    ranges = _ranges(flat, wanted, vocabulary)
    if not ranges:
        return ""
    start, end = _passage(flat, ranges, max(length, 1))
    inside = [(max(first, start), min(last, end)) for first, last in ranges if first < end and last > start]
    before = "… " if start > 0 else ""
    after = " …" if end < len(flat) else ""
    return before + _with_marks(flat, inside, start, end) + after


@lru_cache(maxsize=20_000)
def _marked_text(text: str, wanted: Wanted, vocabulary: Vocabulary) -> str:
    if "&" not in text:
        ranges = _ranges(text, wanted, vocabulary)
        return _joined(text, ranges) if ranges else text
    signs = [found.group() for found in _SIGN.finditer(text)]
    shown = [unescape(sign) if len(sign) > 1 else sign for sign in signs]
    ranges = _ranges("".join(sign if len(sign) == 1 else " " for sign in shown), wanted, vocabulary)
    return _joined(signs, ranges) if ranges else text


def _joined(signs: str | list[str], ranges: Iterable[Range]) -> str:
    made = []
    at = 0
    for start, end in ranges:
        made += [*signs[at:start], "<mark>", *signs[start:end], "</mark>"]
        at = end
    return "".join([*made, *signs[at:]])


def _with_marks(text: str, ranges: Iterable[Range], start: int, end: int) -> str:
    """Plain ``text[start:end]`` as HTML with marks."""
    made = []
    for first, last in ranges:
        made += [escape(text[start:first]), "<mark>", escape(text[first:last]), "</mark>"]
        start = last
    return "".join([*made, escape(text[start:end])])


def _ranges(text: str, wanted: Wanted, vocabulary: Vocabulary) -> list[Range]:
    """What is marked in a plain text: in order, not touching each other."""
    marks = _marks(wanted, vocabulary)
    if not any(map(marks.__getitem__, WORD.findall(text))):
        return []
    joined: list[Range] = []
    for match in WORD.finditer(text):
        for first, last in marks[match.group()]:
            start, end = match.start() + first, match.start() + last
            if joined and joined[-1][1] >= start:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
    return joined


class _Marks(dict[str, tuple[Range, ...]]):
    """What is marked of each word as it is written, for one thing that is wanted. Worked out when it is met first."""

    def __init__(self, wanted: Wanted, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._wanted, self._vocabulary = wanted, vocabulary
        self._stems = wanted.stems | wanted.parts

    def __missing__(self, written: str) -> tuple[Range, ...]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        read = _read(written, self._vocabulary)
        found: tuple[Range, ...] = ()
        # Nearly every word of a text is none of them: this costs least.
        if read and (
            self._wanted.prefixes or read[0] in self._wanted.surfaces or not self._stems.isdisjoint((read[1], *read[3]))
        ):
            found = _inside(written, *read, self._wanted)
        self[written] = found
        return found


@lru_cache(maxsize=64)
def _marks(wanted: Wanted, vocabulary: Vocabulary) -> _Marks:
    return _Marks(wanted, vocabulary)


def _inside(
    written: str, surface: str, stemmed: str, spans: tuple[Range, ...], parts: tuple[str, ...], wanted: Wanted
) -> tuple[Range, ...]:
    """What is marked of one word as it is written."""
    if surface in wanted.surfaces or stemmed in wanted.stems or stemmed in wanted.parts:
        return ((0, len(written)),)
    found = [span for part, span in zip(parts, spans, strict=True) if part in wanted.parts]
    longest = max((len(prefix) for prefix in wanted.prefixes if surface.startswith(prefix)), default=0)
    if longest:
        found.append((0, origins(written, surface)[longest]))
    return tuple(sorted(span for span in found if span[0] < span[1]))


@lru_cache(maxsize=50_000)
def _read(written: str, vocabulary: Vocabulary) -> tuple[str, str, tuple[Range, ...], tuple[str, ...]] | None:
    """Surface and stem of a word as it is written, where its parts stand, and their stems; ``None`` for a stop word."""
    tokens = analyse(written, vocabulary)
    if len(tokens) != 1:
        return None
    token = tokens[0]
    return token.surface, token.stem, token.spans, tuple(stem(part, vocabulary) for part in token.parts)


def _passage(text: str, ranges: list[Range], length: int) -> Range:
    """Where the passage of about ``length`` characters with most different marked words stands."""
    words = [fold(text[start:end]) for start, end in ranges[:_MOST_RANGES]]
    best, most = 0, 0
    for at in range(len(words)):
        limit = ranges[at][0] + length
        different = len(
            {word for word, (_, end) in zip(words[at:], ranges[at : at + length], strict=False) if end <= limit}
        )
        if different > most:
            best, most = at, different
    first = ranges[best][0]
    if len(text) <= length:
        return 0, len(text)
    start = max(0, min(first - min(_SIDE, length // 4), len(text) - length))
    if start:
        blank = text.find(" ", start, first)
        start = blank + 1 if blank >= 0 else text.rfind(" ", 0, first) + 1
    end = min(len(text), max(start + length, ranges[best][1]))
    if end < len(text) and text[end] != " ":
        blank = text.rfind(" ", ranges[best][1], end)
        end = blank if blank >= 0 else (text.find(" ", end) if text.find(" ", end) >= 0 else len(text))
    return start, end
