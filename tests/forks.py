"""Processes of a test's own house, forked from one that has imported everything: starting Python anew costs a second each.

They are processes like any other: with numbers, pipes and connections of their own, killed for real. Django is set up in
the environment of the house; only what all houses import alike is there before.
"""

import atexit
import gc
import importlib
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
ALIKE = (
    *(
        "asyncio",
        "babel.dates",
        "django.core.management",
        "django.db.models",
        "django.forms",
        "django.test",
        "PIL.Image",
    ),
    *("psycopg", "python_calamine", "rapidfuzz.fuzz", "requests", "segno", "simplemma", "snowballstemmer", "sqlparse"),
    *("tantivy", "tqdm", "typst", "wz_code", "xlsxwriter"),
)
"""Imported before there is a house: whatever is heavy and reads no settings."""
LONGEST = 1 << 17
Link = socket.socket
Work = Callable[[], object]


class Forked:
    """A running process with its three pipes, spoken to like a ``subprocess.Popen``."""

    def __init__(self, told: Link, pipes: Sequence[int]) -> None:
        self._told = told
        self.stdin = os.fdopen(pipes[0], "w", encoding="utf-8")
        self.stdout, self.stderr = (os.fdopen(pipe, encoding="utf-8") for pipe in pipes[1:])
        self.pid = int(told.recv(64))
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """The exit code, or minus the number of the signal that killed it; ``None`` while it runs."""
        return self._ended(socket.MSG_DONTWAIT)

    def wait(self) -> int:
        """Wait for its end; gives what ``poll`` gives then."""
        code = self._ended(0)
        assert code is not None
        return code

    def _ended(self, flags: int) -> int | None:
        if self.returncode is None:
            try:
                self.returncode = os.waitstatus_to_exitcode(int(self._told.recv(64, flags)))
            except BlockingIOError:
                return None
            self._told.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it still runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill it."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def communicate(self, text: str = "") -> tuple[str, str]:
        """Give it its last words, wait for its end; gives all it said to stdout and stderr."""
        with ThreadPoolExecutor(2) as readers, self.stdout, self.stderr:
            out, err = readers.submit(self.stdout.read), readers.submit(self.stderr.read)
            with suppress(BrokenPipeError):  # it may end without listening
                self.stdin.write(text)
                self.stdin.close()
            said = out.result(), err.result()
        self.wait()
        return said


class Forge:
    """A process that waits to be copied."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def start(self, kind: str, *words: str, merged: bool = False) -> Forked:
        """Start „code SOURCE ARGUMENTS“ or „module NAME ARGUMENTS“; ``merged`` sends its stderr to its stdout."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        (given, stdin), (stdout, said), (stderr, complained) = os.pipe(), os.pipe(), os.pipe()
        handed = [theirs.fileno(), given, said, said if merged else complained]
        socket.send_fds(self._link, [json.dumps([kind, *words]).encode()], handed)
        theirs.close()
        for handle in (given, said, complained):
            os.close(handle)
        return Forked(ours, (stdin, stdout, stderr))

    @contextmanager
    def in_house(self, environment: Mapping[str, str]) -> Iterator["Forge"]:
        """A copy that has set Django up in the environment of a house, to be copied in turn."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        socket.send_fds(self._link, [json.dumps(["house", dict(environment)]).encode()], [theirs.fileno()])
        theirs.close()
        with closing(ours):
            yield Forge(ours)


@contextmanager
def forge() -> Iterator[Forge]:
    """The first of all; ends with the block, its copies with theirs."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = (sys.executable, "-m", "tests.forks", str(theirs.fileno()))
    process = subprocess.Popen(command, cwd=CHECKOUT, stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()])
    theirs.close()
    try:
        with closing(ours):
            yield Forge(ours)
    finally:
        process.wait()


def serve(link: Link) -> Work:
    """Copy this process as often as asked; gives each copy what it has to do, and the original nothing once nobody asks."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    gc.collect()
    gc.freeze()
    while True:
        message, handles, _, _ = socket.recv_fds(link, LONGEST, 4)
        if not message:
            return int
        if os.fork() == 0:
            link.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            what, *rest = json.loads(message)
            return partial(furnish, handles[0], *rest) if what == "house" else mind(handles, what, *rest)
        for handle in handles:
            os.close(handle)


def furnish(handle: int, environment: Mapping[str, str]) -> None:
    """Set Django up as in a house, then serve there."""
    os.environ.clear()
    os.environ.update(environment)
    importlib.import_module("django").setup()
    serve(Link(fileno=handle))()


def mind(handles: Sequence[int], what: str, *words: str) -> Work:
    """Start a child and tell its number and its end; the child gets what it has to do."""
    child = os.fork()
    if child == 0:
        for place, handle in enumerate(handles[1:]):
            os.dup2(handle, place)
        for handle in handles:
            os.close(handle)
        return partial(ending, {"module": module, "code": code}[what], *words)
    for handle in handles[1:]:
        os.close(handle)
    teller = Link(fileno=handles[0])
    teller.send(str(child).encode())
    _, status = os.waitpid(child, 0)
    with suppress(BrokenPipeError):  # nobody may ask any more
        teller.send(str(status).encode())
    os._exit(0)


def ending(work: Callable[..., None], *words: str) -> None:
    """Do the work and end as Python does, but leave the memory to the system: giving it back piece by piece takes long."""
    status = 0
    try:
        work(*words)
    except SystemExit as wish:
        status = wish.code if isinstance(wish.code, int) else int(wish.code is not None)
        if isinstance(wish.code, str):
            sys.stderr.write(f"{wish.code}\n")
    except BaseException:  # said like an uncaught one
        traceback.print_exc()
        status = 1
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def module(name: str, *arguments: str) -> None:
    """Run a module as ``python -m`` does."""
    sys.argv[1:] = arguments
    runpy.run_module(name, run_name="__main__", alter_sys=True)


def code(source: str, *arguments: str) -> None:
    """Run some lines as ``python -c`` does."""
    sys.argv[:] = ["-c", *arguments]
    exec(compile(source, "<string>", "exec"), {"__name__": "__main__"})  # noqa: S102  # the test's own lines


if __name__ == "__main__":
    for each in ALIKE:
        importlib.import_module(each)
    serve(Link(fileno=int(sys.argv[1])))()
