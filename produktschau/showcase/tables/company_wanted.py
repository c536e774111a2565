"""What a row wants of a company: what it says, and what follows from that – lead, opening hours, whose name it is, the main site."""

from typing import Any

from produktschau.lib.text import and_list
from produktschau.showcase.calculations.checks import COMPANY as CHECKS
from produktschau.showcase.calculations.import_merge import Mode
from produktschau.showcase.calculations.natural_persons import is_natural_person
from produktschau.showcase.calculations.opening_hours import german_opening_hours
from produktschau.showcase.calculations.values import Unfit
from produktschau.showcase.queries.import_lists import ImportLists
from produktschau.showcase.queries.import_stock import PLAIN, SITE, Present
from produktschau.showcase.tables.company_cells import LEFT_OUT
from produktschau.showcase.tables.company_rows import Draft
from produktschau.showcase.tables.whereabouts import moved

_PLAIN = frozenset(PLAIN)
_NO_SITE: dict[str, Any] = dict.fromkeys(SITE, "") | {"municipality_id": None, "lon": None, "lat": None}


def wanted_values(draft: Draft, present: Present | None, lists: ImportLists) -> dict[str, Any]:
    """Fields and parts the row has something to say about, with what follows from others."""
    one, values = draft.said, draft.said.row.values
    wanted = {name: value for name, value in one.fields.items() if name in _PLAIN} | one.parts
    if not draft.is_ours:
        lead = _lead(draft) if not wanted.get("lead") and one.states("business", "offers") else ""
        if lead:
            wanted["lead"] = lead
        if not wanted.get("opening_hours") and values["opening_hours_osm"]:
            wanted["opening_hours"] = german_opening_hours(values["opening_hours_osm"])
    _say_if_person(draft, present, wanted, lists)
    site = _site(draft, present, lists)
    if site is not None:
        wanted["site"] = site
    return wanted


def _say_if_person(draft: Draft, present: Present | None, wanted: dict[str, Any], lists: ImportLists) -> None:
    """Where the row does not say it, the name is judged: for new companies, and where an import judged it before."""
    values = draft.said.row.values
    if values["is_sole_trader"] and "is_sole_trader" in wanted:
        return
    wanted.pop("is_sole_trader", None)
    judged_before = present is not None and draft.mode is Mode.SOURCE and "is_sole_trader" in present.imported
    if present is None or (judged_before and "name" in wanted):
        found = draft.where.municipality if draft.where else None
        places = (values["place"], found.name if found else "", lists.district)
        wanted["is_sole_trader"] = is_natural_person(wanted["name"], places)


def _lead(draft: Draft) -> str:
    """„Imkerei in Oederan. Angebot laut OpenStreetMap: Honig.“ – only what the source says; nothing known: nothing."""
    row = draft.said.row
    offers, business = list(row.several("offers")), row.values["business"]
    if not business and not offers:
        return ""
    lead = f"{business or 'Betrieb'} in {draft.detail}".removesuffix(".") + "."
    try:
        text: str = CHECKS["lead"](f"{lead} Angebot laut {draft.source_name}: {and_list(offers)}." if offers else lead)
    except Unfit as unfit:
        draft.said.note(f"{LEFT_OUT}{unfit}", "offers")
        return ""
    return text


def _site(draft: Draft, present: Present | None, lists: ImportLists) -> dict[str, Any] | None:
    """The main site, whole: what the row has no column for stays as it is while the municipality is the same."""
    where = draft.where
    if where is None:
        return None
    before = present.parts["site"] if present else None
    town = where.municipality
    if draft.is_ours and present:
        town = moved(draft.said, town, before, where.site, lists)
    municipality = town.pk if town else None
    if municipality is None and not any(value not in ("", None) for value in where.site.values()):
        return None
    keeps = before is not None and before["municipality_id"] == municipality
    if draft.mode is Mode.FILL and before is not None:
        return _filled(before, where.site) if keeps else before
    site = {**_NO_SITE, **(before if keeps and before else {}), **where.site, "municipality_id": municipality}
    if not draft.is_ours and town and not site["place"]:
        site["place"] = town.name
    return site


def _filled(before: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """The site with what it lacks; a point comes whole or not at all, which the row's has."""
    return {name: said.get(name, value) if value in ("", None) else value for name, value in before.items()}
