"""A day's work of an office, with workers killed at any moment: each piece is done once, and none is lost."""

import json
import random
import signal
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import House
from tests.forks import Forge
from tests.work.chores import LINES, PICTURES
from tests.work.post import Post, posted
from tests.work.test_kill import began, told

WORKERS = 2
PAUSE = 0.01
A_MOMENT = 0.6
"""So long at most a worker lives: a job that is cut off twenty times before it got anywhere would be given up, and rightly so."""


def asked(house: House, *words: str) -> str:
    """Run the test's own command inside the house."""
    return house.finished("module", "tests.work.chores", *words)


def killed_at_any_moment(house: House, kills: int, dice: random.Random) -> None:
    """Two workers side by side, each killed a moment after it began, whatever it does just then."""
    for first in range(0, kills, WORKERS):
        workers = [house.start("worker") for _ in range(min(WORKERS, kills - first))]
        began(house, len(workers))
        for worker in workers:
            time.sleep(dice.uniform(0.0, A_MOMENT))
            worker.send_signal(signal.SIGKILL)
            worker.communicate()


@pytest.mark.parametrize(
    ("kills", "firms", "rounds"),
    [(5, 4, 1), pytest.param(50, 20, 6, marks=pytest.mark.soak)],
    ids=["5 kills", "50 kills"],
)
def test_a_days_work_is_done_once_although_workers_are_killed(
    house: House, forge: Forge, kills: int, firms: int, rounds: int, tmp_path: Path
) -> None:
    with posted(house, forge, tmp_path / "post", PAUSE) as (sending, post):
        asked(sending, "fill", str(firms), str(rounds))
        killed_at_any_moment(sending, kills, random.Random(kills))  # noqa: S311  # which moment, no secret
        sending.run("worker", "--until-empty")
        came, final = post, json.loads(asked(sending, "report"))
    tell(came, final, kills)
    assert final["given up"] == []
    # Each round a circular, two invitations, a reminder to each firm; a daily mail to each person. Nobody is written to twice.
    assert len(final["mails"]) == len({key for _, key, _, _ in final["mails"]}) == (4 * rounds + 1) * firms
    assert (set(final["circulars"]), final["handed over"]) == ({"done"}, rounds * firms)
    assert final["reminders"] == [0] * firms * rounds + [1] * firms * rounds
    assert final["lines"] == sorted([f"person{one}@daily.example"] * 2 for one in range(firms) for _ in range(LINES))
    arrived(came, final)
    assert (final["old"], final["pictures"]) == ([""] * firms, [True] * PICTURES)
    assert final["jobs"] == [0, 0, 0]


def arrived(post: Post, final: dict[str, Any]) -> None:
    """Owed mails came at least once, bulk mails at most once, each with its own Message-ID and to nobody else."""
    came = Counter({(one, to): count for to, ids in post.received().items() for one, count in ids.items()})
    assert set(came) <= {(one, to) for one, _, to, _ in final["mails"]}
    for one, key, to, state in final["mails"]:
        if key.startswith("digest:"):
            assert (state, came[one, to] >= 1) == ("sent", True)
        else:
            assert (state, came[one, to]) in {("sent", 1), ("uncertain", 0), ("uncertain", 1)}


def tell(post: Post, final: dict[str, Any], kills: int) -> None:
    """The figures, for whoever runs it with ``-s``."""
    states = Counter(state for _, _, _, state in final["mails"])
    copies = sum(ids.total() for ids in post.received().values())
    told(
        f"{kills} kills at any moment: {dict(states)}, {copies} copies arrived, {final['swept']} jobs had been cut off"
    )
