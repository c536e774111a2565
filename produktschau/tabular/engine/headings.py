"""Which of our columns a heading means: exactly, in parts, by its words, or but for a slip of the pen."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from produktschau.tabular.calculations.headings import JOINT, folded
from produktschau.tabular.engine.kinds import Column, Composite, Content, TableKind

OWN, EXACT, PART, WORDS, SIMILAR = 5, 4, 3, 2, 1
_SAFE = 90
"""Likeness of two headings from 0 to 100 above which one is the other mistyped: one letter of eight."""
_SHORTEST_SIMILAR = 6
_LONGEST = 300
_SMALL_WORDS_WRITTEN = """
    der die das des dem den von vom im in am an zu zur zum und oder für mit bei ihr ihre unser unsere bitte angabe angaben
    eintragen vollständig vollständige vollständiger genaue genauer offizielle offizieller aktuelle aktueller falls vorhanden
    nummer number address optional pflichtfeld pflicht freiwillig geschäftlich dienstlich öffentlich
    the of a an and or your our full please
"""
_SMALL_WORDS = frozenset(_SMALL_WORDS_WRITTEN.split())
_GENERIC = frozenset({"name", "bezeichnung", "nr", "nummer", "art", "typ", "number", "title", "id"})
"""Second halves of two-line headings that mean nothing without the first: „Ansprechpartner / Name“."""
_PARTS = re.compile(r"\s*(?:/|\||;|\n| – | - )\s*")
_ENUMERATION = re.compile(r"\s*(?:/|,|&|\+|\bund\b|\band\b)\s*")
_PARENTHESES = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")


@dataclass(frozen=True)
class Meant:
    """A column or composite a heading means, how surely (``OWN`` … ``SIMILAR``), and by which heading of ours."""

    target: str
    quality: int
    ours: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """All headings of a kind."""

    kind: TableKind

    @cached_property
    def exact(self) -> dict[str, tuple[str, str]]:
        """Folded heading → target and the heading as written. A label counts before another column's alias."""
        found: dict[str, tuple[str, str]] = {}
        twice: set[str] = set()
        for heading, target, is_alias in self._headings():
            key = folded(heading)
            if not key:
                continue
            if key not in found:
                found[key] = (target, heading)
            elif is_alias and found[key][0] != target and not self._is_label(key, found[key][0]):
                twice.add(key)
        return {key: meant for key, meant in found.items() if key not in twice}

    def also(self, heading: str) -> frozenset[str]:
        """Every column that has this very heading among its own, for where the first meaning is not needed."""
        key = folded(heading)
        return frozenset(target for ours, target, _ in self._headings() if folded(ours) == key)

    @cached_property
    def words(self) -> dict[tuple[str, ...], tuple[str, str]]:
        """Telling words of a heading, sorted → target and the heading as written."""
        found: dict[tuple[str, ...], tuple[str, str]] = {}
        for target, heading in self.exact.values():
            found.setdefault(telling_words(heading), (target, heading))
        found.pop((), None)
        return found

    @cached_property
    def stems(self) -> dict[str, tuple[str, str]]:
        """Folded headings without an ending."""
        return {_stem(key): meant for key, meant in self.exact.items() if len(key) > 3}

    def meant(self, heading: str) -> Meant | None:
        """What a heading means; ``None`` if it means nothing of ours or more than one thing."""
        heading = heading[:_LONGEST]
        key = folded(heading)
        if key in self.exact:
            return Meant(self.exact[key][0], OWN if self.is_own(heading) else EXACT, self.exact[key][1])
        plain = _PARENTHESES.sub(" ", heading).strip()
        return (
            self._enumerated(plain)
            or self._in_parts(heading if plain == heading else plain)
            or self._by_words(plain)
            or self._similar(plain)
        )

    def is_own(self, heading: str, name: str = "") -> bool:
        """Whether a heading is the name or the label of a column of ours, of the named one where one is named."""
        return any(
            heading.casefold() in (column.name, column.label.casefold())
            for column in self.kind.columns
            if not name or column.name == name
        )

    def beginning(self, heading: str) -> Meant | None:
        """What the first word of a longer heading means: „Ort der Ausbildung“."""
        words = re.split(r"[\W_]+", heading.strip())
        key = folded(words[0]) if len(words) > 1 else ""
        return Meant(self.exact[key][0], SIMILAR, self.exact[key][1]) if len(key) > 2 and key in self.exact else None

    def sibling(self, column: Column) -> str:
        """The private column of the same content, or "": where a person's number goes instead of the firm's."""
        if column.content is Content.TEXT:
            return ""
        return next((c.name for c in self.kind.columns if c.private and c.content is column.content), "")

    def _headings(self) -> Iterator[tuple[str, str, bool]]:
        things: tuple[Column | Composite, ...] = (*self.kind.columns, *self.kind.composites)
        for thing in things:
            yield thing.name, thing.name, False
            yield thing.label, thing.name, False
        for thing in things:
            yield from ((alias, thing.name, True) for alias in thing.aliases)

    def _is_label(self, key: str, target: str) -> bool:
        things: tuple[Column | Composite, ...] = (*self.kind.columns, *self.kind.composites)
        return any(thing.name == target and key in (folded(thing.name), folded(thing.label)) for thing in things)

    def _one(self, part: str) -> Meant | None:
        key = folded(part)
        if key in self.exact:
            return Meant(self.exact[key][0], PART, self.exact[key][1])
        found = self._by_words(part)
        return found and Meant(found.target, PART, found.ours)

    def _enumerated(self, heading: str) -> Meant | None:
        """„PLZ, Ort“, „Straße und Hausnummer“: the composite of exactly these parts."""
        parts = [part for part in _ENUMERATION.split(heading) if part]
        targets = {found.target for part in parts if (found := self._one(part))}
        if len(parts) < 2 or len(targets) < 2:
            return None
        for composite in self.kind.composites:
            if targets == set(composite.parts):
                return Meant(composite.name, PART, composite.label)
        return None

    def _in_parts(self, heading: str) -> Meant | None:
        """Two languages, or a heading under another: „Anschrift / Straße“, „Ort / Place“."""
        parts = [part for part in _PARTS.split(heading) if part]
        found = [one for part in parts if (one := self._one(part))]
        targets = {one.target for one in found}
        if not found:
            return None
        if len(targets) == 1:
            return found[0] if len(parts) > 1 or parts[0] != heading else Meant(found[0].target, PART, found[0].ours)
        return self._lower(parts, found)

    def _lower(self, parts: Sequence[str], found: Sequence[Meant]) -> Meant | None:
        """Of an upper and a lower heading that mean different things the lower, unless it says nothing alone or it is a person's."""
        upper, lower = found[0], found[-1]
        columns = {column.name: column for column in self.kind.columns}
        if any(composite.name == upper.target for composite in self.kind.composites):
            return lower
        if upper.target in columns and columns[upper.target].private:
            if folded(parts[-1]) in _GENERIC:
                return upper
            other = self.sibling(columns[lower.target]) if lower.target in columns else ""
            return Meant(other, WORDS, lower.ours) if other else None
        return upper if folded(parts[-1]) in _GENERIC else (lower if JOINT in JOINT.join(parts) else None)

    def _by_words(self, heading: str) -> Meant | None:
        key = telling_words(heading) if len(_ENUMERATION.split(heading)) == 1 else ()
        return Meant(self.words[key][0], WORDS, self.words[key][1]) if key in self.words else None

    def _similar(self, heading: str) -> Meant | None:
        """The same but for its ending, or for one slip; never against a heading of ours it ends in („Betriebsort“)."""
        key = folded(heading)
        stem = _stem(key)
        if len(key) > 3 and stem in self.stems:
            return Meant(self.stems[stem][0], WORDS, self.stems[stem][1])
        if len(key) < _SHORTEST_SIMILAR:
            return None
        best = process.extract(key, list(self.exact), scorer=fuzz.ratio, score_cutoff=_SAFE, limit=3)
        targets = {self.exact[ours][0] for ours, _, _ in best if len(ours) >= _SHORTEST_SIMILAR}
        ends = {meant[0] for ours, meant in self.exact.items() if len(ours) >= 3 and key.endswith(ours) and key != ours}
        if len(targets) != 1 or ends - targets:
            return None
        ours = next(ours for ours, _, _ in best if len(ours) >= _SHORTEST_SIMILAR)
        return Meant(self.exact[ours][0], SIMILAR, self.exact[ours][1])


def telling_words(heading: str) -> tuple[str, ...]:
    """The words of a heading, folded and sorted, without those that say nothing: „Name der Firma“ = „Firma, Name“."""
    words = re.split(r"[\W_]+", heading.casefold())
    return tuple(sorted(folded(word) for word in words if word and word not in _SMALL_WORDS))


def _stem(key: str) -> str:
    return re.sub(r"(?:en|n|e|s)$", "", key) if len(key) > 4 else key
