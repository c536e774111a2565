"""The file of the vocabulary."""

from pathlib import Path

import pytest

from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.calculations.lexicon import Lexicon
from produktschau.search.engine import vocabulary

BUILT = Lexicon(
    words={"honig"},
    openers={"kletter"},
    agents={"bauer"},
    heads={"honig": 3},
    forms={"honige": "honig", "honig": "honig"},
)


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts how often the vocabulary is built; building is replaced by three words."""
    count: list[int] = []

    def build() -> Lexicon:
        count.append(1)
        return BUILT

    monkeypatch.setattr(vocabulary, "_build", build)
    return count


def test_it_is_built_once_and_then_read(tmp_path: Path, builds: list[int]) -> None:
    file = tmp_path / "vocabulary-1.txt"
    first, second = vocabulary.load(file), vocabulary.load(file)
    assert (first.words, first.openers, first.agents) == (second.words, second.openers, second.agents)
    assert (second.heads, second.forms.get("honige")) == ({"honig": 3}, "honig")
    assert len(builds) == 1


@pytest.mark.parametrize(
    "content", [b"honig\nklett", b"", b"\xff\xfe", b"a\nend\n", b"\n" * 20 + b"end\n", b"a\n" * 20 + b"end\n"]
)
def test_a_damaged_file_is_built_anew(content: bytes, tmp_path: Path, builds: list[int]) -> None:
    file = tmp_path / "vocabulary-1.txt"
    file.write_bytes(content)
    assert vocabulary.load(file).words == {"honig"}
    assert len(builds) == 1


def test_a_newer_vocabulary_replaces_the_file_of_the_older(tmp_path: Path, builds: list[int]) -> None:
    vocabulary.load(tmp_path / "vocabulary-1.txt")
    vocabulary.load(tmp_path / "vocabulary-2.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["vocabulary-2.txt"]


def test_a_place_that_cannot_be_written_stops_nobody(tmp_path: Path, builds: list[int]) -> None:
    (tmp_path / "file").touch()
    assert vocabulary.load(tmp_path / "file" / "vocabulary-1.txt").agents == {"bauer"}


def test_the_real_vocabulary_has_words_of_every_sort(words: Vocabulary) -> None:
    assert [word in words.words for word in ("honig", "moebel", "naturstein", "zzz")] == [True, True, True, False]
    assert [
        words.forms.get(form) for form in ("haeuser", "geraeucherter", "gebacken", "schoenes", "zzz", "häuser")
    ] == [
        "haus",
        "raeuchern",
        "backen",
        "schoen",
        None,
        None,
    ]
    assert "kletter" in words.openers
    assert [word in words.agents for word in ("imker", "bauer", "haeuser")] == [True, True, False]
    assert [word in words.own for word in ("kohle", "rinde", "decke", "honig")] == [True, True, True, False]
