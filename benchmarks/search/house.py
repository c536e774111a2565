"""A house in a temporary folder: the demo region and, where the shared data is at hand, the two real lists.

Nothing of Django is imported before the house stands: settings are read once, from its environment.
"""

import csv
import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "real"
MARKETERS = SHARED / "direct_marketers_saxony_osm.csv"
ORGANISATIONS = SHARED / "organisations_mittelsachsen_eu_funds.csv"
PLACE = "Durchführungsort des Vorhabens"


@contextmanager
def house() -> Iterator[Path]:
    """An empty house, its tables made; gives its data folder."""
    with tempfile.TemporaryDirectory(prefix="schau-bench-") as folder:
        os.environ.update(PRODUKTSCHAU_DATA=folder, PRODUKTSCHAU_MODE="laptop", DATABASE_URL="")
        os.environ["DJANGO_SETTINGS_MODULE"] = "produktschau.config.settings"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        yield Path(folder)


def fill() -> bool:
    """Bring in the demo region and the lists, and build the index; whether the lists were there."""
    from django.core.management import call_command

    call_command("demo", "--no-serve", stdout=io.StringIO())
    is_complete = MARKETERS.exists() and ORGANISATIONS.exists()
    if is_complete:
        import_lists()
    call_command("reindex", stdout=io.StringIO())
    return is_complete


def import_lists() -> None:
    """Import both lists through the house's own import."""
    _imported(MARKETERS)
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / ORGANISATIONS.name
        told.write_text(with_leads(ORGANISATIONS.read_text(encoding="utf-8-sig")), encoding="utf-8")
        _imported(told, source="eu-funds", source_name="EU-Fonds in Sachsen, Transparenzliste 2016", publish=True)


def _imported(file: Path, **options: object) -> None:
    from django.core.management import call_command

    with suppress(SystemExit):  # what was left aside ends the command with 1
        call_command("import_companies", str(file), stdout=io.StringIO(), stderr=io.StringIO(), **options)


def with_leads(text: str) -> str:
    """The list with a column „Vorspann“ that says nothing new: without a lead nothing is published."""
    rows = list(csv.DictReader(io.StringIO(text)))
    out = io.StringIO()
    writer = csv.DictWriter(out, [*rows[0], "Vorspann"])
    writer.writeheader()
    writer.writerows(row | {"Vorspann": f"Organisation in {row[PLACE].split(',')[0]}."} for row in rows)
    return out.getvalue()
