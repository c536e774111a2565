"""Imports killed at random moments: all of a table is there afterwards, or nothing, and the next try is whole."""

import json
import random
import signal
import sys
import time
from pathlib import Path

import pytest

import produktschau
from tests.conftest import House
from tests.forks import Forked

SCRIPT = f"""
import io, json, sys, time
from pathlib import Path
import django
django.setup()
from produktschau.audit.record import System
from produktschau.lib.dates import now
from produktschau.region.actions import load_region
from produktschau.showcase.models import Company, Site
from produktschau.tabular.actions import keep_upload, preview_upload, request_import
from produktschau.tabular.engine.storage import upload_path
from produktschau.tabular.tasks import import_upload
from produktschau.tabular.models import TableImport, TableImportRow, TableUpload
FOLDER = Path({str(Path(produktschau.__path__[0]) / "demo" / "region")!r})
BY = System("import")
def queue(uploads, number):
    load_region(by=BY, folder=FOLDER, at=now())
    for which in range(uploads):
        rows = "".join(f"a{{which}}-{{n}};Tischlerei Muster{{which * 10000 + n}} GmbH;Am Markt;{{n}};09599;Freiberg\\n" for n in range(number))
        data = ("Schlüssel;Name;Straße;Hausnummer;PLZ;Ort\\n" + rows).encode()
        upload = keep_upload(by=BY, kind="companies", file=io.BytesIO(data), filename=f"{{which}}.csv", source="demo", at=now())
        preview_upload(by=BY, upload=upload, at=now())
        upload.refresh_from_db()
        request_import(by=BY, upload=upload, at=now())
def take(which):
    upload = TableUpload.objects.get(file_name=f"{{which}}.csv")
    print("begun", flush=True)
    start = time.perf_counter()
    import_upload.func(upload=upload.key)
    print(time.perf_counter() - start, flush=True)
def report(which):
    upload = TableUpload.objects.get(file_name=f"{{which}}.csv")
    mine = Company.objects.filter(external_key__startswith=f"a{{which}}-")
    there = mine.count(), Site.objects.filter(company__in=mine).count(), TableImport.objects.filter(upload=upload).count()
    rows = TableImportRow.objects.filter(subject__in=[f"company:{{key}}" for key in mine.values_list("key", flat=True)]).count()
    print(json.dumps([upload.stage, upload_path(upload.key).exists(), *there, rows, TableImport.objects.count()]))
"""


def asked(house: House, script: str) -> str:
    process = house.forge.start("code", SCRIPT + script)
    answer, complaint = process.communicate()
    assert (process.returncode, complaint) == (0, "")
    return answer.strip()


def started(house: House, which: int) -> Forked:
    """A process that has just begun to take an upload in."""
    process = house.forge.start("code", f"{SCRIPT}take({which})")
    assert process.stdout.readline() == "begun\n"
    return process


@pytest.mark.parametrize(
    ("kills", "rows"), [(5, 300), pytest.param(25, 1500, marks=pytest.mark.soak)], ids=["5 kills", "25 kills"]
)
def test_an_import_killed_at_random_is_there_whole_or_not_at_all(house: House, kills: int, rows: int) -> None:
    asked(house, f"queue({kills + 1}, {rows})")
    needed = float(started(house, 0).communicate()[0])
    dice = random.Random(kills)  # noqa: S311  # when an import dies, no secret
    done, cut = 1, 0
    for which in range(1, kills + 1):
        process = started(house, which)
        time.sleep(dice.uniform(0.05, 0.95) * needed)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        found, _, _, after = asked(house, f"report({which}); take({which}); report({which})").splitlines()
        state = json.loads(found)
        is_whole = state[0] == "applied"
        done, cut = done + is_whole, cut + (not is_whole)
        is_file_there = state.pop(1)
        whole, nothing = ["applied", rows, rows, 1, rows, done], ["queued", 0, 0, 0, 0, done]
        assert state == (whole if is_whole else nothing)
        assert is_file_there or is_whole
        done += not is_whole
        assert json.loads(after) == ["applied", False, rows, rows, 1, rows, done]
    sys.stdout.write(
        f"\n{kills} kills within the {needed:.1f} s of an import: {cut} left nothing, {kills - cut} came too late\n"
    )
    assert cut > 0
