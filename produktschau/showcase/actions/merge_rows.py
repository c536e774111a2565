"""Rows that hang on a record follow it into another one, and come back. What stands at both is kept once and remembered.

The rows are found by their foreign keys, whatever domain they belong to, so that none is forgotten and lost with the record.
"""

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db import IntegrityError, transaction
from django.db.models import CASCADE, QuerySet, UniqueConstraint

from produktschau.showcase.calculations.merging import same_row
from produktschau.showcase.engine.merging import TOGETHER
from produktschau.showcase.models import Company, Product
from produktschau.showcase.queries.hanging import Hanging, hanging_on

Memo = dict[str, Any]
OURS = "showcase"


def move_rows(kept: Company | Product, gone: Company | Product) -> tuple[list[Memo], list[Memo]]:
    """Let the rows of ``gone`` refer to ``kept``; gives what was moved, and what was left out because it stands there already."""
    moved: list[Memo] = []
    left_out: list[Memo] = []
    for kind in hanging_on(kept):
        present = [_fields(row) for row in kind.rows(kept.pk)]
        for row in kind.rows(gone.pk):
            memo = _memo(row, kind)
            doubled = any(same_row(memo["fields"], other, kind.field.name) for other in present)
            if doubled or not _follows(row, kind, kept.pk, present):
                left_out.append({**memo, "below": _let_go(row, kind, kept.pk)})
            else:
                moved.append(memo)
    return moved, left_out


def return_rows(kept: Company | Product, gone: Company | Product, moved: list[Memo], left_out: list[Memo]) -> None:
    """Let rows refer to ``gone`` again. Of the showcase's own rows those that vanished meanwhile are written anew; others were ended for a reason."""
    kinds = {(kind.label, kind.field.name): kind for kind in hanging_on(gone)}
    for memo in moved:
        kind = kinds.get((memo["model"], memo["link"]))
        if kind is None:
            continue
        row: Any = QuerySet(kind.model).filter(pk=memo["pk"]).first()
        if row is None:
            if memo["model"].startswith(f"{OURS}."):
                restore_row(memo)
        elif getattr(row, kind.field.attname) == kept.pk:
            back = {name: memo["fields"][name] for name in ("is_main", "position") if name in memo["fields"]}
            QuerySet(kind.model).filter(pk=row.pk).update(**{kind.field.attname: gone.pk}, **back)
    for memo in left_out:
        restore_row(memo)
        for below in memo.get("below", []):
            _return_below(below)


def restore_row(memo: Memo) -> None:
    """Write a row as it was, under its old number."""
    told = {"model": memo["model"], "pk": memo["pk"], "fields": memo["fields"]}
    for found in serializers.deserialize("python", [told]):
        found.object.save(force_insert=True)


def memo_of(record: Company | Product) -> Memo:
    """The record's own columns; its links are rows and kept as such."""
    return {"model": record._meta.label_lower, "pk": record.pk, "fields": _fields(record)}


def _follows(row: Any, kind: Hanging, pk: int, present: list[Memo]) -> bool:
    """Whether the row could be given to the other record; the database refuses what may stand there only once."""
    changed: Memo = {kind.field.attname: pk}
    names = {column.name for column in kind.model._meta.concrete_fields}
    if "is_main" in names and any(other.get("is_main") for other in present):
        changed["is_main"] = False
    if "position" in names:
        changed["position"] = min(len(present) + row.position, 32_000)
    try:
        with transaction.atomic():
            QuerySet(kind.model).filter(pk=row.pk).update(**changed)
    except IntegrityError:
        return False
    return True


def _let_go(row: Any, kind: Hanging, kept: int) -> list[Memo]:
    """Delete a row that stands at ``kept`` already; gives what hung on it. That follows to the row there where the domain lets it."""
    instead = _standing_there(row, kind, kept)
    is_one = instead is not None and kind.label in TOGETHER and TOGETHER[kind.label](instead, row)
    below = list(_below(row, instead if is_one else None))
    row.delete()
    return below


def _standing_there(row: Any, kind: Hanging, kept: int) -> Any:
    """The row of ``kept`` for whose sake this one cannot follow, if a constraint names one."""
    for constraint in kind.model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and kind.field.name in constraint.fields:
            same = {name: getattr(row, name) for name in constraint.fields if name != kind.field.name}
            if found := kind.rows(kept).filter(**same).first():
                return found
    return None


def _below(row: Any, instead: Any) -> Iterator[Memo]:
    """Let what hangs on a row follow to ``instead``; without one it goes with its row. Memos, those above first."""
    for kind in hanging_on(row):
        present = [_fields(one) for one in kind.rows(instead.pk)] if instead is not None else []
        for child in kind.rows(row.pk):
            memo = _memo(child, kind)
            if instead is not None and _follows(child, kind, instead.pk, present):
                back = {name: memo["fields"][name] for name in ("is_main", "position") if name in memo["fields"]}
                yield {**memo, "fields": {**back, kind.field.name: row.pk}, "to": instead.pk}
            else:
                yield memo
                if kind.field.remote_field is not None and kind.field.remote_field.on_delete is CASCADE:
                    yield from _below(child, None)


def _return_below(memo: Memo) -> None:
    model = apps.get_model(memo["model"])
    attname = model._meta.get_field(memo["link"]).attname
    row: Any = QuerySet(model).filter(pk=memo["pk"]).first()
    if row is not None and getattr(row, attname) == memo.get("to"):
        back = {name: memo["fields"][name] for name in ("is_main", "position") if name in memo["fields"]}
        QuerySet(model).filter(pk=row.pk).update(**{attname: memo["fields"][memo["link"]]}, **back)
    elif row is None and "to" not in memo:
        restore_row(memo)


def _memo(row: Any, kind: Hanging) -> Memo:
    return {"model": kind.label, "link": kind.field.name, "pk": row.pk, "fields": _fields(row)}


def _fields(row: Any) -> Memo:
    names = [column.name for column in row._meta.concrete_fields if not column.primary_key]
    told: Memo = serializers.serialize("python", [row], fields=names)[0]["fields"]
    return {name: _plain(value) for name, value in told.items()}


def _plain(value: Any) -> Any:
    """A value as JSON can hold it."""
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
