"""The words that mean the same to people here, as the search needs them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.german import Token, analyse, fold, stem
from produktschau.search.models import SynonymGroup

MOST_WORDS = 3
"""Words of one entry that are looked at together, such as „Erneuerbare Energien“."""


@dataclass(frozen=True)
class Synonyms:
    """Entries by the stems of their words, with the other entries of their groups, analysed."""

    others: Mapping[tuple[str, ...], tuple[tuple[Token, ...], ...]]
    surfaces: frozenset[str]
    written: Mapping[str, str]

    def of(self, tokens: Sequence[Token]) -> tuple[tuple[Token, ...], ...]:
        """What means the same as these words together."""
        return self.others.get(tuple(token.stem for token in tokens), ())

    def of_part(self, part: str, vocabulary: Vocabulary) -> list[str]:
        """The single words, folded, that mean the same as a part of a compound."""
        return [other[0].surface for other in self.others.get((stem(part, vocabulary),), ()) if len(other) == 1]


def synonyms() -> Mapping[str, tuple[str, ...]]:
    """Every word of every group, folded, with the other words of its groups as they are written; one query."""
    found: dict[str, dict[str, None]] = {}
    for words in _groups():
        for word in words:
            others = found.setdefault(" ".join(map(fold, word.split())), {})
            others.update(dict.fromkeys(other for other in words if other != word))
    return {word: tuple(others) for word, others in found.items()}


def read_synonyms(vocabulary: Vocabulary) -> Synonyms:
    """All groups as the search needs them; one query."""
    return _analysed(tuple(map(tuple, _groups())), vocabulary)


@lru_cache(maxsize=4)
def _analysed(groups: tuple[tuple[str, ...], ...], vocabulary: Vocabulary) -> Synonyms:
    """Most changes of the index leave the groups as they are."""
    others: dict[tuple[str, ...], dict[tuple[Token, ...], None]] = {}
    written: dict[str, str] = {}
    for words in groups:
        read = [entry for word in words if (entry := tuple(analyse(word, vocabulary)))]
        written.update({entry[0].surface: word for entry, word in zip(read, words, strict=False) if len(entry) == 1})
        for entry in read:
            known = others.setdefault(tuple(token.stem for token in entry), {})
            known.update(dict.fromkeys(other for other in read if other is not entry))
    return Synonyms({key: tuple(known) for key, known in others.items()}, frozenset(written), written)


def _groups() -> list[list[str]]:
    return [[str(word) for word in words] for words in SynonymGroup.objects.values_list("words", flat=True)]
