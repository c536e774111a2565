"""Index and database are compared, what differs is said by kind and key, and can be marked for repair."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from produktschau.search.actions import mark
from produktschau.search.engine import folder, gathering
from produktschau.search.engine.kinds import INDEXES, KINDS, PUBLIC, STAFF
from produktschau.search.engine.writing import Writer
from produktschau.search.models import IndexMark
from produktschau.search.queries import checking
from produktschau.search.queries.checking import Difference, compared
from tests.cast import NOW
from tests.search.conftest import Box, Toy, document, kept_up, written


def checked(*options: str) -> tuple[int, list[str]]:
    """Exit code and lines of the command."""
    out = StringIO()
    try:
        call_command("check_index", *options, stdout=out)
    except SystemExit as end:
        return int(str(end.code)), out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


def spoil(index: str) -> None:
    """Make the index lie about toys 1 to 4 in every way there is."""
    build = folder.current_build(index)
    assert build is not None
    writer = Writer(build, index)
    writer.replace("toy", [1, 2], [document(Toy(2, "Anders"))])
    writer.add(document(Toy(3, "Seil")))
    writer.add(document(Toy(99, "Geist")))
    writer.commit()
    writer.close()


def test_a_fresh_index_is_clean(box: Box) -> None:
    written(box, *(Toy(pk, f"Seil {pk}", is_published=pk % 3 > 0) for pk in range(1, 20)))
    assert checked() == (
        0,
        [
            "Öffentlicher Index: 13 Einträge. Er stimmt mit der Datenbank überein.",
            "Index des Leitstands: 19 Einträge. Er stimmt mit der Datenbank überein.",
        ],
    )


@pytest.mark.parametrize("index", INDEXES)
def test_every_sort_of_difference_is_told_and_repaired(box: Box, index: str) -> None:
    written(box, Toy(1, "Honig"), Toy(2, "Kerze"), Toy(3, "Seil"), Toy(4, "Korb"))
    spoil(index)
    assert sorted(compared(index).differences) == [
        Difference("double", "toy", 3),
        Difference("missing", "toy", 1),
        Difference("outdated", "toy", 2),
        Difference("surplus", "toy", 99),
    ]
    code, lines = checked("--index", index, "--repair")
    assert (code, len(lines), lines[-1]) == (1, 6, "Vorgemerkt: 4. Der Indexer trägt sie nach.")
    assert "Abweichungen: 1 fehlt, 1 zu viel, 1 veraltet, 1 doppelt." in lines[0]
    kept_up()
    assert checked("--index", index)[0] == 0


def test_what_is_marked_is_no_difference(box: Box) -> None:
    written(box, Toy(1, "Honig"), Toy(2, "Kerze"))
    box.put(Toy(1, "Honigwein"), Toy(3, "Seil"))
    del box.toys[2]
    mark("toy", [1, 2, 3], NOW)
    assert checked("--index", "public") == (
        0,
        ["Öffentlicher Index: 2 Einträge. Es warten 3 Vormerkungen. Er stimmt mit der Datenbank überein."],
    )
    IndexMark.objects.all().delete()
    assert sorted((found.what, found.key) for found in compared(PUBLIC).differences) == [
        ("missing", 3),
        ("outdated", 1),
        ("surplus", 2),
    ]


def test_what_is_changed_and_marked_during_the_second_look_is_no_difference(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(box, Toy(1, "Honig"))
    box.put(Toy(1, "Honigwein"))
    looks: list[int] = []
    documents = gathering.documents

    def changed_at_the_second(*asked: Any) -> Any:
        looks.append(1)
        if len(looks) == 2:
            mark("toy", [1], NOW)
        return documents(*asked)

    monkeypatch.setattr(checking, "documents", changed_at_the_second)
    assert (compared(PUBLIC).differences, len(looks)) == ([], 2)


def test_a_draft_in_the_public_index_is_surplus(box: Box) -> None:
    written(box, Toy(1, "Honig"), Toy(2, "Kerze"))
    box.toys[2].is_published = False
    assert compared(PUBLIC).differences == [Difference("surplus", "toy", 2)]
    assert compared(STAFF).counts == {"outdated": 1}


def test_entries_of_a_kind_nobody_registers_any_more_are_surplus_and_go(box: Box) -> None:
    written(box, Toy(1, "Honig"))
    KINDS._things.clear()
    assert compared(PUBLIC).differences == [Difference("surplus", "toy", 1)]
    checked("--repair")
    kept_up()
    assert checked() == (
        0,
        [
            "Öffentlicher Index: 0 Einträge. Er stimmt mit der Datenbank überein.",
            "Index des Leitstands: 0 Einträge. Er stimmt mit der Datenbank überein.",
        ],
    )


def test_a_change_of_anything_of_a_record_is_seen(box: Box) -> None:
    toy = Toy(1, "Honig", "Aus Blüten", "Döbeln", "Glas", newest=5, points=((13.0, 51.0),))
    written(box, toy)
    for field, value in (
        ("name", "Honig!"),
        ("story", "Aus Wald"),
        ("place", "Freiberg"),
        ("material", "Ton"),
        ("newest", 6),
        ("points", ((13.1, 51.0),)),
    ):
        before = getattr(toy, field)
        setattr(toy, field, value)
        assert compared(PUBLIC).differences == [Difference("outdated", "toy", 1)], field
        setattr(toy, field, before)
    assert compared(PUBLIC).is_clean


def test_at_most_twenty_examples_are_shown_and_no_names(box: Box) -> None:
    written(box)
    box.put(*(Toy(pk, "Geheimname") for pk in range(1, 31)))
    code, lines = checked("--index", "public")
    assert (code, len(lines), lines[-1]) == (1, 22, "  … und 10 weitere")
    assert "Geheimname" not in "".join(lines)


def test_a_missing_index_is_said(box: Box) -> None:
    (folder.root() / "current").unlink()
    code, lines = checked("--index", "public")
    assert (code, lines) == (
        1,
        ["Öffentlicher Index: nicht lesbar. Der Indexer baut ihn neu auf, oder „produktschau reindex“."],
    )
