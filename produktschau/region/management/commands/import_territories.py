"""``produktschau import_territories``: districts and municipalities from the official register."""

from datetime import date
from typing import Any

from django.core.management.base import CommandParser

from produktschau.audit.record import System
from produktschau.lib.commands import HouseCommand, Refused
from produktschau.lib.dates import now, today
from produktschau.region.actions import import_territories
from produktschau.region.management.reading import (
    add_arguments,
    content_of,
    progress_bar,
    refusing,
    stated_source,
    told,
)


class Command(HouseCommand):
    """Takes the Gemeindeverzeichnis (GV100) or a CSV in."""

    help = "Liest Länder, Kreise und Gemeinden aus dem Gemeindeverzeichnis (GV100) oder einer CSV-Datei ein."
    example = "produktschau import_territories GV100AD_30112023.txt --within 14522 --valid-on 2023-11-30"

    def add_arguments(self, parser: CommandParser) -> None:
        add_arguments(parser, "GV100-Datei oder CSV mit den Spalten ags und name, Kopfzeile in Zeile 1")
        parser.add_argument(
            "--within",
            metavar="SCHLÜSSEL",
            action="append",
            default=[],
            help="nur Gebiete, deren Schlüssel so beginnt, mit dem, worin sie liegen; mehrfach möglich",
        )
        parser.add_argument(
            "--valid-on", metavar="TAG", default="", help="Gebietsstand, zum Beispiel 2023-11-30; sonst heute"
        )

    def run(self, **options: Any) -> int:
        """Import the file and tell the counts."""
        with refusing(), progress_bar("Gebiete") as bar:
            outcome = import_territories(
                by=System("command"),
                content=content_of(options["file"]),
                filename=options["file"],
                source=stated_source(options),
                valid_on=_day(options["valid_on"]),
                at=now(),
                within=options["within"],
                dry_run=options["dry_run"],
                progress=bar.update,
            )
        return told(self, outcome, dry_run=options["dry_run"])


def _day(text: str) -> date:
    if not text:
        return today()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused(f"„{text}“ ist kein Gebietsstand. Bitte einen Tag wie 2023-11-30 angeben.") from error
