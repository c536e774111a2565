"""The command that imports a table of one kind, shared by all kinds: preview, import, undo."""

import argparse
import csv
import sys
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from tqdm import tqdm

from produktschau.audit.record import System
from produktschau.lib.commands import DONE, INCOMPLETE, HouseCommand, Refused
from produktschau.lib.dates import now
from produktschau.tabular.actions import ImportRunning, UndoBlocked, apply_table, undo_import
from produktschau.tabular.calculations.escaping import escaped
from produktschau.tabular.calculations.limits import LARGEST_BYTES, UnreadableTable
from produktschau.tabular.calculations.sheets import Reading
from produktschau.tabular.engine.kinds import TABLE_KINDS, TableKind, TableRefused
from produktschau.tabular.engine.mapped import MissingColumn
from produktschau.tabular.engine.mappings import UnusableMapping, load_mapping, named_mappings
from produktschau.tabular.engine.reports import TableReport, mend_rows, summary
from produktschau.tabular.models import TableImport
from produktschau.tabular.queries.undoing import obstacles_of

REFUSALS = (UnreadableTable, MissingColumn, UnusableMapping, TableRefused, ImportRunning)
_OBSTACLES = 5
"""So many obstacles of an undo are told; the page of the import shows them all."""


class ImportCommand(HouseCommand):
    """Imports a table of the kind named by ``kind_key``; subclasses say the kind, ``help`` and ``example``."""

    kind_key: ClassVar[str]

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        names = ", ".join(named_mappings(self._kind)) or "noch keine"
        parser.add_argument("file", metavar="FILE", type=Path, nargs="?", help="die Tabelle: .xlsx, .ods, .xls, .csv")
        parser.add_argument("--dry-run", action="store_true", help="alles prüfen und zählen, nichts schreiben")
        parser.add_argument(
            "--mapping",
            default="",
            help=f"Zuordnung der Spalten: Name ({names}) oder TOML-Datei; sonst an Überschrift und Inhalt erkannt",
        )
        parser.add_argument("--sheet", default="", help="Blatt der Arbeitsmappe; sonst das mit den meisten Zeilen")
        parser.add_argument("--header", default="", metavar="N[-M]", help="Zeile oder Zeilen der Überschriften")
        parser.add_argument("--source", default="", help="Kürzel der Quelle; sonst das der Zuordnung")
        parser.add_argument("--source-name", default="", help="Name der Quelle, wenn sie noch nicht angelegt ist")
        parser.add_argument(
            "--duplicates",
            choices=("report", "new"),
            default="report",
            help="vielleicht Doppeltes: melden und auslassen (report) oder neu anlegen (new)",
        )
        parser.add_argument("--report", type=Path, help="übersprungene Zeilen mit Grund in diese CSV-Datei schreiben")
        parser.add_argument(
            "--publish",
            action=argparse.BooleanOptionalAction,
            default=None,
            help="gleich veröffentlichen, Einzelpersonen nie; sonst wie in Zuordnung oder Tabelle",
        )
        parser.add_argument("--undo", type=int, metavar="NR", help="den Import mit dieser Nummer rückgängig machen")

    def run(self, **options: Any) -> int:
        """Import or undo; 1 when rows were left out."""
        if options["undo"] is not None:
            return self._undo(options["undo"], dry_run=options["dry_run"], file=options["file"])
        if options["file"] is None:
            raise Refused("Nennen Sie die Tabelle, zum Beispiel: " + self.example)
        report = self._import(options)
        for line in summary(report):
            self.say(line)
        if options["report"] is not None:
            self.say(_write_report(options["report"], report))
        return INCOMPLETE if report.skipped else DONE

    @property
    def _kind(self) -> TableKind:
        return TABLE_KINDS[self.kind_key]

    def _import(self, options: dict[str, Any]) -> TableReport:
        data = _bytes(options["file"])
        publish = options["publish"]
        with tqdm(desc=self._kind.label, unit=" Zeilen", file=sys.stderr, disable=not sys.stderr.isatty()) as bar:
            try:
                return apply_table(
                    by=System("import"),
                    kind=self.kind_key,
                    data=data,
                    filename=options["file"].name,
                    mapping=load_mapping(self._kind, options["mapping"]) if options["mapping"] else None,
                    reading=Reading(sheet=options["sheet"], header=_header(options["header"])),
                    source=options["source"],
                    source_name=options["source_name"],
                    options={} if publish is None else {"publish": publish},
                    ask_twins=options["duplicates"] == "report",
                    dry_run=options["dry_run"],
                    at=now(),
                    progress=partial(_show, bar),
                )
            except REFUSALS as refusal:
                raise Refused(str(refusal)) from refusal

    def _undo(self, number: int, *, dry_run: bool, file: Path | None) -> int:
        if file is not None:
            raise Refused("Mit --undo wird keine Datei gelesen. Lassen Sie die Datei weg.")
        found = TableImport.objects.filter(pk=number, kind=self.kind_key).first()
        if found is None:
            known = TableImport.objects.filter(kind=self.kind_key, undone_at=None).values_list("pk", flat=True)[:5]
            there = ", ".join(str(pk) for pk in known) or "keinen"
            raise Refused(f"Einen Import Nr. {number} von „{self._kind.label}“ gibt es nicht. Zuletzt gab es: {there}.")
        if dry_run:
            return self._tell_undo(found)
        try:
            undo_import(by=System("import"), table_import=found, at=now())
        except UndoBlocked as blocked:
            raise Refused(_obstacles(blocked)) from blocked
        self.say(f"Import Nr. {number} („{found.file_name}“) ist rückgängig gemacht.")
        return DONE

    def _tell_undo(self, found: TableImport) -> int:
        obstacles = obstacles_of(found, at=now())
        if obstacles:
            raise Refused(_obstacles(UndoBlocked(obstacles)))
        self.say(
            f"Import Nr. {found.pk} („{found.file_name}“) lässt sich rückgängig machen: "
            f"{found.imported} Einträge würden gelöscht, {found.updated} bekämen ihren früheren Stand zurück."
        )
        return DONE


def _obstacles(blocked: UndoBlocked) -> str:
    told = " ".join(one.sentence for one in blocked.obstacles[:_OBSTACLES])
    more = len(blocked.obstacles) - _OBSTACLES
    return f"Rückgängig machen geht nicht: {told}" + (f" … und {more} weitere Hindernisse." if more > 0 else "")


def _header(text: str) -> tuple[int, int] | None:
    if not text:
        return None
    first, _, last = text.partition("-")
    if not first.isdigit() or (last and not last.isdigit()) or int(last or first) < int(first) or int(first) < 1:
        raise Refused(f"„{text}“ nennt keine Zeilen. Schreiben Sie zum Beispiel --header 3 oder --header 3-4.")
    return int(first), int(last or first)


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
            csv.writer(file, delimiter=";").writerows([escaped(cell) for cell in row] for row in mend_rows(report))
    except OSError as error:
        raise Refused(
            f"Der Import ist geschehen, aber „{path}“ lässt sich nicht schreiben: {error.strerror}."
        ) from error
    return f"Übersprungene Zeilen mit Grund: {path}"
