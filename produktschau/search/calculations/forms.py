"""Inflected forms and their lemmas, a million of them, in one piece of memory."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SHELF = 3
"""Letters by which the forms are shelved."""


@dataclass(frozen=True, eq=False, slots=True)
class Forms:
    """Sorted ASCII lines, each a form and how its lemma is made: ``haeuser 5us`` (five letters off, then „us“), or only
    a form that is a lemma itself. A look-up is a binary search: no object per form, nothing to load.

    ``shelves`` says for the first letters between which bytes their forms stand; without it all lines are searched.
    """

    lines: bytes = b""
    shelves: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def get(self, form: str) -> str | None:
        """The lemma of a folded form, or ``None`` when the form is not known."""
        if not form.isascii():
            return None
        data = self.lines
        low, high = self.shelves.get(form[:SHELF], (0, 0)) if self.shelves else (0, len(data))
        key = form.encode()
        while low < high:
            start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = data.find(b"\n", start)
            found, _, rule = data[start:end].partition(b" ")
            if found == key:
                return _lemma(form, rule.decode())
            if found < key:
                low = end + 1
            else:
                high = start
        return None

    def __contains__(self, form: str) -> bool:
        return self.get(form) is not None


def sorted_lines(lemmas: Mapping[str, str]) -> bytes:
    """The lines for forms with their lemmas, all of letters a to z."""
    lines = []
    for form in sorted(lemmas):
        lemma = lemmas[form]
        if form == lemma:
            lines.append(form)
        else:
            same = len(lemma) if form.startswith(lemma) else _common(form, lemma)
            lines.append(f"{form} {len(form) - same}{lemma[same:]}")
    return "\n".join([*lines, ""]).encode("ascii")


def _common(form: str, lemma: str) -> int:
    """How many letters both begin with."""
    for at, (one, other) in enumerate(zip(form, lemma, strict=False)):
        if one != other:
            return at
    return min(len(form), len(lemma))


def shelves(lines: bytes) -> dict[str, tuple[int, int]]:
    """For the first letters of the forms in ``lines`` the bytes between which they stand."""
    found: dict[str, tuple[int, int]] = {}
    at = start = 0
    last = b""
    for line in lines.split(b"\n"):
        if line[:SHELF] != last:
            if last:
                found[last.decode("ascii")] = (start, at)
            start, last = at, line[:SHELF]
        at += len(line) + 1
    return found


def _lemma(form: str, rule: str) -> str:
    if not rule:
        return form
    ending = rule.lstrip("0123456789")
    cut = int(rule[: len(rule) - len(ending)])
    return form[: len(form) - cut] + ending
