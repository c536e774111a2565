"""Dotted paths of jobs: found in source code, and every one of the house resolves."""

from pathlib import Path

import produktschau
from produktschau.work.paths import used_paths
from produktschau.work.queue import UnknownJob, resolve

SOURCE = """
DELIVER = "a.tasks.by_name"
enqueue("a.tasks.first", key="k", at=at)
queue.enqueue(path="a.tasks.by_word", key="k", at=at)
enqueue(DELIVER, key="k", at=at)
Scheduled("nightly", "a.tasks.nightly", every=day)
enqueue(path, key="k", at=at)
task.enqueue()
"""


def test_paths_are_found_however_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "actions.py").write_text(SOURCE, encoding="utf-8")
    found = {(used.line, used.path) for used in used_paths(tmp_path)}
    assert found == {(3, "a.tasks.first"), (4, "a.tasks.by_word"), (5, "a.tasks.by_name"), (6, "a.tasks.nightly")}


def test_every_path_written_in_the_house_leads_to_a_job() -> None:
    lost = []
    for used in used_paths(Path(produktschau.__file__).parent):
        try:
            resolve(used.path)
        except UnknownJob as error:
            lost.append(f"{used.file.name}:{used.line} {error}")
    assert lost == []
