"""What a row would make of a company: a new one, a change, or nothing new. Reads nothing, writes nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from produktschau.showcase.actions.import_rows import CompanyEntry, Origin
from produktschau.showcase.calculations.import_contacts import digest, merged_contacts, new_contact
from produktschau.showcase.calculations.import_merge import Merge, Mode, merge
from produktschau.showcase.calculations.import_words import STATES, kept_sentence
from produktschau.showcase.queries.import_lists import ImportLists
from produktschau.showcase.queries.import_stock import PARTS, PLAIN, Present
from produktschau.showcase.tables.company_cells import EMPTY, LEFT_OUT
from produktschau.showcase.tables.company_changes import change
from produktschau.showcase.tables.company_rows import Draft
from produktschau.showcase.tables.company_state import StateJudge, state_word
from produktschau.showcase.tables.company_wanted import wanted_values
from produktschau.tabular.engine.kinds import Judged
from produktschau.tabular.models import Outcome

_DAYS = frozenset({"checked_on", "consent_on"})


@dataclass
class CompanyJudge:
    """Judges rows one by one."""

    lists: ImportLists
    states: StateJudge

    def judged(self, draft: Draft, present: Present | None) -> Judged:
        """What becomes of the row, with the entry to write as payload."""
        if draft.said.is_refused:
            return draft.judged(Outcome.SKIPPED)
        wanted = wanted_values(draft, present, self.lists)
        return self._new(draft, wanted) if present is None else self._changed(draft, present, wanted)

    def _new(self, draft: Draft, wanted: dict[str, Any]) -> Judged:
        values = {name: EMPTY[name] for name in PLAIN} | {"site": None} | {name: [] for name in PARTS[1:]} | wanted
        values["contacts"] = [new_contact(one) for one in values["contacts"]]
        self._pair_consent(draft, values)
        entry = CompanyEntry(
            number=draft.said.row.number,
            present=None,
            fields={name: values[name] for name in PLAIN},
            parts={name: values[name] for name in PARTS if values[name]},
            imported=self._remembered(draft, values, values),
            origin=draft.origin,
            key=draft.key,
            slug=draft.said.row.values["slug"],
        )
        self.states.start(draft, entry, values)
        return draft.judged(Outcome.IMPORTED, payload=entry)

    def _changed(self, draft: Draft, present: Present, wanted: dict[str, Any]) -> Judged:
        now = present.fields | present.parts
        people_kept = self._merge_people(draft, present, wanted)
        merged = self._merge(draft, present, now, wanted)
        kept = [*merged.kept, *(["contacts"] if people_kept and "contacts" not in merged.kept else [])]
        taken = {name: wanted[name] for name in merged.taken}
        self._pair_consent(draft, taken, now)
        entry = CompanyEntry(
            number=draft.said.row.number,
            present=present,
            fields={name: taken[name] for name in PLAIN if name in taken},
            parts={name: taken[name] for name in PARTS if name in taken},
            imported={} if draft.mode is Mode.OWN else self._remembered(draft, taken, taken),
            origin=_adopted(draft, present),
        )
        self.states.go_on(draft, entry, present, now | taken)
        for name in kept if draft.mode is Mode.SOURCE else ():
            draft.said.note(kept_sentence(name), name)
        lines = [change(name, now[name], taken[name], self.lists) for name in taken]
        lines += [change(name, now[name], wanted[name], self.lists, is_kept=True) for name in merged.kept]
        lines += [change("state", STATES[state_word(present)], STATES[entry.state], self.lists)] if entry.state else []
        outcome = Outcome.UPDATED if entry.changes else Outcome.UNCHANGED
        parts = {name: present.parts[name] for name in entry.parts}
        entry.present = replace(present, fields={}, imported={}, parts=parts)  # thousands of rows wait for the writing
        return draft.judged(outcome, changes=tuple(lines), subject=f"company:{present.key}", payload=entry)

    def _merge_people(self, draft: Draft, present: Present, wanted: dict[str, Any]) -> bool:
        if "contacts" not in wanted:
            return False
        people, kept = merged_contacts(
            present.parts["contacts"],
            wanted["contacts"],
            present.imported.get("contacts", ()),
            draft.mode,
            is_whole=draft.said.states("contact_name") and draft.said.states("further_contacts"),
        )
        wanted["contacts"] = people
        return kept

    def _merge(self, draft: Draft, present: Present, now: dict[str, Any], wanted: dict[str, Any]) -> Merge:
        merged = merge(_json(now, wanted), _json(wanted, wanted), present.imported, draft.mode)
        taken, kept = list(merged.taken), list(merged.kept)
        for name in ("contacts", *(["site"] if draft.mode is Mode.FILL else [])):
            if name in kept:  # what of it is kept was decided one by one
                kept.remove(name)
                taken.append(name)
        if present.state == "published" and "lead" in taken and not wanted["lead"]:
            taken.remove("lead")
            kept.append("lead")
        return Merge(tuple(taken), tuple(kept))

    def _pair_consent(self, draft: Draft, taken: dict[str, Any], now: dict[str, Any] | None = None) -> None:
        after = (now or {}) | taken
        if taken.get("consent_on") and not after["consent_wording"]:
            if now is None:
                taken["consent_on"] = None
            else:
                del taken["consent_on"]
            draft.said.note(f"{LEFT_OUT}Zum Tag der Einwilligung fehlt ihr Wortlaut.", "consent_on")

    def _remembered(self, draft: Draft, values: dict[str, Any], names: dict[str, Any]) -> dict[str, Any]:
        """What the source said, as JSON: a later run tells by it what was changed by hand."""
        told = _json(values, names)
        if "contacts" in told:
            told["contacts"] = [digest(one) for one in draft.said.parts.get("contacts", ())]
        if draft.said.fields.get("state"):
            told["state"] = draft.said.fields["state"]
        return told


def _adopted(draft: Draft, present: Present) -> Origin | None:
    """A company somebody chose for the row gets the source's key, if it has none and is of no other source."""
    is_free = not present.external_key and present.source_id is None
    if draft.mode in (Mode.FILL, Mode.TAKE) and is_free and draft.origin and draft.origin.external_key:
        return draft.origin
    return None


_AS_JSON: dict[str, Callable[[Any], Any]] = {
    "certificates": lambda rows: [{**row, "valid_until": _day(row["valid_until"])} for row in rows],
    "contacts": lambda rows: [{**row, "consent_on": _day(row.get("consent_on"))} for row in rows],
}


def _json(values: dict[str, Any], names: dict[str, Any]) -> dict[str, Any]:
    """The values of these names, days as ISO text."""
    told: dict[str, Any] = {}
    for name in names:
        value = values[name]
        if name in _DAYS:
            value = _day(value)
        elif name in _AS_JSON:
            value = _AS_JSON[name](value)
        told[name] = value
    return told


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
