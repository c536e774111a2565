"""A day of asking with workers killed at any moment: each firm is asked, reminded or given up once, and none is lost."""

import json
import random
from pathlib import Path

import pytest

from tests.conftest import House
from tests.forks import Forge
from tests.work.post import posted
from tests.work.test_chores_kill import PAUSE, killed_at_any_moment


@pytest.mark.parametrize(
    ("kills", "firms"),
    [(4, 4), pytest.param(50, 13, marks=pytest.mark.soak)],
    ids=["4 kills", "50 kills"],
)
def test_a_day_of_asking_is_done_once_although_workers_are_killed(
    house: House, forge: Forge, kills: int, firms: int, tmp_path: Path
) -> None:
    with posted(house, forge, tmp_path / "post", PAUSE) as (sending, post):
        sending.finished("module", "tests.upkeep.chores", "fill", str(firms))
        killed_at_any_moment(sending, kills, random.Random(kills))  # noqa: S311  # which moment, no secret
        sending.finished("module", "tests.upkeep.chores", "again")
        sending.run("worker", "--until-empty")
        final = json.loads(sending.finished("module", "tests.upkeep.chores", "report"))
    states = [tuple(asking[1:]) for asking in final["askings"]]
    assert states == [(False, "")] * firms + [(True, "")] * firms + [(True, "silent")] * firms
    kinds = sorted(key.split(":")[4] for _, key, *_ in final["mails"])
    assert kinds == ["ask"] * 3 * firms + ["remind"] * 2 * firms
    assert len({key for _, key, *_ in final["mails"]}) == 5 * firms
    arrived = post.received()
    written_today = [mail for mail in final["mails"] if mail[4]]
    assert len(written_today) == 2 * firms
    assert [(state, arrived[to][message] >= 1) for message, _, to, state, _ in written_today] == [("sent", True)] * len(
        written_today
    )
    assert final["jobs"] == [0, 0]
