"""What a row would make of a product: a new one, a change, or nothing new. Reads nothing, writes nothing."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.timezone import get_current_timezone

from produktschau.showcase.actions.import_products_rows import ProductEntry
from produktschau.showcase.actions.import_rows import Origin
from produktschau.showcase.calculations.import_merge import Merge, Mode, merge
from produktschau.showcase.calculations.import_words import LABELS, STATES, shown
from produktschau.showcase.calculations.publishing import ProductFacts, product_reasons
from produktschau.showcase.queries.import_products import PARTS, PLAIN, PresentProduct
from produktschau.showcase.queries.import_products_words import MakerWords, ProductWords
from produktschau.showcase.tables.product_rows import Draft
from produktschau.tabular.engine.kinds import Change, Judged
from produktschau.tabular.models import Outcome

_LABELS = LABELS | {
    "name_en": "englischer Name",
    "makers": "Hersteller",
    "areas": "Lebensbereiche",
    "materials": "Materialien",
    "world": "Farbwelt",
    "where_to_buy": "Wo zu bekommen",
    "where_to_buy_en": "Wo zu bekommen, englisch",
}
_KNOWN = frozenset((*PLAIN, *PARTS))
_EMPTY: dict[str, Any] = dict.fromkeys(PLAIN, "") | {
    "is_invented": False,
    "makers": [],
    "areas": [],
    "materials": [],
    "world": None,
}


@dataclass
class ProductJudge:
    """Judges rows one by one. ``publish`` as in the batch's options; ``None``: as the row's state says."""

    words: ProductWords
    companies: MakerWords
    at: datetime
    publish: bool | None

    def judged(self, draft: Draft, present: PresentProduct | None) -> Judged:
        """What becomes of the row, with the entry to write as payload."""
        if draft.said.is_refused:
            return draft.judged(Outcome.SKIPPED)
        said = draft.said.fields | draft.said.parts
        wanted = {name: value for name, value in said.items() if name in _KNOWN}
        return self._new(draft, wanted) if present is None else self._changed(draft, present, wanted)

    def _new(self, draft: Draft, wanted: dict[str, Any]) -> Judged:
        values = _EMPTY | wanted
        entry = ProductEntry(
            number=draft.said.row.number,
            present=None,
            values=values,
            imported=_remembered(draft, values),
            origin=draft.origin,
            key=draft.key,
            slug=draft.said.row.values["slug"],
        )
        self._set_state(draft, entry)
        return draft.judged(Outcome.IMPORTED, payload=entry)

    def _changed(self, draft: Draft, present: PresentProduct, wanted: dict[str, Any]) -> Judged:
        merged = _merged(draft, present, wanted)
        taken = {name: wanted[name] for name in merged.taken}
        entry = ProductEntry(
            number=draft.said.row.number,
            present=present,
            values=taken,
            imported={} if draft.mode is Mode.OWN else _remembered(draft, taken),
            origin=_adopted(draft, present),
        )
        self._change_state(draft, entry, present)
        if draft.mode is Mode.SOURCE:
            for name in merged.kept:
                draft.said.note(f"Behalten, weil von Hand geändert: {_LABELS[name]}.", name)
        now = present.values
        lines = [self._change(name, now[name], wanted[name]) for name in merged.taken]
        lines += [self._change(name, now[name], wanted[name], is_kept=True) for name in merged.kept]
        if entry.state:
            lines.append(Change(_LABELS["state"], STATES[_word(present)], STATES[entry.state]))
        outcome = Outcome.UPDATED if entry.changes else Outcome.UNCHANGED
        return draft.judged(outcome, changes=tuple(lines), subject=f"product:{present.key}", payload=entry)

    def _change(self, name: str, before: Any, after: Any, *, is_kept: bool = False) -> Change:
        return Change(_LABELS[name], self._shown(name, before), self._shown(name, after), is_kept)

    def _shown(self, name: str, value: Any) -> str:
        if name == "makers":
            return "; ".join(self.companies.by_pk[pk].name for pk in value if pk in self.companies.by_pk)
        if name == "world":
            return self.words.names[name].get(value, "")
        if name in ("areas", "materials"):
            return "; ".join(self.words.names[name].get(pk, "") for pk in value)
        return shown(value)

    def _set_state(self, draft: Draft, entry: ProductEntry) -> None:
        word, said_on = draft.said.fields.get("state", ""), draft.said.fields.get("published_on")
        if word == "withdrawn":
            entry.state, entry.published_at = "draft", self._moment(said_on)
        elif self.publish or (self.publish is None and word == "published"):
            reasons = self._reasons(entry.values)
            if not reasons:
                entry.state, entry.published_at = "published", self._moment(said_on)
            for reason in reasons:
                draft.said.note(f"Bleibt Entwurf: {reason}", "state")

    def _change_state(self, draft: Draft, entry: ProductEntry, present: PresentProduct) -> None:
        word, now = draft.said.fields.get("state", ""), _word(present)
        entry.published_at = present.published_at
        is_told = draft.mode is Mode.OWN or (draft.mode is Mode.SOURCE and present.imported.get("state") == now)
        if self.publish is not None or not is_told or not word or word == now:
            return
        reasons = self._reasons(present.values | entry.values) if word == "published" else []
        for reason in reasons:
            draft.said.note(f"Bleibt Entwurf: {reason}", "state")
        if word == "published" and not reasons:
            entry.state = "published"
            entry.published_at = present.published_at or self._moment(draft.said.fields.get("published_on"))
        elif now == "published":
            entry.state = "draft"

    def _reasons(self, values: dict[str, Any]) -> list[str]:
        makers = [self.companies.by_pk[pk] for pk in values["makers"] if pk in self.companies.by_pk]
        return product_reasons(
            ProductFacts(
                has_lead=bool(values["lead"]),
                has_area=bool(values["areas"]),
                has_world=values["world"] is not None,
                makers=len(makers),
                published_makers=sum(maker.is_published for maker in makers),
            )
        )

    def _moment(self, on: date | None) -> datetime:
        """The start of a day, or the moment of the import where no day is said or it lies ahead."""
        start = datetime(on.year, on.month, on.day, tzinfo=get_current_timezone()) if on else self.at
        return min(start, self.at)


def _merged(draft: Draft, present: PresentProduct, wanted: dict[str, Any]) -> Merge:
    """As for companies; a published product keeps what its page needs."""
    merged = merge(present.values, wanted, present.imported, draft.mode)
    needed = ("lead", "makers") if present.state == "published" else ()
    lost = tuple(name for name in merged.taken if name in needed and not wanted[name])
    return Merge(tuple(name for name in merged.taken if name not in lost), merged.kept + lost)


def _remembered(draft: Draft, values: dict[str, Any]) -> dict[str, Any]:
    """What the source said, as JSON: a later run tells by it what was changed by hand."""
    word = draft.said.fields.get("state")
    return values | ({"state": word} if word else {})


def _adopted(draft: Draft, present: PresentProduct) -> Origin | None:
    """A product somebody chose for the row gets the source's key, if it has none and is of no other source."""
    is_free = not present.external_key and present.source_id is None
    if draft.mode in (Mode.FILL, Mode.TAKE) and is_free and draft.origin and draft.origin.external_key:
        return draft.origin
    return None


def _word(present: PresentProduct) -> str:
    if present.state == "published":
        return "published"
    return "withdrawn" if present.published_at else "draft"
