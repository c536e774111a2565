"""Workers killed at random while they take a table in: all of it is there in the end, and never a part."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import produktschau
from tests.conftest import CHECKOUT, House

SCRIPT = f"""
import io, json, sys
from pathlib import Path
import django
django.setup()
from produktschau.audit.record import System
from produktschau.lib.dates import now
from produktschau.region.actions import load_region
from produktschau.showcase.models import Company, Site
from produktschau.tabular.actions import keep_upload, preview_upload, request_import
from produktschau.tabular.engine.storage import upload_path
from produktschau.tabular.models import TableImport, TableImportRow, TableUpload
FOLDER = Path({str(Path(produktschau.__path__[0]) / "demo" / "region")!r})
BY = System("import")
def queue(number):
    load_region(by=BY, folder=FOLDER, at=now())
    rows = "".join(f"a{{n}};Tischlerei Muster{{n}} GmbH;Am Markt;{{n}};09599;Freiberg\\n" for n in range(number))
    data = ("Schlüssel;Name;Straße;Hausnummer;PLZ;Ort\\n" + rows).encode()
    upload = keep_upload(by=BY, kind="companies", file=io.BytesIO(data), filename="a.csv", source="demo", at=now())
    preview_upload(by=BY, upload=upload, at=now())
    upload.refresh_from_db()
    request_import(by=BY, upload=upload, at=now())
def report():
    upload = TableUpload.objects.get()
    there = Company.objects.count(), Site.objects.count(), TableImport.objects.count(), TableImportRow.objects.count()
    print(json.dumps([upload.stage, upload_path(upload.key).exists(), *there]))
"""


def asked(house: House, script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT + script],
        env=dict(house.environment),
        cwd=CHECKOUT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("kills", "rows"), [(5, 600), pytest.param(25, 3000, marks=pytest.mark.soak)], ids=["5 kills", "25 kills"]
)
def test_a_worker_killed_at_random_leaves_all_of_an_import_or_nothing(house: House, kills: int, rows: int) -> None:
    asked(house, f"queue({rows})")
    whole = ["applied", False, rows, rows, 1, rows]
    dice = random.Random(kills)  # noqa: S311  # when a worker dies, no secret
    start = time.monotonic()
    house.run("worker", "--until-empty", "--help")
    pause = time.monotonic() - start
    seen = []
    for _ in range(kills):
        worker = house.start("worker", "--until-empty")
        time.sleep(dice.uniform(0.5, 2.5) * pause)
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
        seen.append(json.loads(asked(house, "report()")))
        assert seen[-1] in (["queued", True, 0, 0, 0, 0], whole)
    sys.stdout.write(f"\n{kills} kills: {sum(state == whole for state in seen)} came after the end of the import\n")
    house.run("worker", "--until-empty")
    assert json.loads(asked(house, "report()")) == whole
