"""Workers killed while they send: what is owed arrives with one Message-ID, what must not come twice does not."""

import json
import signal
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import House
from tests.forks import Forge
from tests.work.mails import SORTS, addresses
from tests.work.post import Post, posted
from tests.work.test_kill import told


def asked(house: House, *words: str) -> str:
    """Run the test's own command inside the house."""
    return house.finished("module", "tests.work.mails", *words)


def killed_while_sending(house: House, post: Post, kills: int) -> None:
    """One worker after the other, each killed while the mail server waits with a mail of its."""
    for kill in range(kills):
        worker = house.start("worker")
        while post.size("held") <= kill:
            assert worker.poll() is None
            time.sleep(0.002)
        worker.send_signal(signal.SIGKILL)
        worker.communicate()


def copies(address: str) -> int:
    """How many copies must have come: counted and then cut off, an owed mail goes again and a circular does not."""
    spot, sort = address.partition(".")[0], address.partition("@")[2]
    if sort == "bulk.example":
        return 0 if spot == "before" else 1
    return 2 if spot == "after" else 1


@pytest.mark.parametrize("kills", [5, pytest.param(50, marks=pytest.mark.soak)], ids=["5 kills", "50 kills"])
def test_mails_cut_off_in_sending_go_again_with_one_id_or_are_listed(
    house: House, forge: Forge, kills: int, tmp_path: Path
) -> None:
    wanted = {sort: addresses(sort, kills) for sort in SORTS}
    with posted(house, forge, tmp_path / "post") as (sending, post):
        asked(sending, "fill", str(kills))
        killed_while_sending(sending, post, kills)
        sending.run("worker", "--until-empty")
        came, final = post.received(), json.loads(asked(sending, "report"))
    tell(came, final, kills)
    # Everyone is written to once, and all copies of a mail are one mail.
    assert sorted(to for _, _, to, _ in final["mails"]) == sorted(to for found in wanted.values() for to in found)
    assert came == {to: Counter({message_id: copies(to)}) for message_id, _, to, _ in final["mails"] if copies(to)}
    # What nobody knows the fate of is uncertain and listed; all else is sent.
    cut_off = sorted(to for to in wanted["bulk"] if not to.startswith("plain"))
    assert sorted(to for _, _, to, state in final["mails"] if state == "uncertain") == cut_off
    assert {state for _, _, to, state in final["mails"] if to not in cut_off} == {"sent"}
    assert final["listed"] == sorted(one for one, _, _, state in final["mails"] if state == "uncertain")
    assert final["desk"] == [len(cut_off), 1]
    sent = {"alle": len(wanted["bulk"] + wanted["notice"]), "gesendet": len(wanted["bulk"]) - len(cut_off)}
    ((stage, numbers),) = final["circular"]
    assert stage == "done"
    assert {**numbers, **sent, "ungewiss": len(cut_off), "ohne": len(wanted["notice"])} == numbers
    assert (final["jobs"], final["swept"]) == ([0, 0, 0], kills)


def tell(came: dict[str, Counter[str]], final: dict[str, Any], kills: int) -> None:
    """The figures, for whoever runs it with ``-s``."""
    states = Counter((kind, state) for _, kind, _, state in final["mails"])
    doubled = sum(1 for copies in came.values() if copies.total() > 1)
    told(f"{kills} kills while sending: {dict(states)}, {doubled} mails came twice, none with a second Message-ID")
