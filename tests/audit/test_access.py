"""Reading data about people is noted once an hour, never in the reader's way, and forgotten after a year."""

from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from django.db import DatabaseError

from produktschau.audit.access import KEPT, KINDS, forget_accesses, kind_name, note_access
from produktschau.audit.models import Access
from produktschau.audit.record import System

BY = System("test")


def noted() -> list[tuple[str, str, str, datetime, int | None]]:
    return list(Access.objects.order_by("pk").values_list("actor", "kind", "subject", "at", "rows"))


def test_who_read_whose_data_when_is_noted(db: None, now: datetime) -> None:
    note_access(by=BY, kind="contacts", subject="company:K7M2QX", at=now, rows=3)
    hour = now.replace(minute=0, second=0, microsecond=0)
    assert noted() == [("system:test", "contacts", "company:K7M2QX", hour, 3)]


def test_reading_again_in_the_same_hour_is_one_row(db: None, now: datetime) -> None:
    for minutes in (0, 5, 29, 30):
        note_access(by=BY, kind="contacts", subject="company:A", at=now + timedelta(minutes=minutes))
    note_access(by=BY, kind="notes", subject="company:A", at=now)
    note_access(by=BY, kind="contacts", subject="company:B", at=now)
    assert [(kind, subject, at.hour) for _, kind, subject, at, _ in noted()] == [
        ("contacts", "company:A", 8),
        ("contacts", "company:A", 9),
        ("notes", "company:A", 8),
        ("contacts", "company:B", 8),
    ]


def test_a_database_that_cannot_write_keeps_nobody_from_reading(
    db: None, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    with patch.object(Access.objects, "bulk_create", side_effect=DatabaseError("no room")):
        note_access(by=BY, kind="contacts", subject="company:K7M2QX", at=now)
    assert noted() == []
    assert [record.getMessage() for record in caplog.records] == ["An access of the kind contacts could not be noted."]


def test_after_a_year_it_is_forgotten(db: None, now: datetime) -> None:
    for age in (timedelta(days=2), KEPT - timedelta(hours=1), KEPT + timedelta(hours=1)):
        note_access(by=BY, kind="contacts", subject="company:A", at=now - age)
    assert forget_accesses(at=now) == 1
    assert len(noted()) == 2


def test_kinds_have_german_words() -> None:
    assert kind_name("contacts") == "Ansprechpersonen"
    assert kind_name("gone") == "gone"
    assert all(len(kind) <= 40 for kind in KINDS)
