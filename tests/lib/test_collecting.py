"""Seldom collected garbage."""

import gc
from collections.abc import Iterator
from contextlib import suppress

import pytest

from produktschau.lib import collecting
from produktschau.lib.collecting import EVERY, keep_for_good, seldom_collected


@pytest.fixture(autouse=True)
def thawed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing is frozen at first; afterwards the process keeps again what it kept."""
    monkeypatch.setattr(collecting, "_kept", False)
    gc.unfreeze()
    yield
    gc.freeze()


def test_collection_is_off_inside_and_as_before_afterwards_also_after_an_error() -> None:
    before = (gc.isenabled(), gc.get_freeze_count())
    inside = None
    with suppress(ZeroDivisionError), seldom_collected():
        inside = (gc.isenabled(), gc.get_freeze_count() > 0)
        _ = 1 / 0
    assert (inside, (gc.isenabled(), gc.get_freeze_count())) == ((False, True), before)


def test_circles_made_inside_are_collected_every_tenth_call() -> None:
    with seldom_collected() as collect:
        circle: list[object] = []
        circle.append(circle)
        del circle
        before = gc.get_stats()[2]["collections"]
        for _ in range(EVERY - 1):
            collect()
        assert gc.get_stats()[2]["collections"] == before
        collect()
        assert gc.get_stats()[2]["collections"] == before + 1


def test_what_is_kept_for_good_stays_so() -> None:
    keep_for_good()
    before = gc.get_freeze_count()
    with seldom_collected():
        pass
    assert gc.get_freeze_count() == before > 0
