"""``produktschau import_boundaries``: borders of territories from GeoJSON."""

from typing import Any

from django.core.management.base import CommandParser

from produktschau.audit.record import System
from produktschau.lib.commands import HouseCommand
from produktschau.lib.dates import now
from produktschau.region.actions import import_boundaries
from produktschau.region.management.reading import (
    add_arguments,
    content_of,
    progress_bar,
    refusing,
    stated_source,
    told,
)


class Command(HouseCommand):
    """Takes boundaries in."""

    help = "Liest die Grenzen bekannter Gebiete aus einer GeoJSON-Datei (WGS 84) ein."
    example = "produktschau import_boundaries gemeinden.geojson --property AGS --source bkg-vg250"

    def add_arguments(self, parser: CommandParser) -> None:
        add_arguments(parser, "GeoJSON vom Typ FeatureCollection")
        parser.add_argument(
            "--property", default="AGS", metavar="NAME", help="Eigenschaft mit dem Gemeindeschlüssel (sonst AGS)"
        )

    def run(self, **options: Any) -> int:
        """Import the file and tell the counts."""
        with refusing(), progress_bar("Grenzen") as bar:
            outcome = import_boundaries(
                by=System("command"),
                content=content_of(options["file"]),
                filename=options["file"],
                source=stated_source(options),
                at=now(),
                ags_property=options["property"],
                dry_run=options["dry_run"],
                progress=bar.update,
            )
        return told(self, outcome, dry_run=options["dry_run"])
