"""Takes supply relations in from a table, and takes that back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.lib.text import sort_key
from produktschau.relations.actions.claiming_supplies import enter_supply
from produktschau.relations.engine.supply_rules import About, checked, there_already
from produktschau.relations.engine.told import checked_source
from produktschau.relations.models import Confidence, SupplyRelation
from produktschau.showcase.actions import NotAcceptable
from produktschau.showcase.models import Company, Product

DAYS = ("since", "until")
PRODUCTS = ("goods", "used_in")
OTHER_FIRMS = "Unter diesem Schlüssel beliefern sich andere Betriebe mit etwas anderem. Lassen Sie den Schlüssel leer."


@dataclass(frozen=True)
class SupplyEntry:
    """One row: firms and products found, days read. ``stated`` names the columns the table has at all."""

    key: str
    supplier: Company
    customer: Company
    what: str
    what_en: str
    goods: Product | None
    used_in: Product | None
    since: date | None
    until: date | None
    source: str
    told_on: date
    stated: frozenset[str] = field(default_factory=frozenset)

    @property
    def about(self) -> About:
        """What is said of the supply."""
        return About(self.what, self.what_en, self.goods, self.used_in, self.since, self.until)

    def there(self) -> SupplyRelation | None:
        """The relation the row means, where there is one."""
        if self.key:
            return SupplyRelation.objects.filter(key=self.key).exclude(confidence=Confidence.DROPPED).first()
        return there_already(self.supplier, self.customer, self.what)

    def problems(self, there: SupplyRelation | None, at: datetime) -> dict[str, str]:
        """Why the row cannot come in, by column."""
        if there is not None:
            same = (there.supplier_id, there.customer_id, there.what_key)
            if same != (self.supplier.pk, self.customer.pk, sort_key(self.what)):
                return {"key": OTHER_FIRMS}
        try:
            checked(self.about, self.supplier, self.customer, at)
            checked_source(self.source, self.told_on, at)
        except NotAcceptable as refused:
            return dict(refused.problems)
        return {}

    def changes(self, there: SupplyRelation) -> dict[str, tuple[Any, Any]]:
        """What the row would change in a relation: by column before and after. An empty cell changes nothing."""
        told = {name: getattr(self, name) for name in ("what_en", *PRODUCTS, *DAYS)}
        return {
            name: (getattr(there, name), value)
            for name, value in told.items()
            if value and name in self.stated and getattr(there, name) != value
        }


@dataclass(frozen=True)
class Done:
    """What became of a row; ``before`` is what taking it back needs."""

    status: str
    subject: str
    reason: str = ""
    before: Mapping[str, Any] | None = None


@transaction.atomic
def take_in_supplies(
    *, by: Actor, at: datetime, entries: Sequence[SupplyEntry], progress: Callable[[int], None] = lambda done: None
) -> list[Done]:
    """Enter or fill each; nobody is written to."""
    found = []
    for number, entry in enumerate(entries, start=1):
        found.append(_taken(by, at, entry))
        progress(number)
    return found


@transaction.atomic
def undo_supplies(*, by: Actor, at: datetime, done: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
    """Remove what was new and put back what was changed."""
    for subject, before in done:
        relation = SupplyRelation.objects.select_for_update().filter(key=subject.partition(":")[2]).first()
        if relation is None:
            continue
        if before.get("new"):
            record(by=by, verb="supply.removed", subject=relation.matter, at=at, before={"what": relation.what})
            relation.delete()
            continue
        for name, value in before["values"].items():
            setattr(relation, _column(name), _read(name, value))
        relation.changed_at = at
        relation.save()
        record(by=by, verb="supply.changed", subject=relation.matter, at=at, after=dict(before["values"]))


def _taken(by: Actor, at: datetime, entry: SupplyEntry) -> Done:
    there = entry.there()
    if there is None:
        try:
            made = enter_supply(
                by=by,
                at=at,
                supplier=entry.supplier,
                customer=entry.customer,
                about=entry.about,
                source=entry.source,
                told_on=entry.told_on,
                is_sure=True,
                is_told=False,
            )
        except NotAcceptable as refused:
            return Done("skipped", "", str(refused))
        return Done("imported", made.matter, before={"new": True, "at": at.isoformat()})
    changes = entry.changes(there)
    if not changes:
        return Done("unchanged", there.matter)
    before = {name: _stored(name, old) for name, (old, _) in changes.items()}
    for name, (_, new) in changes.items():
        setattr(there, name, new)
    there.changed_at = at
    there.save()
    after = {name: str(new) for name, (_, new) in changes.items()}
    record(by=by, verb="supply.changed", subject=there.matter, at=at, after=after)
    return Done("updated", there.matter, before={"values": before, "at": at.isoformat()})


def _column(name: str) -> str:
    return f"{name}_id" if name in PRODUCTS else name


def _stored(name: str, value: Any) -> Any:
    if name in PRODUCTS:
        return value.pk if value is not None else None
    return value.isoformat() if isinstance(value, date) else value


def _read(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if name in DAYS and value else value
