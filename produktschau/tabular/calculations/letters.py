"""Sees in a text that its letters were broken on the way: read in a wrong encoding, or replaced."""

import re

MOJIBAKE = re.compile("Ã[¤¶¼„–œŸ\x84\x96\x9c\x9f]|\ufffd")
"""Umlauts that were read once in the wrong encoding and saved so, or replaced by a question mark."""
SIGN_IN_WORD = re.compile(r"(?<=[^\W\d_])[^\w\s\x00-\x7f’‘´–—‑·…](?=[^\W\d_])|[A-Za-z]Š(?=[a-z])|Ÿ|\ufffd")
"""A sign in the middle of a word, or a letter hardly anyone writes: reason to try an older encoding: „B„cker“, „MŸller“, „Stra§e“."""
_SURELY_BROKEN = re.compile(r"\ufffd|Ÿ|(?<=[A-Za-z])[Š„](?=[a-z])")
"""What no one writes in a word, while a firm may well be called „Haus®Werk“."""
_HOLE = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]*_[a-zäöüß]+")
"""A word with a stroke for a letter: „B_cker“. Names of things in programs are written small: „opening_hours“."""
_FEW_HOLES = 3
_GERMAN = frozenset("äöüÄÖÜß")
_NEIGHBOURS = _GERMAN | frozenset("éèêëáàâçñóòôíìîúùûïåæøÅÆØÇÉÈ")
_FOREIGN_IN_WORD = re.compile(r"(?<=[A-Za-z])[^\x00-\x7f]|[^\x00-\x7f](?=[A-Za-z])")


def reads_well(text: str) -> bool:
    """Whether every special letter in a word is one that German and its neighbours write, and one is German."""
    letters = set(_FOREIGN_IN_WORD.findall(text))
    return letters <= _NEIGHBOURS and bool(letters & _GERMAN)


def first_broken(text: str) -> re.Match[str] | None:
    """Where letters look broken for the first time; strokes in words count from three on."""
    hits = [hit for hit in (_SURELY_BROKEN.search(text), _first_hole(text)) if hit]
    return min(hits, key=lambda hit: hit.start(), default=None)


def word_at(text: str, hit: re.Match[str]) -> str:
    """The word around a hit, at most 30 signs."""
    start = max(hit.start() - 15, 0)
    before = re.split(r"[\s;,\t\"]", text[start : hit.start()])[-1]
    after = re.split(r"[\s;,\t\"]", text[hit.start() : hit.start() + 15])[0]
    return before + after


def _first_hole(text: str) -> re.Match[str] | None:
    if text.count("_") < _FEW_HOLES:
        return None
    first = None
    for count, hit in enumerate(_HOLE.finditer(text), start=1):
        first = first or hit
        if count == _FEW_HOLES:
            return first
    return None
