"""How a word is compared: „Weißgärber“ and „WEISSGAERBER“ are one; and where each folded letter stood."""

import unicodedata
from functools import lru_cache

LONGEST_WORD = 100
"""Letters of one word that count; the rest of an endless one is left out."""

INSIDE = "\u00ad\u200b-\u200d\u2060\u0300-\u036f"
"""Signs inside a word, for a pattern: soft hyphen, zero-width signs, accents written as signs of their own."""

_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def fold(word: str) -> str:
    """One word as it is compared: „Weißgärber“ → ``weissgaerber``, „Café“ → ``cafe``; letters and digits only."""
    if not word.isascii():
        return _fold(word[: 4 * LONGEST_WORD])
    lower = word[:LONGEST_WORD].lower()
    return lower if lower.isalnum() else "".join(ch for ch in lower if ch.isalnum())


def origins(word: str, folded: str) -> list[int]:
    """For every letter of ``folded = fold(word)``, and its end, the place in ``word`` it comes from: len(folded) + 1 numbers.

    Rising. Letters that come from one sign start where it starts, the next one after it. Where the way back cannot be told
    (signs that fold together), all but the end come from the first place.
    """
    starts: list[int] = []
    at = 0
    while at < len(word):
        end = at + 1
        while end < len(word) and (unicodedata.combining(word[end]) or not fold(word[end])):
            end += 1
        starts += [at] * len(fold(word[at:end]))
        at = end
    if len(starts) != len(folded):
        starts = [0] * len(folded)
    return [*starts, len(word)]


@lru_cache(maxsize=20_000)
def _fold(word: str) -> str:
    folded = word
    for _ in range(3):  # some letters fold to others that fold again
        lower = unicodedata.normalize("NFKC", folded).casefold().translate(_DIGRAPHS)
        bare = "".join(ch for ch in unicodedata.normalize("NFKD", lower) if ch.isalnum())
        folded = unicodedata.normalize("NFC", bare)
    return folded[:LONGEST_WORD]
