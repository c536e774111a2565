"""What a row would make of a company: a new one, a change, or nothing new. Reads nothing, writes nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils.timezone import get_current_timezone

from produktschau.lib.text import and_list
from produktschau.showcase.actions.import_rows import CompanyEntry, Origin
from produktschau.showcase.calculations.checks import COMPANY as CHECKS
from produktschau.showcase.calculations.import_contacts import digest, merged_contacts, new_contact
from produktschau.showcase.calculations.import_merge import Merge, Mode, merge
from produktschau.showcase.calculations.import_words import STATES, kept_sentence
from produktschau.showcase.calculations.natural_persons import is_natural_person
from produktschau.showcase.calculations.opening_hours import german_opening_hours
from produktschau.showcase.calculations.publishing import CompanyFacts, company_reasons
from produktschau.showcase.calculations.values import Unfit
from produktschau.showcase.queries.import_lists import ImportLists
from produktschau.showcase.queries.import_stock import PARTS, PLAIN, SITE, Present
from produktschau.showcase.tables.company_cells import EMPTY, LEFT_OUT
from produktschau.showcase.tables.company_changes import change
from produktschau.showcase.tables.company_rows import Draft
from produktschau.showcase.tables.whereabouts import moved
from produktschau.tabular.engine.kinds import Change, Judged
from produktschau.tabular.models import Outcome

NOT_A_FIRM = {"Automat", "Markt"}
"""A vending machine or a market is a place, not a business: it comes in as a draft for a person to look at."""
PERSON = "Eine Einzelperson: bleibt Entwurf, bis ihre Einwilligung eingetragen ist."
WITHDRAWN = "Der Eintrag gehört einer Einzelperson ohne Einwilligung und wird zurückgenommen."
_NO_SITE: dict[str, Any] = dict.fromkeys(SITE, "") | {"municipality_id": None, "lon": None, "lat": None}
_DAYS = frozenset({"checked_on", "consent_on"})


@dataclass
class CompanyJudge:
    """Judges rows one by one. ``publish`` as in the batch's options; ``None``: as the row's state says."""

    lists: ImportLists
    at: datetime
    publish: bool | None

    def judged(self, draft: Draft, present: Present | None) -> Judged:
        """What becomes of the row, with the entry to write as payload."""
        if draft.said.is_refused:
            return self._told(draft, Outcome.SKIPPED)
        wanted = self._wanted(draft, present)
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
        self._set_state(draft, entry, values)
        if values["is_sole_trader"] and entry.state != "published":
            draft.said.note(PERSON)
        return self._told(draft, Outcome.IMPORTED, payload=entry)

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
        self._change_state(draft, entry, present, now | taken)
        if draft.mode is Mode.SOURCE:
            for name in kept:
                draft.said.note(kept_sentence(name), name)
        lines = [change(name, now[name], taken[name], self.lists) for name in taken]
        lines += [change(name, now[name], wanted[name], self.lists, is_kept=True) for name in merged.kept]
        if entry.state:
            lines.append(change("state", STATES[_word(present)], STATES[entry.state], self.lists))
        outcome = Outcome.UPDATED if entry.changes else Outcome.UNCHANGED
        parts = {name: present.parts[name] for name in entry.parts}
        entry.present = replace(present, fields={}, imported={}, parts=parts)  # thousands of rows wait for the writing
        return self._told(draft, outcome, changes=tuple(lines), subject=present.key, payload=entry)

    def _told(self, draft: Draft, outcome: Outcome, *, changes: tuple[Change, ...] = (), subject: str = "", payload: CompanyEntry | None = None) -> Judged:  # fmt: skip
        return Judged(
            draft.said.row.number,
            outcome,
            title=draft.title,
            detail=draft.detail,
            messages=tuple(draft.said.messages),
            changes=changes,
            subject=f"company:{subject}" if subject else "",
            group=draft.group,
            external_key=draft.origin.external_key if draft.origin else "",
            payload=payload,
        )

    def _wanted(self, draft: Draft, present: Present | None) -> dict[str, Any]:
        """Fields and parts the row has something to say about, with what follows from others."""
        one, values = draft.said, draft.said.row.values
        wanted = {name: value for name, value in one.fields.items() if name in _PLAIN} | one.parts
        if not draft.is_ours:
            lead = self._lead(draft) if not wanted.get("lead") and one.states("business", "offers") else ""
            if lead:
                wanted["lead"] = lead
            if not wanted.get("opening_hours") and values["opening_hours_osm"]:
                wanted["opening_hours"] = german_opening_hours(values["opening_hours_osm"])
        self._say_if_person(draft, present, wanted)
        site = self._site(draft, present)
        if site is not None:
            wanted["site"] = site
        return wanted

    def _say_if_person(self, draft: Draft, present: Present | None, wanted: dict[str, Any]) -> None:
        """Where the row does not say it, the name is judged: for new companies, and where an import judged it before."""
        values = draft.said.row.values
        if values["is_sole_trader"] and "is_sole_trader" in wanted:
            return
        wanted.pop("is_sole_trader", None)
        judged_before = present is not None and draft.mode is Mode.SOURCE and "is_sole_trader" in present.imported
        if present is None or (judged_before and "name" in wanted):
            found = draft.where.municipality if draft.where else None
            places = (values["place"], found.name if found else "", self.lists.district)
            wanted["is_sole_trader"] = is_natural_person(wanted["name"], places)

    def _lead(self, draft: Draft) -> str:
        """„Imkerei in Oederan. Angebot laut OpenStreetMap: Honig.“ – only what the source says; nothing known: nothing."""
        row = draft.said.row
        offers, business = list(row.several("offers")), row.values["business"]
        if not business and not offers:
            return ""
        lead = f"{business or 'Betrieb'} in {draft.detail}".removesuffix(".") + "."
        try:
            text: str = CHECKS["lead"](
                f"{lead} Angebot laut {draft.source_name}: {and_list(offers)}." if offers else lead
            )
        except Unfit as unfit:
            draft.said.note(f"{LEFT_OUT}{unfit}", "offers")
            return ""
        return text

    def _site(self, draft: Draft, present: Present | None) -> dict[str, Any] | None:
        """The main site, whole: what the row has no column for stays as it is while the municipality is the same."""
        where = draft.where
        if where is None:
            return None
        before = present.parts["site"] if present else None
        town = where.municipality
        if draft.is_ours and present:
            town = moved(draft.said, town, before, where.site, self.lists)
        municipality = town.pk if town else None
        if municipality is None and not any(value not in ("", None) for value in where.site.values()):
            return None
        keeps = before is not None and before["municipality_id"] == municipality
        site = {**_NO_SITE, **(before if keeps and before else {}), **where.site, "municipality_id": municipality}
        if not draft.is_ours and town and not site["place"]:
            site["place"] = town.name
        return site

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
        if "contacts" in kept:  # what of them is kept was decided person by person
            kept.remove("contacts")
            taken.append("contacts")
        if present.state == "published" and "lead" in taken and not wanted["lead"]:
            taken.remove("lead")
            kept.append("lead")
        return Merge(tuple(taken), tuple(kept))

    def _pair_consent(self, draft: Draft, taken: dict[str, Any], now: dict[str, Any] | None = None) -> None:
        after = (now or {}) | taken
        if taken.get("consent_on") and not after["consent_wording"]:
            taken["consent_on"] = (now or {}).get("consent_on")
            draft.said.note(f"{LEFT_OUT}Zum Tag der Einwilligung fehlt ihr Wortlaut.", "consent_on")

    def _remembered(self, draft: Draft, values: dict[str, Any], names: dict[str, Any]) -> dict[str, Any]:
        """What the source said, as JSON: a later run tells by it what was changed by hand."""
        told = _json(values, names)
        if "contacts" in told:
            told["contacts"] = [digest(one) for one in draft.said.parts.get("contacts", ())]
        if draft.said.fields.get("state"):
            told["state"] = draft.said.fields["state"]
        return told

    def _set_state(self, draft: Draft, entry: CompanyEntry, values: dict[str, Any]) -> None:
        word, said_on = draft.said.fields.get("state", ""), draft.said.fields.get("published_on")
        is_firm = draft.said.row.values["business"] not in NOT_A_FIRM
        if not is_firm:
            draft.said.note(f"Ein {draft.said.row.values['business']}: Prüfen Sie, welcher Betrieb dahintersteht.")
        if word == "withdrawn":
            entry.state, entry.published_at = "draft", self._moment(said_on)
        elif is_firm and (self.publish or (self.publish is None and word == "published")):
            reasons = self._reasons(values)
            if not reasons:
                entry.state, entry.published_at = "published", self._moment(said_on)
            elif self.publish is None:
                for reason in reasons:
                    draft.said.note(f"Bleibt Entwurf: {reason}", "state")

    def _change_state(self, draft: Draft, entry: CompanyEntry, present: Present, after: dict[str, Any]) -> None:
        word, now = draft.said.fields.get("state", ""), _word(present)
        entry.published_at = present.published_at
        is_told = draft.mode is Mode.OWN or (draft.mode is Mode.SOURCE and present.imported.get("state") == now)
        if self.publish is None and is_told and word and word != now:
            reasons = self._reasons(after) if word == "published" else []
            for reason in reasons:
                draft.said.note(f"Bleibt Entwurf: {reason}", "state")
            if word == "published" and not reasons:
                entry.state = "published"
                entry.published_at = present.published_at or self._moment(draft.said.fields.get("published_on"))
            elif now == "published" and word != "published":
                entry.state = "draft"
        is_public = (entry.state or present.state) == "published"
        if is_public and after["is_sole_trader"] and not (after["consent_on"] and after["consent_wording"]):
            entry.state = "draft"
            draft.said.note(WITHDRAWN)
        elif not is_public and after["is_sole_trader"] and not (after["consent_on"] and after["consent_wording"]):
            draft.said.note(PERSON)

    def _reasons(self, values: dict[str, Any]) -> list[str]:
        sites = [values["site"], *values["further_sites"]]
        return company_reasons(
            CompanyFacts(
                has_lead=bool(values["lead"]),
                has_site_at_home=any(site and site["municipality_id"] in self.lists.home for site in sites),
                is_sole_trader=values["is_sole_trader"],
                has_consent=bool(values["consent_on"] and values["consent_wording"]),
            )
        )

    def _moment(self, on: date | None) -> datetime:
        """The start of a day, or the moment of the import where no day is said or it lies ahead."""
        start = datetime(on.year, on.month, on.day, tzinfo=get_current_timezone()) if on else self.at
        return min(start, self.at)


_PLAIN = frozenset(PLAIN)


def _word(present: Present) -> str:
    if present.state == "published":
        return "published"
    return "withdrawn" if present.published_at else "draft"


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
