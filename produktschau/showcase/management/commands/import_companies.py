"""``produktschau import_companies FILE``: companies from a CSV file, every row accounted for."""

import argparse
import csv
import sys
from functools import partial
from pathlib import Path
from typing import Any

from tqdm import tqdm

from produktschau.audit.record import System
from produktschau.lib.commands import DONE, INCOMPLETE, HouseCommand, Refused
from produktschau.lib.dates import now
from produktschau.showcase.tables import COMPANIES
from produktschau.tabular.actions import ImportRunning, apply_table
from produktschau.tabular.calculations.limits import LARGEST_BYTES, UnreadableTable
from produktschau.tabular.engine.kinds import TableRefused
from produktschau.tabular.engine.mapped import MissingColumn
from produktschau.tabular.engine.mappings import UnusableMapping, load_mapping, named_mappings
from produktschau.tabular.engine.reports import TableReport, mend_rows, summary

REFUSALS = (UnreadableTable, MissingColumn, UnusableMapping, TableRefused, ImportRunning)


class Command(HouseCommand):
    """Import companies."""

    help = "Nimmt Betriebe aus einer CSV-Tabelle auf; zu jeder Zeile steht am Ende, was aus ihr wurde."
    example = "produktschau import_companies direktvermarkter.csv --mapping osm_direct_marketers --dry-run"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        names = ", ".join(named_mappings(COMPANIES))
        parser.add_argument("file", metavar="FILE", type=Path, help="die Tabelle (CSV)")
        parser.add_argument("--dry-run", action="store_true", help="alles prüfen und zählen, nichts behalten")
        parser.add_argument(
            "--mapping",
            default="",
            help=f"Zuordnung der Spalten: Name ({names}) oder TOML-Datei; sonst die passende",
        )
        parser.add_argument("--source", default="", help="Kürzel der Quelle; sonst das der Zuordnung")
        parser.add_argument("--report", type=Path, help="übersprungene Zeilen mit Grund in diese CSV-Datei schreiben")
        parser.add_argument(
            "--publish",
            action=argparse.BooleanOptionalAction,
            default=None,
            help="Betriebe gleich veröffentlichen, Einzelpersonen nie; sonst wie in der Zuordnung",
        )

    def run(self, **options: Any) -> int:
        """Read the file, apply it, tell what became of the rows; 1 when rows were skipped."""
        data = _bytes(options["file"])
        publish = options["publish"]
        with tqdm(desc="Betriebe", unit=" Zeilen", file=sys.stderr, disable=not sys.stderr.isatty()) as bar:
            try:
                report = apply_table(
                    by=System("import"),
                    kind=COMPANIES.key,
                    data=data,
                    filename=options["file"].name,
                    mapping=load_mapping(COMPANIES, options["mapping"]) if options["mapping"] else None,
                    source=options["source"],
                    options={} if publish is None else {"publish": publish},
                    dry_run=options["dry_run"],
                    at=now(),
                    progress=partial(_show, bar),
                )
            except REFUSALS as refusal:
                raise Refused(str(refusal)) from refusal
        for line in summary(report):
            self.say(line)
        if options["report"] is not None:
            self.say(_write_report(options["report"], report))
        return INCOMPLETE if report.skipped else DONE


def _show(bar: "tqdm[Any]", done: int) -> None:
    bar.update(done - bar.n)


def _bytes(path: Path) -> bytes:
    """The file's content, one byte past the limit at most. Raises ``Refused``."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except FileNotFoundError as error:
        raise Refused(f"Die Datei „{path}“ gibt es nicht. Prüfen Sie den Pfad.") from error
    except IsADirectoryError as error:
        raise Refused(f"„{path}“ ist ein Ordner. Nennen Sie die Tabelle darin.") from error
    except PermissionError as error:
        raise Refused(f"Die Datei „{path}“ darf nicht gelesen werden. Geben Sie sich das Leserecht.") from error
    except OSError as error:
        raise Refused(f"Die Datei „{path}“ lässt sich nicht lesen: {error.strerror}.") from error


def _write_report(path: Path, report: TableReport) -> str:
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";").writerows(mend_rows(report))
    except OSError as error:
        raise Refused(
            f"Der Import ist geschehen, aber „{path}“ lässt sich nicht schreiben: {error.strerror}."
        ) from error
    return f"Übersprungene Zeilen mit Grund: {path}"
