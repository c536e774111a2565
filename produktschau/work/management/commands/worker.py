"""``produktschau worker``: run waiting jobs."""

import signal
from argparse import ArgumentParser
from typing import Any

from django.conf import settings

from produktschau.lib.commands import DONE, HouseCommand
from produktschau.work.worker import work


class Command(HouseCommand):
    """One worker. Several may run side by side; each job is run by one of them."""

    help = "Erledigt wartende Aufträge und verschickt Mails, bis es beendet wird."
    example = "produktschau worker --until-empty"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--queue", action="append", default=[], help="nur diese Warteschlange; mehrfach möglich (sonst alle)"
        )
        parser.add_argument("--until-empty", action="store_true", help="aufhören, sobald nichts mehr wartet")

    def run(self, **options: Any) -> int:
        told: list[int] = []
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda received, _frame: told.append(received))
        done = work(
            settings.LOCKS,
            queues=options["queue"],
            until_empty=options["until_empty"],
            stopped=lambda: bool(told),
        )
        self.say(f"Worker beendet, {done} Aufträge gelaufen.")
        return DONE
