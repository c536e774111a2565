"""The command that writes out one kind as a table, shared by all kinds: data, template, pictures."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any, ClassVar, TypeVar

from tqdm import tqdm

from produktschau.audit.record import System
from produktschau.lib.commands import DONE, HouseCommand, Refused
from produktschau.lib.dates import now
from produktschau.lib.text import new_key
from produktschau.tabular.actions import note_export
from produktschau.tabular.engine.exports import (
    exported_columns,
    mapped_columns,
    pictures_of,
    template_columns,
    template_row,
    write_pictures,
)
from produktschau.tabular.engine.kinds import TABLE_KINDS, Column, PictureFile, Selection, TableKind, Value
from produktschau.tabular.engine.mappings import UnusableMapping, load_mapping, named_mappings
from produktschau.tabular.engine.writing import FORMATS, NotForSpreadsheet, rows_of, write_table

Thing = TypeVar("Thing")


class ExportCommand(HouseCommand):
    """Writes out the kind named by ``kind_key``; subclasses say the kind, ``help`` and ``example``."""

    kind_key: ClassVar[str]

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        names = ", ".join(named_mappings(self._kind)) or "noch keine"
        parser.add_argument("file", metavar="FILE", type=Path, nargs="?", help="wohin: .xlsx oder .csv")
        parser.add_argument("--dry-run", action="store_true", help="nur sagen, was geschrieben würde")
        parser.add_argument(
            "--mapping",
            default="",
            help=f"nur die Spalten einer Zuordnung, mit ihren Überschriften: Name ({names}) oder TOML-Datei",
        )
        parser.add_argument("--published", action="store_true", help="nur, was veröffentlicht ist")
        parser.add_argument(
            "--with-private", action="store_true", help="auch Angaben zu Personen; steht dann im Protokoll"
        )
        parser.add_argument("--template", action="store_true", help="eine Vorlage zum Ausfüllen mit Beispielzeile")
        parser.add_argument("--required-only", action="store_true", help="zur Vorlage: nur die nötigsten Spalten")
        parser.add_argument("--pictures", metavar="ZIP", type=Path, help="die Bilder dazu in dieses ZIP schreiben")
        parser.add_argument("--force", action="store_true", help="vorhandene Dateien ersetzen")

    def run(self, **options: Any) -> int:
        """Write what is asked for, or say what would be written."""
        file, pictures = options["file"], options["pictures"]
        self._refuse_contradictions(options)
        for path in (file, pictures):
            _refuse_target(path, force=options["force"] or options["dry_run"])
        selection = Selection(published_only=options["published"], with_private=options["with_private"])
        if file is not None:
            self._table(file, options, selection)
        if pictures is not None:
            self._pictures(pictures, selection, dry_run=options["dry_run"])
        return DONE

    @property
    def _kind(self) -> TableKind:
        return TABLE_KINDS[self.kind_key]

    def _refuse_contradictions(self, options: dict[str, Any]) -> None:
        file, pictures = options["file"], options["pictures"]
        if file is None and pictures is None:
            raise Refused("Nennen Sie die Datei, zum Beispiel: " + self.example)
        if file is not None and file.suffix.lower().lstrip(".") not in FORMATS:
            raise Refused(
                f"„{file}“ endet weder auf .xlsx noch auf .csv. Nennen Sie eine Datei mit einer der Endungen."
            )
        if options["required_only"] and not options["template"]:
            raise Refused("--required-only gilt nur zusammen mit --template.")
        if options["template"] and (file is None or pictures or options["mapping"]):
            raise Refused("Zu --template gehört eine Datei, aber weder --pictures noch --mapping.")
        if pictures is not None and self._kind.pictures is None:
            raise Refused(f"„{self._kind.label}“ haben keine Bilder. Lassen Sie --pictures weg.")

    def _table(self, file: Path, options: dict[str, Any], selection: Selection) -> None:
        columns, rows, count = self._content(options, selection)
        what = f"{_told(count, 'Zeile', 'Zeilen')}, {_told(len(columns), 'Spalte', 'Spalten')}"
        if options["dry_run"]:
            self.say(f"Probelauf: {file} bekäme {what}.")
            self.say("Spalten: " + ", ".join(column.label for column in columns))
            return
        extension = file.suffix.lower().lstrip(".")
        shown = _shown(rows, count, self._kind.label)

        def write(open_file: IO[bytes]) -> None:
            write_table(columns, shown, open_file, extension=extension, title=self._kind.label)
            if any(column.private for column in columns) and not options["template"]:
                # Before the file has its name: no people leave unnoted.
                note_export(by=System("command"), at=now(), kind=self.kind_key, count=count)

        _in_place(file, write)
        self.say(f"{file}: {what}.")

    def _content(
        self, options: dict[str, Any], selection: Selection
    ) -> tuple[Sequence[Column], Iterable[tuple[Value, ...]], int]:
        kind = self._kind
        if options["template"]:
            columns = template_columns(kind, required_only=options["required_only"])
            return columns, [template_row(columns)], 1
        try:
            columns = (
                mapped_columns(kind, load_mapping(kind, options["mapping"]), with_private=selection.with_private)
                if options["mapping"]
                else exported_columns(kind, with_private=selection.with_private)
            )
        except UnusableMapping as refusal:
            raise Refused(str(refusal)) from refusal
        return columns, rows_of(columns, kind.records(selection)), kind.count(selection)

    def _pictures(self, file: Path, selection: Selection, *, dry_run: bool) -> None:
        pictures: Iterable[PictureFile] = pictures_of(self._kind, selection)
        if dry_run:
            self.say(f"Probelauf: {file} bekäme {_told(sum(1 for _ in pictures), 'Bild', 'Bilder')}.")
            return
        written: list[int] = []
        _in_place(file, lambda open_file: written.append(write_pictures(_shown(pictures, None, "Bilder"), open_file)))
        self.say(f"{file}: {_told(written[0], 'Bild', 'Bilder')}.")


def _refuse_target(path: Path | None, *, force: bool) -> None:
    if path is None:
        return
    if path.is_dir():
        raise Refused(f"„{path}“ ist ein Ordner. Nennen Sie eine Datei darin.")
    if not path.parent.is_dir():
        raise Refused(f"Den Ordner „{path.parent}“ gibt es nicht. Legen Sie ihn an oder nennen Sie einen anderen.")
    if path.exists() and not force:
        raise Refused(f"„{path}“ gibt es schon. Nennen Sie eine andere Datei oder ersetzen Sie sie mit --force.")


def _in_place(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Write under a name beside the target and rename, so that nobody finds half a file. Raises ``Refused``."""
    part = path.with_name(f".{path.name}.{new_key()}.part")
    try:
        with part.open("xb") as file:
            write(file)
        part.replace(path)
    except NotForSpreadsheet as refusal:
        raise Refused(str(refusal)) from refusal
    except OSError as error:
        raise Refused(f"„{path}“ lässt sich nicht schreiben: {error.strerror}.") from error
    finally:
        part.unlink(missing_ok=True)


def _shown(things: Iterable[Thing], total: int | None, label: str) -> Iterator[Thing]:
    yield from tqdm(things, desc=label, total=total, file=sys.stderr, disable=not sys.stderr.isatty())


def _told(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"
