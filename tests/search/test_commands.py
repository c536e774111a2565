"""The commands ``search``, ``reindex``, ``indexer``."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from produktschau.lib.commands import Refused
from produktschau.search.actions import mark
from produktschau.search.engine import folder
from produktschau.search.models import IndexMark
from produktschau.search.queries import search
from tests.search.conftest import Box, Toy, written


def said(*words: str) -> str:
    """What a command prints."""
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_search_prints_ranked_lines_with_title_place_and_address(box: Box) -> None:
    written(box, Toy(1, "Bienenhonig", place="Döbeln"), Toy(2, "Kerze", "Riecht nach Honig"))
    first, second, last = said("search", "Honig").splitlines()
    assert first.split("  ")[-7:] == ["Bienenhonig", "·", "Döbeln", "·", "Spielzeug", "·", "/spielzeug/1/"]
    assert "Kerze  ·  ohne Ort" in second
    assert last == "2 von 2 Treffern."


def test_search_without_a_hit_ends_with_1_and_leads_on(box: Box) -> None:
    out = StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("search", "Quantencomputer", stdout=out)
    assert end.value.code == 1
    assert out.getvalue().splitlines() == [
        "Kein Treffer für „Quantencomputer“.",
        "Versuchen Sie ein allgemeineres Wort, nur einen Teil des Wortes oder einen Ort in der Nähe.",
    ]


def test_search_is_refused_without_an_index(box: Box) -> None:
    (folder.root() / "current").unlink()
    with pytest.raises(Refused, match="produktschau reindex") as refusal:
        call_command("search", "Honig")
    assert refusal.value.returncode == 2


@pytest.mark.parametrize(
    "words", [("--kind", "ship"), ("--limit", "0"), ("--limit", "201"), ("--sort", "distance"), ("--near", "Nirgends")]
)
def test_search_refuses_what_it_cannot_do(box: Box, words: tuple[str, str]) -> None:
    with pytest.raises(CommandError):
        call_command("search", "Honig", words[0], [words[1]] if words[0] == "--kind" else words[1])


def test_reindex_says_how_many_entries_there_are(box: Box) -> None:
    box.put(Toy(1, "Honig"), Toy(2, "Kerze"))
    assert said("reindex").splitlines() == [
        "Öffentlicher Index neu aufgebaut: 2 Einträge.",
        "Index des Leitstands neu aufgebaut: 2 Einträge.",
    ]
    assert search("").total == 2


def test_indexer_works_off_the_marks_and_ends_when_told_so(box: Box) -> None:
    box.put(Toy(1, "Honig"))
    mark("toy", [1])
    assert said("indexer", "--once") == "Vormerkungen abgearbeitet: 1.\n"


def test_indexer_ends_with_1_when_a_record_could_not_be_written(box: Box) -> None:
    box.put(Toy(1, "Honig", is_broken=True))
    mark("toy", [1])
    with pytest.raises(SystemExit) as end:
        said("indexer", "--once")
    assert end.value.code == 1
    assert IndexMark.objects.count() == 1


def test_a_second_indexer_refuses_to_start(box: Box) -> None:
    with folder.held("indexer", wait=False), pytest.raises(Refused, match="schon ein Indexer"):
        call_command("indexer", "--once")
