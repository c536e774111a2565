"""Indexers killed at random: the index can always be searched, no mark is lost, every document arrives once."""

import fcntl
import json
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from produktschau.search.calculations.compounds import Vocabulary
from tests.conftest import CHECKOUT, House
from tests.search.kill import is_published


def started(house: House, *words: str) -> subprocess.Popen[str]:
    """Start the test's own command inside the house."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.search.kill", *words],
        env=dict(house.environment),
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def asked(house: House, *words: str) -> str:
    """What the test's own command prints."""
    process = started(house, *words)
    answer, complaint = process.communicate()
    assert (process.returncode, complaint if process.returncode else "") == (0, "")
    return answer


def state(house: House) -> dict[str, Any]:
    """What is found, and how many marks wait."""
    answer: dict[str, Any] = json.loads(asked(house, "report"))
    return answer


def killed_at_work(house: House, longest: float, dice: random.Random) -> None:
    """Start an indexer, wait until it holds its lock, and kill it some moment later."""
    indexer = started(house, "indexer")
    lock = house.folder / "locks" / "search-indexer.lock"
    while indexer.poll() is None and not is_held(lock):
        time.sleep(0.01)
    time.sleep(dice.uniform(0.0, longest))
    assert indexer.poll() is None
    indexer.kill()
    indexer.communicate()


def is_held(lock: Path) -> bool:
    """Whether a living process holds the lock."""
    if not lock.exists():
        return False
    with lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


@pytest.mark.parametrize(
    ("kills", "toys"), [(3, 3000), pytest.param(30, 20_000, marks=pytest.mark.soak)], ids=["3 kills", "30 kills"]
)
def test_every_document_arrives_although_indexers_are_killed(
    house: House, words: Vocabulary, kills: int, toys: int
) -> None:
    for file in Path(settings.SEARCH_INDEX).parent.glob("vocabulary-*.txt"):
        shutil.copy(file, house.folder)  # the file of the fixture „words“: building it anew would only cost time
    asked(house, "mark", str(toys))
    expected = [pk for pk in range(1, toys + 1) if is_published(pk)]
    dice = random.Random(kills)  # noqa: S311  # when to kill, no secret
    waiting = [toys]
    for _ in range(kills):
        killed_at_work(house, 1.0, dice)
        between = state(house)
        assert set(between["found"]) <= set(expected)
        assert len(between["found"]) == len(set(between["found"]))
        assert set(expected) - set(between["found"]) == set() or between["marks"] > 0
        waiting.append(between["marks"])
    sys.stdout.write(f"\nmarks waiting after each kill: {waiting}\n")
    asked(house, "indexer", "--once")
    final = state(house)
    assert (final["unavailable"], final["marks"], final["found"]) == (False, 0, expected)
