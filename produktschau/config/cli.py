"""The command ``produktschau``: our commands and Django's, with refusals said in one sentence."""

import os
import sys

import django
from django.core.management import execute_from_command_line, get_commands, load_command_class

from produktschau.config.environment import UnsafeStart
from produktschau.lib.commands import REFUSED

OVERVIEW: tuple[list[str], ...] = ([], ["--help"], ["-h"], ["help"])


def main() -> None:
    """Run one command; settings that do not allow a start end with exit code 2 and what to set."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "produktschau.config.settings")
    arguments = sys.argv[1:]
    try:
        if arguments in OVERVIEW:
            sys.stdout.write(overview())
        else:
            execute_from_command_line(["produktschau", *arguments])
    except UnsafeStart as refusal:
        sys.stderr.write(f"{refusal}\n")
        sys.exit(REFUSED)


def overview() -> str:
    """Our commands, a line each, in alphabetical order."""
    django.setup()
    ours = sorted((name, app) for name, app in get_commands().items() if app.startswith("produktschau."))
    lines = [f"  {name:<24}{load_command_class(app, name).help}" for name, app in ours]
    head = "Aufruf: produktschau BEFEHL [--help]\n\n"
    return f"{head}{chr(10).join(lines)}\n\nDazu die Befehle von Django: produktschau help --commands\n"


if __name__ == "__main__":
    main()
