"""Suggests while somebody types: titles of records, then words and places to search for."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Suggested:
    """One suggestion: a record's title with its address, or words to search for with an empty ``url``.

    ``kind`` is the record's kind, „place“ for a place, „word“ for words; ``place`` is where the record is.
    """

    text: str
    url: str = ""
    kind: str = "word"
    place: str = ""


def suggestions(
    words: str, kinds: Sequence[str] | None = None, *, limit: int = 8, language: str = "de"
) -> list[Suggested]:
    """What somebody who has typed ``words`` may mean, best first, at most ``limit``; any text gives a list."""
    return []
