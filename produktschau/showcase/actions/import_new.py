"""New companies of an import, written in batches."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from produktschau.audit.record import Actor, record
from produktschau.lib.text import new_key, sort_key
from produktschau.region.models import Source
from produktschau.search.actions import mark
from produktschau.showcase.actions.company_parts import part_rows
from produktschau.showcase.actions.import_rows import Entry, RowOutcome, Status
from produktschau.showcase.actions.writing import Addresses, as_json
from produktschau.showcase.calculations.publishing import CompanyFacts, company_reasons
from produktschau.showcase.calculations.withholding import without_person
from produktschau.showcase.models import Company, CompanySector, Site, SlugRedirect, State


@dataclass
class Newcomers:
    """Collects new companies and writes them with as few statements as there are tables."""

    by: Actor
    source: Source
    at: datetime
    publish: bool
    waiting: list[tuple[int, Company, Entry]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.addresses = Addresses("company")
        live = Company.objects.values_list("key", flat=True)
        self.keys = {*live, *SlugRedirect.objects.values_list("key", flat=True)}

    def add(self, place: int, entry: Entry, *, home: set[int]) -> None:
        """Prepare one company; ``home`` are the primary keys of the home municipalities."""
        key = self._key()
        company = Company(
            key=key,
            slug=self.addresses.give(entry.fields["name"], key),
            sort_key=sort_key(entry.fields["name"])[:200],
            source=self.source,
            created_at=self.at,
            changed_at=self.at,
            imported=imported_values(entry),
            **entry.fields,
        )
        facts = CompanyFacts(
            has_lead=bool(company.lead),
            has_site_at_home=entry.site is not None and entry.site["municipality_id"] in home,
            is_sole_trader=company.is_sole_trader,
            has_consent=False,
        )
        if self.publish and not company.is_sole_trader and not company_reasons(facts):
            company.state, company.published_at = State.PUBLISHED, self.at
        self.waiting.append((place, company, entry))

    def write(self) -> dict[int, RowOutcome]:
        """Write what waits; outcomes by place."""
        if not self.waiting:
            return {}
        companies = Company.objects.bulk_create([company for _, company, _ in self.waiting])
        Site.objects.bulk_create(
            row for _, company, entry in self.waiting if entry.site for row in part_rows(company, "sites", [entry.site])
        )
        CompanySector.objects.bulk_create(
            row for _, company, entry in self.waiting for row in part_rows(company, "sectors", entry.sectors)
        )
        link: Any = Company.trades.through
        link.objects.bulk_create(
            link(company_id=company.pk, trade_id=trade.pk)
            for _, company, entry in self.waiting
            for trade in entry.trades
        )
        for company in companies:
            told = as_json({"name": company.name, "state": company.state, "source": self.source.slug})
            after = without_person(told, is_person=company.is_sole_trader)
            record(by=self.by, verb="company.imported", subject=f"company:{company.key}", at=self.at, after=after)
        mark("company", [company.pk for company in companies], self.at)
        outcomes = {
            place: RowOutcome(entry.row.number, Status.IMPORTED, company.key, company.name, notes=tuple(entry.notes))
            for place, company, entry in self.waiting
        }
        self.waiting.clear()
        return outcomes

    def _key(self) -> str:
        while (key := new_key()) in self.keys:
            pass
        self.keys.add(key)
        return key


def imported_values(entry: Entry) -> dict[str, object]:
    """What the source said, as JSON: a later run tells by it what was changed by hand."""
    return as_json(
        {
            **entry.fields,
            "site": entry.site,
            "sectors": [sector.pk for sector in entry.sectors],
            "trades": sorted(trade.pk for trade in entry.trades),
        }
    )
