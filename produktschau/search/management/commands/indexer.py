"""``produktschau indexer``: keep the index up to the database."""

import logging
import signal
import time
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.db import close_old_connections

from produktschau.lib.commands import DONE, INCOMPLETE, HouseCommand, Refused
from produktschau.lib.dates import now
from produktschau.search.actions.indexing import Indexer, index_marks
from produktschau.search.actions.rebuilding import NotMade, heal
from produktschau.search.engine import folder
from produktschau.search.engine.index import IndexMissing
from produktschau.search.engine.kinds import INDEXES, LABELS
from produktschau.search.engine.writing import NotWritten

PAUSE_SECONDS = 0.3
LONGEST_PAUSE_SECONDS = 30.0

logger = logging.getLogger(__name__)


class Command(HouseCommand):
    """One process per house; a second one refuses to start."""

    help = "Hält den Suchindex auf dem Stand der Datenbank, bis es beendet wird; baut ihn auf, wenn er fehlt."
    example = "produktschau indexer --once"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="abarbeiten, was vorgemerkt ist, und aufhören")

    def run(self, **options: Any) -> int:
        told: list[int] = []
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda received, _frame: told.append(received))
        try:
            with folder.held("indexer", wait=False):
                return self._once() if options["once"] else self._keep_up(lambda: bool(told))
        except (folder.NoRoom, NotMade) as trouble:
            raise Refused(str(trouble)) from trouble
        except folder.AlreadyWriting as other:
            raise Refused(
                "Es läuft schon ein Indexer. Beenden Sie ihn zuerst, oder lassen Sie ihn arbeiten."
            ) from other

    def _once(self) -> int:
        indexer, cleared, failed = Indexer(), 0, 0
        self._mend(indexer)
        while (batch := index_marks(indexer, at=now())).cleared or batch.failed:
            cleared, failed = cleared + batch.cleared, failed + batch.failed
        self.say(f"Vormerkungen abgearbeitet: {cleared}.")
        if failed:
            self.say(f"Nicht eingetragen und weiter vorgemerkt: {failed}. Der Grund steht im Protokoll des Hauses.")
        return INCOMPLETE if failed else DONE

    def _keep_up(self, stopped: Callable[[], bool]) -> int:
        indexer, pause = Indexer(), PAUSE_SECONDS
        while not stopped():
            try:
                close_old_connections()
                self._mend(indexer)
                worked = index_marks(indexer, at=now()).cleared > 0
                pause = 0.0 if worked else PAUSE_SECONDS
            except (folder.NoRoom, NotMade) as trouble:
                logger.warning("Suche: %s", trouble)
                pause = LONGEST_PAUSE_SECONDS
            except Exception:
                logger.exception("Suche: Der Indexer kam nicht weiter und versucht es noch einmal.")
                indexer.let_go()
                pause = min(max(pause, PAUSE_SECONDS) * 2, LONGEST_PAUSE_SECONDS)
            time.sleep(pause)
        return DONE

    def _mend(self, indexer: Indexer) -> None:
        """Build an index anew where that is needed; what is changed meanwhile is written as far as there is an index for it."""

        def meanwhile() -> None:
            try:
                index_marks(indexer, at=now())
            except (IndexMissing, NotWritten):  # the marks stay; what is being built heals it
                indexer.let_go()

        for name in INDEXES:
            if healed := heal(name, at=now(), meanwhile=meanwhile):
                reason, count = healed
                self.say(f"{LABELS[name]}: {reason} Er wurde neu aufgebaut: {count} Einträge.")
