"""What rows of products name: makers, areas of life, colour worlds, materials. Read once; nothing here asks for a row."""

from collections import defaultdict
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from produktschau.lib.text import sort_key
from produktschau.showcase.models import AreaOfLife, ColourWorld, Company, Material, Site, State
from produktschau.showcase.models.vocabulary import Word

_GUESSES = 100
"""For so many unknown makers a similar name is looked for: enough for a person, and no burden."""
_NEAR = 85
"""Similarity in per cent from which a name is worth proposing."""


@dataclass(frozen=True)
class MakerWord:
    """A company that a row may name."""

    pk: int
    key: str
    name: str
    is_published: bool


@dataclass(frozen=True)
class Naming:
    """What a word names: one maker, or none and then ``near``: those it might mean, as people read them.

    ``is_shared``: several companies have exactly this name.
    """

    maker: MakerWord | None
    near: tuple[str, ...] = ()
    is_shared: bool = False


class MakerWords:
    """Companies by our key, by a source's key, by name or registered name."""

    def __init__(self) -> None:
        self.by_pk: dict[int, MakerWord] = {}
        self._keys: dict[str, MakerWord] = {}
        self._source_keys: dict[tuple[int, str], MakerWord] = {}
        self._names: defaultdict[str, list[MakerWord]] = defaultdict(list)
        self._legal: defaultdict[str, list[MakerWord]] = defaultdict(list)
        columns = ("pk", "key", "name", "state", "legal_name", "source_id", "external_key")
        for pk, key, name, state, legal_name, source, external_key in Company.objects.order_by("pk").values_list(
            *columns
        ):
            maker = MakerWord(pk, key, name, state == State.PUBLISHED)
            self.by_pk[pk] = self._keys[key] = maker
            self._names[sort_key(name)].append(maker)
            if legal_name:
                self._legal[sort_key(legal_name)].append(maker)
            if external_key and source is not None:
                self._source_keys[source, external_key] = maker
        self._said: dict[tuple[str, int | None], Naming] = {}
        self._places: dict[int, str] | None = None
        self._guesses = 0

    def named(self, word: str, source: int | None) -> Naming:
        """The company meant: our key, else the key of the row's ``source``, else the one company of this name."""
        if (word, source) not in self._said:
            self._said[word, source] = self._named(word, source)
        return self._said[word, source]

    def _named(self, word: str, source: int | None) -> Naming:
        keyed = self._keys.get(word.upper())
        if keyed is None and source is not None:
            keyed = self._source_keys.get((source, word))
        if keyed is not None:
            return Naming(keyed)
        folded = sort_key(word)
        several = self._names.get(folded) or self._legal.get(folded) or []
        if len(several) == 1:
            return Naming(several[0])
        if several:
            return Naming(None, tuple(self._told(maker) for maker in several[:5]), is_shared=True)
        return Naming(None, self._near(folded))

    def _near(self, folded: str) -> tuple[str, ...]:
        self._guesses += 1
        if self._guesses > _GUESSES:
            return ()
        found = process.extract(folded, self._names.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=3)
        return tuple(self._told(maker) for name, _, _ in found for maker in self._names[name][:2])[:3]

    def _told(self, maker: MakerWord) -> str:
        """„Weberei Talaue“ (Frankenberg, K7M2QX)."""
        if self._places is None:
            self._places = dict(Site.objects.filter(is_main=True).values_list("company_id", "place"))
        place = self._places.get(maker.pk, "")
        return f"„{maker.name}“ ({', '.join(part for part in (place, maker.key) if part)})"


class ProductWords:
    """The region's lists, by slug and by German name; ``names`` by list and primary key."""

    def __init__(self) -> None:
        self._words: dict[str, dict[str, int]] = {}
        self.names: dict[str, dict[int, str]] = {}
        for column, model in (("areas", AreaOfLife), ("world", ColourWorld), ("materials", Material)):
            words: list[Word] = list(model.objects.all())
            by_name = {sort_key(word.name): word.pk for word in words}
            self._words[column] = by_name | {word.slug.casefold(): word.pk for word in words}
            self.names[column] = {word.pk: word.name for word in words}

    def found(self, column: str, word: str) -> int | None:
        """The primary key of a word of the list, or ``None``."""
        words = self._words[column]
        return words.get(word.casefold()) or words.get(sort_key(word))
