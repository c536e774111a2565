"""Writes what hangs on many companies at once: each list replaces the one before, people who stay keep their rows."""

from collections.abc import Iterator, Mapping
from typing import Any

from produktschau.showcase.actions.contact_rows import replace_contacts
from produktschau.showcase.models import Certificate, Company, CompanyLink, CompanySector, Contact, Site

Rows = Mapping[int, Any]
"""A part's value by the company's primary key, as ``queries.import_stock`` reads it."""

_LINK: Any = Company.trades.through
_OLD: dict[str, Any] = {
    "site": lambda pks: Site.objects.filter(company__in=pks, is_main=True),
    "further_sites": lambda pks: Site.objects.filter(company__in=pks, is_main=False),
    "sectors": lambda pks: CompanySector.objects.filter(company__in=pks),
    "trades": lambda pks: _LINK.objects.filter(company__in=pks),
    "certificates": lambda pks: Certificate.objects.filter(company__in=pks),
    "links": lambda pks: CompanyLink.objects.filter(company__in=pks),
}


def write_parts(parts: Mapping[str, Rows], *, are_new: bool = False) -> None:
    """Write the parts of at most some hundred companies. ``are_new``: they have none yet."""
    for part, rows in parts.items():
        if rows and not are_new:
            if part == "contacts":
                replace_contacts(rows)
                continue
            _OLD[part](list(rows)).delete()
        made = [one for pk, value in rows.items() for one in _models(part, pk, value)]
        if made:
            type(made[0])._default_manager.bulk_create(made)


def _models(part: str, pk: int, value: Any) -> Iterator[Any]:
    if part == "site":
        yield from ([Site(company_id=pk, is_main=True, **value)] if value else [])
        return
    for place, row in enumerate(value):
        match part:
            case "further_sites":
                yield Site(company_id=pk, is_main=False, **row)
            case "sectors":
                yield CompanySector(company_id=pk, sector_id=row, is_main=place == 0)
            case "trades":
                yield _LINK(company_id=pk, trade_id=row)
            case "certificates":
                yield Certificate(company_id=pk, **row)
            case "links":
                yield CompanyLink(company_id=pk, position=place, **row)
            case "contacts":
                yield Contact(company_id=pk, **row)
