"""The command ``produktschau``: Django's commands and ours, with refusals said in one sentence."""

import os
import sys

from django.core.management import execute_from_command_line

from produktschau.config.environment import UnsafeStart
from produktschau.lib.commands import REFUSED


def main() -> None:
    """Run one command; settings that do not allow a start end with exit code 2 and what to set."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "produktschau.config.settings")
    try:
        execute_from_command_line(["produktschau", *sys.argv[1:]])
    except UnsafeStart as refusal:
        sys.stderr.write(f"{refusal}\n")
        sys.exit(REFUSED)


if __name__ == "__main__":
    main()
