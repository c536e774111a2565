"""How far two spellings lie apart, how else a word may be written, and whether it is written correctly."""

import re
from itertools import pairwise

from produktschau.search.calculations.compounds import Atom, Vocabulary, atoms
from produktschau.search.calculations.german import STOP_WORDS

MOST_SPELLINGS = 24
"""Spellings of one word that are tried."""

_DOTLESS = re.compile(r"[ao](?!e)|(?<![qe])u(?!e)")
_OF_VERBS = ("erei", "ereien", "er", "erin", "erinnen", "ung", "ungen")
_RARE = 3
"""Known compounds that end or open with a short word that is no mistake for another one."""
_LONG = 6
_LONGEST = 40
_OTHERWISE = (
    (re.compile("ph"), "f"),
    (re.compile("th"), "t"),
    (re.compile("c(?![hk])"), "k"),
    (re.compile("ss"), "s"),
    (re.compile("(?<!p)f(?!f)"), "ph"),
    (re.compile("(?<=[aeiouy])s(?!s|ch|t|p)(?=.)"), "ss"),
    (re.compile("t(?![hztsc])"), "th"),
    (re.compile("(?<![sc])k"), "c"),
)
_ADJECTIVE_ENDINGS = re.compile(r"(?:e|er|es|en|em|ere|erer|eres|eren|ste|sten|stes|ster)$")
_AGENT_ENDINGS = re.compile(r"(?:in|innen|s|n|ns)$")


def distance(a: str, b: str, *, at_most: int) -> int | None:
    """Optimal string alignment distance: insertions, deletions, changes and swaps of neighbours (Damerau 1964).

    ``None`` when it is more than ``at_most``. Symmetric; 0 exactly for equal words. Time: length of a × length of b.
    """
    if abs(len(a) - len(b)) > at_most:
        return None
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i in range(1, len(a) + 1):
        older, before, row = before, row, [i, *([0] * len(b))]
        for j in range(1, len(b) + 1):
            same = a[i - 1] == b[j - 1]
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (not same))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                row[j] = min(row[j], older[j - 2] + 1)
        if min(row) > at_most:
            return None
    return row[-1] if row[-1] <= at_most else None


def tolerance(word: str) -> int:
    """Mistakes forgiven in a word: none below five letters, one below seven, else two."""
    if len(word) < 5:
        return 0
    return 1 if len(word) < 7 else 2


def spellings(word: str) -> tuple[str, ...]:
    """How a folded word may be meant: with the dots of its vowels (mobel → moebel, kase → kaese), then in another manner
    (f for ph, t for th, k for c, s for ss, and back). At most ``MOST_SPELLINGS``, likelier ones first, never the word itself.
    """
    found: dict[str, None] = {}
    places = [match.end() for match in _DOTLESS.finditer(word[:_LONGEST])]
    for at in places:
        found[word[:at] + "e" + word[at:]] = None
    for first, second in pairwise(places):
        found[word[:first] + "e" + word[first:second] + "e" + word[second:]] = None
    for pattern, other in _OTHERWISE:
        for match in pattern.finditer(word[:_LONGEST]):
            found[word[: match.start()] + other + word[match.end() :]] = None
    found.pop(word, None)
    return tuple(found)[:MOST_SPELLINGS]


def is_listed(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a folded word stands in the vocabulary itself, in any of its forms: not only as a compound of known words."""
    return word in STOP_WORDS or word in vocabulary.words or bool(vocabulary.forms.get(word))


def is_german(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a folded word is written correctly: a known word in any of its forms, or a compound of such. A word that is
    correct is never taken for another one, even if nothing is found with it."""
    known = vocabulary.forms
    if is_listed(word, vocabulary):
        return True
    bare = _AGENT_ENDINGS.sub("", word)
    if bare in vocabulary.agents:
        return True
    bare = _ADJECTIVE_ENDINGS.sub("", word)
    if bare != word and len(bare) >= 4 and known.get(bare) and bare not in vocabulary.words:
        return True
    small = atoms(word, vocabulary)
    return bool(small) and _is_correct(word, small, vocabulary)


def _is_correct(word: str, small: tuple[Atom, ...], vocabulary: Vocabulary) -> bool:
    """Whether the pieces of a compound are written as compounds write them, its last word as a form of it is, and none is so
    rare that it is rather a mistake (Schneid-bret)."""
    last = word[small[-1].start :]
    if not (last in vocabulary.words or vocabulary.forms.get(last)) and not last.endswith(_OF_VERBS):
        return False
    head = small[-1].word
    if len(head) < _LONG and vocabulary.heads.get(head, 0) < 2 and head != "ei":
        return False
    return all(
        vocabulary.modifiers.get(word[atom.start : atom.end], 0) >= (_RARE if atom.end - atom.start < _LONG else 1)
        or (len(atom.word) > 4 and atom.word in vocabulary.words and word.startswith(atom.word, atom.start))
        for atom in small[:-1]
    )
