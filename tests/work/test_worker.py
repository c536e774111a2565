"""Running jobs: success, failure with back-off, giving up, sweeping, another try."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from produktschau.work import locks
from produktschau.work.again import NothingToRetry, retry_job
from produktschau.work.health import failed_jobs, health
from produktschau.work.models import Job
from produktschau.work.queue import enqueue
from produktschau.work.sweep import MOST_KILLS, sweep
from produktschau.work.worker import Row, claim, perform, wait_before, work
from tests.work.effects import TABLE

LEAVE = "tests.work.effects.leave_in_one_transaction"
RAISE = "tests.work.effects.raise_after_writing"


@pytest.fixture
def table(db: None) -> Iterator[None]:
    """The table in which test jobs leave their effects."""
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE test_effect")


def effects() -> list[int]:
    """The effects so far."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM test_effect ORDER BY number")
        return [row[0] for row in cursor.fetchall()]


def claimed(worker_id: str = "w") -> Row:
    """The next job, claimed although its waiting time may not be over."""
    DBTaskResult.objects.update(run_after=timezone.now() - timedelta(days=1))
    found = claim(worker_id)
    assert found is not None
    return found


@pytest.mark.parametrize("path", [LEAVE, "tests.work.effects.leave_once"])
def test_a_job_leaves_its_effect_and_is_done(table: None, path: str, now: datetime) -> None:
    enqueue(path, key="one", at=now, number=7)
    perform(claimed())
    assert effects() == [7]
    assert (Job.objects.get().is_open, DBTaskResult.objects.get().status) == (False, "SUCCESSFUL")


def test_a_guarded_effect_is_not_repeated_when_its_job_runs_twice(table: None, now: datetime) -> None:
    enqueue("tests.work.effects.leave_once", key="one", at=now, number=7)
    job = claimed()
    perform(job)
    perform(job)
    assert effects() == [7]


def test_a_failed_job_leaves_nothing_and_waits_for_its_next_attempt(table: None, now: datetime) -> None:
    enqueue(RAISE, key="one", at=now, number=7)
    perform(claimed())
    job = Job.objects.get()
    assert effects() == []
    assert (job.is_open, job.failures, job.task.status) == (True, 1, "READY")
    assert claim("w") is None


def test_after_the_last_attempt_a_job_is_failed_and_shown(table: None, now: datetime) -> None:
    enqueue(RAISE, key="one", at=now, number=7)
    perform(claimed())
    perform(claimed())
    assert [job.key for job in failed_jobs()] == ["one"]
    assert (health().failed, health().waiting, health().needs_attention) == (1, 0, True)


def test_the_words_of_an_error_are_written_nowhere(
    table: None, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    enqueue(RAISE, key="one", at=now, number=7)
    perform(claimed())
    job = Job.objects.get()
    assert job.error.startswith("Nonsense in effects.py, Zeile ")
    assert [word for word in ("Mustermann", "erika") if word in caplog.text + job.error + job.task.traceback] == []


def test_a_job_whose_path_leads_nowhere_any_more_fails_at_once(db: None, now: datetime) -> None:
    enqueue(LEAVE, key="one", at=now, number=7)
    DBTaskResult.objects.update(task_path="produktschau.gone.tasks.away")
    perform(claimed())
    assert [job.error.split()[0] for job in failed_jobs()] == ["UnknownJob"]


def test_a_failed_job_gets_another_try_when_somebody_asks(table: None, now: datetime) -> None:
    enqueue(RAISE, key="one", at=now, number=7)
    perform(claimed())
    perform(claimed())
    again = retry_job(number=Job.objects.get().pk, at=now)
    assert (again.is_open, again.failures, health().waiting) == (True, 0, 1)


def test_a_job_that_did_not_fail_gets_no_other_try(db: None, now: datetime) -> None:
    waiting = enqueue(LEAVE, key="one", at=now, number=7)
    for number in (waiting.pk, 0):
        with pytest.raises(NothingToRetry):
            retry_job(number=number, at=now)


def test_a_running_job_of_a_living_worker_stays(db: None, tmp_path: Path, now: datetime) -> None:
    enqueue(LEAVE, key="one", at=now, number=7)
    with locks.life(tmp_path) as worker_id:
        claim(worker_id)
        assert sweep(tmp_path, at=now) == 0
    assert health().running == 1


def test_a_running_job_of_a_dead_worker_goes_back(db: None, tmp_path: Path, now: datetime) -> None:
    enqueue(LEAVE, key="one", at=now, number=7)
    with locks.life(tmp_path) as worker_id:
        claim(worker_id)
    assert sweep(tmp_path, at=now) == 1
    assert (health().running, health().waiting, Job.objects.get().kills) == (0, 1, 1)


def test_a_running_job_of_another_machine_stays(db: None, tmp_path: Path, now: datetime) -> None:
    enqueue(LEAVE, key="one", at=now, number=7)
    claim("elsewhere.0123456789abcdef")
    assert sweep(tmp_path, at=now) == 0


def test_a_job_that_kills_its_workers_is_given_up_and_shown(db: None, tmp_path: Path, now: datetime) -> None:
    enqueue(LEAVE, key="one", at=now, number=7)
    for _ in range(MOST_KILLS):
        with locks.life(tmp_path) as worker_id:
            claim(worker_id)
        sweep(tmp_path, at=now)
    assert [(job.kills, job.is_open) for job in failed_jobs()] == [(MOST_KILLS, False)]


def test_a_lock_tells_the_living_from_the_dead(tmp_path: Path) -> None:
    with locks.life(tmp_path) as worker_id:
        assert not locks.is_dead(tmp_path, worker_id)
    assert locks.is_dead(tmp_path, worker_id)
    assert [file.name for file in tmp_path.iterdir()] == ["name"]


def test_two_workers_have_two_ids_of_the_same_folder(tmp_path: Path) -> None:
    with locks.life(tmp_path) as one, locks.life(tmp_path) as other:
        assert one != other
        assert one.split(".")[0] == other.split(".")[0] == locks.folder_name(tmp_path)
        assert len(one) <= 64


@pytest.mark.django_db(transaction=True)
def test_a_worker_runs_until_nothing_is_left(tmp_path: Path, now: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
    for number in range(3):
        enqueue(LEAVE, key=str(number), at=now, number=number)
    work(tmp_path, queues=["default"], until_empty=True, stopped=lambda: False)
    assert effects() == [0, 1, 2]
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE test_effect")


@given(st.integers(min_value=1, max_value=60_000))
def test_the_wait_grows_with_every_failure_up_to_an_hour(failures: int) -> None:
    assert timedelta(seconds=30) <= wait_before(failures) <= wait_before(failures + 1) <= timedelta(hours=1)


def test_the_first_waits_are_half_a_minute_a_minute_and_two() -> None:
    assert [wait_before(number).seconds for number in (1, 2, 3)] == [30, 60, 120]
