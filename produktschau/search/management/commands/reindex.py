"""``produktschau reindex``: build the indexes anew from the database."""

import ctypes
import signal
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError
from tqdm import tqdm

from produktschau.lib.commands import DONE, HouseCommand, Refused
from produktschau.lib.dates import now
from produktschau.search.actions.rebuilding import NotMade, rebuild
from produktschau.search.engine.folder import NoRoom
from produktschau.search.engine.kinds import INDEXES, LABELS, PUBLIC, STAFF
from produktschau.work.processes import house_command

_DIE_WITH_PARENT = 1
"""``PR_SET_PDEATHSIG`` of Linux (prctl(2))."""


class Command(HouseCommand):
    """Rebuilds each index beside the one in use and swaps them at the end; typed by a person, both at the same time."""

    help = "Baut die Suchindexe aus der Datenbank neu auf; gesucht werden kann währenddessen weiter."
    example = "produktschau reindex --index public"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--index", choices=INDEXES, help="nur diesen Index: public (öffentlich) oder staff (Leitstand)"
        )

    def run(self, **options: Any) -> int:
        if options["index"]:
            self._build([options["index"]])
        elif self._called_from_command_line:
            with _beside("reindex", "--index", STAFF):
                self._build([PUBLIC])
        else:
            self._build(INDEXES)
        return DONE

    def _build(self, indexes: Sequence[str]) -> None:
        with tqdm(desc="Suchindex", unit=" Einträge", disable=None) as bar:
            try:
                counts = rebuild(at=now(), indexes=indexes, progress=bar.update)
            except (NoRoom, NotMade) as trouble:
                raise Refused(str(trouble)) from trouble
            except OSError as error:
                raise Refused(
                    f"Der Suchindex lässt sich nicht schreiben ({type(error).__name__}). Schaffen Sie Platz, dann noch einmal."
                ) from error
            except DatabaseError as error:
                raise Refused("Die Datenbank ist nicht bereit. Rufen Sie zuerst „produktschau migrate“ auf.") from error
        for name, count in counts.items():
            self.say(f"{LABELS[name]} neu aufgebaut: {count} Einträge.")


@contextmanager
def _beside(*words: str) -> Iterator[None]:
    """Run one of our own commands on the second core meanwhile; it dies with this process. Raises ``Refused`` with its sentence."""
    command = house_command(*words)
    # No thread runs here, so code between fork and exec is safe.
    other = subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", preexec_fn=_die_with_parent)  # noqa: S603  # our own command
    try:
        yield
        _, complaint = other.communicate()
    finally:
        other.kill()
        other.wait()
    if other.returncode:
        raise Refused(complaint.strip().splitlines()[-1] if complaint.strip() else "Der zweite Index blieb liegen.")


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
