"""The import commands: what they do, what they say, how they end."""

import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command, load_command_class

from produktschau.lib.commands import DONE, INCOMPLETE, REFUSED, Refused
from produktschau.region.models import Boundary, Region, Sector, Source, Statistic, Territory, Trade
from tests.factories.region import FOLDER

pytestmark = pytest.mark.django_db
COMMANDS = ["import_territories", "import_boundaries", "import_classifications", "import_statistics"]


def ran(*arguments: str) -> tuple[int, str]:
    """Exit code and output of a command."""
    out = StringIO()
    try:
        call_command(*arguments, stdout=out, stderr=StringIO())
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    except Refused as refusal:
        return refusal.returncode, str(refusal)
    return DONE, out.getvalue()


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_an_example_and_the_exit_codes(name: str) -> None:
    command: Any = load_command_class("produktschau.region", name)
    text = command.create_parser("produktschau", name).format_help()
    assert f"produktschau {name}" in text
    assert "Rückgabewerte" in text
    assert "--dry-run" in text


@pytest.mark.parametrize("name", ["import_territories", "import_boundaries", "import_statistics"])
def test_a_file_that_is_not_there_is_refused(name: str) -> None:
    code, text = ran(name, "gibt-es-nicht.csv")
    assert code == REFUSED
    assert text == "gibt-es-nicht.csv lässt sich nicht öffnen (No such file or directory). Bitte den Pfad prüfen."


@pytest.mark.parametrize("name", ["import_territories", "import_boundaries", "import_statistics"])
def test_a_file_that_is_no_table_is_refused_and_leaves_no_source(name: str, tmp_path: Path) -> None:
    file = tmp_path / "bild.csv"
    file.write_bytes(b"\x89PNG\x00\x00")
    code, text = ran(name, str(file))
    assert code == REFUSED
    assert re.search(r"bild\.csv.*Bitte", text)
    assert Source.objects.count() == 0


def test_territories_come_in_with_their_source(tmp_path: Path) -> None:
    file = tmp_path / "Kreis Nord.csv"
    file.write_text("kind;ags;name\nstate;14;Sachsen\n", encoding="utf-8")
    arguments = (
        "import_territories",
        str(file),
        "--source-name",
        "Amt",
        "--licence",
        "frei",
        "--valid-on",
        "2023-11-30",
    )
    assert ran(*arguments, "--dry-run") == (
        DONE,
        "Probelauf, nichts geschrieben: 1 neu, 0 geändert, 0 unverändert, 0 ausgelassen.\n",
    )
    assert (Territory.objects.count(), Source.objects.count()) == (0, 0)
    assert ran(*arguments) == (DONE, "1 neu, 0 geändert, 0 unverändert, 0 ausgelassen.\n")
    assert ran(*arguments) == (DONE, "0 neu, 0 geändert, 1 unverändert, 0 ausgelassen.\n")
    source = Territory.objects.get().source
    assert (source.slug, source.name, source.licence) == ("kreis-nord", "Amt", "frei")


def test_an_impossible_day_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("ags;name\n14;Sachsen\n", encoding="utf-8")
    code, text = ran("import_territories", str(file), "--valid-on", "gestern")
    assert (code, text) == (REFUSED, "„gestern“ ist kein Gebietsstand. Bitte einen Tag wie 2023-11-30 angeben.")


def test_boundaries_come_in_and_unknown_ones_are_told(mittelsachsen: Region, tmp_path: Path) -> None:
    Boundary.objects.all().delete()
    file = FOLDER / "boundaries_municipalities.geojson"
    code, text = ran("import_boundaries", str(file), "--source", "bkg-vg250")
    assert (code, text) == (DONE, "52 neu, 0 geändert, 0 unverändert, 0 ausgelassen.\n")
    Territory.objects.filter(ags="14522180").update(ags="14522181")
    code, text = ran("import_boundaries", str(file), "--source", "bkg-vg250")
    assert code == INCOMPLETE
    assert text.splitlines()[0] == "0 neu, 0 geändert, 51 unverändert, 1 ausgelassen."
    assert "(14522180): Dieses Gebiet ist nicht bekannt." in text.splitlines()[1]


def test_a_missing_property_is_refused(mittelsachsen: Region) -> None:
    code, text = ran("import_boundaries", str(FOLDER / "boundaries_districts.geojson"), "--property", "RS")
    assert code == REFUSED
    assert "Die Eigenschaft „RS“ fehlt." in text


def test_statistics_come_in(mittelsachsen: Region, tmp_path: Path) -> None:
    Statistic.objects.all().delete()
    code, text = ran("import_statistics", str(FOLDER / "employment.csv"), "--source", "eurostat-nama-10r-3empers")
    assert (code, text) == (DONE, "600 neu, 0 geändert, 0 unverändert, 0 ausgelassen.\n")
    file = tmp_path / "a.csv"
    file.write_text("ags;A\n14522;1\n", encoding="utf-8")
    code, text = ran("import_statistics", str(file))
    assert code == REFUSED
    assert text.endswith("a.csv, Zeile 1: Es fehlt die Spalte „year“. Vorhanden sind: ags, A.")


def test_classifications_come_in_without_a_file() -> None:
    assert ran("import_classifications")[0] == DONE
    assert (Sector.objects.count(), Trade.objects.count()) == (1835 + 2030, 145)
    assert ran("import_classifications")[1].startswith("0 neu, 0 geändert, ")


def test_a_wrong_list_of_trades_takes_no_sectors_in_either(tmp_path: Path) -> None:
    file = tmp_path / "h.csv"
    file.write_text("annex,number,title\nX,1,Maurer\n", encoding="utf-8")
    code, text = ran("import_classifications", "--trades", str(file))
    assert code == REFUSED
    assert "„X“ ist keine Anlage" in text
    assert (Sector.objects.count(), Trade.objects.count()) == (0, 0)
