"""The companies an import concerns, as values: found in one reading of keys, then read in chunks with all their parts."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from produktschau.showcase.models import (
    Certificate,
    Company,
    CompanyLink,
    CompanySector,
    Contact,
    Site,
)

PLAIN = (
    "name", "legal_name", "lead", "lead_en", "story", "story_en", "founded_year", "size_class", "email", "phone", "website",
    "languages", "opening_hours", "opening_hours_osm", "is_sole_trader", "is_invented", "checked_on", "consent_on", "consent_wording",
)  # fmt: skip
"""The fields of a company an import may set."""
SITE = ("street", "house_number", "postcode", "place", "municipality_id", "lon", "lat")
CERTIFICATE = ("name", "issuer", "number", "valid_until")
LINK = ("label", "url")
CONTACT = ("name", "role", "email", "phone", "is_published", "consent_on", "consent_wording")
PARTS = ("site", "further_sites", "sectors", "trades", "certificates", "links", "contacts")
_OTHERS = ("pk", "key", "slug", "source_id", "external_key", "state", "published_at", "changed_at", "imported")


@dataclass
class Present:
    """A company as it stands: its plain fields and its parts, each part a list in order of entry, the site a dict or ``None``."""

    pk: int
    key: str
    slug: str
    source_id: int | None
    external_key: str
    state: str
    published_at: datetime | None
    changed_at: datetime
    imported: dict[str, Any]
    fields: dict[str, Any]
    parts: dict[str, Any] = field(default_factory=dict)


def present_companies(pks: Collection[int]) -> dict[int, Present]:
    """The companies with these primary keys, at most some hundred of them, with their parts: eight statements."""
    if not pks:
        return {}
    rows = Company.objects.filter(pk__in=pks).values(*_OTHERS, *PLAIN)
    found = {row["pk"]: _present(row) for row in rows}
    parts = _parts(list(pks))
    for pk, company in found.items():
        sites = parts["sites"].get(pk, [])
        company.parts = {
            "site": next((site for is_main, site in sites if is_main), None),
            "further_sites": [site for is_main, site in sites if not is_main],
            **{name: parts[name].get(pk, []) for name in PARTS[2:]},
        }
    return found


def _present(row: dict[str, Any]) -> Present:
    others = {name: row.pop(name) for name in _OTHERS}
    return Present(**others, fields=row)


def _parts(pks: list[int]) -> Mapping[str, dict[int, list[Any]]]:
    link: Any = Company.trades.through
    found: dict[str, dict[int, list[Any]]] = {name: defaultdict(list) for name in ("sites", *PARTS[2:])}
    for row in Site.objects.filter(company__in=pks).order_by("pk").values("company_id", "is_main", *SITE):
        found["sites"][row.pop("company_id")].append((row.pop("is_main"), row))
    sectors = CompanySector.objects.filter(company__in=pks).order_by("-is_main", "pk")
    for pk, sector in sectors.values_list("company_id", "sector_id"):
        found["sectors"][pk].append(sector)
    for pk, trade in link.objects.filter(company__in=pks).order_by("trade_id").values_list("company_id", "trade_id"):
        found["trades"][pk].append(trade)
    for name, model, columns, order in (
        ("certificates", Certificate, CERTIFICATE, ("pk",)),
        ("links", CompanyLink, LINK, ("position", "pk")),
        ("contacts", Contact, CONTACT, ("pk",)),
    ):
        rows: Any = model.objects
        for row in rows.filter(company__in=pks).order_by(*order).values("company_id", *columns):
            found[name][row.pop("company_id")].append(row)
    return found
