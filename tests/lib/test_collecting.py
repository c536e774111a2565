"""Seldom collected garbage."""

import gc
from contextlib import suppress

from produktschau.lib.collecting import EVERY, seldom_collected


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
