"""Rows that hang on a record follow it into another one, and come back. What stands at both is kept once and remembered.

The rows are found by their foreign keys, whatever domain they belong to, so that none is forgotten and lost with the record.
"""

from datetime import date
from typing import Any

from django.core import serializers
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from produktschau.showcase.calculations.merging import same_row
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
                row.delete()
                left_out.append(memo)
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


def _memo(row: Any, kind: Hanging) -> Memo:
    return {"model": kind.label, "link": kind.field.name, "pk": row.pk, "fields": _fields(row)}


def _fields(row: Any) -> Memo:
    names = [column.name for column in row._meta.concrete_fields if not column.primary_key]
    told: Memo = serializers.serialize("python", [row], fields=names)[0]["fields"]
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}
