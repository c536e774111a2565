"""Workers killed at random: in the end every effect is there once, none lost."""

import json
import random
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from produktschau.work import locks
from tests.conftest import House

WORKERS = 2


def asked(house: House, *words: str) -> str:
    """Run the test's own command inside the house."""
    return house.finished("module", "tests.work.kill", *words)


def state(house: House) -> dict[str, Any]:
    """The effects so far and the numbers of jobs."""
    answer: dict[str, Any] = json.loads(asked(house, "report"))
    return answer


def killed_at_random(house: House, kills: int, jobs: int, dice: random.Random) -> None:
    """Start workers side by side and kill each in the middle of some job, until so many are dead."""
    for first in range(0, kills, WORKERS):
        workers = [house.start("worker") for _ in range(min(WORKERS, kills - first))]
        began(house, len(workers))
        for worker in workers:
            after(house, dice.randint(1, 4), jobs)
            time.sleep(dice.uniform(0.0, 0.02))
            worker.send_signal(signal.SIGKILL)
            worker.communicate()


def after(house: House, more: int, jobs: int) -> None:
    """Wait until so many more jobs have started, whatever the speed of this machine, or all of them."""
    beats = house.folder / "beats"
    awaited = min(size(beats) + more, jobs)
    while size(beats) < awaited:
        time.sleep(0.002)


def size(file: Path) -> int:
    """The bytes in a file, 0 where there is none."""
    return file.stat().st_size if file.exists() else 0


def began(house: House, number: int) -> None:
    """Wait until so many workers live, which is the moment they start to work."""
    while len(living(house)) < number:
        time.sleep(0.01)


def living(house: House) -> list[str]:
    """The workers that hold their lock."""
    folder = house.folder / "locks"
    names = [file.name for file in folder.iterdir() if "." in file.name and not file.name.startswith("name.")]
    return [name for name in names if not locks.is_dead(folder, name)]


def told(line: str) -> None:
    """Keep a figure for whoever runs the test with ``-s``."""
    sys.stdout.write(f"\n{line}\n")


@pytest.mark.parametrize(
    ("kills", "jobs"), [(5, 150), pytest.param(50, 2000, marks=pytest.mark.soak)], ids=["5 kills", "50 kills"]
)
def test_every_effect_happens_once_although_workers_are_killed(house: House, kills: int, jobs: int) -> None:
    asked(house, "fill", str(jobs))
    killed_at_random(house, kills, jobs, random.Random(kills))  # noqa: S311  # which worker dies, no secret
    interrupted = state(house)
    told(f"after {kills} kills: {len(interrupted['effects'])} of {jobs} effects, {interrupted['swept']} swept")
    assert interrupted["waiting"] > 0
    assert interrupted["effects"] == sorted(set(interrupted["effects"]))
    house.run("worker", "--until-empty")
    final = state(house)
    told(f"in the end: {len(final['effects'])} effects, {final['swept']} jobs had been cut off")
    assert final["effects"] == list(range(jobs))
    assert final["swept"] > 0
    assert (final["waiting"], final["running"], final["failed"]) == (0, 0, 0)
    assert [file.name for file in (house.folder / "locks").iterdir()] == ["name"]


def test_a_worker_told_to_end_finishes_its_job_and_ends(house: House) -> None:
    asked(house, "fill", "40")
    worker = house.start("worker")
    began(house, 1)
    worker.terminate()
    output, _ = worker.communicate()
    assert worker.returncode == 0
    assert output.splitlines()[-1].startswith("Worker beendet")
    assert state(house)["running"] == 0
