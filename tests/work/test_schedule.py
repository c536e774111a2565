"""The schedule: every due time once, whoever asks."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.work import schedule
from produktschau.work.models import Job, Tick
from produktschau.work.queue import resolve
from produktschau.work.schedule import SCHEDULE, Scheduled, due_time, enqueue_due

HOURLY = Scheduled("hourly", "produktschau.work.tasks.prune_old_jobs", every=timedelta(hours=1))


@pytest.fixture(name="only_hourly")
def one_scheduled_job(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A schedule with one entry."""
    monkeypatch.setattr(schedule, "SCHEDULE", [HOURLY])
    return iter([None])


def test_what_is_due_is_enqueued_once(only_hourly: None, now: datetime) -> None:
    assert [enqueue_due(at=now), enqueue_due(at=now), enqueue_due(at=now + timedelta(minutes=29))] == [1, 0, 0]
    assert Job.objects.count() == 1


def test_the_next_due_time_is_enqueued_even_while_the_last_job_waits(only_hourly: None, now: datetime) -> None:
    enqueue_due(at=now)
    assert enqueue_due(at=now + timedelta(hours=1)) == 1
    assert (Job.objects.count(), Tick.objects.count()) == (2, 1)


def test_what_was_missed_comes_once(only_hourly: None, now: datetime) -> None:
    enqueue_due(at=now)
    assert enqueue_due(at=now + timedelta(days=3)) == 1


def test_a_clock_that_went_back_enqueues_nothing_twice(only_hourly: None, now: datetime) -> None:
    enqueue_due(at=now)
    assert enqueue_due(at=now - timedelta(hours=5)) == 0


def test_every_scheduled_path_leads_to_a_job() -> None:
    assert [entry.path for entry in SCHEDULE if resolve(entry.path) is None] == []


def test_a_daily_job_is_due_at_its_shifted_hour() -> None:
    daily = Scheduled("daily", "x", every=timedelta(days=1), shift=timedelta(hours=2))
    assert due_time(daily, datetime(2026, 11, 2, 1, 59, tzinfo=UTC)) == datetime(2026, 11, 1, 2, tzinfo=UTC)
    assert due_time(daily, datetime(2026, 11, 2, 2, 0, tzinfo=UTC)) == datetime(2026, 11, 2, 2, tzinfo=UTC)


@given(
    st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  # the zone is given beside
    st.timedeltas(min_value=timedelta(minutes=1), max_value=timedelta(days=40)),
)
def test_a_due_time_lies_less_than_one_interval_back(at: datetime, every: timedelta) -> None:
    due = due_time(Scheduled("any", "x", every=every), at)
    assert timedelta(0) <= at - due < every
