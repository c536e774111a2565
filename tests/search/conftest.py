"""An index of its own for every test, over toys: a kind of document that only tests know."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from pytest_django import Settings

from produktschau.lib.collecting import keep_for_good
from produktschau.lib.text import sort_key
from produktschau.search.actions.indexing import Indexer, index_marks
from produktschau.search.actions.rebuilding import rebuild
from produktschau.search.calculations.compounds import Vocabulary
from produktschau.search.engine import index
from produktschau.search.engine.kinds import KINDS, Document, DocumentKind, LonLat
from produktschau.search.engine.vocabulary import vocabulary
from produktschau.search.queries import Results, search
from tests.cast import NOW


@dataclass
class Toy:
    """A record of the toy box."""

    pk: int
    name: str
    story: str = ""
    place: str = ""
    material: str = ""
    is_published: bool = True
    is_broken: bool = False
    newest: int = 0
    points: tuple[LonLat, ...] = ()


@dataclass
class Box:
    """Stands for a domain: its records, and how often it was asked what is published."""

    toys: dict[int, Toy] = field(default_factory=dict)
    asked: int = 0

    def put(self, *toys: Toy) -> None:
        """Put toys into the box."""
        self.toys.update({toy.pk: toy for toy in toys})

    def documents(self, pks: Collection[int] | None) -> Iterator[Document]:
        """Documents of the published toys."""
        for toy in self.toys.values():
            if toy.is_published and (pks is None or toy.pk in pks):
                yield document(toy)

    def staff_documents(self, pks: Collection[int] | None) -> Iterator[Document]:
        """Documents of all toys; a draft says that it is one."""
        for toy in self.toys.values():
            if pks is None or toy.pk in pks:
                yield document(toy) if toy.is_published else draft(toy)

    def existing(self, pks: Collection[int]) -> set[int]:
        """Which toys there are."""
        return {pk for pk in pks if pk in self.toys}

    def published(self, pks: Collection[int]) -> set[int]:
        """Which toys are published."""
        self.asked += 1
        return {pk for pk in pks if pk in self.toys and self.toys[pk].is_published}


def document(toy: Toy, kind: str = "toy") -> Document:
    """The document of a toy; a broken one has none."""
    if toy.is_broken:
        raise ValueError("Dieses Spielzeug ist kaputt.")
    return Document(
        kind=kind,
        pk=toy.pk,
        title=toy.name,
        url=f"/spielzeug/{toy.pk}/",
        sort_key=sort_key(toy.name),
        names=[toy.name],
        categories=[toy.material],
        places=[toy.place] if toy.place else [],
        story=[toy.story],
        filters={"material": [toy.material] if toy.material else []},
        cards={"de": f"<li>{toy.name}</li>", "en": f"<li lang='de'>{toy.name}</li>"},
        newest=toy.newest,
        points=toy.points,
    )


def draft(toy: Toy) -> Document:
    """The document of an unpublished toy, for the staff."""
    return replace(document(toy), cards={"de": f"<li>Entwurf: {toy.name}</li>"})


def kind_of(box: Box) -> DocumentKind:
    """The kind of the toys in a box."""
    return DocumentKind("toy", "Spielzeug", box.documents, box.published, box.staff_documents, box.existing)


@pytest.fixture(scope="session")
def words() -> Vocabulary:
    """The real vocabulary, built once."""
    known = vocabulary()
    keep_for_good()
    return known


@pytest.fixture
def box(
    db: None, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch, words: Vocabulary
) -> Iterator[Box]:
    """An empty box of toys, registered as the only kind, with an empty index."""
    settings.SEARCH_INDEX = tmp_path / "index"
    settings.LOCKS = tmp_path / "locks"
    toys = Box()
    monkeypatch.setattr(KINDS, "_things", {})
    KINDS.register("toy", kind_of(toys))
    index.forget()
    rebuild(at=NOW)
    yield toys
    index.forget()


def written(box: Box, *toys: Toy) -> None:
    """Put toys into the box and build the index anew."""
    box.put(*toys)
    rebuild(at=NOW)


def kept_up() -> None:
    """Work off all marks."""
    indexer = Indexer()
    while index_marks(indexer, at=NOW).cleared:
        pass


def titles(results: Results) -> list[str]:
    """The titles of the hits, in order."""
    return [hit.title for hit in results.hits]


def found(words: str) -> list[str]:
    """The titles found for some words."""
    return titles(search(words))
