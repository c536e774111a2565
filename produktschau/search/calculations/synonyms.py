"""What a group of words that mean the same may hold, and how people write one: „Metzger, Fleischer; Schlachter“.

A group may hold one way only: in „Möbel > Tisch, Stuhl“ the first word finds the others, never back.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from produktschau.search.calculations.german import analyse

LONGEST = 60
"""Letters of one entry of a group."""
MOST_PARTS = 3
"""Words of one entry, such as „Erneuerbare Energien“."""
MOST = 20
"""Entries of one group."""
MOST_ONE_WAY = 40
"""Entries of a group that holds one way."""
ONE_WAY = ">"
"""Stands between a word and what it finds."""

_BETWEEN = re.compile(r"[,;/=~|\n\t]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Unfit(ValueError):
    """These words make no group; the message is one German sentence for whoever typed them, or two short ones."""


def parted(text: str) -> list[str]:
    """The entries of a line as a person types it: between commas, semicolons, slashes, equals signs; empty ones are left out."""
    return [word for word in map(_tidy, _BETWEEN.split(text)) if word]


def grouped(text: str) -> tuple[list[str], bool]:
    """The entries of a line and whether they hold one way: „Möbel > Tisch, Stuhl“. Raises ``Unfit``."""
    broader, arrow, narrower = text.partition(ONE_WAY)
    if not arrow:
        return parted(text), False
    first = parted(broader)
    if len(first) != 1 or ONE_WAY in narrower:
        raise Unfit("Vor dem Zeichen „>“ steht genau ein Wort, danach kommen die anderen: „Möbel > Tisch, Stuhl“.")
    return [*first, *parted(narrower)], True


def written(words: Sequence[str], one_way: bool) -> str:
    """A group as people write it; ``grouped`` reads it again."""
    return f"{words[0]} {ONE_WAY} {', '.join(words[1:])}" if one_way else ", ".join(words)


def key_of(word: str) -> str:
    """An entry as it is compared: „Brat-Wurst“ → „brat wurst“; ``""`` without any letter or digit."""
    return " ".join(token.surface for token in analyse(word, keep_stop_words=True))


def keys_of(words: Iterable[str]) -> frozenset[str]:
    """All entries of a group as they are compared."""
    return frozenset(map(key_of, words))


def checked(words: Sequence[str], one_way: bool = False) -> list[str]:
    """The entries of a group: tidy, each once (of „Käse“ and „Kaese“ the first), in the order given. Raises ``Unfit``."""
    entries = [tidy for tidy in map(_tidy, words) if tidy]
    for entry in entries:
        _check(entry)
    different = {key_of(entry): entry for entry in reversed(entries)}
    kept = [entry for entry in dict.fromkeys(entries) if different[key_of(entry)] == entry]
    most = MOST_ONE_WAY if one_way else MOST
    if len(kept) > most:
        raise Unfit(f"Das sind {len(kept)} Wörter. Eine Gruppe hat höchstens {most}; teilen Sie sie auf.")
    if len(kept) == 1 and len(entries) > 1:
        raise Unfit(
            f"„{entries[0]}“ und „{entries[1]}“ sind für die Suche dasselbe. Schreiben Sie ein anderes Wort dazu."
        )
    if len(kept) < 2:
        raise Unfit("Zu einer Gruppe gehören mindestens zwei Wörter, mit Komma getrennt: „Metzger, Fleischer“.")
    return kept


def _check(entry: str) -> None:
    if len(entry) > LONGEST:
        raise Unfit(f"„{entry[:20]}…“ hat {len(entry)} Zeichen. Kürzen Sie auf höchstens {LONGEST}.")
    parts = analyse(entry, keep_stop_words=True)
    if not parts:
        raise Unfit(f"„{entry}“ enthält weder Buchstaben noch Ziffern. Danach kann niemand suchen.")
    if not analyse(entry):
        raise Unfit(f"„{entry}“ ist ein Füllwort, das die Suche übergeht. Lassen Sie es weg.")
    if len(parts) > MOST_PARTS:
        raise Unfit(f"„{entry}“ besteht aus {len(parts)} Wörtern, möglich sind {MOST_PARTS}. Fehlt ein Komma?")


def _tidy(word: str) -> str:
    return " ".join(_CONTROL.sub(" ", unicodedata.normalize("NFC", word)).split())
