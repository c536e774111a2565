"""``produktschau import_classifications``: economic sectors and trades."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from produktschau.audit.record import System
from produktschau.lib.commands import HouseCommand
from produktschau.lib.dates import now
from produktschau.region.actions import import_classifications
from produktschau.region.management.reading import content_of, refusing, told
from produktschau.region.models import Source

SOURCE = "handwerksordnung"
OURS = Path(__file__).parents[3] / "demo" / "region" / "trades.csv"


class Command(HouseCommand):
    """Takes the classifications in that hold for all of Germany."""

    help = "Liest die Wirtschaftszweige (WZ 2008 und WZ 2025 mit Umsteigern) und die Handwerke ein."
    example = "produktschau import_classifications"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--trades", metavar="DATEI", default="", help="CSV mit annex, number, title; sonst die mitgelieferte Liste"
        )
        parser.add_argument("--dry-run", action="store_true", help="nur prüfen und zählen, nichts schreiben")

    def run(self, **options: Any) -> int:
        """Import sectors and trades and tell the counts."""
        file = options["trades"] or str(OURS)
        source = Source.objects.filter(slug=SOURCE).first() or Source(slug=SOURCE, name="Handwerksordnung")
        with refusing():
            outcome = import_classifications(
                by=System("command"),
                trades=content_of(file),
                filename=options["trades"] or "trades.csv",
                source=source,
                at=now(),
                dry_run=options["dry_run"],
            )
        return told(self, outcome, dry_run=options["dry_run"])
