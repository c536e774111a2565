"""Names as people type them in a hurry: umlauts both ways, pieces of words, in any order."""

import re

from produktschau.lib.text import sort_key

_FOLDS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_WIDE = {"a": "(?:ae|ä|a)", "o": "(?:oe|ö|o)", "u": "(?:ue|ü|u)", "s": "(?:ss|ß|s)"}
_BARE = {"a": "ae?", "o": "oe?", "u": "ue?"}
MOST_WORDS = 6


def words_of(typed: str) -> list[str]:
    """The words to look for, folded: „Müller“, „Mueller“ and „Muller“ give „muller“. Numbers are padded as in ``sort_key``."""
    return [_folded(word) for word in sort_key(typed).split()[:MOST_WORDS]]


def key_pattern(word: str) -> str:
    """A regular expression that finds a word of ``words_of`` in a ``sort_key``, written with ae or with ä."""
    return "".join(_BARE.get(letter, re.escape(letter)) for letter in word)


def name_pattern(word: str) -> str:
    """The same in a name as it is written; letters large or small alike."""
    return "".join(_WIDE.get(letter, re.escape(letter)) for letter in word.replace("ss", "s").lstrip("0") or "0")


def fits(words: list[str], name: str) -> bool:
    """Whether every word stands in the name."""
    whole = _folded(sort_key(name))
    return all(word in whole for word in words)


def is_same(typed: str, name: str) -> bool:
    """Whether two names are the same but for accents and marks."""
    return _folded(sort_key(typed)) == _folded(sort_key(name))


def marked(words: list[str], name: str) -> list[tuple[str, bool]]:
    """The name in pieces, each with whether it is what was typed; together the pieces are the name."""
    if not words:
        return [(name, False)]
    found = re.compile("|".join(name_pattern(word) for word in sorted(words, key=len, reverse=True)), re.IGNORECASE)
    pieces, last = list[tuple[str, bool]](), 0
    for hit in found.finditer(name):
        if hit.end() > hit.start():
            pieces += [(name[last : hit.start()], False), (hit.group(), True)]
            last = hit.end()
    pieces.append((name[last:], False))
    return [piece for piece in pieces if piece[0]]


def _folded(key: str) -> str:
    for double, single in _FOLDS:
        key = key.replace(double, single)
    return key
