"""``produktschau privacy_papers FOLDER``: processing record and deletion concept as Markdown."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from produktschau.lib.commands import DONE, HouseCommand
from produktschau.privacy.queries.papers import papers


class Command(HouseCommand):
    """Writes both papers into a folder."""

    help = "Schreibt Verarbeitungsverzeichnis und Löschkonzept als Markdown in einen Ordner."
    example = "produktschau privacy_papers datenschutz"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="ORDNER", type=Path, help="Ordner; er wird angelegt")

    def run(self, **options: Any) -> int:
        folder: Path = options["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in papers().items():
            (folder / name).write_text(text, encoding="utf-8")
            self.say(f"{folder / name} ist geschrieben.")
        return DONE
