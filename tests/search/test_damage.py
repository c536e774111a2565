"""An index that is missing, damaged, old or of another database is never searched wrongly, and is made anew."""

import os
import shutil
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command

from produktschau.lib.commands import Refused
from produktschau.search.actions import mark
from produktschau.search.actions.indexing import Indexer, index_marks
from produktschau.search.engine import folder, index, vocabulary
from produktschau.search.engine.kinds import INDEXES, PUBLIC, STAFF
from produktschau.search.models import IndexMark, IndexState
from produktschau.search.queries import rebuild_reason, search
from produktschau.search.queries.checking import compared
from tests.cast import NOW
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


def with_no_filled_file() -> None:
    (folder.root() / build() / folder.FILLED).unlink()


def with_an_older_layout() -> None:
    (folder.root().parent / "current").write_text("0011223344556677")
    (folder.root().parent / "0011223344556677").mkdir()
    shutil.rmtree(folder.root())


@pytest.mark.parametrize(
    "damage", [*DAMAGES, with_no_filled_file, with_an_older_layout], ids=lambda damage: damage.__name__
)
def test_after_every_damage_index_and_database_say_the_same(box: Box, damage: Callable[[], None]) -> None:
    written(box, *(Toy(pk, f"Honig {pk}", is_published=pk % 3 > 0) for pk in range(1, 30)))
    index.forget()
    damage()
    search("Honig")  # a reader leaves word of what it could not read
    box.put(Toy(1, "Honigwein"))
    mark("toy", [1], NOW)
    call_command("indexer", "--once")
    assert [compared(name).is_clean for name in INDEXES] == [True, True]
    assert [path.name for path in folder.root().parent.iterdir() if path.name not in INDEXES] == []


def test_an_index_deleted_while_indexer_and_readers_have_it_open_is_made_anew(box: Box) -> None:
    written(box, Toy(1, "Honig"))
    indexer = Indexer()
    mark("toy", [1])
    index_marks(indexer, at=NOW)
    assert found("Honig") == ["Honig"]
    shutil.rmtree(folder.root())
    box.put(Toy(2, "Honigwein"))
    mark("toy", [2])
    assert search("Honig").unavailable
    with pytest.raises(index.IndexMissing):
        index_marks(indexer, at=NOW)
    assert IndexMark.objects.count() == 1
    call_command("indexer", "--once")
    assert found("Honig") == ["Honig", "Honigwein"]


def test_only_the_index_that_is_damaged_is_made_anew(box: Box) -> None:
    written(box, Toy(1, "Honig"))
    before = folder.current_build(PUBLIC)
    shutil.rmtree(folder.root(STAFF))
    assert (rebuild_reason(PUBLIC), rebuild_reason(STAFF)) == ("", "Es gibt noch keinen Suchindex.")
    call_command("indexer", "--once")
    assert (folder.current_build(PUBLIC), rebuild_reason(STAFF)) == (before, "")


def test_too_little_room_is_said_in_one_sentence_and_touches_nothing(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    written(box, Toy(1, "Honig"))
    monkeypatch.setattr(folder, "LEAST_ROOM", 2**60)
    with pytest.raises(Refused, match=r"^Für einen neuen Suchindex fehlen \d+ MB Platz auf der Platte\.") as refusal:
        call_command("reindex")
    assert refusal.value.returncode == 2
    assert found("Honig") == ["Honig"]


def test_a_clock_set_back_hides_no_commit(box: Box) -> None:
    written(box, Toy(1, "Honig"))
    indexer = Indexer()
    for number in range(2, 6):
        box.put(Toy(number, f"Honig {number}"))
        mark("toy", [number])
        index_marks(indexer, at=NOW - timedelta(days=number))
        meta = folder.root() / build() / "meta.json"
        os.utime(meta, ns=(number, 10**18 - number * 10**12))
        assert search("Honig").total == number


def kept_up(box: Box, toy: Toy) -> None:
    """Change a toy and write what is marked, as an indexer does that has just been started."""
    box.put(toy)
    mark("toy", [toy.pk], NOW)
    assert index_marks(Indexer(), at=NOW).cleared == 1


def test_a_commit_cut_off_before_its_end_does_not_stand_in_the_way_of_the_next(box: Box) -> None:
    written(box, Toy(1, "Honig"), Toy(2, "Kerze"))
    meta = folder.root() / build() / "meta.json"
    before = meta.read_bytes()
    kept_up(box, Toy(1, "Seil"))
    assert list(meta.parent.glob("*.del"))
    meta.write_bytes(before)
    kept_up(box, Toy(1, "Korb"))
    assert [found(word) for word in ("Honig", "Seil", "Kerze", "Korb")] == [[], [], ["Kerze"], ["Korb"]]
    call_command("check_index")
