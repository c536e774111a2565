"""New companies of an import, written in batches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from produktschau.audit.record import Actor, Change, record_many
from produktschau.region.models import Source
from produktschau.search.actions import mark
from produktschau.showcase.actions.import_names import NewNames
from produktschau.showcase.actions.import_parts import write_parts
from produktschau.showcase.actions.import_rows import CompanyEntry, RowOutcome, Status
from produktschau.showcase.actions.writing import as_json
from produktschau.showcase.calculations.withholding import without_person
from produktschau.showcase.models import Company
from produktschau.showcase.queries.import_stock import PARTS


@dataclass
class Newcomers:
    """Makes new companies with as few statements as there are tables; addresses and keys in use are read once."""

    by: Actor
    at: datetime
    sources: Mapping[str, Source]

    def __post_init__(self) -> None:
        self.names = NewNames(Company)

    def write(self, entries: Sequence[CompanyEntry]) -> dict[int, RowOutcome]:
        """Write them; outcomes by row number."""
        if not entries:
            return {}
        companies = Company.objects.bulk_create([self._company(entry) for entry in entries])
        pairs = list(zip(companies, entries, strict=True))
        write_parts(
            {part: {one.pk: entry.parts[part] for one, entry in pairs if entry.parts.get(part)} for part in PARTS},
            are_new=True,
        )
        record_many(by=self.by, verb="company.imported", at=self.at, told=[_told(*pair) for pair in pairs])
        mark("company", [company.pk for company in companies], self.at)
        return {entry.number: _outcome(company, entry) for company, entry in pairs}

    def _company(self, entry: CompanyEntry) -> Company:
        return Company(
            **self.names.columns(entry, entry.fields["name"], self.sources, self.at),
            **entry.fields,
        )


def _told(company: Company, entry: CompanyEntry) -> Change:
    told = as_json({"name": company.name, "state": company.state, "source": entry.origin.slug if entry.origin else ""})
    return Change(f"company:{company.key}", after=without_person(told, is_person=company.is_sole_trader))


def _outcome(company: Company, entry: CompanyEntry) -> RowOutcome:
    notes: tuple[str, ...] = ()
    if entry.slug and company.slug != entry.slug:
        notes = (f"Die Adresse „{entry.slug}“ ist nicht frei; der Eintrag bekommt „{company.slug}“.",)
    return RowOutcome(entry.number, Status.IMPORTED, company.key, company.name, notes=notes, before={"created": True})
