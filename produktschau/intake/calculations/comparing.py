"""Readable differences between two states of a text, word by word."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

from produktschau.intake.calculations.contents import FieldSpec
from produktschau.lib.text import and_list

_WORDS = re.compile(r"\S+\s*|\s+")
_SHORTEST = 0.25
"""Below this share of common words two texts are shown whole, one after the other: a patchwork reads worse."""

Names = Mapping[str, Mapping[str, str]]
"""Field → value → the word people know it by."""


class Piece(NamedTuple):
    """Some words: in both, only in the text before, or only in the text after."""

    kind: Literal["same", "gone", "new"]
    text: str


@dataclass(frozen=True)
class Difference:
    """One field that reads otherwise."""

    field: str
    label: str
    before: str
    after: str
    pieces: tuple[Piece, ...]


def differences(before: str, after: str) -> list[Piece]:
    """The way from one text to the other. The „same“ and „gone“ pieces put together are ``before``, the „same“ and „new“ ones ``after``."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if before and after and before != after and matcher.ratio() < _SHORTEST:
        return [Piece("gone", before), Piece("new", after)]
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[i1:i2])))
            continue
        pieces += [Piece("gone", "".join(old[i1:i2]))] * (i1 < i2)
        pieces += [Piece("new", "".join(new[j1:j2]))] * (j1 < j2)
    return pieces


def changed_fields(
    specs: Sequence[FieldSpec], before: Mapping[str, Any], after: Mapping[str, Any], names: Names | None = None
) -> list[Difference]:
    """The fields that read otherwise, in their order, with the words of chosen values."""
    found = []
    for spec in specs:
        old, new = shown(spec, before.get(spec.name), names), shown(spec, after.get(spec.name), names)
        if old != new:
            found.append(Difference(spec.name, spec.label, old, new, tuple(differences(old, new))))
    return found


def shown(spec: FieldSpec, value: Any, names: Names | None = None) -> str:
    """The value as text: chosen values by their words, several joined by „und“."""
    known = (names or {}).get(spec.name, {})
    if isinstance(value, list | tuple):
        return and_list(sorted(known.get(str(one), str(one)) for one in value))
    text = "" if value is None else str(value)
    return known.get(text, text)
