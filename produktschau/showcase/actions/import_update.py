"""Companies that an import changes, written in batches, each only while it is still as it was judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from produktschau.audit.record import Actor, Change, record_many
from produktschau.lib.text import sort_key
from produktschau.region.models import Source
from produktschau.search.actions import mark
from produktschau.showcase.actions.import_parts import write_parts
from produktschau.showcase.actions.import_rows import CompanyEntry, RowOutcome, Status
from produktschau.showcase.actions.writing import as_json, mark_products_of
from produktschau.showcase.calculations.import_contacts import digest
from produktschau.showcase.calculations.withholding import without_person
from produktschau.showcase.models import Company
from produktschau.showcase.queries.import_stock import PARTS, Present

_MEANWHILE = "Der Eintrag wurde gerade geändert. Lesen Sie die Zeile noch einmal ein."


@dataclass
class Updates:
    """Changes companies with as few statements as there are tables."""

    by: Actor
    at: datetime
    sources: Mapping[str, Source]

    def write(self, entries: Sequence[CompanyEntry]) -> dict[int, RowOutcome]:
        """Write them; outcomes by row number."""
        judged = [(entry, entry.present) for entry in entries if entry.present]
        if not judged:
            return {}
        companies = locked_companies([present.pk for _, present in judged])
        outcomes: dict[int, RowOutcome] = {}
        done: list[tuple[Company, CompanyEntry]] = []
        told: list[Change] = []
        for entry, present in judged:
            company = companies.get(present.pk)
            if company is None or company.changed_at != present.changed_at:
                outcomes[entry.number] = RowOutcome(entry.number, Status.SKIPPED, present.key, reason=_MEANWHILE)
                continue
            before, change = self._change(company, entry, present)
            done.append((company, entry))
            told.append(change)
            outcomes[entry.number] = RowOutcome(entry.number, Status.UPDATED, company.key, company.name, before=before)
        self._save(done, told)
        return outcomes

    def _change(self, company: Company, entry: CompanyEntry, present: Present) -> tuple[dict[str, Any], Change]:
        """Set the fields; what an undo needs, and what the record of changes is told."""
        wanted = dict(entry.fields)
        if entry.state:
            wanted |= {"state": entry.state, "published_at": entry.published_at}
        if entry.origin:
            wanted |= {"source_id": self.sources[entry.origin.slug].pk, "external_key": entry.origin.external_key}
        former = as_json({name: getattr(company, name) for name in wanted})
        was_person = company.is_sole_trader
        for name, value in wanted.items():
            setattr(company, name, value)
        company.sort_key = sort_key(company.name)[:200]
        company.changed_at = self.at
        before: dict[str, Any] = {
            "changed_at": present.changed_at.isoformat(),
            "fields": former,
            "parts": {name: part_as_json(present.parts[name]) for name in entry.parts},
            "imported": {name: company.imported[name] for name in entry.imported if name in company.imported},
            "remembered": list(entry.imported),
        }
        company.imported = company.imported | entry.imported
        is_person = was_person or company.is_sole_trader
        parts = {name: part_as_json(value) for name, value in entry.parts.items()}
        change = Change(
            f"company:{company.key}",
            before=without_person(former | told_parts(before["parts"]), is_person=is_person),
            after=without_person(as_json(wanted) | told_parts(parts), is_person=is_person),
        )
        return before, change

    def _save(self, done: Sequence[tuple[Company, CompanyEntry]], told: Sequence[Change]) -> None:
        names = {name for _, entry in done for name in entry.fields}
        save_companies([company for company, _ in done], names)
        write_parts({part: {one.pk: entry.parts[part] for one, entry in done if part in entry.parts} for part in PARTS})
        record_many(by=self.by, verb="company.updated_by_import", at=self.at, told=told)
        pks = [company.pk for company, _ in done]
        mark("company", pks, self.at)
        mark_products_of(pks, self.at)


def locked_companies(pks: Sequence[int]) -> dict[int, Company]:
    """The companies as they are now, locked until the transaction ends, always in the same order."""
    return {one.pk: one for one in Company.objects.select_for_update().filter(pk__in=pks).order_by("pk")}


def save_companies(companies: Sequence[Company], names: set[str]) -> None:
    """Write these fields of companies that exist, and those every change touches.

    One statement per batch: an insert that meets its own primary key and updates instead. A ``bulk_update`` would
    write a case distinction per field with every record in it, which takes many times as long.
    """
    always = {"state", "published_at", "source", "external_key", "sort_key", "changed_at", "imported"}
    if companies:
        Company.objects.bulk_create(
            companies, update_conflicts=True, unique_fields=["id"], update_fields=sorted(names | always)
        )


def part_as_json(value: Any) -> Any:
    """A part as JSON: days as ISO text."""
    if isinstance(value, dict):
        return as_json(value)
    return [as_json(row) if isinstance(row, dict) else row for row in value] if value is not None else None


def told_parts(parts: Mapping[str, Any]) -> dict[str, Any]:
    """The parts as the record of changes may hold them: of people only digests."""
    return {name: [digest(row) for row in value] if name == "contacts" else value for name, value in parts.items()}
