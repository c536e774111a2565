"""Whether a word is correct German, and how it may be meant where the dots of umlauts were left out."""

from produktschau.search.calculations.compounds import Vocabulary

_PLAIN = {"a": "ae", "o": "oe", "u": "ue"}


def is_german(surface: str, vocabulary: Vocabulary) -> bool:
    """Whether the vocabulary knows a folded word."""
    return surface in vocabulary.words or vocabulary.forms.get(surface) is not None


def spellings(surface: str) -> list[str]:
    """A folded word with one vowel made an umlaut, then with two."""
    one = [at for at, letter in enumerate(surface) if letter in _PLAIN and surface[at + 1 : at + 2] != "e"]
    single = [surface[:at] + _PLAIN[surface[at]] + surface[at + 1 :] for at in one]
    return list(dict.fromkeys(single))
