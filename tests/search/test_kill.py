"""Indexers killed at random while others write: the index can always be read, and ends as the database is."""

import random
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import tantivy
from pytest_django import Settings

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.engine import index
from tests.conftest import House
from tests.forks import Forked

CLEAN = "Er stimmt mit der Datenbank überein."


def started(house: House, *words: str) -> Forked:
    """Start the test's own command inside the house."""
    return house.forge.start("module", "tests.search.kill", *words)


def asked(house: House, *words: str) -> str:
    """What the test's own command prints."""
    return house.finished("module", "tests.search.kill", *words)


def in_public(house: House, settings: Settings) -> list[int]:
    """The keys of what stands in the house's public index, read by this process beside the others."""
    settings.SEARCH_INDEX = house.folder / "index"
    found = index.reading().find(tantivy.Query.all_query(), limit=50_000, order="name")
    return [kept.pk for _, kept in found.hits]


def furnish(house: House, settings: Settings) -> None:
    """Give the house the vocabulary that is there already, and an empty index: kills shall hit batches of marks."""
    for file in Path(settings.SEARCH_INDEX).parent.glob("vocabulary-*"):
        shutil.copy(file, house.folder)
    asked(house, "indexer", "--once")


@contextmanager
def loaded(house: House, number: int) -> Iterator[None]:
    """Somebody changes records all the time."""
    loader = started(house, "load", str(number))
    try:
        yield
        assert loader.poll() is None, loader.communicate()
    finally:
        loader.kill()
        loader.communicate()


def killed_at_work(house: House, commits: int, seconds: float) -> None:
    """Start an indexer, wait until it has committed so often, and kill it some moment later.

    Its lock is not asked for: whoever tries a lock holds it for a moment, and an indexer that starts in that moment refuses.
    """
    indexer = started(house, "indexer")
    for _ in range(commits):
        before = last_commit(house)
        wait_until(indexer, lambda before=before: last_commit(house) != before)  # type: ignore[misc]  # bound at once
    time.sleep(seconds)
    indexer.kill()
    indexer.communicate()


def wait_until(process: Forked, happened: Callable[[], bool]) -> None:
    """Wait for something that a living process brings about."""
    patience = time.monotonic() + 120
    while not happened():
        if process.poll() is not None or time.monotonic() > patience:
            process.kill()
            raise AssertionError(process.communicate())
        time.sleep(0.005)


def last_commit(house: House) -> tuple[str, int]:
    """The newest commit of either index: file and moment."""
    metas = [(file.stat().st_mtime_ns, str(file)) for file in (house.folder / "index").glob("*/*/meta.json")]
    moment, name = max(metas, default=(0, ""))
    return name, moment


def assert_clean(house: House) -> None:
    """Both indexes say what the database says, and nothing waits."""
    lines = asked(house, "check_index").splitlines()
    assert [line.partition(" Einträge. ")[2] for line in lines] == [CLEAN, CLEAN]


@pytest.mark.parametrize(
    ("kills", "toys"), [(5, 600), pytest.param(50, 6000, marks=pytest.mark.soak)], ids=["5 kills", "50 kills"]
)
def test_the_index_ends_as_the_database_is_although_indexers_are_killed_while_others_write(
    house: House, words: Vocabulary, settings: Settings, kills: int, toys: int
) -> None:
    furnish(house, settings)
    asked(house, "fill", str(toys))
    dice = random.Random(kills)  # noqa: S311  # when to kill, no secret
    reached = []
    with loaded(house, toys):
        for _ in range(kills):
            killed_at_work(house, dice.randrange(1, 4), dice.uniform(0.0, 0.3))
            between = in_public(house, settings)
            assert len(between) == len(set(between))
            reached.append(len(between))
    sys.stdout.write(f"\nentries after each kill: {reached}\n")
    asked(house, "indexer", "--once")
    assert_clean(house)


@pytest.mark.parametrize(
    ("kills", "toys"), [(2, 600), pytest.param(30, 4000, marks=pytest.mark.soak)], ids=["2 kills", "30 kills"]
)
def test_nothing_is_lost_although_rebuilds_are_killed_while_others_write_and_an_indexer_works(
    house: House, words: Vocabulary, settings: Settings, kills: int, toys: int
) -> None:
    furnish(house, settings)
    asked(house, "fill", str(toys))
    asked(house, "indexer", "--once")
    dice = random.Random(kills)  # noqa: S311  # when to kill, no secret
    with loaded(house, toys):
        indexer = started(house, "indexer")
        journal = house.folder / "index" / "public" / "journal"
        for _ in range(kills):
            rebuilding = started(house, "reindex")
            wait_until(rebuilding, journal.exists)
            time.sleep(dice.uniform(0.0, 1.5))
            rebuilding.kill()
            rebuilding.communicate()
            assert len(in_public(house, settings)) > toys // 3
        asked(house, "reindex")
        assert indexer.poll() is None
        indexer.kill()
        indexer.communicate()
    asked(house, "indexer", "--once")
    assert_clean(house)


@pytest.mark.parametrize("most", [0, 60_000])
def test_a_disk_that_takes_no_more_loses_nothing(
    house: House, words: Vocabulary, settings: Settings, most: int
) -> None:
    furnish(house, settings)
    asked(house, "fill", "400")
    asked(house, "indexer", "--once")
    asked(house, "fill", "400", "401")
    starved = started(house, "starved", str(most), "--once")
    starved.communicate()
    assert set(range(1, 401)) - set(in_public(house, settings)) == set(range(7, 401, 7))
    asked(house, "indexer", "--once")
    assert_clean(house)


def test_reindex_builds_both_indexes(house: House, words: Vocabulary, settings: Settings) -> None:
    furnish(house, settings)
    before = last_commit(house)
    assert sorted(house.run("reindex").splitlines()) == [
        "Index des Leitstands neu aufgebaut: 0 Einträge.",
        "Öffentlicher Index neu aufgebaut: 0 Einträge.",
    ]
    assert last_commit(house) != before
    assert_clean(house)
