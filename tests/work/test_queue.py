"""Enqueueing: by path, inside the caller's transaction, once per key."""

from datetime import datetime

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from produktschau.work.models import Effect, Job
from produktschau.work.queue import UnknownJob, enqueue, once, resolve
from produktschau.work.worker import claim, perform
from tests.work import effects

LEAVE = "tests.work.effects.leave_in_one_transaction"

pytestmark = pytest.mark.django_db


def test_a_job_is_a_row_with_its_key(now: datetime) -> None:
    made = enqueue(LEAVE, key="one", at=now, number=7)
    row = DBTaskResult.objects.get()
    assert (made.key, made.is_open, made.queued_at) == ("one", True, now)
    assert (row.task_path, row.args_kwargs, row.status) == (LEAVE, {"args": [], "kwargs": {"number": 7}}, "READY")


def test_a_second_enqueue_with_the_same_key_changes_nothing_while_the_first_is_unfinished(now: datetime) -> None:
    first = enqueue(LEAVE, key="one", at=now, number=7)
    assert enqueue(LEAVE, key="one", at=now, number=8) == first
    assert DBTaskResult.objects.count() == 1


def test_a_key_is_free_again_once_its_job_is_finished(now: datetime) -> None:
    first = enqueue(LEAVE, key="one", at=now, number=7)
    Job.objects.update(is_open=False)
    assert enqueue(LEAVE, key="one", at=now, number=7) != first


@pytest.mark.django_db(transaction=True)
def test_a_job_vanishes_with_the_transaction_that_enqueued_it(now: datetime) -> None:
    with transaction.atomic():
        enqueue(LEAVE, key="one", at=now, number=7)
        transaction.set_rollback(True)
    assert (Job.objects.count(), DBTaskResult.objects.count()) == (0, 0)


@pytest.mark.parametrize("path", ["tests.work.effects.not_there", "tests.not_there.at_all", "nothing"])
def test_a_path_that_leads_nowhere_is_refused(path: str, now: datetime) -> None:
    with pytest.raises(UnknownJob, match="gibt es nicht"):
        enqueue(path, key="one", at=now)


def test_a_function_that_is_no_job_is_refused(now: datetime) -> None:
    with pytest.raises(UnknownJob, match="ist kein Auftrag"):
        enqueue("tests.work.effects.no_job", key="one", at=now)
    assert Job.objects.count() == 0


def test_the_job_at_a_path_is_told_with_how_it_runs() -> None:
    assert (resolve(LEAVE).atomic, resolve("tests.work.effects.leave_once").atomic) == (True, False)


def test_what_is_done_once_is_not_done_again(now: datetime) -> None:
    told = []
    for _ in range(3):
        with once("stamp", at=now) as first:
            told.append(first)
    assert told == [True, False, False]


def test_what_failed_was_not_done(now: datetime) -> None:
    with pytest.raises(effects.Nonsense), once("stamp", at=now):
        raise effects.Nonsense
    assert Effect.objects.count() == 0


def test_a_job_waits_until_its_time(now: datetime) -> None:
    enqueue(LEAVE, key="one", at=now, run_after=datetime(2999, 1, 1, tzinfo=now.tzinfo), number=7)
    assert claim("w") is None


def test_a_worker_takes_only_from_its_queues(now: datetime) -> None:
    enqueue(LEAVE, key="one", at=now, queue="pictures", number=7)
    assert claim("w", ["mail"]) is None
    assert claim("w", ["pictures"]) is not None


def test_a_job_can_enqueue_another(now: datetime) -> None:
    enqueue("tests.work.effects.enqueue_another", key="one", at=now, number=7)
    claimed = claim("w")
    assert claimed is not None
    perform(claimed)
    assert sorted(Job.objects.filter(is_open=True).values_list("key", flat=True)) == ["second:7"]
