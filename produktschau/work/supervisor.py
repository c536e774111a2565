"""A parent that starts processes, restarts what dies and ends them all. One line per event.

Every child leads its own session, so that a Ctrl+C reaches it once, through the parent; where the kernel can
do it (Linux), a child is also told to end when the parent is killed.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from produktschau.work.processes import Process

TURN_SECONDS = 0.1
LONGEST_WAIT_SECONDS = 30.0
HEALTHY_SECONDS = 30.0
_PR_SET_PDEATHSIG = 1


@dataclass
class _Child:
    process: Process
    running: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    start_at: float = 0.0
    wait: float = 0.5


def supervise(processes: Iterable[Process], say: Callable[[str], None], *, grace_seconds: float = 15.0) -> None:
    """Keep the processes running until SIGTERM or SIGINT; then end them, by force after ``grace_seconds``."""
    children = [_Child(process) for process in processes]
    told: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda received, _frame: told.append(received))
    try:
        while not told:
            for child in children:
                _turn(child, say)
            time.sleep(TURN_SECONDS)
    finally:
        _end(children, say, grace_seconds)


def _turn(child: _Child, say: Callable[[str], None]) -> None:
    """Start the child when it is due; when it died, wait the longer the shorter it lived."""
    now = time.monotonic()
    if child.running is None:
        if now >= child.start_at:
            child.running, child.started = _start(child.process), now
            say(f"{child.process.name}: gestartet (Prozess {child.running.pid})")
    elif (code := child.running.poll()) is not None:
        _kill_group(child.running.pid)
        child.wait = 0.5 if now - child.started > HEALTHY_SECONDS else min(child.wait * 2, LONGEST_WAIT_SECONDS)
        child.running, child.start_at = None, now + child.wait
        say(f"{child.process.name}: beendet ({_reason(code)}), neuer Start in {child.wait:.0f} s")


def _start(process: Process) -> subprocess.Popen[bytes]:
    parent = os.getpid()

    def follow_parent() -> None:
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
            if os.getppid() != parent:
                os.kill(os.getpid(), signal.SIGTERM)

    # No thread runs here, so code between fork and exec is safe.
    return subprocess.Popen(process.argv, start_new_session=True, preexec_fn=follow_parent)  # noqa: S603  # commands of our own


def _end(children: list[_Child], say: Callable[[str], None], grace_seconds: float) -> None:
    running = [(child.process.name, child.running) for child in children if child.running is not None]
    for _, process in running:
        process.terminate()
    deadline = time.monotonic() + grace_seconds
    for name, process in running:
        try:
            code = process.wait(max(0.0, deadline - time.monotonic()))
            say(f"{name}: beendet ({_reason(code)})")
        except subprocess.TimeoutExpired:
            say(f"{name}: nach {grace_seconds:.0f} s zum Ende gezwungen")
        _kill_group(process.pid)
        process.wait()


def _kill_group(leader: int) -> None:
    """End what a child may have left behind in its session."""
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return


def _reason(code: int) -> str:
    return f"Signal {signal.Signals(-code).name}" if code < 0 else f"Rückgabewert {code}"
