"""Tables made once for a whole run: ``python -m tests.tables FOLDER URL`` migrates a SQLite file in the folder and the PostgreSQL at the address.

Every process of the tests then copies them, which takes a tenth of the time. Without this, each makes its own.
"""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from django.apps import apps
from django.db import connection

READY = "SCHAU_TEST_TABLES"
"""The environment's word for the folder; the address of an empty PostgreSQL with tables is ``DATABASE_URL`` itself."""
FILE = "produktschau.sqlite3"


def main() -> int:
    """Make both; 1 when one failed."""
    folder, url = sys.argv[1:]
    command = (sys.executable, "-m", "produktschau.config.cli", "migrate", "--verbosity", "0")
    codes = []
    for one in ("", url):
        environment = {**os.environ, "PRODUKTSCHAU_DATA": folder, "PRODUKTSCHAU_MODE": "laptop", "DATABASE_URL": one}
        codes.append(subprocess.run(command, env=environment).returncode)
    return 1 if any(codes) else 0


def ready() -> Path | None:
    """The folder with tables that stand ready, if there are some."""
    return Path(os.environ[READY]) if os.environ.get(READY) else None


def will_be_copied() -> None:
    """Tell Django, before it makes the test's database, that its tables come from elsewhere."""
    told = connection.settings_dict["TEST"]
    told["MIGRATE"] = False
    if connection.vendor == "postgresql":
        told["TEMPLATE"] = urlsplit(os.environ["DATABASE_URL"]).path.removeprefix("/")


def copy_into_memory(folder: Path) -> None:
    """Let SQLite's test database be a copy of the one in the folder."""
    connection.ensure_connection()
    with closing(sqlite3.connect(folder / FILE)) as kept:
        kept.backup(connection.connection)
    apps.get_model("contenttypes", "ContentType").objects.clear_cache()


if __name__ == "__main__":
    sys.exit(main())
