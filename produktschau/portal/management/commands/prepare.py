"""``produktschau prepare``: brings database and static files of this machine up to date."""

from typing import Any

from django.core.management import call_command

from produktschau.lib.commands import DONE, HouseCommand


class Command(HouseCommand):
    """Runs after every installation and every update, before the server starts."""

    help = "Bringt Datenbank und Gestaltungsdateien auf den Stand dieser Fassung; vor jedem Start nach einem Update."
    example = "produktschau prepare"

    def run(self, **options: Any) -> int:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, clear=False, verbosity=0)
        self.say("Datenbank und Gestaltungsdateien sind auf dem Stand dieser Fassung.")
        return DONE
