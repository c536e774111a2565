"""The district of the tests: Mittelsachsen, as the demo has it. Loaded once per process; other tests get a copy of its rows."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

import produktschau
from produktschau.audit.record import System
from produktschau.region import actions
from produktschau.region.models import Region
from tests.cast import NOW

FOLDER = Path(produktschau.__file__).parent / "demo" / "region"


@dataclass(frozen=True)
class Rows:
    """Rows of one table, as the database at hand takes them fastest: PostgreSQL one text, SQLite a tuple each.

    Rows that nothing refers to, those of the record and of the index's marks, come without their keys: others may have been written before.
    """

    model: type[Model]
    columns: str
    number: int
    content: Any

    @property
    def is_referred_to(self) -> bool:
        """Whether the rows keep their keys, and so need an empty table."""
        return self.model._meta.app_label == Region._meta.app_label


OFTEN = 40
_known: dict[str, list[Rows]] = {}
_taken_back: list[str] = []


def district(by: str = "test") -> Region:
    """State, district, former districts and municipalities with their boundaries and figures, loaded by the named part of the house."""
    there = [(rows.model._base_manager.count(), rows.number) for rows in _known.get(by, ()) if rows.is_referred_to]
    if there and not any(count for count, _ in there):
        for rows in _known[by]:
            _put(rows)
        _taken_back.append(by)
    elif not there or any(count != number for count, number in there):
        _load(by)
    return Region.objects.get()


def _load(by: str) -> None:
    before = {model: _keys(model) for model in apps.get_models(include_auto_created=True)}
    actions.load_region(by=System(by), folder=FOLDER, at=NOW)
    new = {model: _keys(model) - keys for model, keys in before.items()}
    if not any(
        before[model] for model, keys in new.items() if keys and model._meta.app_label == Region._meta.app_label
    ):
        _known[by] = [_taken(model, keys) for model, keys in new.items() if keys]


def _keys(model: type[Model]) -> set[Any]:
    return set(model._base_manager.values_list("pk", flat=True))


def _taken(model: type[Model], keys: set[Any]) -> Rows:
    rows = Rows(model, "", len(keys), None)
    fields = [field for field in model._meta.local_concrete_fields if rows.is_referred_to or not field.primary_key]
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    where = "" if rows.is_referred_to else f" WHERE id > {min(keys) - 1}"
    select = f"SELECT {columns} FROM {table}{where}"  # noqa: S608  # names of our own tables, and a number
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY ({select}) TO STDOUT") as copy:
                return replace(rows, columns=columns, content=b"".join(copy))
        cursor.execute(select)
        return replace(rows, columns=columns, content=cursor.fetchall())


def _put(rows: Rows) -> None:
    table = connection.ops.quote_name(rows.model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({rows.columns}) FROM STDIN") as copy:
                copy.write(rows.content)
            for line in connection.ops.sequence_reset_sql(no_style(), [rows.model]) if rows.is_referred_to else ():
                cursor.execute(line)
        else:
            places = ", ".join("%s" for _ in rows.content[0])
            cursor.executemany(f"INSERT INTO {table} ({rows.columns}) VALUES ({places})", rows.content)  # noqa: S608  # as above


def sweep() -> None:
    """Between two tests: let PostgreSQL forget what many of them put and took back. Left lying, it slows every look at these tables."""
    link = connection.connection
    if connection.vendor != "postgresql" or link is None or connection.in_atomic_block or len(_taken_back) < OFTEN:
        return
    tables = {rows.model._meta.db_table for by in set(_taken_back) for rows in _known[by]}
    _taken_back.clear()
    link.execute(f"VACUUM {', '.join(sorted(map(connection.ops.quote_name, tables)))}")
