"""What a row of products says, and which product it is about: before any product is read."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from produktschau.lib.text import and_list, slug
from produktschau.showcase.calculations.checks import PRODUCT as CHECKS
from produktschau.showcase.calculations.import_cells import day, state, yes_or_no
from produktschau.showcase.calculations.values import Unfit
from produktschau.showcase.queries.import_products_words import MakerWord, MakerWords, Naming, ProductWords
from produktschau.showcase.tables.company_cells import LEFT_OUT, Said
from produktschau.showcase.tables.row_identity import NAMELESS, UNUSABLE, RowDraft, RowIdentity
from produktschau.tabular.engine.kinds import MappedRow

MAKERLESS = "ohne Hersteller"
UNKNOWN_MAKER = "Hersteller nicht gefunden"
_COMMA = re.compile(r"\s*[,/\n]\s*")
_AND = re.compile(r"\s*[,/\n+&]\s*|\s+und\s+")
_LISTS = {
    "areas": ("Den Lebensbereich", "Die Lebensbereiche"),
    "materials": ("Das Material", "Die Materialien"),
    "world": ("Die Farbwelt", "Die Farbwelten"),
}
_TEXTS = ("name", "name_en", "lead", "lead_en", "story", "story_en", "where_to_buy", "where_to_buy_en")


def _yes(text: str) -> bool:
    return yes_or_no(text, "Erfunden")


def _published_on(text: str) -> date:
    return day(text, "Der Tag der Veröffentlichung")


_READERS: dict[str, tuple[Any, Callable[[str], Any]]] = {
    **{name: ("", CHECKS[name]) for name in _TEXTS},
    "is_invented": (False, _yes),
    "published_on": (None, _published_on),
    "state": ("", state),
}
"""For each column what an empty cell means, and how a filled one is read."""


@dataclass
class Draft(RowDraft):
    """A row of products as read, and who makes it."""

    makers: list[MakerWord] = field(default_factory=list)

    @property
    def detail(self) -> str:
        """Who makes it first."""
        return self.makers[0].name if self.makers else self.said.row.values["makers"]


@dataclass(kw_only=True)
class RowReader(RowIdentity):
    """Reads rows one after the other."""

    prefix: str = "product:"
    words: ProductWords
    companies: MakerWords

    def draft(self, row: MappedRow) -> Draft:
        """The row as read."""
        one = Draft(_said(row))
        one.key = self.own_key(one.said)
        one.is_ours = bool(one.key)
        one.origin, _ = self.sources.of(one.said)
        self.read_external_key(one)
        self.find(one)
        self._name(one)
        self._makers(one)
        self._sorted(one)
        if one.said.is_refused:
            one.group = one.group or UNUSABLE
            return one
        if one.pk is None and not one.is_ours:
            self._derive_key(one)
        self.decide(one)
        self.only_once(one)
        return one

    def _name(self, one: Draft) -> None:
        if one.said.fields.get("name") or (one.pk is not None and not one.said.states("name")):
            return
        if not any(message.column == "name" and message.is_error for message in one.said.messages):
            one.said.refuse("Ohne Namen. Tragen Sie in der Tabelle einen Namen ein.", "name")
            one.group = NAMELESS

    def _makers(self, one: Draft) -> None:
        """Every maker must be known: a product under the wrong firm's name would be worse than none."""
        words = one.said.row.several("makers")
        found: dict[int, MakerWord] = {}
        for word in words:
            namings = self._namings(word, self.source_pk(one.origin))
            found |= {naming.maker.pk: naming.maker for naming in namings if naming.maker}
            for naming in namings:
                if naming.maker is None:
                    one.said.refuse(_unknown_maker(word, naming.near, is_shared=naming.is_shared), "makers")
                    one.group = UNKNOWN_MAKER
        one.makers = list(found.values())
        if words or (one.is_ours and one.said.states("makers")):
            one.said.parts["makers"] = list(found)
        elif one.pk is None:
            one.said.refuse("Ohne Hersteller. Tragen Sie Namen oder Schlüssel eines Betriebs ein.", "makers")
            one.group = one.group or MAKERLESS

    def _namings(self, word: str, source: int | None) -> list[Naming]:
        """The word as a whole, else all of its parts, if each is known: „Weberei Talaue, Spinnerei Fadenlauf“."""
        whole = self.companies.named(word, source)
        if whole.maker or whole.is_shared:
            return [whole]
        parts = [self.companies.named(part, source) for part in _AND.split(word) if part]
        return parts if len(parts) > 1 and all(part.maker for part in parts) else [whole]

    def _sorted(self, one: Draft) -> None:
        """What the region's lists do not have is left out and told; the rest of the cell counts."""
        for column, (single, plural) in _LISTS.items():
            known = {word: self.words.found(column, word) for word in self._words(one.said.row, column)}
            unknown = [f"„{word}“" for word, pk in known.items() if pk is None]
            pks = [pk for pk in dict.fromkeys(known.values()) if pk is not None]
            if unknown:
                what = f"{single if len(unknown) == 1 else plural} {and_list(unknown)}"
                one.said.note(f"{LEFT_OUT}{what} gibt es nicht. Prüfen Sie die Schreibweise.", column)
            if pks or (not unknown and one.said.states(column)):
                one.said.parts[column] = pks if column == "world" else sorted(pks)
        worlds = one.said.parts.get("world")
        if worlds is not None:
            one.said.parts["world"] = worlds[0] if worlds else None
            if len(worlds) > 1:
                one.said.note(
                    "Ein Produkt hat nur eine Farbwelt. Genommen wurde die erste, die es bei uns gibt.", "world"
                )

    def _words(self, row: MappedRow, column: str) -> list[str]:
        """The words of a cell; one that is unknown as a whole comes apart at commas and strokes."""
        words: list[str] = []
        for whole in row.several(column):
            is_known = self.words.found(column, whole) is not None
            words += [whole] if is_known else [part for part in _COMMA.split(whole) if part]
        return words

    def _derive_key(self, one: Draft) -> None:
        """Without a key of its own a row is known by name and first maker."""
        if one.origin and not one.external_key and one.makers:
            self.give_external_key(one, f"{slug(one.said.fields['name'])}@{one.makers[0].key}")
            self.find_by_source(one)


def _said(row: MappedRow) -> Said:
    """Read the plain cells. What cannot be read is left out, as if its column were missing; only a name must be."""
    one = Said(row)
    for name, (empty, read) in _READERS.items():
        text = row.values[name]
        if not text:
            if name in row.stated:
                one.fields[name] = empty
            continue
        try:
            one.fields[name] = read(text)
        except Unfit as unfit:
            if name == "name":
                one.refuse(str(unfit), name)
            else:
                one.note(f"{LEFT_OUT}{unfit}", name)
    return one


def _unknown_maker(word: str, near: tuple[str, ...], *, is_shared: bool) -> str:
    if is_shared:
        return f"„{word}“ heißen mehrere Betriebe: {and_list(list(near))}. Tragen Sie den Kurzschlüssel ein."
    meant = f"Meinen Sie {' oder '.join(near)}?" if near else "Prüfen Sie die Schreibweise."
    return f"Den Hersteller „{word}“ gibt es nicht. {meant}"
