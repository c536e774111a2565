"""``produktschau serve``: everything a house needs, under one parent."""

import socket
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from produktschau.lib.commands import DONE, HouseCommand, Refused
from produktschau.work.processes import PROCESSES
from produktschau.work.supervisor import supervise


class Command(HouseCommand):
    """Starts web server, worker and what else is registered, and restarts what dies."""

    help = "Startet Seiten, Worker und Suchindex und hält sie am Laufen, bis es beendet wird."
    example = "produktschau serve"

    def run(self, **options: Any) -> int:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise Refused("Die Datenbank ist nicht auf dem Stand des Programms. Rufen Sie „produktschau migrate“ auf.")
        connection.close()
        _refuse_taken_port(settings.HOST, settings.PORT)
        self.say(f"{settings.SITE_URL} (lauscht auf {settings.HOST}:{settings.PORT}); Ende mit Strg+C")
        supervise(PROCESSES, self._now)
        return DONE

    def _now(self, line: str) -> None:
        self.say(line)
        self.stdout.flush()


def _refuse_taken_port(host: str, port: int) -> None:
    """Raise ``Refused`` where somebody listens already: the web server shares ports, and two houses would answer by turns."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Refused(
                f"Auf {host}:{port} lauscht schon ein anderes Programm. Beenden Sie es, oder wählen Sie mit PORT eine andere Zahl."
            ) from error
