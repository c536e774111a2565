"""Carries out a bulk act: one record, one transaction. A kill loses nothing and does nothing twice."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.design.formats import moment
from produktschau.showcase.actions.checking import note_checked
from produktschau.showcase.actions.companies import change_company
from produktschau.showcase.actions.products import change_product
from produktschau.showcase.actions.publishing import (
    NotReady,
    StillMakes,
    delete_company,
    delete_product,
    publish_company,
    publish_product,
    withdraw_company,
    withdraw_product,
)
from produktschau.showcase.actions.writing import NotAcceptable, refuse
from produktschau.showcase.calculations.bulk import Facts, judged
from produktschau.showcase.models import (
    AreaOfLife,
    Bulk,
    BulkRow,
    BulkStage,
    ColourWorld,
    Company,
    Fate,
    Material,
    Product,
)
from produktschau.showcase.queries.bulk_facts import facts_of

SOME = 100
"""After so many records it is asked whether somebody stopped the act."""

Told = tuple[str, str]
W = TypeVar("W", AreaOfLife, ColourWorld, Material)


def carry_out(*, by: Actor, at: datetime, bulk: Bulk, most: int | None = None) -> Bulk:
    """Treat records that have no outcome yet, at most so many, until the end or until somebody stops it."""
    left = most
    while left is None or left > 0:
        some = list(
            bulk.rows.filter(outcome="").order_by("place").values_list("pk", flat=True)[: min(SOME, left or SOME)]
        )
        bulk.refresh_from_db(fields=["stage"])
        if bulk.stage != BulkStage.RUNNING:
            return bulk
        if not some:
            return _finish(by, at, bulk)
        for pk in some:
            _treat(by, at, bulk, pk)
        left = left - len(some) if left is not None else None
    return bulk


def end(bulk: Bulk, stage: BulkStage, at: datetime) -> None:
    """Note that it is over."""
    bulk.stage, bulk.ended_at = stage, at
    bulk.save(update_fields=["stage", "ended_at"])


@transaction.atomic
def _finish(by: Actor, at: datetime, bulk: Bulk) -> Bulk:
    bulk = Bulk.objects.select_for_update().get(pk=bulk.pk)
    if bulk.stage == BulkStage.RUNNING:
        end(bulk, BulkStage.DONE, at)
        done = bulk.rows.filter(outcome=Fate.DONE).count()
        record(by=by, verb="bulk.ended", subject=f"bulk:{bulk.key}", at=at, after={"records": done})
    return bulk


@transaction.atomic
def _treat(by: Actor, at: datetime, bulk: Bulk, pk: int) -> None:
    row = BulkRow.objects.select_for_update().filter(pk=pk, outcome="").first()
    if row is None:
        return
    row.outcome, row.told = _outcome(by, at, bulk, row)
    row.save(update_fields=["outcome", "told", "before"])


def _outcome(by: Actor, at: datetime, bulk: Bulk, row: BulkRow) -> Told:
    model: type[Company] | type[Product] = Company if bulk.kind == "company" else Product
    one = model.objects.select_for_update().filter(key=row.record_key).first()
    if one is None:
        return Fate.GONE, "Der Eintrag wurde inzwischen gelöscht oder zusammengeführt."
    if one.changed_at != row.seen_at:
        return Fate.CHANGED, f"Geändert nach der Vorschau ({moment(one.changed_at)}): nicht angefasst."
    facts = facts_of(bulk.kind, bulk.act, [one])[one.pk]
    verdict = judged(bulk.act, row.value, facts)
    if verdict.fate != Fate.DONE:
        return verdict.fate, verdict.reason
    row.before = facts.value
    try:
        with transaction.atomic():
            _DO[bulk.act](by, at, bulk, row, one, facts)
    except (NotReady, NotAcceptable, StillMakes) as refused:
        return Fate.REFUSED, str(refused)
    return Fate.DONE, ""


def _publish(by: Actor, at: datetime, bulk: Bulk, row: BulkRow, one: Any, facts: Facts) -> None:
    if bulk.kind == "company":
        publish_company(by=by, at=at, company=one)
    else:
        publish_product(by=by, at=at, product=one)


def _withdraw(by: Actor, at: datetime, bulk: Bulk, row: BulkRow, one: Any, facts: Facts) -> None:
    if bulk.kind == "company":
        withdraw_company(by=by, at=at, company=one, reason=bulk.reason)
    else:
        withdraw_product(by=by, at=at, product=one, reason=bulk.reason)


def _delete(by: Actor, at: datetime, bulk: Bulk, row: BulkRow, one: Any, facts: Facts) -> None:
    if bulk.kind == "company":
        delete_company(by=by, at=at, company=one, reason=bulk.reason)
    else:
        delete_product(by=by, at=at, product=one, reason=bulk.reason)


def _check(by: Actor, at: datetime, bulk: Bulk, row: BulkRow, one: Any, facts: Facts) -> None:
    day = date.fromisoformat(row.value) if row.value else None
    if day is not None and (one.checked_on is None or one.checked_on < day):
        note_checked(by=by, at=at, company=one, on=day)
    else:
        change_company(by=by, at=at, company=one, expected=row.seen_at, checked_on=day)


def _set_world(by: Actor, at: datetime, bulk: Bulk, row: BulkRow, one: Any, facts: Facts) -> None:
    worlds = _words(ColourWorld, {row.value} - {""})
    change_product(by=by, at=at, product=one, expected=row.seen_at, world=worlds[0] if worlds else None)


def _areas(by: Actor, at: datetime, bulk: Bulk, row: BulkRow, one: Any, facts: Facts) -> None:
    areas = _words(AreaOfLife, facts.words ^ {row.value})
    change_product(by=by, at=at, product=one, expected=row.seen_at, areas=areas)


def _materials(by: Actor, at: datetime, bulk: Bulk, row: BulkRow, one: Any, facts: Facts) -> None:
    materials = _words(Material, facts.words ^ {row.value})
    change_product(by=by, at=at, product=one, expected=row.seen_at, materials=materials)


def _words(model: type[W], slugs: Collection[str]) -> list[W]:
    """The words with these slugs. Raises ``NotAcceptable`` where one was deleted meanwhile."""
    found = list(model._default_manager.filter(slug__in=slugs))
    refuse({} if len(found) == len(slugs) else {"word": "Dieses Wort gibt es nicht mehr."})
    return found


_DO: dict[str, Callable[[Actor, datetime, Bulk, BulkRow, Any, Facts], None]] = {
    "publish": _publish,
    "withdraw": _withdraw,
    "delete": _delete,
    "check": _check,
    "set_world": _set_world,
    "add_area": _areas,
    "remove_area": _areas,
    "add_material": _materials,
    "remove_material": _materials,
}
