"""What a row of companies says, and which company it is about: before any company is read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from produktschau.lib.text import KEY_ALPHABET, KEY_LENGTH, slug
from produktschau.showcase.actions.import_rows import Origin
from produktschau.showcase.calculations.checks import COMPANY as CHECKS
from produktschau.showcase.calculations.import_merge import Mode
from produktschau.showcase.calculations.values import Unfit
from produktschau.showcase.queries.import_lists import ImportLists
from produktschau.showcase.queries.import_stock import CompanyIndex
from produktschau.showcase.tables.company_cells import LEFT_OUT, Said, said
from produktschau.showcase.tables.company_parts import read_parts
from produktschau.showcase.tables.row_sources import RowSources
from produktschau.showcase.tables.whereabouts import NOWHERE, UNKNOWN, Elsewhere, Whereabouts, whereabouts
from produktschau.tabular.calculations.splitting import unglued
from produktschau.tabular.engine.kinds import Batch, Choice, MappedRow

UNUSABLE = "Angaben nicht brauchbar"
NAMELESS = "ohne Namen"
SECOND = "Schlüssel kommt zweimal vor"
_KEY = re.compile(f"[{KEY_ALPHABET}]{{{KEY_LENGTH}}}")
_MODES = {Choice.FILL: Mode.FILL, Choice.TAKE: Mode.TAKE}


@dataclass
class Draft:
    """A row as read. ``pk`` is the company it is about, ``None`` a new one; ``group`` why it stays out.

    ``is_ours``: the row has a key of ours, so it is from our own table.
    """

    said: Said
    key: str = ""
    is_ours: bool = False
    origin: Origin | None = None
    source_name: str = ""
    where: Whereabouts | None = None
    pk: int | None = None
    mode: Mode = Mode.SOURCE
    group: str = ""

    @property
    def title(self) -> str:
        """How the row is called in lists."""
        values = self.said.row.values
        return str(self.said.fields.get("name") or values["name"] or values["business"])

    @property
    def detail(self) -> str:
        """Where it lies, in one word."""
        found = self.where.municipality if self.where else None
        return found.name if found else self.said.row.values["place"]


@dataclass
class RowReader:
    """Reads rows one after the other and remembers which company was named already."""

    batch: Batch
    lists: ImportLists
    index: CompanyIndex
    sources: RowSources
    seen: dict[object, int] = field(default_factory=dict)

    def draft(self, row: MappedRow) -> Draft:
        """The row as read."""
        one = Draft(said(row))
        one.key = self._key(one.said)
        one.is_ours = bool(one.key)
        one.origin, one.source_name = self.sources.of(one.said)
        self._external_key(one)
        if not one.is_ours:
            _unglue(one.said)
        self._find(one)
        self._place(one)
        self._name(one)
        if one.said.is_refused:
            one.group = one.group or UNUSABLE
            return one
        if one.pk is None and not one.is_ours:
            self._derive_key(one)
        self._decided(one)
        self._once(one)
        if not one.group:
            read_parts(one.said, self.lists)
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

    def _by_source(self, origin: Origin | None) -> int | None:
        if origin is None or not origin.external_key or origin.slug not in self.lists.sources:
            return None
        return self.index.by_source.get((self.lists.sources[origin.slug].pk, origin.external_key))

    def _place(self, one: Draft) -> None:
        try:
            one.where = whereabouts(one.said, self.lists, is_ours=one.is_ours)
        except Elsewhere as elsewhere:
            is_there = one.pk is not None or self._chosen(one)
            if is_there and elsewhere.group == NOWHERE:
                return
            if is_there and elsewhere.group == UNKNOWN:
                one.said.note(f"{LEFT_OUT}{elsewhere}", elsewhere.column)
                return
            one.said.refuse(str(elsewhere), elsewhere.column)
            one.group = elsewhere.group

    def _name(self, one: Draft) -> None:
        values = one.said.row.values
        if one.said.fields.get("name") or (one.pk is not None and not one.said.states("name")):
            return
        if any(message.column == "name" and message.is_error for message in one.said.messages):
            return
        what = f"{values['business'] or 'Eintrag'} in {one.detail}" if one.detail else "kein Name"
        one.said.refuse(f"Ohne Namen ({what}). Tragen Sie in der Tabelle einen Namen ein.", "name")
        one.group = one.group or NAMELESS

    def _derive_key(self, one: Draft) -> None:
        """Without a key of its own a row is known by name and municipality."""
        found = one.where.municipality if one.where else None
        if one.origin and not one.origin.external_key and found:
            derived = f"{slug(one.said.fields['name'])}@{found.ags}"
            one.origin = Origin(one.origin.slug, derived, one.origin.facts)
            one.pk = self._by_source(one.origin)

    def _decided(self, one: Draft) -> None:
        if one.pk is not None:
            return
        subject, mode = self._choice(one)
        one.pk, one.mode = self.index.by_key.get(subject.removeprefix("company:")), mode

    def _chosen(self, one: Draft) -> bool:
        return self._choice(one)[0].removeprefix("company:") in self.index.by_key

    def _choice(self, one: Draft) -> tuple[str, Mode]:
        known: Mapping[str, str] = self.batch.known
        decision = self.batch.decisions.get(one.said.row.number)
        if decision and decision.choice in _MODES:
            return decision.subject, _MODES[decision.choice]
        external_key = one.origin.external_key if one.origin else ""
        return ("" if decision else known.get(external_key, "")), Mode.SOURCE

    def _once(self, one: Draft) -> None:
        row, external_key = one.said.row, one.origin.external_key if one.origin else ""
        identities: list[object] = [one.pk] if one.pk else []
        identities += [("key", one.key)] if one.key else []
        if one.origin and external_key and one.mode is not Mode.OWN:
            identities.append((one.origin.slug, external_key))
        first = next((self.seen[identity] for identity in identities if identity in self.seen), None)
        if first is not None:
            one.said.refuse(*_second(one, first, is_same_record=self.seen.get(one.pk) == first))
            one.group = SECOND
            return
        self.seen |= dict.fromkeys(identities, row.number)


def _unglue(one: Said) -> None:
    """„Apparatebau GmbHLeisnig“: a line break was lost in the cell."""
    name = one.fields.get("name", "")
    apart = unglued(name)
    if apart != name:
        one.fields["name"] = apart
        one.note(f"„{name}“ wurde als „{apart}“ gelesen: Im Namen fehlt ein Zwischenraum.", "name")


def _second(one: Draft, first: int, *, is_same_record: bool) -> tuple[str, str]:
    """The sentence and the column it is about."""
    if one.key:
        return f"Der Kurzschlüssel „{one.key}“ steht schon in Zeile {first}.", "key"
    external_key = one.origin.external_key if one.origin else ""
    if is_same_record and one.mode in _MODES.values():
        return f"Zeile {first} meint schon denselben Eintrag.", "name"
    return f"Der Schlüssel „{external_key}“ steht schon in Zeile {first}.", "external_key"
