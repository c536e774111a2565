"""Companies come to be and change. Both take only the fields given; all problems are told at once."""

from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from django.db import transaction

from produktschau.audit.record import Actor
from produktschau.lib.text import sort_key
from produktschau.region.models import Sector, Source, Trade
from produktschau.showcase.actions.company_parts import (
    PARTS,
    CertificateFields,
    ContactFields,
    LinkFields,
    SiteFields,
    check_parts,
    parts_as_told,
    replace_parts,
)
from produktschau.showcase.actions.writing import (
    address_for,
    expect,
    free_key,
    locked_company,
    refuse,
    write_down,
)
from produktschau.showcase.calculations.checks import check_company
from produktschau.showcase.models import Company, State


class CompanyFields(TypedDict, total=False):
    """What can be said about a company. Lists replace what was there; the first site and sector are the main ones."""

    name: str
    legal_name: str
    lead: str
    lead_en: str
    story: str
    story_en: str
    founded_year: int | None
    size_class: str
    email: str
    phone: str
    website: str
    languages: list[str]
    opening_hours: str
    opening_hours_osm: str
    is_sole_trader: bool
    is_invented: bool
    checked_on: date | None
    consent_on: date | None
    consent_wording: str
    source: Source | None
    external_key: str
    sites: list[SiteFields]
    sectors: list[Sector]
    trades: list[Trade]
    certificates: list[CertificateFields]
    links: list[LinkFields]
    contacts: list[ContactFields]


@transaction.atomic
def create_company(*, by: Actor, at: datetime, **fields: Unpack[CompanyFields]) -> Company:
    """A new company as a draft. Raises ``NotAcceptable``."""
    cleaned, parts = _checked({"name": "", **fields})
    company = Company(created_at=at, changed_at=at, **cleaned)
    company.key = free_key(Company)
    company.slug = address_for("company", company.name, company.key)
    company.sort_key = sort_key(company.name)[:200]
    company.save(force_insert=True)
    replace_parts(company, parts)
    write_down(company, "created", by=by, at=at, after={**cleaned, **parts_as_told(company, parts)})
    return company


@transaction.atomic
def change_company(
    *, by: Actor, at: datetime, company: Company, expected: datetime | None = None, **fields: Unpack[CompanyFields]
) -> Company:
    """Change the fields given; its address stays (``rename_company`` changes that).

    ``expected`` is the ``changed_at`` the editor saw. Nothing different: nothing is written.
    Raises ``NotAcceptable``, ``ChangedMeanwhile``.
    """
    company = locked_company(company.pk)
    expect(company, expected)
    cleaned, parts = _checked(dict(fields))
    _stay_presentable(company, cleaned)
    before = {name: getattr(company, name) for name in cleaned} | parts_as_told(company, parts)
    for name, value in cleaned.items():
        setattr(company, name, value)
    if "name" in cleaned:
        company.sort_key = sort_key(company.name)[:200]
    replace_parts(company, parts)
    after = cleaned | parts_as_told(company, parts)
    if before != after:
        company.changed_at = at
        company.save()
        write_down(company, "changed", by=by, at=at, before=before, after=after)
    return company


def _checked(fields: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Plain fields and parts, cleaned. Raises ``NotAcceptable`` with the problems of both."""
    plain = {name: value for name, value in fields.items() if name not in PARTS}
    cleaned, problems = check_company(plain)
    parts, part_problems = check_parts({name: value for name, value in fields.items() if name in PARTS})
    refuse(problems | part_problems)
    return cleaned, parts


def _stay_presentable(company: Company, cleaned: dict[str, Any]) -> None:
    """A published entry keeps its lead, and a person's entry its consent. Raises ``NotAcceptable``."""
    if company.state != State.PUBLISHED:
        return
    problems = {}
    after = {
        name: cleaned.get(name, getattr(company, name))
        for name in ("lead", "is_sole_trader", "consent_on", "consent_wording")
    }
    if not after["lead"]:
        problems["lead"] = "Der Eintrag ist öffentlich und braucht einen Vorspann. Nehmen Sie ihn sonst erst zurück."
    if after["is_sole_trader"] and not (after["consent_on"] and after["consent_wording"]):
        problems["consent_on"] = (
            "Der Eintrag einer Person ist nur mit Einwilligung öffentlich. Tragen Sie Tag und Wortlaut ein, "
            "oder nehmen Sie den Eintrag erst zurück."
        )
    refuse(problems)
