"""Fresh builds: records that cannot be read do not stop them, and what changes meanwhile is in them."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from django.core.management import call_command

from produktschau.lib.commands import Refused
from produktschau.search.actions import mark, mark_all, rebuilding
from produktschau.search.actions.indexing import Indexer, index_marks
from produktschau.search.actions.rebuilding import FEW, NotMade, heal, rebuild
from produktschau.search.engine import folder, gathering, journal
from produktschau.search.engine.kinds import INDEXES, KINDS, PUBLIC, STAFF
from produktschau.search.engine.writing import Writer
from produktschau.search.models import IndexMark, IndexState
from produktschau.search.queries import rebuild_reason, search
from produktschau.search.queries.checking import Difference, compared
from tests.cast import NOW
from tests.search.conftest import Box, Toy, found, kept_up, kind_of, written

Prepare = Callable[[Box], None]


@pytest.fixture
def shelf(box: Box, monkeypatch: pytest.MonkeyPatch) -> Box:
    """A box whose kind tells its keys, three to a part of a rebuild."""
    monkeypatch.setattr(gathering, "CHUNK", 3)
    kind = replace(
        kind_of(box),
        keys=lambda: [toy.pk for toy in box.toys.values() if toy.is_published],
        staff_keys=lambda: list(box.toys),
    )
    monkeypatch.setattr(KINDS, "_things", {"toy": (100, kind)})
    return box


def in_index(name: str = PUBLIC) -> list[str]:
    """What is found, by name."""
    return sorted(hit.title for hit in search("", size=100, index=name).hits)


def clean() -> list[bool]:
    """Whether each index says what the database says."""
    return [compared(name).is_clean for name in INDEXES]


def at_first_call(change: Callable[[], object]) -> Callable[[], object]:
    """A hook that does something once."""
    left = [change]
    return lambda: left.pop()() if left else None


def test_records_whose_document_fails_are_left_out_of_a_rebuild_marked_and_logged(
    shelf: Box, caplog: pytest.LogCaptureFixture
) -> None:
    shelf.put(*(Toy(pk, f"Geheim {pk}", is_broken=pk in (2, 7)) for pk in range(1, 11)))
    with caplog.at_level(logging.ERROR):
        assert rebuild(at=NOW) == {PUBLIC: 8, STAFF: 8}
    assert in_index() == sorted(f"Geheim {pk}" for pk in range(1, 11) if pk not in (2, 7))
    assert {(waiting.kind, waiting.key) for waiting in IndexMark.objects.all()} == {("toy", 2), ("toy", 7)}
    assert [text.partition(" lässt")[0] for text in caplog.messages] == ["Suche: Von toy:2", "Suche: Von toy:7"] * 2
    assert "Geheim" not in caplog.text
    shelf.put(Toy(2, "Honig"), Toy(7, "Kerze"))
    kept_up()
    assert search("").total == 10
    assert clean() == [True, True]


def test_records_whose_document_fails_are_told_by_the_check_although_they_are_marked(shelf: Box) -> None:
    written(shelf, *(Toy(pk, f"Seil {pk}", is_broken=pk == 5) for pk in range(1, 11)))
    assert compared(PUBLIC).differences == [Difference("broken", "toy", 5)]
    with pytest.raises(SystemExit):
        call_command("check_index")
    shelf.toys[5].is_broken = False
    kept_up()
    assert clean() == [True, True]


def test_a_rebuild_that_can_read_hardly_anything_keeps_the_index_in_use(shelf: Box) -> None:
    written(shelf, Toy(1, "Honig"), Toy(2, "Kerze"))
    build = folder.current_build()
    shelf.put(*(Toy(pk, f"Seil {pk}", is_broken=True) for pk in range(3, 30)))
    with pytest.raises(NotMade, match="Von 27 Datensätzen"):
        rebuild(at=NOW)
    with pytest.raises(Refused, match="bleibt in Gebrauch") as refusal:
        call_command("reindex")
    assert (refusal.value.returncode, in_index(), folder.current_build()) == (2, ["Honig", "Kerze"], build)
    assert [path.name for path in folder.root().iterdir() if path.is_dir()] == [build]


def changed(box: Box) -> None:
    box.put(Toy(1, "Kerze"))
    mark("toy", [1])


def deleted(box: Box) -> None:
    del box.toys[1]
    mark("toy", [1])


def withdrawn(box: Box) -> None:
    box.toys[1].is_published = False
    mark("toy", [1])


def added(box: Box) -> None:
    box.put(Toy(99, "Korb"))
    mark("toy", [99])


@pytest.mark.parametrize(
    ("change", "after"),
    [
        (changed, ["Kerze", "Seil 2", "Seil 3", "Seil 4"]),
        (deleted, ["Seil 2", "Seil 3", "Seil 4"]),
        (withdrawn, ["Seil 2", "Seil 3", "Seil 4"]),
        (added, ["Korb", "Seil 1", "Seil 2", "Seil 3", "Seil 4"]),
    ],
)
def test_a_change_during_a_rebuild_is_found_at_once_and_after_it(shelf: Box, change: Prepare, after: list[str]) -> None:
    written(shelf, *(Toy(pk, f"Seil {pk}") for pk in range(1, 5)))
    seen: list[list[str]] = []

    def change_and_index() -> None:
        change(shelf)
        index_marks(Indexer(), at=NOW)
        seen.append(in_index())

    rebuild(at=NOW, meanwhile=at_first_call(change_and_index))
    assert seen == [after]
    assert IndexMark.objects.count() == 0
    assert in_index() == after
    assert clean() == [True, True]


def test_a_change_not_indexed_before_the_swap_is_still_marked_after_it(shelf: Box) -> None:
    written(shelf, *(Toy(pk, f"Seil {pk}") for pk in range(1, 5)))
    rebuild(at=NOW, indexes=[PUBLIC], meanwhile=at_first_call(lambda: changed(shelf)))
    assert IndexMark.objects.count() == 1
    kept_up()
    assert in_index() == ["Kerze", "Seil 2", "Seil 3", "Seil 4"]


def test_a_long_journal_is_worked_off_before_the_indexer_must_wait(shelf: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    written(shelf, *(Toy(pk, f"Seil {pk}") for pk in range(1, 3 * FEW)))
    last: list[int] = []
    put = folder.put_into_use

    def watched(build: str, digest: str, index: str) -> None:
        last.append(journal.noted(index, 0)[1])
        put(build, digest, index)

    def change_all() -> None:
        for toy in shelf.toys.values():
            toy.name = toy.name.replace("Seil", "Korb")
        mark("toy", shelf.toys)
        kept_up()

    monkeypatch.setattr(folder, "put_into_use", watched)
    rounds: list[int] = []
    original = rebuilding._write_noted

    def counted(build: rebuilding._Build, records: Mapping[str, list[int]]) -> None:
        rounds.append(sum(map(len, records.values())))
        original(build, records)

    monkeypatch.setattr(rebuilding, "_write_noted", counted)
    rebuild(at=NOW, indexes=[PUBLIC], meanwhile=at_first_call(change_all))
    assert rounds == [3 * FEW - 1, 0]
    assert last[0] > 0
    assert clean() == [True, True]


def test_a_record_broken_meanwhile_stays_marked(shelf: Box) -> None:
    written(shelf, *(Toy(pk, f"Seil {pk}") for pk in range(1, 5)))

    def breaks() -> None:
        changed(shelf)
        index_marks(Indexer(), at=NOW)
        shelf.toys[1].is_broken = True

    rebuild(at=NOW, indexes=[PUBLIC], meanwhile=at_first_call(breaks))
    assert [waiting.key for waiting in IndexMark.objects.all()] == [1]


def test_a_build_given_up_over_its_journal_is_let_go_by_its_threads(
    shelf: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(shelf, Toy(1, "Seil"))
    closed: list[str] = []

    class Watched(Writer):
        def close(self) -> None:
            super().close()
            closed.append(self.build)

    def fails(*_: object) -> list[int]:
        raise OSError("full")

    def journal_grows() -> None:
        changed(shelf)
        index_marks(Indexer(), at=NOW)
        monkeypatch.setattr(rebuilding, "write_anew", fails)

    monkeypatch.setattr(rebuilding, "Writer", Watched)
    with pytest.raises(OSError, match="full"):
        rebuild(at=NOW, indexes=[PUBLIC], meanwhile=at_first_call(journal_grows))
    assert len(closed) == 2  # the one that filled it, and the one that was writing the journal


def test_all_records_are_marked_without_making_their_documents(shelf: Box) -> None:
    shelf.put(Toy(1, "Seil", is_broken=True), Toy(2, "Korb", is_published=False))
    assert mark_all(NOW) == 2


def test_the_journal_of_a_dead_rebuild_is_removed_by_the_next_round(shelf: Box) -> None:
    written(shelf, Toy(1, "Honig"))
    journal.begin(PUBLIC)
    journal.note(PUBLIC, [("toy", 99)])
    changed(shelf)
    index_marks(Indexer(), at=NOW)
    assert not (folder.root() / "journal").exists()
    assert in_index() == ["Kerze"]


def test_a_rebuild_whose_journal_was_lost_is_not_put_into_use(shelf: Box) -> None:
    written(shelf, Toy(1, "Honig"))
    build = folder.current_build()
    with pytest.raises(FileNotFoundError):
        rebuild(at=NOW, indexes=[PUBLIC], meanwhile=(folder.root() / "journal").unlink)
    assert (folder.current_build(), in_index()) == (build, ["Honig"])


def test_half_a_line_in_the_journal_hides_no_record(shelf: Box) -> None:
    journal.begin(PUBLIC)
    with (folder.root() / "journal").open("ab") as file:
        file.write(b"\ntoy\t12")
    journal.note(PUBLIC, [("toy", 123), ("toy", 4), ("toy", 4)])
    assert journal.noted(PUBLIC, 0)[0] == {"toy": [12, 123, 4]}
    with (folder.root() / "journal").open("ab") as file:
        file.write(b"\ntoy\t5")
    records, end = journal.noted(PUBLIC, 0)
    assert (records, journal.noted(PUBLIC, end)) == ({"toy": [12, 123, 4]}, ({}, end))


def test_the_other_index_is_kept_up_while_one_that_is_missing_is_built(shelf: Box) -> None:
    written(shelf, *(Toy(pk, f"Seil {pk}") for pk in range(1, 5)))
    (folder.root(STAFF) / "current").unlink()
    seen: list[list[str]] = []

    def change_and_index() -> None:
        changed(shelf)
        index_marks(Indexer(), at=NOW)
        seen.append(in_index())

    healed = heal(STAFF, at=NOW, meanwhile=at_first_call(change_and_index))
    assert healed == ("Es gibt noch keinen Suchindex.", 4)
    assert seen == [["Kerze", "Seil 2", "Seil 3", "Seil 4"]]
    assert (IndexMark.objects.count(), clean()) == (0, [True, True])


def test_nobody_heals_an_index_that_somebody_is_building(shelf: Box) -> None:
    IndexState.objects.all().delete()
    with folder.held(folder.building(PUBLIC), wait=False):
        assert heal(PUBLIC, at=NOW) is None
    assert heal(PUBLIC, at=NOW) is not None
    assert (rebuild_reason(PUBLIC), heal(PUBLIC, at=NOW)) == ("", None)
    assert found("") == []
