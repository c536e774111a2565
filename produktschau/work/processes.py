"""The processes of a house: ``serve`` starts each and restarts what dies."""

import sys
from dataclasses import dataclass

from django.conf import settings

from produktschau.lib.points import Point


@dataclass(frozen=True)
class Process:
    """A process by its name and its command line."""

    name: str
    argv: tuple[str, ...]


PROCESSES: Point[Process] = Point("work.processes.PROCESSES", "Prozesse, die „serve“ startet und am Laufen hält")


def house_command(*words: str) -> tuple[str, ...]:
    """The command line of one of our own commands: ``house_command("indexer")``."""
    return (sys.executable, "-m", "django", *words)


def web_server() -> Process:
    """The web server. Its access log stays off: no address of a visitor is written down."""
    module, _, name = settings.WSGI_APPLICATION.rpartition(".")
    options = (
        "--interface",
        "wsgi",
        "--no-ws",
        "--no-access-log",
        "--log-level",
        "warning",
        "--respawn-failed-workers",
    )
    # While one thread waits for the database others answer; many more would only contend for the interpreter.
    threads = ("--blocking-threads", "4")
    where = ("--host", settings.HOST, "--port", str(settings.PORT), "--workers", str(settings.WEB_WORKERS))
    return Process("web", (sys.executable, "-m", "granian", *options, *threads, *where, f"{module}:{name}"))
