"""The words that mean the same to people here, as the search needs them."""

from collections.abc import Mapping

from produktschau.search.calculations.german import fold
from produktschau.search.models import SynonymGroup


def synonyms() -> Mapping[str, tuple[str, ...]]:
    """Every word of every group, folded, with the other words of its groups as they are written; one query."""
    found: dict[str, dict[str, None]] = {}
    for words in SynonymGroup.objects.values_list("words", flat=True):
        for word in words:
            others = found.setdefault(" ".join(map(fold, word.split())), {})
            others.update(dict.fromkeys(other for other in words if other != word))
    return {word: tuple(others) for word, others in found.items()}
