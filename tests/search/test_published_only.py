"""Nothing unpublished is found, also while the index lags behind."""

from produktschau.search.actions import mark
from produktschau.search.queries import search
from tests.search.conftest import Box, Toy, found, kept_up, written


def test_a_draft_is_not_in_the_index(box: Box) -> None:
    written(box, Toy(1, "Honig"), Toy(2, "Honig im Entwurf", is_published=False))
    assert found("Honig") == ["Honig"]


def test_a_record_withdrawn_a_moment_ago_is_not_shown(box: Box) -> None:
    written(box, Toy(1, "Honig"), Toy(2, "Honigwein"))
    box.toys[2].is_published = False
    results = search("Honig")
    assert ([hit.pk for hit in results.hits], results.total) == ([1], 1)


def test_a_withdrawn_record_leaves_no_trace_in_the_suggestion(box: Box) -> None:
    written(box, Toy(1, "Honigwein"))
    box.toys[1].is_published = False
    assert search("Honigwien").suggestion == ""


def test_publishing_is_checked_once_per_page(box: Box) -> None:
    written(box, *(Toy(pk, f"Honig {pk}") for pk in range(1, 31)))
    box.asked = 0
    assert len(search("Honig", size=30).hits) == 30
    assert box.asked == 1


def test_a_marked_record_that_is_withdrawn_or_deleted_goes(box: Box) -> None:
    written(box, Toy(1, "Honig"), Toy(2, "Honigwein"), Toy(3, "Honigwabe"))
    box.toys[2].is_published = False
    del box.toys[3]
    mark("toy", [2, 3])
    kept_up()
    assert search("").total == 1


def test_hits_of_a_kind_nobody_registers_any_more_are_not_shown(box: Box) -> None:
    from produktschau.search.engine.kinds import KINDS

    written(box, Toy(1, "Honig"))
    KINDS._things.clear()
    assert search("Honig").hits == []
