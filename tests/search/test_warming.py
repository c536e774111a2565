"""What a web process reads before its first request."""

import gc
import logging
from collections.abc import Iterator

import pytest
from django.db import OperationalError

from produktschau.lib import collecting
from produktschau.search.engine.index import IndexMissing
from produktschau.search.queries import warming


@pytest.fixture(autouse=True)
def thawed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing is frozen at first; leaves the collector of this process as it was."""
    before = gc.get_threshold()
    monkeypatch.setattr(collecting, "_kept", False)
    gc.unfreeze()
    yield
    gc.set_threshold(*before)
    gc.freeze()


@pytest.mark.parametrize("fault", [OperationalError("no such table"), OSError("disk full"), IndexMissing("built")])
def test_nothing_keeps_a_web_process_from_starting(fault: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise fault

    monkeypatch.setattr(warming, "vocabulary", fails)
    warming.warm_up().join()
    assert gc.get_freeze_count() > 0


def test_a_fault_is_told_by_its_kind_without_what_it_says(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails() -> None:
        raise OperationalError("password of somebody")

    monkeypatch.setattr(warming, "vocabulary", fails)
    with caplog.at_level(logging.WARNING, logger=warming.__name__):
        warming.warm_up().join()
    assert [record.getMessage() for record in caplog.records] == [
        "Nothing was read before the first request (OperationalError)."
    ]


def test_vocabulary_and_words_of_facets_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(warming, "vocabulary", lambda: read.append("vocabulary"))
    monkeypatch.setattr(warming, "known", lambda: read.append("facets"))
    warming.warm_up().join()
    assert read == ["vocabulary", "facets"]
