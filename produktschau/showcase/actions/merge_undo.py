"""Two records that were merged become two again."""

from datetime import date, datetime
from typing import Any

from django.core import serializers
from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.showcase.actions.merge_counts import take_back_views
from produktschau.showcase.actions.merge_rows import return_rows
from produktschau.showcase.actions.writing import address_for, mark_affected, subject_of, write_down
from produktschau.showcase.models import Company, FavouriteCount, Merge, Product, SlugRedirect


class NotUndoable(Exception):
    """The merge cannot be taken back; the message says why."""


@transaction.atomic
def undo_merge(*, by: Actor, at: datetime, merge: Merge) -> tuple[Company | Product, list[str]]:
    """Bring back the record that went, under its old key and address, with what was its own.

    Gives it, and the columns of the other record that were changed since and therefore stay. Raises ``NotUndoable``.
    """
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    kept = _kept(merge)
    memo = merge.memo
    before, after, stayed = _given_back(kept, memo["chosen"])
    SlugRedirect.objects.filter(kind=merge.kind, slug=memo["record"]["fields"]["slug"], key=kept.key).delete()
    gone = _brought_back(merge, at)
    SlugRedirect.objects.filter(pk__in=memo["redirects"], key=kept.key).update(key=gone.key)
    return_rows(kept, gone, memo["moved"], memo["left_out"])
    _take_back_counts(kept.key, gone.key, memo["counts"])
    take_back_views(kept.key, gone.key, memo.get("views", {}))
    kept.changed_at = at
    kept.save()
    merge.undone_at = merge.emptied_at = at
    merge.memo = {}
    merge.save(update_fields=["undone_at", "emptied_at", "memo"])
    write_down(kept, "merge_undone", by=by, at=at, before={**before, "key": gone.key}, after={**after, "key": None})
    record(by=by, verb=f"{merge.kind}.merge_undone", subject=subject_of(gone), at=at, before={"key": kept.key})
    mark_affected(gone, at)
    return gone, stayed


def _kept(merge: Merge) -> Company | Product:
    if merge.undone_at is not None:
        raise NotUndoable("Diese Zusammenführung ist schon zurückgenommen.")
    if not merge.memo:
        raise NotUndoable(
            "Diese Zusammenführung lässt sich nicht mehr zurücknehmen: Das Gemerkte ist nach 90 Tagen oder auf Wunsch einer Person gelöscht."
        )
    found: Company | Product | None
    model: Any = Company if merge.kind == "company" else Product
    found = model.objects.select_for_update().filter(key=merge.kept_key).first()
    if found is None:
        raise NotUndoable(
            "Der Eintrag, in dem der andere aufging, ist nicht mehr da. Legen Sie den Betrieb oder das Produkt neu an."
        )
    return found


def _given_back(
    kept: Company | Product, chosen: dict[str, list[Any]]
) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    """Words taken over go; a word changed since stays."""
    before, after, stayed = {}, {}, []
    for name, (was, became) in chosen.items():
        if getattr(kept, name) == became:
            before[name], after[name] = became, was
            setattr(kept, name, was)
        else:
            stayed.append(name)
    return before, after, stayed


def _brought_back(merge: Merge, at: datetime) -> Company | Product:
    told = merge.memo["record"]
    gone: Company | Product = next(serializers.deserialize("python", [told])).object  # type: ignore[assignment]  # the model told
    gone.slug = _slug(merge, gone)
    gone.changed_at = at
    gone.save(force_insert=True)
    return gone


def _slug(merge: Merge, gone: Company | Product) -> str:
    """Its old address, or the next free one where somebody has it now."""
    is_taken = type(gone).objects.filter(slug=gone.slug).exists()
    return address_for(merge.kind, gone.name, gone.key) if is_taken else gone.slug


def _take_back_counts(kept: str, gone: str, counts: list[dict[str, Any]]) -> None:
    ours = {one.day: one for one in FavouriteCount.objects.select_for_update().filter(key=kept)}
    for row in counts:
        day = date.fromisoformat(row["day"])
        if (one := ours.get(day)) is not None:
            one.kept = max(0, one.kept - row["kept"])
            one.dropped = max(0, one.dropped - row["dropped"])
            if one.kept or one.dropped:
                one.save(update_fields=["kept", "dropped"])
            else:
                one.delete()
        FavouriteCount.objects.create(key=gone, day=day, kept=row["kept"], dropped=row["dropped"])
