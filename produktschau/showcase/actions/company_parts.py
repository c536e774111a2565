"""What hangs on a company: sites, sectors, trades, certificates, links, people. Each list replaces the one before."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypedDict

from produktschau.region.models import Sector, Territory
from produktschau.showcase.actions.contact_rows import contacts_as_told, replace_contacts
from produktschau.showcase.actions.writing import as_json
from produktschau.showcase.calculations.checks import (
    CERTIFICATE,
    LINK,
    Checked,
    check,
    check_contact,
    check_site,
)
from produktschau.showcase.models import Certificate, Company, CompanyLink, CompanySector, Contact, Site


class SiteFields(TypedDict, total=False):
    """A place of work; degrees are WGS 84."""

    street: str
    house_number: str
    postcode: str
    place: str
    municipality: Territory | None
    lon: float | None
    lat: float | None


class CertificateFields(TypedDict, total=False):
    """A certificate or label."""

    name: str
    issuer: str
    number: str
    valid_until: date | None


class LinkFields(TypedDict):
    """A link to a page elsewhere."""

    label: str
    url: str


class ContactFields(TypedDict, total=False):
    """A person, public by consent only."""

    name: str
    role: str
    email: str
    phone: str
    is_published: bool
    consent_on: date | None
    consent_wording: str


PARTS = ("sites", "sectors", "trades", "certificates", "links", "contacts")

_CHECKS: dict[str, Callable[[Any], Checked]] = {
    "sites": check_site,
    "contacts": check_contact,
    "certificates": lambda fields: check({"name": "", **fields}, CERTIFICATE),
    "links": lambda fields: check({"label": "", "url": "", **fields}, LINK),
}
_UNIQUE = {
    "certificates": (("name", "number"), "Ein Zertifikat steht zweimal da. Streichen Sie eines."),
    "links": (("url",), "Ein Link steht zweimal da. Streichen Sie einen."),
}


def check_parts(parts: dict[str, Any]) -> Checked:
    """Cleaned lists, and problems by „sites-0-postcode“: list, place in it, field."""
    cleaned: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for part, rows in parts.items():
        if part not in _CHECKS:
            cleaned[part] = list(dict.fromkeys(rows))
            continue
        cleaned[part] = []
        for place, row in enumerate(rows):
            values, wrong = _CHECKS[part](row)
            cleaned[part].append(values)
            problems |= {f"{part}-{place}-{name}": sentence for name, sentence in wrong.items()}
        problems |= _doubles(part, cleaned[part])
    return cleaned, problems


def replace_parts(company: Company, parts: dict[str, Any]) -> None:
    """Write the lists given; a list that is the same as before is left alone."""
    for part, rows in parts.items():
        if part == "trades":
            company.trades.set(rows)
            continue
        wanted = [_whole(part, place, row) for place, row in enumerate(rows)]
        if _stored(company, part) != wanted:
            if part == "contacts":
                replace_contacts({company.pk: wanted})
                continue
            model, _ = _COLUMNS[part]
            getattr(company, part).all().delete()
            model.objects.bulk_create([model(company=company, **values) for values in wanted])


def parts_as_told(company: Company, parts: dict[str, Any]) -> dict[str, Any]:
    """The lists as they stand now, for the record of changes. Of people it holds row numbers and marks, never names."""
    told: dict[str, Any] = {}
    for part in parts:
        if part == "trades":
            told[part] = sorted(company.trades.values_list("pk", flat=True))
        elif part == "contacts":
            told[part] = contacts_as_told(list(company.contacts.all()))
        else:
            told[part] = [as_json(row) for row in _stored(company, part)]
    return told


def part_rows(company: Company, part: str, rows: list[Any]) -> list[Any]:
    """Unsaved rows of one part for a company: the bulk import writes them in batches."""
    model, _ = _COLUMNS[part]
    return [model(company=company, **_whole(part, place, row)) for place, row in enumerate(rows)]


_COLUMNS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "sites": (Site, ("street", "house_number", "postcode", "place", "municipality_id", "lon", "lat", "is_main")),
    "sectors": (CompanySector, ("sector_id", "is_main")),
    "certificates": (Certificate, ("name", "issuer", "number", "valid_until")),
    "links": (CompanyLink, ("label", "url", "position")),
    "contacts": (Contact, ("name", "role", "email", "phone", "is_published", "consent_on", "consent_wording")),
}
_NOTHING = {
    "municipality_id": None,
    "lon": None,
    "lat": None,
    "valid_until": None,
    "consent_on": None,
    "is_published": False,
}


def _stored(company: Company, part: str) -> list[dict[str, Any]]:
    return list(getattr(company, part).order_by("pk").values(*_COLUMNS[part][1]))


def _whole(part: str, place: int, row: Any) -> dict[str, Any]:
    """A row with every column: what is not said is empty, the first site and sector are the main ones."""
    given: dict[str, Any] = {"sector_id": row.pk} if isinstance(row, Sector) else dict(row)
    if "municipality" in given:
        municipality = given.pop("municipality")
        given["municipality_id"] = municipality.pk if municipality else None
    given |= {"is_main": place == 0, "position": place}
    return {name: given.get(name, _NOTHING.get(name, "")) for name in _COLUMNS[part][1]}


def _doubles(part: str, rows: list[dict[str, Any]]) -> dict[str, str]:
    if part not in _UNIQUE:
        return {}
    names, sentence = _UNIQUE[part]
    seen: set[tuple[Any, ...]] = set()
    for place, row in enumerate(rows):
        identity = tuple(row.get(name, "") for name in names)
        if identity in seen:
            return {f"{part}-{place}-{names[0]}": sentence}
        seen.add(identity)
    return {}
