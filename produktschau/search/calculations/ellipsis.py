"""Completes words that German leaves out in pairs: „Wein- und Sektkellerei“ is a Weinkellerei too."""

import re
from functools import lru_cache

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.german import Token, analyse

MOST = 12
"""Completed words of one text."""

_JOINT = r"\s*(?:,|und|u\.|oder|&|\+|/|sowie|bzw\.)\s*"
_FIRST_LACKS = re.compile(rf"(\w{{3,40}})-(?:\s*,\s*(\w{{3,40}})-)?{_JOINT}(\w{{5,60}})")
_LAST_LACKS = re.compile(rf"(\w{{5,60}}){_JOINT}-(\w{{3,40}})")


def completed(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words that „Maschinen- und Anlagenbau“ or „Obstanbau und -verarbeitung“ leave out: Maschinenbau, Obstverarbeitung.

    A word may end like its partner from any of the partner's inner borders on, so several may come for one: „Zahnrad- und
    Getriebebaugenossenschaft“ gives Zahnradbaugenossenschaft and Zahnradgenossenschaft. Folded words, at most ``MOST``.
    """
    return _completed(text, vocabulary) if "-" in text else ()


@lru_cache(maxsize=10_000)
def _completed(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for match in _FIRST_LACKS.finditer(text):
        ends = [partner.surface[start:] for partner in analyse(match[3], vocabulary) for start in borders(partner)]
        starts = [token.surface for word in match.group(1, 2) if word for token in analyse(word)]
        found.update(dict.fromkeys(start + end for start in starts for end in ends))
    for match in _LAST_LACKS.finditer(text):
        starts = [partner.surface[:start] for partner in analyse(match[1], vocabulary) for start in borders(partner)]
        found.update(dict.fromkeys(start + end.surface for start in starts for end in analyse(match[2])))
    return tuple(found)[:MOST]


def borders(token: Token) -> list[int]:
    """Where the parts of a compound begin after its first, counted in letters of the folded word."""
    found, at = [], 1
    for atom in token.atoms[1:]:
        start = token.surface.find(atom[:3], at)
        if start > 0:
            found.append(start)
            at = start + 1
    return found
