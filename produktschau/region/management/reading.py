"""What the region's import commands share: the file, its source, and how they end."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from tqdm import tqdm

from produktschau.lib.commands import DONE, INCOMPLETE, HouseCommand, Refused
from produktschau.lib.text import slug
from produktschau.region.actions import InvalidReference, Outcome
from produktschau.region.engine.rows import UnusableFile
from produktschau.region.models import Source


def add_arguments(parser: CommandParser, file_help: str, *, optional: bool = False) -> None:
    """The file, ``--dry-run`` and the options that state the source. An ``optional`` file may be left away."""
    if optional:
        parser.add_argument("file", metavar="DATEI", nargs="?", default="", help=file_help)
    else:
        parser.add_argument("file", metavar="DATEI", help=file_help)
    parser.add_argument("--dry-run", action="store_true", help="nur prüfen und zählen, nichts schreiben")
    parser.add_argument("--source", metavar="KÜRZEL", default="", help="Kürzel der Quelle; sonst aus dem Dateinamen")
    parser.add_argument("--source-name", metavar="NAME", default="", help="Name einer neuen Quelle")
    parser.add_argument("--licence", metavar="LIZENZ", default="", help="Lizenz einer neuen Quelle")
    parser.add_argument("--attribution", metavar="TEXT", default="", help="Quellenvermerk einer neuen Quelle")


def content_of(file: str) -> bytes:
    """The bytes of a file. Raises ``Refused`` where it cannot be opened."""
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise Refused(f"{file} lässt sich nicht öffnen ({error.strerror}). Bitte den Pfad prüfen.") from error


def stated_source(options: dict[str, Any]) -> Source:
    """The known source with this short name, or a new one from the options, not stored yet."""
    name = Path(options["file"]).name
    short = options["source"] or slug(Path(name).stem) or "datei"
    known = Source.objects.filter(slug=short).first()
    return known or Source(
        slug=short,
        name=options["source_name"] or name,
        licence=options["licence"],
        attribution=options["attribution"],
    )


@contextmanager
def refusing() -> Iterator[None]:
    """Turns what is wrong with the input into one sentence and exit code 2."""
    try:
        yield
    except (UnusableFile, InvalidReference) as error:
        raise Refused(str(error)) from error


@contextmanager
def progress_bar(unit: str) -> Iterator["tqdm[Any]"]:
    """A bar on the error output, at a terminal only."""
    with tqdm(unit=f" {unit}", disable=None, leave=False) as bar:
        yield bar


def told(command: HouseCommand, outcome: Outcome, *, dry_run: bool) -> int:
    """Print what was done and give the exit code."""
    command.say(f"{'Probelauf, nichts geschrieben: ' if dry_run else ''}{outcome.sentence()}")
    for sentence in outcome.skipped:
        command.say(f"Ausgelassen: {sentence}")
    return INCOMPLETE if outcome.skipped else DONE
