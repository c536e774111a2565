"""What a row of products says, and which product it is about: before any product is read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from produktschau.lib.text import KEY_ALPHABET, KEY_LENGTH, and_list, slug
from produktschau.showcase.actions.import_rows import Origin
from produktschau.showcase.calculations.checks import PRODUCT as CHECKS
from produktschau.showcase.calculations.import_cells import day, state, yes_or_no
from produktschau.showcase.calculations.import_merge import Mode
from produktschau.showcase.calculations.values import Unfit
from produktschau.showcase.queries.import_lists import ImportLists
from produktschau.showcase.queries.import_products import ProductIndex
from produktschau.showcase.queries.import_products_words import MakerWord, MakerWords, Naming, ProductWords
from produktschau.showcase.tables.company_cells import LEFT_OUT, Said
from produktschau.showcase.tables.row_sources import RowSources
from produktschau.tabular.engine.kinds import Batch, Choice, MappedRow

UNUSABLE = "Angaben nicht brauchbar"
NAMELESS = "ohne Namen"
MAKERLESS = "ohne Hersteller"
UNKNOWN_MAKER = "Hersteller nicht gefunden"
SECOND = "Schlüssel kommt zweimal vor"
_KEY = re.compile(f"[{KEY_ALPHABET}]{{{KEY_LENGTH}}}")
_MODES = {Choice.FILL: Mode.FILL, Choice.TAKE: Mode.TAKE}
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
class Draft:
    """A row as read. ``pk`` is the product it is about, ``None`` a new one; ``group`` why it stays out.

    ``is_ours``: the row has a key of ours, so it is from our own table.
    """

    said: Said
    key: str = ""
    is_ours: bool = False
    origin: Origin | None = None
    makers: list[MakerWord] = field(default_factory=list)
    pk: int | None = None
    mode: Mode = Mode.SOURCE
    group: str = ""

    @property
    def title(self) -> str:
        """How the row is called in lists."""
        return str(self.said.fields.get("name") or self.said.row.values["name"])

    @property
    def detail(self) -> str:
        """Who makes it first."""
        return self.makers[0].name if self.makers else self.said.row.values["makers"]


@dataclass
class RowReader:
    """Reads rows one after the other and remembers which product was named already."""

    batch: Batch
    lists: ImportLists
    words: ProductWords
    companies: MakerWords
    index: ProductIndex
    sources: RowSources
    seen: dict[object, int] = field(default_factory=dict)

    def draft(self, row: MappedRow) -> Draft:
        """The row as read."""
        one = Draft(_said(row))
        one.key = self._key(one.said)
        one.is_ours = bool(one.key)
        one.origin, _ = self.sources.of(one.said)
        self._external_key(one)
        self._find(one)
        self._name(one)
        self._makers(one)
        self._sorted(one)
        if one.said.is_refused:
            one.group = one.group or UNUSABLE
            return one
        if one.pk is None and not one.is_ours:
            self._derive_key(one)
        self._decided(one)
        self._once(one)
        return one

    def _key(self, one: Said) -> str:
        text = one.row.values["key"].strip().upper()
        if not text or _KEY.fullmatch(text):
            return text
        one.note(f"{LEFT_OUT}Der Kurzschlüssel „{one.row.values['key']}“ ist keiner von unseren.", "key")
        return ""

    def _external_key(self, one: Draft) -> None:
        text = one.said.row.values["external_key"]
        if not text:
            return
        try:
            text = CHECKS["external_key"](text)
        except Unfit as unfit:
            one.said.refuse(str(unfit), "external_key")
            return
        if one.origin:
            one.origin = Origin(one.origin.slug, text, one.origin.facts)

    def _find(self, one: Draft) -> None:
        """By our key, else by the source's own."""
        if one.key in self.index.by_key:
            one.pk, one.mode = self.index.by_key[one.key], Mode.OWN
            return
        one.pk = self._by_source(one.origin)
        if one.key and one.pk is None and self.index.was_given(one.key):
            one.said.note(
                f"Den Kurzschlüssel „{one.key}“ hatte ein anderer Eintrag. Dieser bekommt einen neuen.", "key"
            )
            one.key = ""
        if not one.is_ours and one.origin is None and not one.said.is_refused:
            one.said.refuse("Die Quelle der Zeile fehlt. Tragen Sie ihr Kürzel ein.", "source")

    def _source_pk(self, origin: Origin | None) -> int | None:
        known = self.lists.sources.get(origin.slug) if origin else None
        return known.pk if known else None

    def _by_source(self, origin: Origin | None) -> int | None:
        source = self._source_pk(origin)
        if origin is None or not origin.external_key or source is None:
            return None
        return self.index.by_source.get((source, origin.external_key))

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
            namings = self._namings(word, self._source_pk(one.origin))
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
        if one.origin and not one.origin.external_key and one.makers:
            derived = f"{slug(one.said.fields['name'])}@{one.makers[0].key}"
            one.origin = Origin(one.origin.slug, derived, one.origin.facts)
            one.pk = self._by_source(one.origin)

    def _decided(self, one: Draft) -> None:
        if one.pk is None:
            subject, mode = self._choice(one)
            one.pk, one.mode = self.index.by_key.get(subject.removeprefix("product:")), mode

    def _choice(self, one: Draft) -> tuple[str, Mode]:
        known: Mapping[str, str] = self.batch.known
        decision = self.batch.decisions.get(one.said.row.number)
        if decision and decision.choice in _MODES:
            return decision.subject, _MODES[decision.choice]
        external_key = one.origin.external_key if one.origin else ""
        return ("" if decision else known.get(external_key, "")), Mode.SOURCE

    def _once(self, one: Draft) -> None:
        external_key = one.origin.external_key if one.origin else ""
        identities: list[object] = [one.pk] if one.pk else []
        identities += [("key", one.key)] if one.key else []
        if one.origin and external_key and one.mode is not Mode.OWN:
            identities.append((one.origin.slug, external_key))
        first = next((self.seen[identity] for identity in identities if identity in self.seen), None)
        if first is not None:
            which = f"Der Kurzschlüssel „{one.key}“" if one.key else f"Der Schlüssel „{external_key}“"
            one.said.refuse(f"{which} steht schon in Zeile {first}.", "key" if one.key else "external_key")
            one.group = SECOND
            return
        self.seen |= dict.fromkeys(identities, one.said.row.number)


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
