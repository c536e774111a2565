"""Acts of the office and of visitors for the demo: doubles, a merge, bulk acts, numbers of what was kept and opened."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import chain
from zlib import crc32

from django.db import transaction
from django.utils.timezone import localdate

from produktschau.audit.record import Actor
from produktschau.showcase.actions.bulk import show_bulk, start_bulk, undo_bulk
from produktschau.showcase.actions.companies import create_company
from produktschau.showcase.actions.favourites import count_favourites
from produktschau.showcase.actions.merging import merge
from produktschau.showcase.actions.publishing import publish_company, withdraw_company, withdraw_product
from produktschau.showcase.actions.views import count_views
from produktschau.showcase.models import Act, Company, Product, State

Row = Mapping[str, str]
BEFORE = timedelta(days=3)
"""So long before it was merged a firm was entered twice, and so long a bulk act stood before it was taken back."""


@transaction.atomic
def load_example_doubles(*, by: Actor, at: datetime, rows: Sequence[Row], decider: Actor) -> int:
    """Enter each row's firm a second time; where ``merged`` says so, ``decider`` made one of the two so many ``days`` before ``at``.

    Return the number of rows whose firm is there.
    """
    count = 0
    for row in rows:
        known = Company.objects.filter(external_key=row["company"], is_invented=True).first()
        if known is None:
            continue
        moment = at - timedelta(days=int(row["days"]))
        is_merged = row["merged"] == "ja"
        entered = moment - BEFORE if is_merged else moment
        twice = create_company(by=by, at=entered, name=row["name"], is_invented=True, phone=known.phone)
        if is_merged:
            merge(by=decider, at=moment, kept=known, gone=twice)
        count += 1
    return count


@transaction.atomic
def load_example_bulk(*, by: Actor, at: datetime, row: Row) -> None:
    """Carry out the row's act for its records so many ``days`` before ``at``; where ``undone`` says so, take it back later."""
    moment = at - timedelta(days=int(row["days"]))
    value = localdate(moment).isoformat() if row["act"] == Act.CHECK else row["value"]
    found = _keys(row["records"].split("|"))
    bulk = show_bulk(by=by, at=moment, kind=row["kind"], act=row["act"], keys=list(found.values()), value=value)
    start_bulk(by=by, at=moment, bulk=bulk)
    if row["undone"] == "ja":
        start_bulk(by=by, at=moment + BEFORE, bulk=undo_bulk(by=by, at=moment + BEFORE, bulk=bulk))


@transaction.atomic
def load_example_withdrawals(*, by: Actor, at: datetime, rows: Sequence[Row]) -> int:
    """Withdraw each row's record for its reason so many days before ``at``, first publishing a company where ``published`` says when; return their number."""
    for row in rows:
        moment = at - timedelta(days=int(row["withdrawn"]))
        if row["kind"] == "product":
            product = Product.objects.get(external_key=row["record"], is_invented=True)
            withdraw_product(by=by, at=moment, product=product, reason=row["reason"])
            continue
        company = Company.objects.get(external_key=row["record"], is_invented=True)
        if row["published"]:
            publish_company(by=by, at=at - timedelta(days=int(row["published"])), company=company)
        withdraw_company(by=by, at=moment, company=company, reason=row["reason"])
    return len(rows)


@transaction.atomic
def load_example_favourites(*, at: datetime, rows: Sequence[Row]) -> int:
    """Count what visitors kept and dropped so many ``days`` before ``at``; return the number of days.

    Without ``by=``, as ``count_favourites``.
    """
    told = {row["days"]: [list(filter(None, row[name].split("|"))) for name in ("kept", "dropped")] for row in rows}
    keys = _keys({*chain.from_iterable(chain.from_iterable(told.values()))})
    for days, (kept, dropped) in told.items():
        count_favourites(
            kept=[keys[one] for one in kept if one in keys],
            dropped=[keys[one] for one in dropped if one in keys],
            on=localdate(at - timedelta(days=int(days))),
        )
    return len(told)


def load_example_views(*, at: datetime) -> int:
    """Count that the pages of invented records were opened, once a week for a year before ``at``; return how often in all.

    Without ``by=``, as ``count_views``. The numbers are made up, and the same each time.
    """
    keys: list[tuple[str, str]] = []
    for model in (Company, Product):
        shown = model._default_manager.filter(is_invented=True, state=State.PUBLISHED)
        keys += shown.order_by("pk").values_list("external_key", "key")
    times = {
        (key, localdate(at - timedelta(weeks=weeks))): crc32(f"{name} {weeks}".encode()) % 9 + 1
        for name, key in keys
        for weeks in range(52)
    }
    count_views(times=times)
    return sum(times.values())


def _keys(wanted: Sequence[str] | set[str]) -> dict[str, str]:
    """The short keys of invented records, by the keys of their source."""
    found: dict[str, str] = {}
    for model in (Company, Product):
        invented = model._default_manager.filter(external_key__in=wanted, is_invented=True).order_by("pk")
        found |= dict(invented.values_list("external_key", "key"))
    return found
