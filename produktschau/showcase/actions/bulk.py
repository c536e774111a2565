"""One act for many records: kept as a preview, carried out record by record, stopped, taken back, forgotten."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from produktschau.audit.record import Actor, record
from produktschau.design.formats import number
from produktschau.lib.free_keys import free_key
from produktschau.showcase.actions.bulk_steps import carry_out, end
from produktschau.showcase.calculations.bulk import ACTS, RESTORING, REVERSE, Facts, Judged, judged, restored
from produktschau.showcase.models import Act, AreaOfLife, Bulk, BulkRow, BulkStage, ColourWorld, Fate, Material
from produktschau.showcase.queries.bulk import bulk_job, is_stuck, may_be_undone
from produktschau.showcase.queries.bulk_facts import facts_of, in_batches
from produktschau.work.queue import enqueue

CARRY_OUT = "produktschau.showcase.tasks.carry_out_bulk"
LONGEST = 20_000
"""So many records one act may take: the preview is made while somebody waits."""
AT_ONCE = 50
"""Up to so many are carried out while somebody waits; more by the worker."""
LONGEST_CHOICE = 500
PORTION = 500
"""So many a job treats before it lets others have their turn: some seconds."""
KEPT = timedelta(days=90)
"""So long it can be read what a bulk act did; the record of changes keeps it for good."""
KEPT_UNDECIDED = timedelta(days=7)
WORDS: Mapping[str, type[AreaOfLife] | type[ColourWorld] | type[Material]] = {
    Act.ADD_AREA: AreaOfLife,
    Act.REMOVE_AREA: AreaOfLife,
    Act.SET_WORLD: ColourWorld,
    Act.ADD_MATERIAL: Material,
    Act.REMOVE_MATERIAL: Material,
}


class BulkRefused(Exception):
    """The bulk act cannot be made, carried out or taken back. One German sentence."""


@transaction.atomic
def show_bulk(
    *, by: Actor, at: datetime, kind: str, act: str, keys: Sequence[str], value: str = "", choice: str = ""
) -> Bulk:
    """Keep what would become of each record. ``value`` is the slug of a word or a day (ISO), ``choice`` the list's query.

    Nothing is changed yet. Raises ``BulkRefused``.
    """
    _possible(kind, act, value)
    wanted = list(dict.fromkeys(keys))
    if not wanted:
        raise BulkRefused("Es ist kein Eintrag gewählt. Kreuzen Sie Einträge an, oder wählen Sie alle der Auswahl.")
    if len(wanted) > LONGEST:
        raise BulkRefused(
            f"Das sind mehr als {number(LONGEST)} Einträge. Engen Sie die Auswahl durch einen Filter ein."
        )
    bulk = _new(by, at, kind=kind, act=act, value=value, choice=choice if len(choice) <= LONGEST_CHOICE else "")
    _keep_rows(bulk, wanted, dict.fromkeys(wanted, value), {})
    return bulk


def start_bulk(*, by: Actor, at: datetime, bulk: Bulk, reason: str = "") -> Bulk:
    """Carry out what was shown, or go on where it came to a stand: few records at once, many by the worker.

    Each record has a transaction of its own. Raises ``BulkRefused``.
    """
    bulk = _begin(by, at, bulk, reason)
    if bulk.rows.filter(outcome="").count() <= AT_ONCE:
        return carry_out(by=by, at=at, bulk=bulk)
    return bulk


def carry_on(*, by: Actor, at: datetime, bulk: Bulk) -> Bulk:
    """Treat a portion, and leave the next to a job of its own: other work gets its turn in between."""
    bulk = carry_out(by=by, at=at, bulk=bulk, most=PORTION)
    if bulk.stage == BulkStage.RUNNING:
        treated = bulk.rows.exclude(outcome="").count()
        enqueue(CARRY_OUT, key=f"{bulk_job(bulk.key)} {treated}", at=at, bulk=bulk.key)
    return bulk


@transaction.atomic
def stop_bulk(*, by: Actor, at: datetime, bulk: Bulk) -> Bulk | None:
    """Leave the rest as it is; a preview nobody carried out is thrown away and gives ``None``. Raises ``BulkRefused``."""
    bulk = Bulk.objects.select_for_update().get(pk=bulk.pk)
    if bulk.stage == BulkStage.SHOWN:
        bulk.delete()
        return None
    if bulk.stage != BulkStage.RUNNING:
        raise BulkRefused("Die Sammelaktion ist schon zu Ende.")
    end(bulk, BulkStage.STOPPED, at)
    record(by=by, verb="bulk.stopped", subject=f"bulk:{bulk.key}", at=at)
    return bulk


@transaction.atomic
def undo_bulk(*, by: Actor, at: datetime, bulk: Bulk) -> Bulk:
    """A preview of taking back what was done; what has another value by now stays. Raises ``BulkRefused``."""
    bulk = Bulk.objects.select_for_update().get(pk=bulk.pk)
    if not may_be_undone(bulk):
        raise BulkRefused(
            "Diese Sammelaktion lässt sich nicht mehr zurücknehmen: Es gab seither eine neuere von Ihnen."
        )
    act = REVERSE[bulk.act]
    done = list(bulk.rows.filter(outcome=Fate.DONE).order_by("place"))
    restoring = act in RESTORING
    values = {row.record_key: row.before if restoring else bulk.value for row in done}
    was_set = {row.record_key: row.value for row in done} if restoring else {}
    made = _new(by, at, kind=bulk.kind, act=act, value="" if restoring else bulk.value, choice=bulk.choice, undoes=bulk)
    _keep_rows(made, list(values), values, was_set)
    return made


@transaction.atomic
def forget_bulks(*, by: Actor, at: datetime) -> int:
    """Delete bulk acts long over, and previews nobody carried out; return their number."""
    old = Bulk.objects.filter(chosen_at__lt=at - KEPT).exclude(stage=BulkStage.RUNNING)
    undecided = Bulk.objects.filter(chosen_at__lt=at - KEPT_UNDECIDED, stage=BulkStage.SHOWN)
    numbers = set(old.values_list("pk", flat=True)) | set(undecided.values_list("pk", flat=True))
    Bulk.objects.filter(pk__in=numbers).delete()
    return len(numbers)


@transaction.atomic
def _begin(by: Actor, at: datetime, bulk: Bulk, reason: str) -> Bulk:
    bulk = Bulk.objects.select_for_update().get(pk=bulk.pk)
    if bulk.stage == BulkStage.SHOWN:
        bulk.reason = " ".join(reason.split())[:500]
        if bulk.act == Act.WITHDRAW and not bulk.reason:
            raise BulkRefused("Der Grund fehlt: Schreiben Sie, warum diese Einträge nicht mehr öffentlich sein sollen.")
        bulk.stage = BulkStage.RUNNING
        bulk.save(update_fields=["stage", "reason"])
        bulk.rows.exclude(fate=Fate.DONE).update(outcome=F("fate"), told=F("reason"))
        told = {"act": bulk.act, "records": bulk.rows.filter(outcome="").count()}
        record(by=by, verb="bulk.started", subject=f"bulk:{bulk.key}", at=at, after=told, reason=bulk.reason)
    elif not is_stuck(bulk):
        raise BulkRefused("Die Sammelaktion läuft schon oder ist zu Ende.")
    if bulk.rows.filter(outcome="").count() > AT_ONCE:
        enqueue(CARRY_OUT, key=bulk_job(bulk.key), at=at, bulk=bulk.key)
    return bulk


def _possible(kind: str, act: str, value: str) -> None:
    if act not in ACTS.get(kind, ()):
        raise BulkRefused("Diese Handlung gibt es hier nicht. Wählen Sie eine aus der Liste.")
    words = WORDS.get(act)
    if words is not None and not words.objects.filter(slug=value).exists():
        raise BulkRefused("Dieses Wort gibt es nicht mehr. Wählen Sie eines aus der Liste.")


def _new(by: Actor, at: datetime, *, kind: str, act: str, value: str, choice: str, undoes: Bulk | None = None) -> Bulk:
    return Bulk.objects.create(
        key=free_key(Bulk.objects),
        kind=kind,
        act=act,
        value=value,
        choice=choice,
        chosen_by=by.actor_key,
        chosen_at=at,
        undoes=undoes,
    )


def _keep_rows(bulk: Bulk, keys: Sequence[str], values: Mapping[str, str], was_set: Mapping[str, str]) -> None:
    place = 0
    for records in in_batches(bulk.kind, keys):
        facts = facts_of(bulk.kind, bulk.act, records)
        rows = []
        for one in records:
            place += 1
            verdict = _foreseen(bulk.act, values[one.key], was_set.get(one.key), facts[one.pk])
            rows.append(
                BulkRow(
                    bulk=bulk,
                    place=place,
                    record_key=one.key,
                    seen_at=one.changed_at,
                    value=values[one.key],
                    fate=verdict.fate,
                    reason=verdict.reason,
                )
            )
        BulkRow.objects.bulk_create(rows)


def _foreseen(act: str, value: str, was_set: str | None, facts: Facts) -> Judged:
    changed = restored(value, was_set, facts) if was_set is not None else None
    return changed or judged(act, value, facts)
