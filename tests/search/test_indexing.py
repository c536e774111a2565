"""Marks and what the indexer does with them."""

import threading
from collections.abc import Collection, Iterator
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from produktschau.search.actions import mark, mark_all
from produktschau.search.actions.indexing import AGAIN_AFTER, BATCH, Indexer, index_marks
from produktschau.search.actions.marks import UnknownKind
from produktschau.search.actions.rebuilding import rebuild
from produktschau.search.engine import folder, index
from produktschau.search.engine.kinds import INDEXES, KINDS, PUBLIC, STAFF, SYNONYMS, Document, DocumentKind
from produktschau.search.models import IndexMark, IndexState
from produktschau.search.queries import index_health, rebuild_reason, search
from tests.cast import NOW
from tests.search.conftest import Box, Toy, found, kept_up, written


def test_a_marked_record_is_found_after_one_round(box: Box) -> None:
    box.put(Toy(1, "Honig"))
    mark("toy", [1], NOW)
    assert found("Honig") == []
    kept_up()
    assert found("Honig") == ["Honig"]
    assert IndexMark.objects.count() == 0


def test_a_changed_record_is_there_once_and_only_as_it_is_now(box: Box) -> None:
    written(box, Toy(1, "Honig"))
    box.put(Toy(1, "Kerze"))
    mark("toy", [1])
    mark("toy", [1])
    kept_up()
    assert (found("Honig"), found("Kerze"), search("").total) == ([], ["Kerze"], 1)


def test_a_mark_belongs_to_the_transaction_of_the_change(box: Box) -> None:
    with transaction.atomic():
        mark("toy", [1])
        transaction.set_rollback(True)
    assert IndexMark.objects.count() == 0


def test_a_kind_nobody_registered_cannot_be_marked(box: Box) -> None:
    with pytest.raises(UnknownKind, match="keine Art „ship“"):
        mark("ship", [1])


def test_many_marks_cost_few_queries(box: Box) -> None:
    with CaptureQueriesContext(
        connection,
    ) as few:
        mark("toy", [1, 2, 3])
    with CaptureQueriesContext(connection) as many:
        mark("toy", range(200))
    assert len(few) == len(many)


