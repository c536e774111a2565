"""What every command of ours shares: an example in ``--help``, exit codes, one-sentence errors."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

DONE = 0
"""Everything asked for was done."""
INCOMPLETE = 1
"""Done, but something was left out; the output says what."""
REFUSED = 2
"""Nothing was done: the call or the input cannot be used."""

EXIT_CODES = (
    "Rückgabewerte: 0 erledigt · 1 erledigt, aber etwas blieb liegen (steht in der Ausgabe) · "
    "2 nichts getan, weil Aufruf oder Eingabe nicht brauchbar ist"
)


class Refused(CommandError):
    """Nothing was done. The message is one sentence that says what to do; the exit code is 2."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, returncode=REFUSED)


class HouseCommand(BaseCommand):
    """A command with ``help`` (one sentence) and ``example`` (one call), both shown by ``--help``.

    A subclass writes ``run``, which returns the exit code; ``run`` holds at most one action.
    """

    example = ""
    _called_from_command_line: bool  # set by Django; true when a person typed the command
    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        kwargs.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        kwargs.setdefault("epilog", f"Beispiel:\n  {self.example}\n\n{EXIT_CODES}")
        return super().create_parser("produktschau", subcommand, **kwargs)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            code = self.run(**options)
        except Refused as refusal:
            if not self._called_from_command_line:
                raise
            # Django would put the exception's English name before the sentence.
            self.stderr.write(str(refusal))
            code = refusal.returncode
        if code != DONE:
            raise SystemExit(code)

    def run(self, **options: Any) -> int:
        """Do the work and return the exit code."""
        raise NotImplementedError

    def say(self, line: str = "") -> None:
        """Print one line for the person at the terminal."""
        self.stdout.write(line)
