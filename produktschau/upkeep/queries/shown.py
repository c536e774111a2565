"""What the public sees of a firm, and a digest of it: an answer speaks of what was shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from produktschau.showcase.models import Company
from produktschau.showcase.queries.pages import CompanyPage, company_page
from produktschau.upkeep.calculations.rhythm import digest_of


@dataclass(frozen=True)
class EntryShown:
    """The firm's public page, and 64 signs that change with what it says."""

    page: CompanyPage
    digest: str


def entry_shown(company: Company) -> EntryShown:
    """As of now. ``company`` must have been read for this: what was fetched for it before is taken as it is."""
    page = company_page(company)
    return EntryShown(page, digest_of(_told(page)))


def _told(page: CompanyPage) -> Iterator[list[str]]:
    firm = page.company
    yield [firm.name, firm.lead, firm.story, firm.phone, firm.email, firm.website, firm.size_class]
    yield [firm.opening_hours, firm.opening_hours_osm, str(firm.founded_year or ""), *page.languages]
    yield [f"{site.line}, {site.municipality.name if site.municipality else ''}" for site in page.sites]
    yield [str(row.sector.pk) for row in page.sectors]
    yield [trade.title for trade in page.trades]
    yield [f"{one.name} {one.issuer} {one.number} {one.valid_until or ''}" for one in page.certificates]
    yield [f"{link.label} {link.url}" for link in page.links]
    yield [f"{one.name} {one.role} {one.phone} {one.email}" for one in page.contacts]
    yield [f"{one.picture.key} {one.alt} {one.credit}" for one in page.pictures]
    yield [f"{card.key} {card.title} {card.meta} {card.picture or ''}" for card in page.products]
