"""What every test can ask for: the cast, the clock, the database in use, shared sample data, a house of its own."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as properties

from produktschau.accounts.models import User
from produktschau.lib.collecting import keep_for_good
from produktschau.region.calculations.lettering import room_outside
from produktschau.search.engine.vocabulary import vocabulary
from tests import cast
from tests.databases import scratch_database
from tests.factories.region import sweep
from tests.forks import Forge, Forked, forge
from tests.tables import copy_into_memory, ready, will_be_copied
from tests.words import lend

CHECKOUT = Path(__file__).resolve().parent.parent
properties.register_profile("house", properties(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
# A busy machine is slow at drawing examples: that says nothing about what is tested.
properties.load_profile("house")
SHARED_DATA = CHECKOUT.parent / "shared" / "data"
"""Real and reference data that lies beside the checkout and is not part of it."""


def shared_data(name: str) -> Path:
    """The path of one shared file, for example ``real/x.csv``; the test is skipped where the file is absent."""
    path = SHARED_DATA / name
    if not path.exists():
        pytest.skip(f"Die Beispieldaten fehlen: Legen Sie {name} in {SHARED_DATA}. (Sample data is not here.)")
    return path


DATABASES = frozenset(
    {
        "db",
        "transactional_db",
        "django_db_setup",
        "migrated",
        "house",
        "forge",
        "live_server",
        "served",
    }
)
"""Fixtures through which a test reaches a database."""


@pytest.fixture(name="now")
def fixed_moment() -> datetime:
    """The moment at which the test takes place."""
    return cast.NOW


@pytest.fixture(name="today")
def fixed_day() -> date:
    """The day on which the test takes place."""
    return cast.TODAY


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what comes near no database, neither in its own process nor in a house: on a second one it would prove nothing."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if asked.isdisjoint(DATABASES) and item.get_closest_marker("django_db") is None:
            item.add_marker(pytest.mark.pure)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Once a test has taken back all it did, what it left behind is swept."""
    sweep()


def pytest_collection_finish(session: pytest.Session) -> None:
    """What is there before the first test is never searched for circles: each build of an index asks for such a search."""
    keep_for_good()


@pytest.fixture(autouse=True)
def no_memory_between_tests() -> Iterator[None]:
    """Lock-outs, cached counts and the language of one test do not reach the next; the million words, once read, stay to the end."""
    known = vocabulary.cache_info()
    yield
    cache.clear()
    translation.deactivate()
    if vocabulary.cache_info().misses != known.misses:
        keep_for_good()


@pytest.fixture(autouse=True, scope="session")
def names_placed_once() -> Iterator[None]:
    """The same district is drawn in many tests: where its names have room is looked for once per process."""
    known: dict[str, Any] = {}

    def placed(*asked: Any) -> Any:
        key = repr(asked)
        if key not in known:
            known[key] = room_outside(*asked)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_module("produktschau.region.queries.map_shapes"), "room_outside", placed)
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Where the run has made the tables, no process makes them again."""
    if ready():
        will_be_copied()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The database of the tests, with its tables."""
    folder = ready()
    if folder and connection.vendor == "sqlite":
        with django_db_blocker.unblock():
            copy_into_memory(folder)


@pytest.fixture
def database(db: None) -> str:
    """Opens the database and tells which one it is: „sqlite“ or „postgresql“."""
    return connection.vendor


@pytest.fixture
def manager(db: None) -> User:
    """Runs the showcase for the district."""
    return cast.enter("manager")


@pytest.fixture
def officer(db: None) -> User:
    """Keeps the programme's money and proof."""
    return cast.enter("officer")


@pytest.fixture
def editor(db: None) -> User:
    """Writes and edits texts."""
    return cast.enter("editor")


@pytest.fixture
def auditor(db: None) -> User:
    """Reads everything, changes nothing."""
    return cast.enter("auditor")


@pytest.fixture
def steward(db: None) -> User:
    """Looks after one company, once a domain has made them its steward."""
    return cast.enter("steward")


@pytest.fixture
def coordinator(db: None) -> User:
    """Speaks with the firms of the networks."""
    return cast.enter("coordinator")


@pytest.fixture
def stranger(db: None) -> User:
    """Has an account and no business here: every writing page is tried as this person."""
    return cast.enter("stranger")


@pytest.fixture
def client_of() -> Callable[[User | None], Client]:
    """Gives a browser signed in as the person: ``client_of(manager).get("/")``."""
    return cast.client_of


@dataclass(frozen=True)
class House:
    """A house of its own for commands run as processes: data folder, database, environment."""

    folder: Path
    environment: Mapping[str, str]
    forge: Forge

    def run(self, *arguments: str) -> str:
        """Run ``produktschau ARGUMENTS`` here and wait for it; gives what it printed."""
        return self.finished("module", "produktschau.config.cli", *arguments)

    def start(self, *arguments: str) -> Forked:
        """Start ``produktschau ARGUMENTS`` here; the caller ends it."""
        return self.forge.start("module", "produktschau.config.cli", *arguments, merged=True)

    def finished(self, *started: str) -> str:
        """Start something that the forge knows, wait for its good end; gives what it printed."""
        process = self.forge.start(*started)
        answer, complaint = process.communicate()
        assert (process.returncode, complaint if process.returncode else "") == (0, "")
        return answer


@pytest.fixture(scope="session", name="forge")
def first_forge() -> Iterator[Forge]:
    """Where the processes of all houses come from."""
    with forge() as first:
        yield first


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory, forge: Forge) -> Iterator[House]:
    """A house whose database has its tables, made once; nobody works in it, others are copied from it."""
    if (folder := ready()) is not None:
        with _house(forge, folder, os.environ.get("DATABASE_URL", "")) as first:
            yield first
        return
    with scratch_database() as url, _house(forge, tmp_path_factory.mktemp("migrated"), url) as first:
        first.run("migrate", "--verbosity", "0")
        yield first


@pytest.fixture
def house(tmp_path: Path, migrated: House, forge: Forge) -> Iterator[House]:
    """A house of its own, migrated and empty, on the kind of database under test.

    For tests that start processes: they cannot see the test's own transaction.
    """
    folder = tmp_path / "data"
    folder.mkdir()
    for file in migrated.folder.glob("*.sqlite3*"):
        shutil.copy(file, folder)
    lend(folder)
    like = migrated.environment["DATABASE_URL"]
    with scratch_database(like=like) as url, _house(forge, folder, url) as own:
        yield own


@contextmanager
def _house(forge: Forge, folder: Path, url: str) -> Iterator[House]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "produktschau.config.settings",
        "PRODUKTSCHAU_DATA": str(folder),
        "PRODUKTSCHAU_MODE": "laptop",
        "DATABASE_URL": url,
    }
    with forge.in_house(environment) as here:
        yield House(folder, environment, here)
