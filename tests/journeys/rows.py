"""The rows of a served house, read beside it: what a journey has to leave as it was, or must not find any more."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from tests.journeys.served import Served

Row = tuple[object, ...]


def tables(served: Served, beginnings: Collection[str], without: Collection[str] = ()) -> dict[str, list[Row]]:
    """All rows of the tables whose names begin so, by table; columns named in ``without`` are left out, tables too."""
    with _opened(served) as database:
        return {
            name: _rows(database, name, without)
            for name in _names(database)
            if name.startswith(tuple(beginnings)) and name not in without
        }


def holding(served: Served, words: str) -> list[str]:
    """Tables and columns in which the words stand anywhere, whatever their case."""
    found = []
    with _opened(served) as database:
        for name in _names(database):
            for column in _columns(database, name):
                search = f'SELECT 1 FROM "{name}" WHERE CAST("{column}" AS TEXT) LIKE ? LIMIT 1'  # noqa: S608  # the house's own names
                if database.execute(search, (f"%{words}%",)).fetchone():
                    found.append(f"{name}.{column}")
    return found


def settled(served: Served) -> bool:
    """Let the database write its journal into its file, as it does by and by; whether all of it went and nothing is left beside."""
    database = sqlite3.connect(served.folder / "produktschau.sqlite3", timeout=20)
    try:
        (is_busy, *_) = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        database.close()
    return not is_busy


@contextmanager
def _opened(served: Served) -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(f"file:{served.folder / 'produktschau.sqlite3'}?mode=ro", uri=True)
    try:
        yield database
    finally:
        database.close()


def _names(database: sqlite3.Connection) -> list[str]:
    return [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]


def _columns(database: sqlite3.Connection, table: str) -> list[str]:
    return [str(row[1]) for row in database.execute(f'PRAGMA table_info("{table}")')]


def _rows(database: sqlite3.Connection, table: str, without: Collection[str]) -> list[Row]:
    kept = ", ".join(f'"{name}"' for name in _columns(database, table) if name not in without)
    return database.execute(f'SELECT {kept} FROM "{table}" ORDER BY 1').fetchall()  # noqa: S608  # the house's own names
