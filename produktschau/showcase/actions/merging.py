"""Two records become one. Nothing is lost: rows follow, addresses and printed keys lead on, and it can be taken back."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from produktschau.audit.record import Actor, record
from produktschau.search.actions import mark
from produktschau.showcase.actions.merge_counts import add_views
from produktschau.showcase.actions.merge_rows import memo_of, move_rows
from produktschau.showcase.actions.writing import kind_of, mark_affected, subject_of, write_down
from produktschau.showcase.calculations.merging import proposed, words_of
from produktschau.showcase.engine.merging import OBJECTIONS
from produktschau.showcase.models import Company, DifferentPair, FavouriteCount, Merge, Product, SlugRedirect
from produktschau.work.queue import enqueue

KEPT_FOR = timedelta(days=90)
"""So long a merge can be taken back."""


class NotMergeable(Exception):
    """The two cannot become one yet. ``reasons`` holds one German sentence each."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@transaction.atomic
def merge(
    *,
    by: Actor,
    at: datetime,
    kept: Company | Product,
    gone: Company | Product,
    choices: Mapping[str, str] | None = None,
) -> Merge:
    """Write ``gone`` into ``kept``. ``choices`` says per column whose value stays, „kept“ or „gone“; not said: as ``proposed``.

    Raises ``NotMergeable``.
    """
    if reasons := reasons_against_merging(kept, gone):
        raise NotMergeable(reasons)
    kept, gone = _locked(kept, gone)
    before, after = _chosen(kept, gone, choices or {})
    memo = {
        "record": memo_of(gone),
        "chosen": {name: [before[name], after[name]] for name in after},
        "redirects": _lead_on(kept, gone, at),
        "counts": _add_counts(kept.key, gone.key),
        "views": add_views(kept.key, gone.key),
    }
    moved, left_out = move_rows(kept, gone)
    kind, pk = kind_of(gone), gone.pk
    merged = Merge.objects.create(
        kind=kind,
        kept_key=kept.key,
        gone_key=gone.key,
        source=gone.source,
        external_key=gone.external_key,
        memo={**memo, "moved": moved, "left_out": left_out},
        merged_by=by.actor_key,
        merged_at=at,
    )
    said = {"key": gone.key}
    record(by=by, verb=f"{kind}.merged_away", subject=subject_of(gone), at=at, after={"key": kept.key})
    enqueue("produktschau.showcase.tasks.remove_previews", key=f"previews:{gone.key}", at=at, record=gone.key)
    mark_affected(gone, at)
    gone.delete()
    mark(kind, [pk], at)
    kept.changed_at = at
    kept.save()
    write_down(kept, "merged", by=by, at=at, before={**before, "key": None}, after={**after, **said})
    return merged


def reasons_against_merging(kept: Company | Product, gone: Company | Product) -> list[str]:
    """German sentences that say what to do first; none: the two can become one."""
    if type(kept) is not type(gone) or kept.pk == gone.pk:
        return ["Zusammenführen lassen sich nur zwei verschiedene Betriebe oder zwei verschiedene Produkte."]
    reasons = []
    if gone.is_published and not kept.is_published:
        reasons.append(
            f"„{gone.name}“ ist öffentlich, „{kept.name}“ nicht. Lassen Sie den öffentlichen Eintrag bleiben, oder nehmen Sie ihn erst zurück."
        )
    for objection in OBJECTIONS:
        reasons += objection(kept, gone)
    return reasons


@transaction.atomic
def tell_apart(*, by: Actor, at: datetime, one: Company | Product, other: Company | Product) -> None:
    """Say that two records that look alike are not the same; a second time changes nothing."""
    if type(one) is not type(other) or one.pk == other.pk:
        raise NotMergeable(["Das ist kein Paar aus zwei Betrieben oder zwei Produkten."])
    first, second = sorted((one.key, other.key))
    _, is_new = DifferentPair.objects.get_or_create(
        first_key=first, second_key=second, defaults={"kind": kind_of(one), "said_by": by.actor_key, "said_at": at}
    )
    if is_new:
        record(
            by=by, verb=f"{kind_of(one)}.told_apart", subject=f"{kind_of(one)}:{first}", at=at, after={"key": second}
        )


@transaction.atomic
def empty_old_merges(*, at: datetime) -> int:
    """Forget what was remembered of merges that are too old to be taken back (storage limitation, Art. 5 (1) (e) GDPR)."""
    old = Merge.objects.filter(emptied_at__isnull=True, merged_at__lt=at - KEPT_FOR)
    return old.update(memo={}, emptied_at=at)


def _locked(kept: Company | Product, gone: Company | Product) -> tuple[Company | Product, Company | Product]:
    """Both as they are now, locked in one order for all."""
    model: Any = type(kept)
    found = model.objects.select_for_update().order_by("pk").in_bulk([kept.pk, gone.pk])
    return found[kept.pk], found[gone.pk]


def _chosen(
    kept: Company | Product, gone: Company | Product, choices: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Take over the words chosen from ``gone``; gives them before and after."""
    before, after = {}, {}
    for name in words_of(kind_of(kept)):
        ours, theirs = getattr(kept, name), getattr(gone, name)
        if ours != theirs and choices.get(name, proposed(ours, theirs)) == "gone":
            before[name], after[name] = ours, theirs
            setattr(kept, name, theirs)
    return before, after


def _lead_on(kept: Company | Product, gone: Company | Product, at: datetime) -> list[int]:
    """All addresses of ``gone`` lead to ``kept``; gives the numbers of those it had before."""
    former = SlugRedirect.objects.filter(key=gone.key)
    numbers = list(former.values_list("pk", flat=True))
    former.update(key=kept.key)
    SlugRedirect.objects.create(kind=kind_of(gone), slug=gone.slug, key=kept.key, since_at=at)
    return numbers


def _add_counts(kept: str, gone: str) -> list[dict[str, Any]]:
    """Favourites counted for one are counted for the other; gives what was counted for ``gone``."""
    told: list[Any] = list(FavouriteCount.objects.filter(key=gone).values("day", "kept", "dropped"))
    ours = {one.day: one for one in FavouriteCount.objects.select_for_update().filter(key=kept)}
    for row in told:
        if (one := ours.get(row["day"])) is not None:
            one.kept += row["kept"]
            one.dropped += row["dropped"]
            one.save(update_fields=["kept", "dropped"])
        else:
            FavouriteCount.objects.create(key=kept, **row)
    FavouriteCount.objects.filter(key=gone).delete()
    return [{**row, "day": row["day"].isoformat()} for row in told]
