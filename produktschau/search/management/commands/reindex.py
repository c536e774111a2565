"""``produktschau reindex``: build the index anew from the database."""

from typing import Any

from django.db import DatabaseError
from tqdm import tqdm

from produktschau.lib.commands import DONE, HouseCommand, Refused
from produktschau.lib.dates import now
from produktschau.search.actions.indexing import rebuild
from produktschau.search.engine.folder import NoRoom
from produktschau.search.engine.kinds import LABELS


class Command(HouseCommand):
    """Rebuilds the index beside the one in use and swaps them at the end."""

    help = "Baut den Suchindex aus der Datenbank neu auf; gesucht werden kann währenddessen weiter."
    example = "produktschau reindex"

    def run(self, **options: Any) -> int:
        with tqdm(desc="Suchindex", unit=" Einträge", disable=None) as bar:
            try:
                counts = rebuild(at=now(), progress=bar.update)
            except NoRoom as full:
                raise Refused(str(full)) from full
            except OSError as error:
                raise Refused(
                    f"Der Suchindex lässt sich nicht schreiben ({type(error).__name__}). Schaffen Sie Platz, dann noch einmal."
                ) from error
            except DatabaseError as error:
                raise Refused("Die Datenbank ist nicht bereit. Rufen Sie zuerst „produktschau migrate“ auf.") from error
        for name, count in counts.items():
            self.say(f"{LABELS[name]} neu aufgebaut: {count} Einträge.")
        return DONE
