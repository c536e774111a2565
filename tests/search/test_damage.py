"""An index that is missing, damaged, old or of another database is never searched wrongly, and is made anew."""

import shutil
from collections.abc import Callable

import pytest
from django.core.management import call_command

from produktschau.search.engine import folder, index, vocabulary
from produktschau.search.models import IndexState
from produktschau.search.queries import rebuild_reason, search
from tests.search.conftest import Box, Toy, found, written


def build() -> str:
    """The build in use."""
    name = folder.current_build()
    assert name is not None
    return name


def without_folder() -> None:
    shutil.rmtree(folder.root())


def with_empty_folder() -> None:
    shutil.rmtree(folder.root())
    folder.root().mkdir()


def with_broken_meta() -> None:
    (folder.root() / build() / "meta.json").write_text("{")


def with_garbage_for_pointer() -> None:
    (folder.root() / "current").write_bytes(b"\xff../..\n")


def with_half_segments() -> None:
    for file in (folder.root() / build()).glob("*.store"):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def with_lost_segments() -> None:
    for file in (folder.root() / build()).glob("*.term"):
        file.unlink()


def with_overwritten_store() -> None:
    for file in (folder.root() / build()).glob("*.store"):
        content = bytearray(file.read_bytes())
        content[: len(content) // 2] = b"\xa5" * (len(content) // 2)
        file.write_bytes(content)


DAMAGES = [
    without_folder,
    with_empty_folder,
    with_broken_meta,
    with_garbage_for_pointer,
    with_half_segments,
    with_lost_segments,
    with_overwritten_store,
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damage_is_said_and_healed_by_the_indexer(box: Box, damage: Callable[[], None]) -> None:
    written(box, *(Toy(pk, f"Honig {pk}", "Ein Glas Honig " * pk) for pk in range(1, 60)))
    index.forget()
    damage()
    results = search("Honig")
    assert (results.unavailable, results.hits, results.notes) == (True, [], ("Die Suche wird gerade neu aufgebaut.",))
    call_command("indexer", "--once")
    assert search("Honig").total == 59


def test_another_analysis_makes_a_new_index(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    written(box, Toy(1, "Honig"))
    monkeypatch.setattr(vocabulary, "VOCABULARY_VERSION", "next")
    assert search("Honig").unavailable
    assert rebuild_reason() == "Die Sprachanalyse hat sich geändert."
    call_command("indexer", "--once")
    assert found("Honig") == ["Honig"]


def test_the_index_of_another_database_is_made_anew(box: Box) -> None:
    written(box, Toy(1, "Honig"))
    IndexState.objects.all().delete()
    assert rebuild_reason() == "Der Suchindex gehört zu einer anderen Datenbank."
    call_command("indexer", "--once")
    assert rebuild_reason() == ""
