"""Indexers killed at random: the index can always be searched, no mark is lost, every document arrives once."""

import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
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


def wait_until(process: subprocess.Popen[str], happened: Callable[[], bool]) -> None:
    """Wait for something that a living process brings about."""
    while not happened():
        if process.poll() is not None:
            raise AssertionError(process.communicate())
        time.sleep(0.005)


def last_commit(house: House) -> tuple[str, int]:
    """The newest commit of the index: file and moment."""
    metas = [(file.stat().st_mtime_ns, str(file)) for file in (house.folder / "index").glob("*/*/meta.json")]
    moment, name = max(metas, default=(0, ""))
    return name, moment


@pytest.mark.parametrize(
    ("kills", "toys"), [(3, 5000), pytest.param(30, 11_000, marks=pytest.mark.soak)], ids=["3 kills", "30 kills"]
)
def test_every_document_arrives_although_indexers_are_killed(
    house: House, words: Vocabulary, kills: int, toys: int
) -> None:
    for file in Path(settings.SEARCH_INDEX).parent.glob("vocabulary-*.txt"):
        shutil.copy(file, house.folder)  # the file of the fixture „words“: building it anew would only cost time
    asked(house, "indexer", "--once")  # an index to begin with: kills shall hit batches of marks, not the first rebuild
    asked(house, "mark", str(toys))
    expected = [pk for pk in range(1, toys + 1) if is_published(pk)]
    dice = random.Random(kills)  # noqa: S311  # when to kill, no secret
    waiting = [toys]
    for _ in range(kills):
        killed_at_work(house, dice.randrange(1, 3), dice.uniform(0.0, 0.3))
        between = state(house)
        assert set(between["found"]) <= set(expected)
        assert len(between["found"]) == len(set(between["found"]))
        assert set(expected) - set(between["found"]) == set() or between["marks"] > 0
        waiting.append(between["marks"])
        if between["marks"] < 2000:  # enough left for the next victim to commit twice
            asked(house, "mark", str(toys))
    assert min(waiting) < toys
    sys.stdout.write(f"\nmarks waiting after each kill: {waiting}\n")
    asked(house, "indexer", "--once")
    final = state(house)
    assert (final["unavailable"], final["marks"], final["found"]) == (False, 0, expected)