def test_a_mark_set_while_the_indexer_works_stays(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    box.put(Toy(1, "Honig"))
    mark("toy", [1])

    def changed_meanwhile(pks: Collection[int] | None) -> Iterator[Document]:
        documents = list(box.documents(pks))
        box.put(Toy(1, "Kerze"))
        mark("toy", [1])
        return iter(documents)

    monkeypatch.setattr(KINDS, "_things", {"toy": (100, DocumentKind("toy", "", changed_meanwhile, box.published))})
    index_marks(Indexer(), at=NOW)
    assert IndexMark.objects.count() == 1
    monkeypatch.setattr(KINDS, "_things", {"toy": (100, DocumentKind("toy", "", box.documents, box.published))})
    kept_up()
    assert found("") == ["Kerze"]


def test_a_record_whose_document_fails_holds_up_nobody_and_stays_marked(box: Box) -> None:
    written(box, Toy(1, "Honig"))
    box.put(Toy(1, "Honig", is_broken=True), Toy(2, "Kerze"), Toy(3, "Seil"))
    mark("toy", [1, 2, 3])
    indexer = Indexer()
    batch = index_marks(indexer, at=NOW)
    assert (batch.cleared, batch.failed) == (2, 1)
    assert found("") == ["Honig", "Kerze", "Seil"]
    assert index_marks(indexer, at=NOW).failed == 0
    box.put(Toy(1, "Honigwein"))
    assert index_marks(indexer, at=NOW + AGAIN_AFTER + timedelta(seconds=1)).cleared == 1
    assert found("Honig") == ["Honigwein"]


def test_more_marks_than_a_batch_are_all_worked_off(box: Box) -> None:
    box.put(*(Toy(pk, f"Seil {pk}") for pk in range(1, BATCH + 11)))
    mark("toy", box.toys)
    kept_up()
    assert search("").total == BATCH + 10


def test_marking_all_writes_all_anew(box: Box) -> None:
    written(box, Toy(1, "Honig"), Toy(2, "Kerze", is_published=False))
    assert mark_all(NOW) == 2
    box.put(Toy(1, "Seil"))
    kept_up()
    assert found("") == ["Seil"]


def test_a_rebuild_leaves_marks_for_the_indexer(box: Box) -> None:
    box.put(Toy(1, "Honig"))
    mark("toy", [1])
    assert rebuild(at=NOW) == {PUBLIC: 1, STAFF: 1}
    assert IndexMark.objects.count() == 1


def test_searching_goes_on_while_the_index_is_rebuilt(box: Box) -> None:
    written(box, Toy(1, "Honig"))
    seen: list[list[str]] = []
    box.put(Toy(2, "Honigwein"))
    rebuild(at=NOW, progress=lambda: seen.append(found("Honig")))
    assert seen[:2] == [["Honig"], ["Honig"]]
    assert found("Honig") == ["Honig", "Honigwein"]


def test_a_rebuild_cut_off_leaves_the_old_index_in_use(box: Box) -> None:
    written(box, Toy(1, "Honig"))
    box.put(Toy(2, "Kaputt", is_broken=True))
    with pytest.raises(ValueError, match="kaputt"):
        rebuild(at=NOW)
    assert (found(""), rebuild_reason()) == (["Honig"], "")
    del box.toys[2]
    rebuild(at=NOW)
    rebuild(at=NOW)
    assert len([path for path in folder.root().iterdir() if path.is_dir()]) == 2


def test_an_indexer_follows_a_rebuild_into_the_new_index(box: Box) -> None:
    written(box, Toy(1, "Honig"))
    indexer = Indexer()
    mark("toy", [1])
    index_marks(indexer, at=NOW)
    rebuild(at=NOW)
    box.put(Toy(2, "Kerze"))
    mark("toy", [2])
    index_marks(indexer, at=NOW)
    assert found("") == ["Honig", "Kerze"]


def test_the_generation_changes_with_every_change(box: Box) -> None:
    generations = [search("").generation]
    box.put(Toy(1, "Honig"))
    mark("toy", [1])
    kept_up()
    generations += [search("").generation, search("").generation]
    rebuild(at=NOW)
    generations.append(search("").generation)
    assert len(set(generations)) == 3
    assert generations[1] == generations[2]


def test_health_tells_how_far_the_index_is_behind(box: Box) -> None:
    written(box, Toy(1, "Honig"))
    mark("toy", [1], NOW)
    mark("toy", [2], NOW + timedelta(minutes=1))
    health = index_health()
    assert (health.usable, health.documents, health.waiting, health.oldest) == (True, 1, 2, NOW)


def test_there_is_one_state_of_an_index(box: Box) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        IndexState.objects.create(name=PUBLIC, build="x", digest="x", built_at=NOW)


def test_a_single_change_goes_before_the_long_queue_of_an_import(box: Box) -> None:
    box.put(*(Toy(pk, f"Seil {pk}") for pk in range(1, 3 * BATCH)))
    mark("toy", range(2, 2 * BATCH), NOW)
    mark("toy", [1], NOW + timedelta(seconds=1))
    mark("toy", range(2 * BATCH, 3 * BATCH), NOW + timedelta(seconds=2))
    index_marks(Indexer(), at=NOW)
    assert found("Seil 1")[:1] == ["Seil 1"]
    assert search("Seil").total == BATCH + 1
    kept_up()
    assert search("").total == 3 * BATCH - 1


def test_changed_synonyms_change_the_generation_of_both_indexes(box: Box) -> None:
    written(box, Toy(1, "Honig"))
    before = [index.reading(name).generation for name in INDEXES]
    mark(SYNONYMS, [1])
    kept_up()
    after = [index.reading(name).generation for name in INDEXES]
    assert [old == new for old, new in zip(before, after, strict=True)] == [False, False]
    assert (IndexMark.objects.count(), found("Honig")) == (0, ["Honig"])


def test_a_broken_document_for_the_staff_does_not_keep_the_public_one_back(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(box, Toy(1, "Honig"))

    def broken(pks: Collection[int] | None) -> Iterator[Document]:
        raise ValueError("kaputt")

    kind = DocumentKind("toy", "", box.documents, box.published, broken, box.existing)
    monkeypatch.setattr(KINDS, "_things", {"toy": (100, kind)})
    box.put(Toy(1, "Kerze"))
    mark("toy", [1])
    assert index_marks(Indexer(), at=NOW).failed == 1
    assert found("") == ["Kerze"]


def test_a_reader_in_another_thread_sees_every_commit(box: Box) -> None:
    written(box)
    stop = threading.Event()
    wrong: list[object] = []

    def read() -> None:
        last = 0
        while not stop.is_set():
            count = index.reading().searcher.num_docs
            wrong.extend([count] if count < last else [])
            last = count

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    indexer = Indexer()
    for pk in range(1, 30):
        box.put(Toy(pk, f"Seil {pk}"))
        mark("toy", [pk])
        index_marks(indexer, at=NOW)
        assert index.reading().searcher.num_docs == pk
    stop.set()
    for reader in readers:
        reader.join()
    assert wrong == []
