"""Nothing unpublished is found, also while the index lags behind."""

import tantivy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from produktschau.search.actions import mark
from produktschau.search.calculations.german import analyse
from produktschau.search.engine import folder
from produktschau.search.engine.index import Kept, reading
from produktschau.search.engine.kinds import PUBLIC, STAFF
from produktschau.search.engine.vocabulary import vocabulary
from produktschau.search.queries import LONGEST_QUERY, search
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


def test_a_draft_leaves_no_byte_in_the_files_of_the_public_index(box: Box) -> None:
    written(box, Toy(1, "Honig"), Toy(2, "Xylophonquark", "Geheimrezeptur", is_published=False))
    box.put(Toy(3, "Zwetschgenklang", is_published=False))
    mark("toy", [1, 2, 3])
    kept_up()
    rare = (b"xylophonquark", b"geheimrezeptur", b"zwetschgenklang")
    assert [word for word in rare if word in written_bytes(PUBLIC)] == []
    assert rare[0] in written_bytes(STAFF)


def test_a_draft_is_in_the_index_of_the_staff(box: Box) -> None:
    written(box, Toy(1, "Honig"), Toy(2, "Honig im Entwurf", is_published=False))
    assert [kept.title for _, kept in everything(STAFF)] == ["Honig", "Honig im Entwurf"]
    assert [kept.title for _, kept in everything(PUBLIC)] == ["Honig"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(st.sampled_from("aeinrstdhulcgmobwfkzpvüäößjyxqAEIRSTÜÖÄ  -&.'’/0123456789"), min_size=1, max_size=40),
        st.text(min_size=1, max_size=20),
        st.sampled_from(
            ["S", "7", "Ö", "H&M", "C++", "أهلا", "שלום", "e. V.", "Müller's", "T-Shirt", "3-D", "2.0", "Straße 5"]
        ),
    )
)
def test_what_is_published_is_found_by_its_own_name(box: Box, name: str) -> None:
    """A name without any letter or digit, or of stop words alone, holds no word: it is found in the list only."""
    box.toys.clear()
    written(box, Toy(1, name), Toy(2, "Ganz anders"))
    results = search(name)
    assert not results.unavailable
    if analyse(name[:LONGEST_QUERY], vocabulary()):
        assert 1 in [hit.pk for hit in results.hits]
    assert 1 in [kept.pk for _, kept in everything(PUBLIC)]


def everything(name: str) -> list[tuple[float, Kept]]:
    """All entries of an index by name."""
    return reading(name).find(tantivy.Query.all_query(), limit=100, order="name").hits


def written_bytes(name: str) -> bytes:
    """What stands in the files of an index, in small letters; stored texts are compressed, the words of the index are not."""
    build = folder.root(name) / str(folder.current_build(name))
    return b"".join(file.read_bytes() for file in build.iterdir()).lower()
