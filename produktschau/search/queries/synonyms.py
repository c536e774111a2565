"""The words that mean the same to people here, as the search needs them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.german import Token, analyse, fold, stem
from produktschau.search.models import SynonymGroup

MOST_NARROWER = 120
"""Things that one broader word stands for, counted with those that these stand for."""
MOST_WORDS = 3
"""Words of one entry that are looked at together, such as „Erneuerbare Energien“."""

_Entry = tuple[Token, ...]
_Stems = tuple[str, ...]


@dataclass(frozen=True)
class Synonyms:
    """Entries by the stems of their words, with the other entries of their groups, analysed.

    ``narrower`` are the things a broader word stands for (Möbel: Tisch, Stuhl) and a need is met with (Frühstück: Honig).
    """

    others: Mapping[tuple[str, ...], tuple[tuple[Token, ...], ...]]
    surfaces: frozenset[str]
    written: Mapping[str, str]
    narrower: Mapping[tuple[str, ...], tuple[tuple[Token, ...], ...]] = field(default_factory=dict)

    def of(self, tokens: Sequence[Token]) -> tuple[tuple[Token, ...], ...]:
        """What means the same as these words together."""
        return self.others.get(tuple(token.stem for token in tokens), ())

    def things(self, tokens: Sequence[Token]) -> tuple[tuple[Token, ...], ...]:
        """What these words together stand for, and what others stand for that mean the same."""
        found = dict.fromkeys(self.narrower.get(tuple(token.stem for token in tokens), ()))
        for other in self.of(tokens):
            found.update(dict.fromkeys(self.narrower.get(tuple(token.stem for token in other), ())))
        return tuple(found)[:MOST_NARROWER]

    def of_part(self, part: str, vocabulary: Vocabulary) -> list[str]:
        """The single words, folded, that mean the same as a part of a compound."""
        return [other[0].surface for other in self.others.get((stem(part, vocabulary),), ()) if len(other) == 1]


def synonyms() -> Mapping[str, tuple[str, ...]]:
    """Every word of every group that holds both ways, folded, with the other words of its groups as they are written; one query."""
    found: dict[str, dict[str, None]] = {}
    for words, _ in (group for group in _groups() if not group[1]):
        for word in words:
            others = found.setdefault(" ".join(map(fold, word.split())), {})
            others.update(dict.fromkeys(other for other in words if other != word))
    return {word: tuple(others) for word, others in found.items()}


def read_synonyms(vocabulary: Vocabulary) -> Synonyms:
    """All groups as the search needs them; one query."""
    return _analysed(tuple(_groups()), vocabulary)


@lru_cache(maxsize=4)
def _analysed(groups: tuple[tuple[tuple[str, ...], bool], ...], vocabulary: Vocabulary) -> Synonyms:
    """Most changes of the index leave the groups as they are."""
    others: dict[_Stems, dict[_Entry, None]] = {}
    things: dict[_Stems, dict[_Entry, None]] = {}
    written: dict[str, str] = {}
    for words, one_way in groups:
        read = [entry for word in words if (entry := tuple(analyse(word, vocabulary)))]
        written.update({entry[0].surface: word for entry, word in zip(read, words, strict=False) if len(entry) == 1})
        for entry in read[:1] if one_way else read:
            known = (things if one_way else others).setdefault(_stems(entry), {})
            known.update(dict.fromkeys(other for other in read if other is not entry))
    return Synonyms(
        {key: tuple(known) for key, known in others.items()},
        frozenset(written),
        written,
        {key: _with_same(known, others) for key, known in things.items()},
    )


def _with_same(entries: Iterable[_Entry], others: Mapping[_Stems, Iterable[_Entry]]) -> tuple[_Entry, ...]:
    """Things, then what means the same as they; what they stand for themselves would lead too far (a desk, its lamp)."""
    found = dict.fromkeys(entries)
    for entry in tuple(found):
        found.update(dict.fromkeys(others.get(_stems(entry), ())))
    return tuple(found)[:MOST_NARROWER]


def _stems(entry: _Entry) -> _Stems:
    return tuple(token.stem for token in entry)


def _groups() -> Iterator[tuple[tuple[str, ...], bool]]:
    for words, one_way in SynonymGroup.objects.values_list("words", "one_way"):
        yield tuple(map(str, words)), one_way
