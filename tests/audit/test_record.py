"""The record is added to and read; neither the ORM nor the database lets anyone change it."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.contrib import admin
from django.db import DatabaseError, connection, transaction
from django.test import RequestFactory

from produktschau.accounts.models import User
from produktschau.audit import names, queries
from produktschau.audit.models import Entry, RecordIsPermanent
from produktschau.audit.names import Named
from produktschau.audit.record import Change, System, changes, record, record_many

BY = System("test")
ACTING = re.compile(r'System\("([a-z]+)"\)')


def test_a_change_is_recorded_with_who_what_when_and_why(db: None, now: datetime) -> None:
    entry = record(by=BY, verb="thing.changed", subject="thing:A", at=now, before={"n": 1}, after={"n": 2}, reason="so")
    entry.refresh_from_db()
    assert (entry.actor, entry.verb, entry.subject, entry.at) == ("system:test", "thing.changed", "thing:A", now)
    assert (entry.before, entry.after, entry.reason) == ({"n": 1}, {"n": 2}, "so")


def test_many_changes_are_recorded_like_one(db: None, now: datetime) -> None:
    told = [Change("thing:A", before={"n": 1}, after={"n": 2}), Change("thing:B")]
    assert record_many(by=BY, verb="thing.changed", at=now, told=told) == 2
    record(by=BY, verb="thing.changed", subject="thing:B", at=now)
    names_ = ("actor", "verb", "at", "subject", "before", "after", "reason")
    first, second, single = Entry.objects.order_by("pk").values_list(*names_)
    assert (first[3:], second) == (("thing:A", {"n": 1}, {"n": 2}, ""), single)


def test_only_differing_fields_are_changes() -> None:
    assert changes({"a": 1, "b": 2}, {"a": 1, "b": 3, "c": 4}) == ({"b": 2, "c": None}, {"b": 3, "c": 4})


def test_an_entry_is_not_saved_twice(db: None, now: datetime) -> None:
    entry = record(by=BY, verb="thing.changed", subject="thing:A", at=now)
    with pytest.raises(RecordIsPermanent):
        entry.save()


def test_an_entry_is_not_deleted(db: None, now: datetime) -> None:
    entry = record(by=BY, verb="thing.changed", subject="thing:A", at=now)
    with pytest.raises(RecordIsPermanent):
        entry.delete()
    with pytest.raises(RecordIsPermanent):
        Entry.objects.all().delete()
    assert Entry.objects.count() == 1


def test_entries_are_not_updated_in_bulk(db: None, now: datetime) -> None:
    entry = record(by=BY, verb="thing.changed", subject="thing:A", at=now)
    with pytest.raises(RecordIsPermanent):
        Entry.objects.update(reason="other")
    with pytest.raises(RecordIsPermanent):
        Entry.objects.bulk_update([entry], ["reason"])


def test_the_database_refuses_what_goes_round_the_orm(db: None, now: datetime) -> None:
    entry = record(by=BY, verb="thing.changed", subject="thing:A", at=now, reason="true")
    with pytest.raises(DatabaseError, match="Protokoll"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET reason = 'false'")
    entry.refresh_from_db()
    assert entry.reason == "true"


def test_the_administration_only_reads(manager: User) -> None:
    request = RequestFactory().get("/")
    request.user = manager
    page = admin.site.get_model_admin(Entry)
    rights = (
        page.has_add_permission(request),
        page.has_change_permission(request),
        page.has_delete_permission(request),
    )
    assert rights == (False, False, False)


def test_history_is_newest_first_and_of_one_thing(db: None, now: datetime) -> None:
    old = record(by=BY, verb="thing.created", subject="thing:A", at=now - timedelta(days=1))
    new = record(by=BY, verb="thing.changed", subject="thing:A", at=now)
    record(by=BY, verb="thing.changed", subject="thing:B", at=now)
    assert list(queries.history("thing:A")) == [new, old]


def test_entries_are_found_by_actor_kind_verb_and_period(db: None, now: datetime) -> None:
    one = record(by=System("one"), verb="thing.created", subject="thing:A", at=now - timedelta(days=2))
    two = record(by=System("two"), verb="thing.changed", subject="other:A", at=now)
    assert list(queries.by_actor("system:one")) == [one]
    assert list(queries.entries(actor="system:two")) == [two]
    assert list(queries.entries(subject="thing")) == [one]
    assert list(queries.entries(subject="other:A")) == [two]
    assert list(queries.entries(verb="thing.created")) == [one]
    assert list(queries.entries(since=now)) == [two]
    assert list(queries.entries(until=now)) == [one]


def test_rows_name_verbs_and_leave_unnamed_keys_as_they_are(db: None, now: datetime) -> None:
    record(by=BY, verb="user.role_granted", subject="unknown:9", at=now, before={"a": None}, after={"a": ["x", True]})
    (row,) = queries.rows(queries.entries())
    assert (row.what, row.subject) == ("Rolle gegeben", Named("unknown:9"))
    assert row.changes == (queries.Change("a", "–", "x, ja"),)


def test_names_are_read_with_one_query_for_all_people(
    manager: User, editor: User, django_assert_num_queries: object
) -> None:
    keys = [manager.actor_key, editor.actor_key, "user:999999", "system:import"]
    with django_assert_num_queries(1):  # type: ignore[operator]  # a fixture typed as object
        found = names.names_of(keys)
    assert [found[key].label for key in keys] == [manager.name, editor.name, "gelöschtes Konto (999999)", "Import"]


def test_a_day_reads_as_people_write_it(db: None, now: datetime) -> None:
    record(by=BY, verb="x", subject="thing:A", at=now, after={"until": "2027-01-26", "like": "2027-13-99"})
    (row,) = queries.rows(queries.entries())
    assert {change.after for change in row.changes} == {"26.01.2027", "2027-13-99"}


def test_every_part_of_the_house_that_acts_has_a_name() -> None:
    package = Path(names.__file__).parent.parent
    acting = {found for source in package.rglob("*.py") for found in ACTING.findall(source.read_text(encoding="utf-8"))}
    assert {f"system:{name}" for name in acting} - set(names.SYSTEMS) == set()
