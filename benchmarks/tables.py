"""What a table costs on its way in and out: ``python -m benchmarks.tables [NUMBER …]`` (1 000, 10 000 and 30 000 rows if none is given).

Made-up companies in an .xlsx of 12 columns, spread over the district. Ours: upload, preview with differences and duplicates, import,
second import (nothing new), export, undo. Beside it, in the same run and on the same file, django-import-export with a plain resource
for the same model: dry run and import, once as it is by default and once with its bulk mode; it looks up no places, finds no
duplicates and writes no record of changes. Every line is a process of its own. Seconds are wall time, CPU those of this process and its children; megabytes are the
largest resident size of the process and, for ours, of the child that opens the file.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

SIZES = (1_000, 10_000, 30_000)
HEADER = (
    "Schlüssel",
    "Name",
    "Branche",
    "Straße",
    "PLZ",
    "Ort",
    "Telefon",
    "E-Mail",
    "Webseite",
    "Gegründet",
    "WZ",
    "Angebot",
)
TRADES = (
    "Tischlerei",
    "Bäckerei",
    "Metallbau",
    "Keramik",
    "Weberei",
    "Brauerei",
    "Gärtnerei",
    "Maschinenbau",
    "Kerzen",
    "Papier",
)
SYLLABLES = (
    "ber",
    "lau",
    "ritz",
    "wal",
    "den",
    "hei",
    "gro",
    "tel",
    "mar",
    "sin",
    "kol",
    "fen",
    "zschop",
    "mul",
    "stri",
    "ped",
)


def main(sizes: list[int]) -> None:
    """Make a house once, then measure every size for each way."""
    with tempfile.TemporaryDirectory(prefix="schau-bench-") as folder:
        _enter(folder)
        _settle()
        print(f"{'rows':>7} {'way':<30} {'step':<22} {'seconds':>8} {'CPU':>8} {'rows/s':>8} {'MB':>5}", flush=True)
        for size in sizes:
            file = Path(folder) / f"{size}.xlsx"
            write_list(file, size)
            for way in ("ours", "import-export", "import-export-bulk"):
                command = [sys.executable, "-m", "benchmarks.tables", "--one", way, str(file), folder]
                subprocess.run(command, check=True)


def _settle() -> None:
    """The district with its municipalities, and no company yet."""
    from django.core.management import call_command

    from produktschau.audit.record import System
    from produktschau.lib.dates import now
    from produktschau.portal.demo import DEMO_DATA
    from produktschau.region.actions import load_region

    call_command("migrate", "--verbosity", "0")
    load_region(by=System("bench"), folder=DEMO_DATA / "region", at=now())


def one(way: str, file: Path, folder: str) -> None:
    """One way with one file, on a copy of the database."""
    with tempfile.TemporaryDirectory(prefix="schau-bench-one-") as own:
        source = Path(folder) / "produktschau.sqlite3"
        subprocess.run(
            ["cp", "-a", *(str(path) for path in source.parent.glob("produktschau.sqlite3*")), own], check=True
        )
        _enter(own)
        size = int(file.stem)
        if way == "ours":
            ours(file, size)
        else:
            theirs(file, size, bulk=way.endswith("bulk"))


def ours(file: Path, size: int) -> None:
    """Upload, preview, import, import again, export, undo: through the actions the pages call."""
    from produktschau.audit.record import System
    from produktschau.lib.dates import now
    from produktschau.tabular.actions import apply_upload, keep_upload, preview_upload, request_import, undo_import
    from produktschau.tabular.engine.exports import exported_columns
    from produktschau.tabular.engine.kinds import TABLE_KINDS, Selection
    from produktschau.tabular.engine.writing import rows_of, table_file

    by = System("bench")
    kind = TABLE_KINDS["companies"]

    def upload() -> Any:
        with file.open("rb") as opened:
            return keep_upload(
                by=by, kind="companies", file=opened, filename=file.name, source_name="Messung", publish=True, at=now()
            )

    kept = upload()
    measured(size, "ours", "preview", lambda: preview_upload(by=by, upload=kept, at=now()))
    kept.refresh_from_db()
    told = {name: count for name, count in kept.counts.items() if count}
    request_import(by=by, upload=kept, at=now())
    measured(size, "ours", "import", lambda: apply_upload(by=by, upload=kept, at=now()))
    kept.refresh_from_db()
    again = upload()
    measured(size, "ours", "preview, all known", lambda: preview_upload(by=by, upload=again, at=now()))
    columns = exported_columns(kind)
    for extension in ("csv", "xlsx"):
        rows = rows_of(columns, kind.records(Selection()))
        export = partial(table_file, columns, rows, extension=extension, title="Betriebe")
        measured(size, "ours", f"export {extension}", export)
    measured(size, "ours", "undo", lambda: undo_import(by=by, table_import=kept.table_import, at=now()))
    print(f"{size:>7} {'ours':<30} {told}", flush=True)


def theirs(file: Path, size: int, *, bulk: bool) -> None:
    """The same file by django-import-export: a dry run that shows differences, then the import."""
    import tablib
    from django.utils.timezone import now
    from import_export import fields, resources

    from produktschau.lib.text import new_key, slug, sort_key
    from produktschau.showcase.models import Company

    taken: set[str] = set()

    class CompanyResource(resources.ModelResource):  # type: ignore[misc]  # the library has no types
        name = fields.Field("name", "Name")
        email = fields.Field("email", "E-Mail")
        phone = fields.Field("phone", "Telefon")
        website = fields.Field("website", "Webseite")
        founded_year = fields.Field("founded_year", "Gegründet")
        external = fields.Field("slug", "Schlüssel")

        class Meta:
            model = Company
            import_id_fields = ("external",)
            fields = ("name", "email", "phone", "website", "founded_year", "external")
            use_bulk = bulk
            batch_size = 1000

        def before_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
            if not instance.key and instance.name:
                while (key := new_key()) in taken:
                    pass
                taken.add(key)
                instance.key, instance.sort_key = key, sort_key(instance.name)
                instance.created_at = instance.changed_at = now()

        def before_import_row(self, row: Any, **kwargs: Any) -> None:
            row["Schlüssel"] = slug(row["Schlüssel"])

        def skip_row(self, instance: Any, original: Any, row: Any, import_validation_errors: Any = None) -> bool:
            return not row["Name"] or bool(super().skip_row(instance, original, row, import_validation_errors))

    way = "import-export, bulk" if bulk else "import-export"

    def run(*, dry_run: bool) -> None:
        data = tablib.Dataset().load(file.read_bytes(), format="xlsx")
        result = CompanyResource().import_data(data, dry_run=dry_run, use_transactions=True)
        if result.has_errors() or result.has_validation_errors():
            print(f"{size:>7} {way:<30} stopped: {result.row_errors()[:1]} {result.invalid_rows[:1]}", flush=True)

    measured(size, way, "preview (dry run)", lambda: run(dry_run=True))
    measured(size, way, "import", lambda: run(dry_run=False))


def measured(size: int, way: str, step: str, run: Callable[[], Any]) -> None:
    """Run it once and print what it cost; megabytes are the largest so far in this process and its children."""
    start, busy = time.perf_counter(), _busy()
    run()
    seconds, worked = time.perf_counter() - start, _busy() - busy
    largest = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024
    print(
        f"{size:>7} {way:<30} {step:<22} {seconds:>8.2f} {worked:>8.2f} {size / seconds:>8.0f} {largest:>5}", flush=True
    )


def _busy() -> float:
    """Seconds of CPU so far, of this process and of its children that ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def write_list(file: Path, size: int) -> None:
    """A list as a chamber would send it; names differ, every hundredth row is broken."""
    import xlsxwriter

    from produktschau.region.queries import home_municipalities

    places = list(home_municipalities())
    with xlsxwriter.Workbook(str(file), {"constant_memory": True, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Betriebe")
        sheet.write_row(0, 0, HEADER)
        for number in range(size):
            place = places[number % len(places)]
            name = "" if number % 100 == 99 else f"{TRADES[number % 10]} {_word(number)} GmbH"
            street = f"{_word(number * 7 + 3)}straße {number % 90 + 1}"
            mail = f"post@{_word(number).lower()}{number}.example"
            row = [
                f"B-{number:06}",
                name,
                TRADES[number % 10],
                street,
                place.postcode,
                place.name,
                f"03731 {2000000 + number}",
            ]
            sheet.write_row(
                number + 1,
                0,
                [*row, mail, f"https://www.firma{number}.example", 1900 + number % 120, "16.23", "Möbel; Türen"],
            )


def _word(number: int) -> str:
    parts = [
        SYLLABLES[number % 16],
        SYLLABLES[number // 16 % 16],
        SYLLABLES[number // 256 % 16],
        SYLLABLES[number // 4096 % 16],
    ]
    return "".join(parts).capitalize()


def _enter(folder: str) -> None:
    os.environ.update(PRODUKTSCHAU_DATA=folder, PRODUKTSCHAU_MODE="laptop", DATABASE_URL="")
    os.environ["DJANGO_SETTINGS_MODULE"] = "produktschau.config.settings"
    import django

    django.setup()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], Path(sys.argv[3]), sys.argv[4])
    else:
        main([int(size) for size in sys.argv[1:]] or list(SIZES))
