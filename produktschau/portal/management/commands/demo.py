"""``produktschau demo``: the demo region, ready to look at."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command

from produktschau.audit.record import System
from produktschau.lib.commands import DONE, HouseCommand, Refused
from produktschau.lib.dates import now
from produktschau.portal.actions import NotADemo, prepare_demo
from produktschau.portal.demo import DEMO_DATA, kept_logins


class Command(HouseCommand):
    """Prepares the demo region once, keeps what is there, and serves it."""

    help = "Bereitet die Vorführung vor (Landkreis und Zahlen echt, Betriebe erfunden) und liefert sie aus."
    example = "produktschau demo --no-serve"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="nur vorbereiten, nicht ausliefern")

    def run(self, **options: Any) -> int:
        if settings.PRODUCTION:
            raise Refused("Die Vorführung legt Konten an und läuft deshalb nicht mit PRODUKTSCHAU_MODE=production.")
        call_command("prepare", stdout=self.stdout)
        logins = kept_logins(settings.DATA)
        try:
            made = prepare_demo(by=System("demo"), data=DEMO_DATA, logins=logins, at=now(), tell=self.say)
        except NotADemo as refusal:
            raise Refused(str(refusal)) from refusal
        if made:
            call_command("reindex", stdout=self.stdout)
        self.say(f"\nDie Vorführung steht bereit: {settings.SITE_URL}/")
        self.say(f"Leitstand: {settings.SITE_URL}/leitstand/   Anmelden: {settings.SITE_URL}/konto/login/\n")
        for login in logins:
            self.say(login.line)
        self.say(f"\nDieselben Zeilen stehen in {settings.DATA / 'demo-logins.txt'}.")
        if not options["no_serve"]:
            call_command("serve", stdout=self.stdout)
        return DONE
