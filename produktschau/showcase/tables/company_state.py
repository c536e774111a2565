"""Whether a company of a table is shown to everyone: only what is ready, and no person without consent."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.timezone import get_current_timezone

from produktschau.showcase.actions.import_rows import CompanyEntry
from produktschau.showcase.calculations.import_merge import Mode
from produktschau.showcase.calculations.publishing import CompanyFacts, company_reasons
from produktschau.showcase.queries.import_lists import ImportLists
from produktschau.showcase.queries.import_stock import Present
from produktschau.showcase.tables.company_rows import Draft

NOT_A_FIRM = {"Automat", "Markt"}
"""A vending machine or a market is a place, not a business: it comes in as a draft for a person to look at."""
PERSON = "Eine Einzelperson: bleibt Entwurf, bis ihre Einwilligung eingetragen ist."
WITHDRAWN = "Der Eintrag gehört einer Einzelperson ohne Einwilligung und wird zurückgenommen."


@dataclass
class StateJudge:
    """Sets the state of entries. ``publish`` as in the batch's options; ``None``: as the row's state says."""

    lists: ImportLists
    at: datetime
    publish: bool | None

    def start(self, draft: Draft, entry: CompanyEntry, values: dict[str, Any]) -> None:
        """Set the state of a new company and say why it stays a draft."""
        said, business = draft.said, draft.said.row.values["business"]
        word, said_on = said.fields.get("state", ""), said.fields.get("published_on")
        if business in NOT_A_FIRM:
            said.note(f"Ein {business}: Prüfen Sie, welcher Betrieb dahintersteht.")
        is_wanted = self.publish or (self.publish is None and word == "published")
        if word == "withdrawn":
            entry.state, entry.published_at = "draft", self._moment(said_on)
        elif is_wanted and business not in NOT_A_FIRM and self._is_ready(draft, values):
            entry.state, entry.published_at = "published", self._moment(said_on)
        if values["is_sole_trader"] and entry.state != "published":
            said.note(PERSON)

    def go_on(self, draft: Draft, entry: CompanyEntry, present: Present, after: dict[str, Any]) -> None:
        """Set the state of a company that is there, where the row may say it; ``after`` are its values afterwards."""
        entry.published_at = present.published_at
        self._follow(draft, entry, present, after)
        is_public = (entry.state or present.state) == "published"
        if after["is_sole_trader"] and not _has_consent(after):
            draft.said.note(WITHDRAWN if is_public else PERSON)
            entry.state = "draft" if is_public else entry.state

    def _follow(self, draft: Draft, entry: CompanyEntry, present: Present, after: dict[str, Any]) -> None:
        """What a source says counts while nobody changed the state since; our own table always counts."""
        word, now = draft.said.fields.get("state", ""), state_word(present)
        is_told = draft.mode is Mode.OWN or (draft.mode is Mode.SOURCE and present.imported.get("state") == now)
        if self.publish is not None or not is_told or not word or word == now:
            return
        if word == "published" and self._is_ready(draft, after):
            entry.state = "published"
            entry.published_at = present.published_at or self._moment(draft.said.fields.get("published_on"))
        elif word != "published" and now == "published":
            entry.state = "draft"

    def _is_ready(self, draft: Draft, values: dict[str, Any]) -> bool:
        """Whether nothing stands against it; where the row itself asks for it, the reasons are said."""
        reasons = self._reasons(values)
        for reason in reasons if self.publish is None else ():
            draft.said.note(f"Bleibt Entwurf: {reason}", "state")
        return not reasons

    def _reasons(self, values: dict[str, Any]) -> list[str]:
        sites = [values["site"], *values["further_sites"]]
        return company_reasons(
            CompanyFacts(
                has_lead=bool(values["lead"]),
                has_site_at_home=any(site and site["municipality_id"] in self.lists.home for site in sites),
                is_sole_trader=values["is_sole_trader"],
                has_consent=_has_consent(values),
            )
        )

    def _moment(self, on: date | None) -> datetime:
        """The start of a day, or the moment of the import where no day is said or it lies ahead."""
        start = datetime(on.year, on.month, on.day, tzinfo=get_current_timezone()) if on else self.at
        return min(start, self.at)


def state_word(present: Present) -> str:
    """„draft“, „published“ or „withdrawn“."""
    if present.state == "published":
        return "published"
    return "withdrawn" if present.published_at else "draft"


def _has_consent(values: dict[str, Any]) -> bool:
    return bool(values["consent_on"] and values["consent_wording"])
