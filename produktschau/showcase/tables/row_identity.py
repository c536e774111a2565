"""Which record a row is about: by our key, by the source's own, or as somebody decided; alike for companies and products."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from produktschau.lib.text import KEY_ALPHABET, KEY_LENGTH
from produktschau.showcase.actions.import_rows import Origin
from produktschau.showcase.calculations.checks import SHOWPIECE as CHECKS
from produktschau.showcase.calculations.import_merge import Mode
from produktschau.showcase.calculations.values import Unfit
from produktschau.showcase.queries.import_index import RecordIndex
from produktschau.showcase.queries.import_lists import ImportLists
from produktschau.showcase.tables.company_cells import LEFT_OUT, Said
from produktschau.showcase.tables.row_sources import RowSources
from produktschau.tabular.engine.kinds import Batch, Change, Choice, Judged
from produktschau.tabular.models import Outcome

UNUSABLE = "Angaben nicht brauchbar"
NAMELESS = "ohne Namen"
SECOND = "Schlüssel kommt zweimal vor"
_KEY = re.compile(f"[{KEY_ALPHABET}]{{{KEY_LENGTH}}}")
_MODES = {Choice.FILL: Mode.FILL, Choice.TAKE: Mode.TAKE}


@dataclass
class RowDraft:
    """A row as read. ``pk`` is the record it is about, ``None`` a new one; ``group`` why it stays out.

    ``is_ours``: the row has a key of ours, so it is from our own table.
    """

    said: Said
    key: str = ""
    is_ours: bool = False
    origin: Origin | None = None
    pk: int | None = None
    mode: Mode = Mode.SOURCE
    group: str = ""

    @property
    def title(self) -> str:
        """How the row is called in lists."""
        return str(self.said.fields.get("name") or self.said.row.values["name"])

    @property
    def detail(self) -> str:
        """What tells it apart from others of the name."""
        return ""

    def judged(
        self, outcome: Outcome, *, changes: tuple[Change, ...] = (), subject: str = "", payload: object = None
    ) -> Judged:
        """The row as the preview shows it; ``subject`` is „company:K7M2QX“, ``payload`` what is to be written."""
        return Judged(
            self.said.row.number,
            outcome,
            title=self.title,
            detail=self.detail,
            messages=tuple(self.said.messages),
            changes=changes,
            subject=subject,
            group=self.group,
            external_key=self.external_key,
            payload=payload,
        )

    @property
    def external_key(self) -> str:
        """The source's key, "" where the row has none."""
        return self.origin.external_key if self.origin else ""


@dataclass(kw_only=True)
class RowIdentity:
    """Finds the record of one row after the other and remembers which were named. ``prefix`` is „company:“ or „product:“."""

    prefix: str
    batch: Batch
    lists: ImportLists
    index: RecordIndex
    sources: RowSources
    seen: dict[object, int] = field(default_factory=dict)

    def own_key(self, one: Said) -> str:
        """Our key in the row, "" where there is none; one that cannot be ours is left out and told."""
        text = one.row.values["key"].strip().upper()
        if not text or _KEY.fullmatch(text):
            return text
        one.note(f"{LEFT_OUT}Der Kurzschlüssel „{one.row.values['key']}“ ist keiner von unseren.", "key")
        return ""

    def read_external_key(self, one: RowDraft) -> None:
        """Put the source's key into the origin."""
        text = one.said.row.values["external_key"]
        if not text:
            return
        try:
            text = CHECKS["external_key"](text)
        except Unfit as unfit:
            one.said.refuse(str(unfit), "external_key")
            return
        self.give_external_key(one, text)

    def give_external_key(self, one: RowDraft, text: str) -> None:
        """The key by which the source's next table finds the record again."""
        if one.origin:
            one.origin = Origin(one.origin.slug, text, one.origin.facts)

    def find(self, one: RowDraft) -> None:
        """By our key, else by the source's own."""
        if one.key in self.index.by_key:
            one.pk, one.mode = self.index.by_key[one.key], Mode.OWN
            return
        if self.find_by_source(one):
            return
        if one.key and one.pk is None and self.index.was_given(one.key):
            one.said.note(
                f"Den Kurzschlüssel „{one.key}“ hatte ein anderer Eintrag. Dieser bekommt einen neuen.", "key"
            )
            one.key = ""
        if not one.is_ours and one.origin is None and not one.said.is_refused:
            one.said.refuse("Die Quelle der Zeile fehlt. Tragen Sie ihr Kürzel ein.", "source")

    def find_by_source(self, one: RowDraft) -> bool:
        """Whether the source's key tells what the row is about. One that was merged is refused: it would come back, or overwrite what stayed."""
        one.pk = self.by_source(one.origin)
        if one.pk is not None:
            return True
        external_key = one.origin.external_key if one.origin else ""
        kept = self.index.merged_into(one.key, self.source_pk(one.origin), external_key)
        if kept:
            one.said.refuse(
                f"Dieser Eintrag ging im Eintrag {kept} auf. Ändern Sie dort, oder streichen Sie die Zeile."
            )
        return bool(kept)

    def source_pk(self, origin: Origin | None) -> int | None:
        """The source of the row, ``None`` while it is new."""
        known = self.lists.sources.get(origin.slug) if origin else None
        return known.pk if known else None

    def by_source(self, origin: Origin | None) -> int | None:
        """The record that came under this key of this source."""
        source = self.source_pk(origin)
        if origin is None or not origin.external_key or source is None:
            return None
        return self.index.by_source.get((source, origin.external_key))

    def decide(self, one: RowDraft) -> None:
        """Where no key tells, what somebody decided, now or at an earlier table of the source."""
        if one.pk is None:
            subject, mode = self._choice(one)
            one.pk, one.mode = self.index.by_key.get(subject.removeprefix(self.prefix)), mode

    def is_decided(self, one: RowDraft) -> bool:
        """Whether somebody said which record it is."""
        return self._choice(one)[0].removeprefix(self.prefix) in self.index.by_key

    def only_once(self, one: RowDraft) -> None:
        """Refuse the row when an earlier one named the same record."""
        identities: list[object] = [one.pk] if one.pk else []
        identities += [("key", one.key)] if one.key else []
        if one.origin and one.external_key and one.mode is not Mode.OWN:
            identities.append((one.origin.slug, one.external_key))
        first = next((self.seen[identity] for identity in identities if identity in self.seen), None)
        if first is not None:
            one.said.refuse(*_second(one, first, is_same_record=self.seen.get(one.pk) == first))
            one.group = SECOND
            return
        self.seen |= dict.fromkeys(identities, one.said.row.number)

    def _choice(self, one: RowDraft) -> tuple[str, Mode]:
        known: Mapping[str, str] = self.batch.known
        decision = self.batch.decisions.get(one.said.row.number)
        if decision and decision.choice in _MODES:
            return decision.subject, _MODES[decision.choice]
        return ("" if decision else known.get(one.external_key, "")), Mode.SOURCE


def _second(one: RowDraft, first: int, *, is_same_record: bool) -> tuple[str, str]:
    """The sentence and the column it is about."""
    if one.key:
        return f"Der Kurzschlüssel „{one.key}“ steht schon in Zeile {first}.", "key"
    if is_same_record and one.mode in _MODES.values():
        return f"Zeile {first} meint schon denselben Eintrag.", "name"
    return f"Der Schlüssel „{one.external_key}“ steht schon in Zeile {first}.", "external_key"
