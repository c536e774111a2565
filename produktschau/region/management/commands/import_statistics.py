"""``produktschau import_statistics``: published figures by territory, year and sector group."""

from typing import Any

from django.core.management.base import CommandParser

from produktschau.audit.record import System
from produktschau.lib.commands import HouseCommand
from produktschau.lib.dates import now
from produktschau.region.actions import import_statistics
from produktschau.region.management.reading import (
    add_arguments,
    content_of,
    progress_bar,
    refusing,
    stated_source,
    told,
)
from produktschau.region.queries.economy import EMPLOYMENT


class Command(HouseCommand):
    """Takes published figures in."""

    help = "Liest Kennzahlen ein: eine Zeile je Gebiet (ags) und Jahr (year), eine Spalte je Wirtschaftsbereich."
    example = "produktschau import_statistics erwerbstaetige.csv --source eurostat-nama-10r-3empers"

    def add_arguments(self, parser: CommandParser) -> None:
        add_arguments(parser, "CSV mit den Spalten ags, year und je Bereich einer; „.“ ist geheim, „:“ unbekannt")
        parser.add_argument("--table", default=EMPLOYMENT, metavar="TABELLE", help="Name der Tabelle bei der Quelle")
        parser.add_argument("--unit", default="Erwerbstätige", metavar="EINHEIT", help="Einheit der Werte")

    def run(self, **options: Any) -> int:
        """Import the file and tell the counts."""
        with refusing(), progress_bar("Werte") as bar:
            outcome = import_statistics(
                by=System("command"),
                content=content_of(options["file"]),
                filename=options["file"],
                source=stated_source(options),
                table=options["table"],
                unit=options["unit"],
                at=now(),
                dry_run=options["dry_run"],
                progress=bar.update,
            )
        return told(self, outcome, dry_run=options["dry_run"])
