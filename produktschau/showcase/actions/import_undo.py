"""Takes back what an import of companies did: new ones are deleted, changed ones get their former values.

Whoever calls has asked ``queries.import_obstacles`` first, in the same transaction; here nobody is asked again.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor, Change, record_many
from produktschau.lib.text import sort_key
from produktschau.search.actions import mark
from produktschau.showcase.actions.import_parts import write_parts
from produktschau.showcase.actions.import_update import locked_companies, save_companies, told_parts
from produktschau.showcase.actions.writing import as_json, mark_products_of
from produktschau.showcase.calculations.withholding import without_person
from produktschau.showcase.models import Certificate, Company, CompanyLink, CompanySector, Contact, Site, SlugRedirect
from produktschau.showcase.queries.import_stock import PARTS

BATCH = 500
Done = tuple[str, Mapping[str, Any]]
"""A subject and its ``before``, as ``RowOutcome`` gave it."""
_DAYS = {"checked_on", "consent_on", "valid_until"}
_MOMENTS = {"published_at"}


@transaction.atomic
def undo_companies(*, by: Actor, at: datetime, done: Sequence[Done]) -> None:
    """Take back all of it. A company that is gone already is left alone."""
    for start in range(0, len(done), BATCH):
        befores = {subject.removeprefix("company:"): before for subject, before in done[start : start + BATCH]}
        pks = list(Company.objects.filter(key__in=befores).values_list("pk", flat=True))
        companies = list(locked_companies(pks).values())
        _delete([one for one in companies if befores[one.key].get("created")], by, at)
        _restore({one: befores[one.key] for one in companies if not befores[one.key].get("created")}, by, at)


def _delete(companies: Sequence[Company], by: Actor, at: datetime) -> None:
    """What was public once keeps an address that answers that it is gone; what nobody ever saw leaves none."""
    if not companies:
        return
    pks = [company.pk for company in companies]
    persons = [company.key for company in companies if company.is_sole_trader]
    SlugRedirect.objects.filter(kind="company", key__in=persons).delete()
    # The address of a person's company is made of the name, which must be gone (Art. 17 GDPR): only the key still answers.
    SlugRedirect.objects.bulk_create(
        SlugRedirect(kind="company", slug=one.key.lower() if one.is_sole_trader else one.slug, key=one.key, since_at=at)
        for one in companies
        if one.published_at is not None
    )
    told = [_gone(company) for company in companies]
    link: Any = Company.trades.through
    for model in (Site, CompanySector, Certificate, CompanyLink, Contact, link):
        model.objects.filter(company__in=pks).delete()
    Company.objects.filter(pk__in=pks).delete()
    record_many(by=by, verb="company.import_undone", at=at, told=told)
    mark("company", pks, at)


def _gone(company: Company) -> Change:
    before = without_person({"slug": company.slug}, is_person=company.is_sole_trader)
    return Change(f"company:{company.key}", before=before, after={"slug": None})


def _restore(befores: Mapping[Company, Mapping[str, Any]], by: Actor, at: datetime) -> None:
    if not befores:
        return
    told = [_restored(company, before) for company, before in befores.items()]
    save_companies(list(befores), {name for before in befores.values() for name in before["fields"]})
    write_parts(
        {
            part: {one.pk: _part(before["parts"][part]) for one, before in befores.items() if part in before["parts"]}
            for part in PARTS
        }
    )
    pks = [company.pk for company in befores]
    record_many(by=by, verb="company.import_undone", at=at, told=told)
    mark("company", pks, at)
    mark_products_of(pks, at)


def _restored(company: Company, before: Mapping[str, Any]) -> Change:
    """Set what was; the moment of the last change, too, so that an import before this one can be taken back as well."""
    was_person = company.is_sole_trader
    now = as_json({name: getattr(company, name) for name in before["fields"]})
    for name, value in before["fields"].items():
        setattr(company, name, _value(name, value))
    kept = {name: value for name, value in company.imported.items() if name not in before["remembered"]}
    company.imported = kept | before["imported"]
    company.sort_key = sort_key(company.name)[:200]
    company.changed_at = datetime.fromisoformat(before["changed_at"])
    is_person = was_person or company.is_sole_trader
    after = {**before["fields"], **told_parts(before["parts"])}
    return Change(
        f"company:{company.key}",
        before=without_person(now, is_person=is_person),
        after=without_person(after, is_person=is_person),
    )


def _part(value: Any) -> Any:
    if isinstance(value, list):
        return [_part(row) for row in value]
    return {name: _value(name, one) for name, one in value.items()} if isinstance(value, dict) else value


def _value(name: str, value: Any) -> Any:
    if value and name in _DAYS:
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if value and name in _MOMENTS else value
