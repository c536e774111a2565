"""Makes an account from the terminal: how a new house gets its first manager."""

from typing import Any

from django.core.management.base import CommandParser

from produktschau.accounts import actions
from produktschau.accounts.engine.links import password_link
from produktschau.accounts.models import Role
from produktschau.audit.record import System
from produktschau.lib import dates
from produktschau.lib.commands import DONE, HouseCommand, Refused


class Command(HouseCommand):
    """Prints a link rather than a password: nobody but the person ever knows it."""

    help = "Legt ein Konto an und zeigt einen einmaligen Link, mit dem die Person ihr Passwort setzt."
    example = 'produktschau create_account mara.fiedler@example.de --name "Mara Fiedler" --role manager'

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL", help="Adresse, mit der sich die Person anmeldet")
        parser.add_argument("--name", required=True, help="Vor- und Nachname")
        parser.add_argument("--role", choices=Role.values, help="Rolle für die ganze Region")
        parser.add_argument(
            "--administration", action="store_true", help="öffnet auch die Verwaltung der Stammdaten (/verwaltung/)"
        )

    def run(self, **options: Any) -> int:
        try:
            user = actions.open_account(
                by=System("command"),
                email=options["email"],
                name=options["name"],
                role=Role(options["role"]) if options["role"] else None,
                administration=options["administration"],
                on=dates.today(),
                at=dates.now(),
            )
        except (actions.EmailTaken, actions.InvalidEmail, actions.InvalidName) as refusal:
            raise Refused(str(refusal)) from refusal
        self.say(f"Das Konto {user.email} ist angelegt. Mit diesem Link wird das Passwort gesetzt;")
        self.say("er gilt drei Tage und nur einmal:")
        self.say(password_link(user))
        return DONE
