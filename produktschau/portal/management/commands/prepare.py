"""``produktschau prepare``: brings database and static files of this machine up to date."""

from typing import Any

from django.core.management import call_command

from produktschau.audit.record import System
from produktschau.lib.commands import DONE, HouseCommand
from produktschau.lib.dates import now
from produktschau.search.actions.synonyms import load_synonyms
from produktschau.search.engine.synonym_table import default_synonyms


class Command(HouseCommand):
    """Runs after every installation and every update, before the server starts."""

    help = "Bringt Datenbank und Gestaltungsdateien auf den Stand dieser Fassung; vor jedem Start nach einem Update."
    example = "produktschau prepare"

    def run(self, **options: Any) -> int:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, clear=False, verbosity=0)
        added = load_synonyms(by=System("command"), rows=default_synonyms(), at=now())
        self.say("Datenbank und Gestaltungsdateien sind auf dem Stand dieser Fassung.")
        if added:
            self.say(f"Synonyme für die Suche: {added} Gruppen übernommen; sie lassen sich am Leitstand ändern.")
        return DONE
