"""The parent of all processes: restarts what dies, ends everything, leaves no orphan."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from produktschau.work.processes import PROCESSES, web_server
from tests.conftest import CHECKOUT


@pytest.fixture(name="parent")
def running_parent(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A parent with two children, each noted in ``tmp_path`` by its process id while it lives."""
    parent = subprocess.Popen(
        [sys.executable, "-m", "tests.work.children", str(tmp_path)],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with parent:
        yield parent
        parent.kill()


def children(folder: Path, *, without: frozenset[int] = frozenset()) -> dict[str, int]:
    """Wait until both children live and return their process ids by name, those in ``without`` left out."""
    while True:
        found = {file.read_text(): int(file.name) for file in folder.iterdir() if int(file.name) not in without}
        if {"one", "two"} <= set(found):
            return found
        time.sleep(0.02)


def gone(process_id: int) -> bool:
    """Wait until no such process runs."""
    while Path(f"/proc/{process_id}").exists():
        state = Path(f"/proc/{process_id}/stat")
        if not state.exists() or ") Z " in state.read_text():
            return True
        time.sleep(0.02)
    return True


def test_a_child_that_dies_comes_back(parent: subprocess.Popen[str], tmp_path: Path) -> None:
    before = children(tmp_path)
    os.kill(before["one"], signal.SIGKILL)
    (tmp_path / str(before["one"])).unlink()
    after = children(tmp_path, without=frozenset({before["one"]}))
    assert after["one"] != before["one"]
    assert after["two"] == before["two"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_parent_told_to_end_ends_its_children_cleanly(
    parent: subprocess.Popen[str], tmp_path: Path, number: signal.Signals
) -> None:
    children(tmp_path)
    parent.send_signal(number)
    output, _ = parent.communicate()
    assert (parent.returncode, list(tmp_path.iterdir())) == (0, [])
    assert output.splitlines()[-2:] == ["one: beendet (Rückgabewert 0)", "two: beendet (Rückgabewert 0)"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent was killed")
def test_a_killed_parent_leaves_no_orphan(parent: subprocess.Popen[str], tmp_path: Path) -> None:
    living = children(tmp_path)
    parent.kill()
    assert [gone(process_id) for process_id in living.values()] == [True, True]


def test_every_event_is_one_line(parent: subprocess.Popen[str], tmp_path: Path) -> None:
    living = children(tmp_path)
    parent.terminate()
    output, _ = parent.communicate()
    assert output.splitlines()[:2] == [f"{name}: gestartet (Prozess {living[name]})" for name in ("one", "two")]


def test_web_server_and_worker_are_at_the_point() -> None:
    assert [name for name, _ in PROCESSES.items()][:2] == ["web", "worker"]


def test_the_web_server_writes_no_access_log() -> None:
    assert "--no-access-log" in web_server().argv
