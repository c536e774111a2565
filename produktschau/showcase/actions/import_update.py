"""A company that an import brings again: what the source changed is taken, what people changed is kept."""

from datetime import datetime
from typing import Any

from produktschau.audit.record import Actor
from produktschau.lib.text import sort_key
from produktschau.showcase.actions.company_parts import part_rows
from produktschau.showcase.actions.import_new import imported_values
from produktschau.showcase.actions.import_rows import PLACE, PLAIN, Entry, RowOutcome, Status
from produktschau.showcase.actions.writing import write_down
from produktschau.showcase.models import Company, CompanySector, Site, State

LABELS = {
    "name": "Name",
    "legal_name": "Firma",
    "lead": "Vorspann",
    "lead_en": "englischer Vorspann",
    "story": "Geschichte",
    "story_en": "englische Geschichte",
    "founded_year": "Gründungsjahr",
    "size_class": "Größe",
    "email": "E-Mail",
    "phone": "Telefon",
    "website": "Netzseite",
    "languages": "Sprachen",
    "opening_hours": "Öffnungszeiten",
    "opening_hours_osm": "Öffnungszeiten der Quelle",
    "is_sole_trader": "Einzelperson",
    "is_invented": "erfundenes Beispiel",
    "site": "Standort",
    "sectors": "Wirtschaftszweige",
    "trades": "Handwerke",
}
PLACE_COLUMNS = (*PLACE, "municipality_id")


def update(company: Company, entry: Entry, *, by: Actor, at: datetime) -> RowOutcome:
    """Bring one company up to date; nothing different: nothing is written."""
    wanted = imported_values(entry)
    now = _as_it_stands(company)
    differing = [name for name in wanted if name != "external_key" and now[name] != wanted[name]]
    kept = [name for name in differing if not _is_untouched(company, name, now)]
    if company.state == State.PUBLISHED and "lead" in differing and not wanted["lead"]:
        kept = [*kept, "lead"]
    taken = [name for name in differing if name not in kept]
    notes = [*entry.notes, *(_kept_sentence(name) for name in dict.fromkeys(kept))]
    if taken:
        notes += _take(company, entry, taken, at)
        before, after = {name: now[name] for name in taken}, {name: wanted[name] for name in taken}
        company.imported = company.imported | {name: wanted[name] for name in taken}
        company.save()
        write_down(company, "updated_by_import", by=by, at=at, before=before, after=after)
    status = Status.UPDATED if taken else Status.UNCHANGED
    return RowOutcome(entry.row.number, status, company.key, company.name, notes=tuple(notes))


def _as_it_stands(company: Company) -> dict[str, Any]:
    now: dict[str, Any] = {name: getattr(company, name) for name in PLAIN} | {"external_key": company.external_key}
    sites = list(company.sites.order_by("-is_main", "pk").values(*PLACE_COLUMNS)[:1])
    now["site"] = sites[0] if sites else None
    now["sectors"] = list(company.sectors.order_by("pk").values_list("sector_id", flat=True))
    now["trades"] = sorted(company.trades.values_list("pk", flat=True))
    return now


def _is_untouched(company: Company, name: str, now: dict[str, Any]) -> bool:
    """Whether the field still holds what the last import wrote, or was never imported and is empty."""
    if name in company.imported:
        return bool(now[name] == company.imported[name])
    return not now[name]


def _take(company: Company, entry: Entry, taken: list[str], at: datetime) -> list[str]:
    """Set the fields; a published entry that turns out to be a person's is withdrawn. Returns notes."""
    for name in taken:
        if name in PLAIN:
            setattr(company, name, entry.fields[name])
    company.sort_key = sort_key(company.name)[:200]
    company.changed_at = at
    if "site" in taken:
        _replace_main_site(company, entry)
    if "sectors" in taken:
        company.sectors.all().delete()
        CompanySector.objects.bulk_create(part_rows(company, "sectors", entry.sectors))
    if "trades" in taken:
        company.trades.set(entry.trades)
    person_without_consent = company.is_sole_trader and not (company.consent_on and company.consent_wording)
    if company.state == State.PUBLISHED and person_without_consent:
        company.state = State.DRAFT
        return ["Der Eintrag gehört einer Einzelperson ohne Einwilligung und wurde zurückgenommen."]
    return []


def _replace_main_site(company: Company, entry: Entry) -> None:
    company.sites.filter(is_main=True).delete()
    if entry.site:
        Site.objects.bulk_create(part_rows(company, "sites", [entry.site]))


def _kept_sentence(name: str) -> str:
    return f"Behalten, weil von Hand geändert: {LABELS[name]}."
