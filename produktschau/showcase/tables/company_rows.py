"""What a row of companies says, and which company it is about: before any company is read."""

from dataclasses import dataclass

from produktschau.lib.text import slug
from produktschau.showcase.tables.company_cells import LEFT_OUT, Said, said
from produktschau.showcase.tables.company_parts import read_parts
from produktschau.showcase.tables.row_identity import NAMELESS, UNUSABLE, RowDraft, RowIdentity
from produktschau.showcase.tables.whereabouts import NOWHERE, UNKNOWN, Elsewhere, Whereabouts, whereabouts
from produktschau.tabular.calculations.splitting import unglued
from produktschau.tabular.engine.kinds import MappedRow


@dataclass
class Draft(RowDraft):
    """A row of companies as read; ``where`` it lies."""

    source_name: str = ""
    where: Whereabouts | None = None

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


@dataclass(kw_only=True)
class RowReader(RowIdentity):
    """Reads rows one after the other."""

    prefix: str = "company:"

    def draft(self, row: MappedRow) -> Draft:
        """The row as read."""
        one = Draft(said(row))
        one.key = self.own_key(one.said)
        one.is_ours = bool(one.key)
        one.origin, one.source_name = self.sources.of(one.said)
        self.read_external_key(one)
        if not one.is_ours:
            _unglue(one.said)
        self.find(one)
        self._place(one)
        self._name(one)
        if one.said.is_refused:
            one.group = one.group or UNUSABLE
            return one
        if one.pk is None and not one.is_ours:
            self._derive_key(one)
        self.decide(one)
        self.only_once(one)
        if not one.group:
            read_parts(one.said, self.lists)
        return one

    def _place(self, one: Draft) -> None:
        try:
            one.where = whereabouts(one.said, self.lists, is_ours=one.is_ours)
        except Elsewhere as elsewhere:
            is_there = one.pk is not None or self.is_decided(one)
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
        if one.origin and not one.external_key and found:
            self.give_external_key(one, f"{slug(one.said.fields['name'])}@{found.ags}")
            self.find_by_source(one)


def _unglue(one: Said) -> None:
    """„Apparatebau GmbHLeisnig“: a line break was lost in the cell."""
    name = one.fields.get("name", "")
    apart = unglued(name)
    if apart != name:
        one.fields["name"] = apart
        one.note(f"„{name}“ wurde als „{apart}“ gelesen: Im Namen fehlt ein Zwischenraum.", "name")
