"""Says which spelling was searched for, as the records that are shown write it."""

import re
from collections.abc import Sequence
from html import unescape

from produktschau.search.calculations.german import analyse
from produktschau.search.queries.planning import Plan
from produktschau.search.queries.results import Hit

LOOKED_AT = 10
"""Hits whose words are looked at."""
_TAG = re.compile(r"<[^>]*>")


def better_spelling(plan: Plan, hits: Sequence[Hit]) -> str:
    """The query with each forgiven word as the best hits write it; ``""`` when nothing was forgiven, or no hit has the word."""
    changes = [(read.token, read.better) for read in plan.reads if read.better]
    places = [(named.tokens[0], named.better) for named in plan.places if named.better]
    if not hits or not (changes or places):
        return ""
    written = _written(hits) if changes else {}
    better = plan.understood.text
    spelt = [(token, written.get(surface, "")) for token, surface in changes] + places
    for token, word in sorted(spelt, key=lambda pair: -pair[0].start):
        if word:
            better = better[: token.start] + word + better[token.end :]
    return "" if better == plan.understood.text else better


def _written(hits: Sequence[Hit]) -> dict[str, str]:
    seen: dict[str, str] = {}
    for hit in hits[:LOOKED_AT]:
        shown = unescape(_TAG.sub("", f"{hit.title} {hit.place} {hit.card} {hit.excerpt}"))
        for token in analyse(shown):
            seen.setdefault(token.surface, shown[token.start : token.end])
    return seen
