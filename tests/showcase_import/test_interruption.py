"""A killed import leaves nothing, and two at once do not mix: tried with processes of their own, on both databases."""

import os
import signal
from pathlib import Path

import produktschau
from tests.conftest import House
from tests.forks import Forked

SETUP = f"""
import sys
from pathlib import Path
import django
django.setup()
from produktschau.audit.record import System
from produktschau.lib.dates import now
from produktschau.region.actions import load_region
from produktschau.showcase.models import Company
from produktschau.tabular.actions import ImportRunning, UndoBlocked, apply_table, undo_import
from produktschau.tabular.models import TableImport, TableImportRow
FOLDER = Path({str(Path(produktschau.__path__[0]) / "demo" / "region")!r})
ROWS = "".join(f"a{{n}};Hofladen {{n}};13.343;50.914\\n" for n in range(1200))
DATA = ("Schlüssel;Name;Länge;Breite\\n" + ROWS).encode()
def run(progress=lambda done: None):
    return apply_table(by=System("import"), kind="companies", data=DATA, filename="a.csv", source="demo", at=now(),
                       progress=progress)
def wait(done):
    if done >= 500:
        print("half", flush=True)
        sys.stdin.readline()
"""


def start(house: House, script: str) -> Forked:
    return house.forge.start("code", SETUP + script)


def said(house: House, script: str) -> str:
    return house.finished("code", SETUP + script).strip()


EARLIER = """
none = dict.fromkeys(("rows", "imported", "updated", "unchanged", "skipped"), 0)
TableImport.objects.create(kind="companies", file_name="früher", sha256="x", actor="system:import", applied_at=now(), **none)
"""
COUNTS = "print(Company.objects.count(), TableImport.objects.count(), TableImportRow.objects.count())"


def test_a_kill_in_the_middle_leaves_nothing_and_the_next_run_is_whole(house: House) -> None:
    said(house, "load_region(by=System('demo'), folder=FOLDER, at=now())")
    running = start(house, "run(wait)")
    assert running.stdout.readline() == "half\n"
    os.kill(running.pid, signal.SIGKILL)
    running.communicate()
    assert said(house, COUNTS) == "0 0 0"
    assert said(house, "print(run().counts['imported'])") == "1200"
    assert said(house, COUNTS) == "1200 1 1200"


def test_a_second_import_or_an_undo_at_the_same_time_is_refused_in_one_sentence(house: House) -> None:
    said(house, "load_region(by=System('demo'), folder=FOLDER, at=now())")
    said(house, "from produktschau.tabular.models import TableGate; TableGate.objects.create(kind='companies')")
    said(house, EARLIER)
    first = start(house, "print(run(wait).counts['imported'])")
    assert first.stdout.readline() == "half\n"
    second = """
from django.db import connection
if connection.vendor == "sqlite":
    connection.settings_dict["OPTIONS"]["timeout"] = 1
try:
    run()
except ImportRunning as refusal:
    print(refusal)
try:
    undo_import(by=System("import"), table_import=TableImport.objects.get(), at=now())
except UndoBlocked as blocked:
    print(blocked)
"""
    assert said(house, second).splitlines() == [
        "Gerade läuft schon ein Import von „Betriebe“. Versuchen Sie es, wenn er fertig ist.",
        "Gerade läuft ein Import dieser Art. Versuchen Sie es, wenn er fertig ist.",
    ]
    assert first.communicate("\n" * 9)[0].strip().splitlines()[-1] == "1200"
    assert said(house, COUNTS) == "1200 2 1200"
