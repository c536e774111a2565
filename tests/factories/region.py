"""The district of the tests: Mittelsachsen, as the demo has it. Loaded once per process; other tests get a copy of its rows."""

from dataclasses import dataclass
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
    """All rows of one table, as the database at hand takes them fastest: PostgreSQL one text, SQLite a tuple each."""

    model: type[Model]
    columns: str
    content: Any


_known: dict[str, list[Rows]] = {}


def district(by: str = "test") -> Region:
    """State, district, former districts and municipalities with their boundaries and figures, loaded by the named part of the house."""
    if by in _known and not any(rows.model._base_manager.exists() for rows in _known[by]):
        for rows in _known[by]:
            _put(rows)
        return Region.objects.get()
    before = _counts()
    region = actions.load_region(by=System(by), folder=FOLDER, at=NOW)
    changed = [model for model, count in _counts().items() if count != before[model]]
    if not any(before[model] for model in changed):
        _known[by] = [_taken(model) for model in changed]
    return region


def _counts() -> dict[type[Model], int]:
    return {model: model._base_manager.count() for model in apps.get_models(include_auto_created=True)}


def _taken(model: type[Model]) -> Rows:
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in model._meta.local_concrete_fields)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) TO STDOUT") as copy:
                return Rows(model, columns, b"".join(copy))
        cursor.execute(f"SELECT {columns} FROM {table}")  # noqa: S608  # names of our own tables
        return Rows(model, columns, cursor.fetchall())


def _put(rows: Rows) -> None:
    table = connection.ops.quote_name(rows.model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({rows.columns}) FROM STDIN") as copy:
                copy.write(rows.content)
            for line in connection.ops.sequence_reset_sql(no_style(), [rows.model]):
                cursor.execute(line)
        else:
            places = ", ".join("%s" for _ in rows.content[0])
            cursor.executemany(f"INSERT INTO {table} ({rows.columns}) VALUES ({places})", rows.content)  # noqa: S608  # as above
