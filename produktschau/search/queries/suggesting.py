"""Suggests a better spelling from the words of what was found."""

import re
from collections.abc import Iterable
from html import unescape

from produktschau.search.calculations.german import Token, analyse
from produktschau.search.calculations.spelling import distance, tolerance
from produktschau.search.queries.results import Hit

LOOKED_AT = 10
"""Hits whose words are looked at."""
_TAG = re.compile(r"<[^>]*>")


def better_spelling(text: str, forgiven: list[Token], hits: list[Hit]) -> str:
    """``text`` with each forgiven word written as in the best hits; ``""`` when nothing was forgiven or none is near."""
    if not forgiven:
        return ""
    seen: dict[str, str] = {}
    for hit in hits[:LOOKED_AT]:
        shown = unescape(_TAG.sub(" ", f"{hit.title} {hit.place} {hit.card}"))
        for token in analyse(shown):
            seen.setdefault(token.surface, shown[token.start : token.end])
    better = text
    for token in sorted(forgiven, key=lambda token: -token.start):
        near = _nearest(token.surface, seen)
        if near:
            better = better[: token.start] + seen[near] + better[token.end :]
    return "" if better == text else better


def _nearest(word: str, seen: Iterable[str]) -> str:
    ranked = []
    for other in seen:
        apart = distance(word, other, at_most=tolerance(word))
        if apart:
            ranked.append((apart, other))
    return min(ranked)[1] if ranked else ""
