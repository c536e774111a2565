"""An index for tests of pages: filled from the test's records, behind until it is told to catch up."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from produktschau.search.actions.indexing import Indexer, index_marks
from produktschau.search.actions.rebuilding import rebuild
from produktschau.search.engine import index
from tests.cast import NOW


@pytest.fixture
def catch_up(db: None, tmp_path: Path, settings: Settings) -> Iterator[Callable[[], None]]:
    """An index of its own for the test, empty at first; the function works off all marks."""
    settings.SEARCH_INDEX = tmp_path / "index"
    settings.LOCKS = tmp_path / "locks"
    index.forget()
    rebuild(at=NOW)

    def work_off() -> None:
        indexer = Indexer()
        while index_marks(indexer, at=NOW).cleared:
            pass

    yield work_off
    index.forget()
